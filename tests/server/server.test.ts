import { get as httpGet } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoSignIn } from '../../src/server/sign-in.ts'
import { type Served, serve, hrView as view } from './served.ts'

let ready = false
let served: Served
let origin = ''
beforeAll(async () => {
  served = await serve({ isReady: () => ready })
  origin = served.origin
})
afterAll(() => served.close())

const post: Served['post'] = (...request) => served.post(...request)

/** A request that `fetch` would mend before sending it. */
const raw = (path: string, host = 'localhost'): Promise<Response> =>
  new Promise((done, failed) => {
    const { port } = new URL(origin)
    httpGet({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
      answer.resume()
      done(new Response(null, { status: answer.statusCode ?? 0 }))
    }).on('error', failed)
  })

describe('the server', () => {
  test('answers a query, and says how fresh the answer is', async () => {
    const answer = await post({ query: '{ staffMembers(first: 1) { nodes { name } } }' })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      data: { staffMembers: { nodes: [{ name: '職員 001' }] } },
      extensions: {
        ikusei: { asOf: '2026-11-25T00:00:00.000Z', stale: false, version: view.snapshot.version },
      },
    })
  })

  test('is healthy at once, and ready with the first snapshot', async () => {
    expect((await fetch(`${origin}/health`)).status).toBe(200)
    expect((await fetch(`${origin}/ready`)).status).toBe(503)
    ready = true
    expect((await fetch(`${origin}/ready`)).status).toBe(200)
  })

  test.each<[string, () => Promise<Response>, number]>([
    ['a GET', () => fetch(`${origin}/graphql?query={viewer{subject}}`), 405],
    [
      'a form',
      () => post('query={viewer{subject}}', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
    ],
    ['text', () => post('{}', { 'content-type': 'text/plain' }), 415],
    ['300 kB', () => post({ query: `{ viewer { subject } } #${'x'.repeat(300_000)}` }), 413],
    ['a batch', () => post([{ query: '{ viewer { subject } }' }, { query: '{ viewer { subject } }' }]), 400],
    ['broken JSON', () => post('{"query":'), 400],
    [
      'somebody nobody knows',
      () => post({ query: '{ viewer { subject } }' }, { 'x-ikusei-viewer': 'x@example.lg.jp' }),
      403,
    ],
    [
      'a request through a proxy',
      () => post({ query: '{ viewer { subject } }' }, { 'x-forwarded-for': '10.0.0.1' }),
      403,
    ],
    ['another path', () => fetch(`${origin}/admin`), 404],
    ['a path that is no URL', () => raw('//'), 404],
    ['a page for another host', () => raw('/', 'evil.example'), 404],
    [
      'lists of lists of lists',
      () =>
        post({
          query:
            '{ staffMembers(first: 1000) { nodes { department { staffMembers(first: 1000) { nodes { name } } } } } }',
        }),
      200,
    ],
  ])('refuses %s', async (_what, request, status) => {
    const answer = await request()
    expect(answer.status).toBe(status)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(await answer.text()).not.toMatch(/at .*\.(?:js|ts)|node_modules/u)
  })

  test.each<[headers: Readonly<Record<string, string>>, subject: string | null]>([
    [{ host: 'localhost:4000' }, 'demo'],
    [{ host: 'evil.example' }, null],
    [{ host: 'localhost', via: '1.1 proxy' }, null],
    [{ host: '[::1]:4000', 'x-ikusei-viewer': 'a@example.lg.jp' }, 'a@example.lg.jp'],
  ])(
    'reads the subject of the demo only from requests addressed to this machine: %o',
    async (headers, subject) => {
      expect((await demoSignIn.subjectOf(headers))?.id ?? null).toBe(subject)
    },
  )

  test('quotes nothing of broken JSON or of a variable of another type', async () => {
    for (const body of [
      '{"query": "山田太郎 うつ病',
      {
        query: 'query($n: Int) { staffMembers(first: $n) { totalCount } }',
        variables: { n: '山田太郎 うつ病' },
      },
      {
        query: 'query($d: Date) { staffMembers(filter: { birthDate: { eq: $d } }) { totalCount } }',
        variables: { d: '山田太郎 うつ病' },
      },
    ])
      expect(await (await post(body)).text()).not.toContain('山田')
    expect(served.faults).toEqual([])
  })
})
