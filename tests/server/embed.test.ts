import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { grantOf } from '../../src/server/embed.ts'
import { EMBED, EMBEDS, PORTAL, served, token } from './embeds.ts'
import { hrView, type Served } from './served.ts'

const open = (
  { origin }: Served,
  body: string,
  headers: Readonly<Record<string, string>> = { origin: PORTAL },
  view = 'training',
): Promise<Response> =>
  fetch(`${origin}/embed/${view}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })

const form = (text: string): string => new URLSearchParams({ token: text }).toString()
const BLANK = '<!doctype html><title>Ikusei</title>'

describe('a view in the page of somebody else', () => {
  test('is shown for a token, with its locked filters and no more than the embed’s roles', async () => {
    const answer = await open(await served(), form(await token()))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(
      JSON.stringify({
        view: 'training',
        roles: ['DASHBOARD'],
        filters: { department: '0203' },
        beside: [],
      }),
    )
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`frame-ancestors ${PORTAL}`)
    expect(policy).toMatch(/default-src 'none'; script-src 'nonce-[^']+'; style-src 'nonce-[^']+'/u)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('S20 and S21: anything else is one blank page', () => {
  const signed = (payload: Readonly<Record<string, unknown>>, key: Uint8Array = EMBED.key) =>
    new SignJWT({ view: 'training', origin: PORTAL, params: {}, ...payload })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('groupware')
      .setAudience('ikusei')
      .setJti(randomUUID())
      .setIssuedAt()
      .sign(key)
  const now = Math.floor(Date.now() / 1_000)
  test.each<[what: string, token: () => Promise<string>, headers?: Readonly<Record<string, string>>]>([
    ['no token', async () => ''],
    ['nonsense', async () => 'a.b.c'],
    ['a token that ran out', () => signed({ iat: now - 400, exp: now - 100 })],
    ['a token of 301 s', () => token({ seconds: 301 })],
    ['a token without an end', () => signed({})],
    ['a token of another view', () => token({ view: 'wishes' })],
    ['a token of another key', () => token({}, { ...EMBED, key: new Uint8Array(32).fill(8) })],
    ['a token of an embed nobody knows', () => token({}, { ...EMBED, id: 'other' })],
    [
      'a token for an origin that is not listed',
      () => token({ origin: 'https://evil.example' }),
      { origin: 'https://evil.example' },
    ],
    ['a page of another origin', () => token(), { origin: 'https://evil.example' }],
    ['no origin', () => token(), {}],
    [
      'an edited filter',
      async () => {
        const [head, payload = '', signature] = (await token()).split('.')
        const edited = Buffer.from(payload, 'base64url').toString().replace('0203', '0204')
        return [head, Buffer.from(edited).toString('base64url'), signature].join('.')
      },
    ],
  ])('%s', async (_what, make, headers) => {
    const answer = await open(await served(), form(await make()), headers)
    expect([answer.status, await answer.text()]).toEqual([401, BLANK])
  })

  test('a token that was used', async () => {
    const server = await served()
    const once = form(await token())
    expect((await open(server, once)).status).toBe(200)
    expect((await open(server, once)).status).toBe(401)
  })

  test.each([
    ['another field', (text: string) => `${form(text)}&department=0204`],
    ['the token under another name', (text: string) => new URLSearchParams({ tokens: text }).toString()],
    ['a form of 20 kB', (text: string) => `${form(text)}&x=${'x'.repeat(20_000)}`],
  ])('%s beside it', async (_what, bodyOf) => {
    expect((await open(await served(), bodyOf(await token()))).status).toBe(401)
  })

  test('somebody who may see nothing', async () => {
    expect((await open(await served({ viewWithin: () => 'FORBIDDEN' }), form(await token()))).status).toBe(
      401,
    )
  })

  test('a token in the address grants nothing', async () => {
    const { origin } = await served()
    expect((await fetch(`${origin}/embed/training?token=${await token()}`)).status).toBe(404)
    expect((await fetch(`${origin}/views/training?token=${await token()}`)).status).toBe(404)
  })
})

test('views without a token are for the demo alone', async () => {
  const demo = await served({
    demo: {
      viewIn: (account) => (account === 'x' ? 'FORBIDDEN' : hrView),
      offered: {
        accounts: [
          ['hr', '人事'],
          ['core', '人事（異動・評価）'],
        ],
        views: [['training', '研修受講']],
      },
    },
  })
  const page = await fetch(`${demo.origin}/views/training?department=0203`)
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("frame-ancestors 'none'"),
  ])
  expect((await fetch(`${demo.origin}/views/training?as=x`)).status).toBe(403)
  const [, drawn = ''] = /<main>(.*)<\/main>/u.exec(await page.text()) ?? []
  expect(JSON.parse(drawn).beside).toMatchObject([
    {
      links: [
        { text: '人事', isHere: true },
        { href: '/views/training?as=core', isHere: false },
      ],
    },
    { links: [{ text: '研修受講', isHere: true }, { href: '/' }] },
  ])
  expect((await fetch(`${demo.origin}/views/nothing`)).status).toBe(404)
  const csv = await fetch(`${demo.origin}/views/training.csv`)
  expect(csv.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('研修.csv')}`,
  )
  expect((await fetch(`${demo.origin}/views/training.svg`)).headers.get('content-type')).toContain(
    'image/svg+xml',
  )
})

test('the element that brings tokens is one script of at most 30 KB', async () => {
  const { origin } = await served()
  const script = await fetch(`${origin}/embed.js`)
  expect(script.headers.get('content-type')).toContain('text/javascript')
  const text = await script.text()
  expect(text).toContain('ikusei-view')
  expect(gzipSync(text).length).toBeLessThanOrEqual(30 * 1024)
})

test('a grant says whose rights are meant', async () => {
  const grant = await grantOf(await token({ subject: 'a@example.lg.jp' }), 'training', PORTAL, EMBEDS)
  expect(grant).toMatchObject({
    subject: 'a@example.lg.jp',
    view: 'training',
    params: { department: '0203' },
  })
})
