import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { EMBED, PORTAL, served, token } from './embeds.ts'
import type { Served } from './served.ts'

const EVIL = 'https://evil.example'

const ask = (
  { origin }: Served,
  bearer: string | null,
  headers: Readonly<Record<string, string>> = { origin: PORTAL },
  view = 'training',
): Promise<Response> =>
  fetch(`${origin}/embed/${view}.json`, {
    headers: { ...headers, ...(bearer !== null && { authorization: `Bearer ${bearer}` }) },
  })

/** The headers that open an answer to pages of others. */
const opened = ({ headers }: Response): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'))

describe('what is drawn, as data for an element', () => {
  test('is told for a token, within its filters and roles, to the one origin it names', async () => {
    const before = Date.now()
    const answer = await ask(await served(), await token())
    expect(answer.status).toBe(200)
    const { showing, answeredAt, expiresAt, ...page } = await answer.json()
    expect(page).toEqual({ views: ['training'], live: false })
    expect(showing).toEqual({ view: 'training', roles: ['DASHBOARD'], filters: { department: '0203' } })
    expect(answeredAt).toBeGreaterThanOrEqual(before)
    expect(expiresAt - before).toBeGreaterThan(290_000)
    expect(expiresAt - before).toBeLessThanOrEqual(301_000)
    expect(opened(answer)).toEqual(['access-control-allow-origin'])
    expect(answer.headers.get('access-control-allow-origin')).toBe(PORTAL)
    expect(answer.headers.get('vary')).toBe('Origin')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-type')).toContain('application/json')
  })

  const endedAt = (seconds: number): Promise<string> =>
    new SignJWT({ view: 'training', origin: PORTAL, params: {} })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(EMBED.id)
      .setAudience('ikusei')
      .setJti(randomUUID())
      .setIssuedAt(seconds - 200)
      .setExpirationTime(seconds)
      .sign(EMBED.key)
  test.each<[what: string, token: () => Promise<string | null>, headers?: Readonly<Record<string, string>>]>([
    ['no token', async () => null],
    ['nonsense', async () => 'a.b.c'],
    ['a token that ran out', () => endedAt(Math.floor(Date.now() / 1_000) - 60)],
    ['a token of 301 s', () => token({ seconds: 301 })],
    ['a token of another view', () => token({ view: 'wishes' })],
    ['a token of another key', () => token({}, { ...EMBED, key: new Uint8Array(32).fill(8) })],
    ['a token of an embed nobody knows', () => token({}, { ...EMBED, id: 'other' })],
    ['a token for an origin that is not listed', () => token({ origin: EVIL }), { origin: EVIL }],
    ['a page of another origin', () => token(), { origin: EVIL }],
    ['no origin', () => token(), {}],
    ['an edited signature', async () => `${await token()}x`],
  ])('S20: is not told for %s', async (_what, make, headers) => {
    const answer = await ask(await served(), await make(), headers)
    expect([answer.status, await answer.text(), opened(answer)]).toEqual([401, '', []])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('S20: is not told twice, neither as data nor as a page', async () => {
    const server = await served()
    const once = await token()
    expect((await ask(server, once)).status).toBe(200)
    const again = await ask(server, once)
    expect([again.status, await again.text(), opened(again)]).toEqual([401, '', []])
    const page = await fetch(`${server.origin}/embed/training`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: PORTAL },
      body: new URLSearchParams({ token: once }).toString(),
    })
    expect(page.status).toBe(401)
  })

  test('is not told to somebody who may see nothing, nor before anything was read', async () => {
    for (const none of ['FORBIDDEN', 'NOT_READY'] as const) {
      const answer = await ask(await served({ viewWithin: () => none }), await token())
      expect([answer.status, await answer.text(), opened(answer)]).toEqual([401, '', []])
    }
  })

  test('is had in no other way', async () => {
    const { origin } = await served()
    const post = { method: 'POST', headers: { origin: PORTAL, authorization: `Bearer ${await token()}` } }
    for (const answer of [
      await fetch(`${origin}/embed/training.json?token=${await token()}`, { headers: { origin: PORTAL } }),
      await fetch(`${origin}/embed/training.json`, post),
      await fetch(`${origin}/embed/training.csv`, { headers: post.headers }),
      await fetch(`${origin}/embed/nothing.json`, { headers: post.headers }),
      await fetch(`${origin}/views/training.json`, { headers: post.headers }),
    ]) {
      expect([401, 404]).toContain(answer.status)
      expect([await answer.text(), opened(answer)]).toEqual(['', []])
    }
  })
})

describe('asking beforehand whether a page may ask', () => {
  const preflight = ({ origin }: Served, path: string, changes: Readonly<Record<string, string>> = {}) =>
    fetch(`${origin}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin: PORTAL,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
        ...changes,
      },
    })

  test('is answered for a page that is listed', async () => {
    const answer = await preflight(await served(), '/embed/training.json')
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe(PORTAL)
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization')
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('vary')).toBe('Origin')
  })

  test('is answered for following changes as well', async () => {
    const answer = await preflight(await served(), '/embed/training.events', {
      'access-control-request-method': 'POST',
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-methods')).toBe('POST')
  })

  test.each<[what: string, path: string, changes: Readonly<Record<string, string>>]>([
    ['data by POST', '/embed/training.json', { 'access-control-request-method': 'POST' }],
    ['changes by GET', '/embed/training.events', {}],
    ['another page', '/embed/training.json', { origin: EVIL }],
    ['a page without an origin', '/embed/training.json', { origin: 'null' }],
    ['another method', '/embed/training.json', { 'access-control-request-method': 'POST' }],
    ['another header', '/embed/training.json', { 'access-control-request-headers': 'authorization,x-a' }],
    ['a view nobody knows', '/embed/nothing.json', {}],
    ['a page of ours', '/embed/training', {}],
    ['the API', '/graphql', {}],
  ])('is not answered for %s', async (_what, path, changes) => {
    expect(opened(await preflight(await served(), path, changes))).toEqual([])
  })
})
