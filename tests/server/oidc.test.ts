import { createHmac } from 'node:crypto'
import { exportSPKI, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OidcSettings, oidcSignIn, SignInFailure } from '../../src/server/oidc.ts'
import { AUDIENCE, type Issuer, startIssuer } from './issuer.ts'
import { hrView, type Served, serve } from './served.ts'

const HR = 'hr@example.lg.jp'
const QUERY = { query: '{ viewer { subject } }' }

let issuer: Issuer
let served: Served
beforeAll(async () => {
  issuer = await startIssuer()
  served = await serve({
    signIn: await signInAt(issuer),
    viewFor: (subject) => (subject === HR ? hrView : 'FORBIDDEN'),
  })
})
afterAll(async () => {
  served.close()
  await issuer.close()
})

const settings = (url: string): OidcSettings => ({
  issuer: url,
  audience: AUDIENCE,
  jwks: null,
  algorithms: ['RS256'],
  claim: 'sub',
})
const signInAt = ({ url }: Issuer, unreachable: unknown[] = []) =>
  oidcSignIn(settings(url), { onKeysUnreachable: (error) => void unreachable.push(error) })

const bearer = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` })
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

/** What nobody is told, whatever was wrong. */
const NOBODY = { errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] }

describe('S11: tokens', () => {
  test('a good one lets its subject in', async () => {
    expect((await served.post(QUERY, bearer(await issuer.token()))).status).toBe(200)
  })

  const now = Math.floor(Date.now() / 1_000)
  test.each<[what: string, token: () => Promise<string>]>([
    ['none', async () => ''],
    [
      'without a signature',
      async () =>
        `${encoded({ alg: 'none' })}.${encoded({ iss: issuer.url, aud: AUDIENCE, sub: HR, exp: now + 60 })}.`,
    ],
    ['signed with the public key as a secret', () => confused()],
    ['for another audience', () => issuer.token({ aud: 'groupware' })],
    ['of another issuer', () => issuer.token({ iss: 'https://evil.example' })],
    ['without an end', () => issuer.token({ exp: undefined })],
    ['that ran out', () => issuer.token({ iat: now - 600, exp: now - 6 })],
    ['that ends in the past although it begins now', () => issuer.token({ exp: 0 })],
    ['without a subject', () => issuer.token({ sub: undefined })],
    ['with an empty subject', () => issuer.token({ sub: '' })],
    ['of a key that the issuer does not have', async () => issuer.token({}, await generateKeyPair('RS256'))],
    ['of a key nobody knows', async () => issuer.token({}, await generateKeyPair('RS256'), 'k9')],
    ['with a letter changed', async () => `${(await issuer.token()).slice(0, -6)}AAAAAA`],
  ])('%s: 401, and one body', async (_what, token) => {
    const text = await token()
    const answer = await served.post(QUERY, text === '' ? {} : bearer(text))
    expect([answer.status, await answer.json()]).toEqual([401, NOBODY])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  test('a header of the demo changes nothing', async () => {
    expect((await served.post(QUERY, { 'x-ikusei-viewer': HR })).status).toBe(401)
  })

  test('somebody signed in whom no account names is refused', async () => {
    const answer = await served.post(QUERY, bearer(await issuer.token({ sub: 'x@example.lg.jp' })))
    expect(answer.status).toBe(403)
  })

  test('the clocks may differ by five seconds', async () => {
    const token = await issuer.token({ exp: Math.floor(Date.now() / 1_000) - 3 })
    expect((await served.post(QUERY, bearer(token))).status).toBe(200)
  })
})

describe('S3: without a token', () => {
  test.each([
    ['a valid document', '{ staffMembers { totalCount } }'],
    ['an unknown field', '{ staffMember { nam } }'],
    ['no document at all', '{{{{'],
  ])('%s is not even parsed', async (_what, query) => {
    const answer = await served.post({ query })
    expect([answer.status, await answer.json()]).toEqual([401, NOBODY])
  })

  test('whoever guesses many is slowed down', async () => {
    const guesses = await Promise.all(Array.from({ length: 60 }, () => served.post(QUERY)))
    const slowed = guesses.filter(({ status }) => status === 429)
    expect(slowed.length).toBeGreaterThan(0)
    expect(Number(slowed[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  })
})

describe('the keys of an issuer', () => {
  test('that change are looked up, and those that are known go on while they cannot be had', async () => {
    const rotating = await startIssuer()
    const unreachable: unknown[] = []
    const signIn = await signInAt(rotating, unreachable)
    const idOf = async (token: string): Promise<string | null> =>
      (await signIn.subjectOf({ authorization: `Bearer ${token}` }))?.id ?? null
    const old = await rotating.token()
    expect(await idOf(old)).toBe(HR)
    rotating.fail()
    expect(await idOf(old)).toBe(HR)
    await rotating.close()
    expect(await idOf(await rotating.token({}, await generateKeyPair('RS256'), 'k9'))).toBeNull()
  })
})

describe('the process does not begin to listen', () => {
  test('when the issuer does not answer, or names another', async () => {
    const gone = await startIssuer()
    await gone.close()
    await expect(signInAt(gone)).rejects.toThrow(SignInFailure)
    const liar = await startIssuer('https://evil.example')
    await expect(signInAt(liar)).rejects.toThrow('names another issuer')
    await liar.close()
  })
})

async function confused(): Promise<string> {
  const now = Math.floor(Date.now() / 1_000)
  const head = encoded({ alg: 'HS256', kid: 'k1' })
  const body = encoded({ iss: issuer.url, aud: AUDIENCE, sub: HR, iat: now, exp: now + 60 })
  const secret = await exportSPKI(issuer.key.publicKey)
  return `${head}.${body}.${createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')}`
}
