import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>

/** A token issuer on this machine. */
export interface Issuer {
  readonly url: string
  readonly key: KeyPair
  /** Signs a token as it should be, but for what is said otherwise; `undefined` leaves a claim out. */
  token(claims?: Readonly<Record<string, unknown>>, key?: KeyPair, kid?: string): Promise<string>
  /** Takes other keys into use. */
  rotate(): Promise<void>
  /** Answers nothing from now on. */
  fail(): void
  close(): Promise<void>
}

export const AUDIENCE = 'ikusei'

/** Starts an issuer; `named` is what its discovery document calls it. */
export async function startIssuer(named: string | null = null): Promise<Issuer> {
  let key = await generateKeyPair('RS256')
  let kid = 'k1'
  let isFailing = false
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (isFailing) return void response.writeHead(503).end()
      const body =
        request.url === '/keys'
          ? { keys: [{ ...(await exportJWK(key.publicKey)), kid, alg: 'RS256', use: 'sig' }] }
          : { issuer: named ?? url, jwks_uri: `${url}/keys` }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    void answer()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address: AddressInfo | string | null = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return {
    url,
    get key() {
      return key
    },
    token: (claims = {}, signer = key, signerKid = kid) => {
      const now = Math.floor(Date.now() / 1_000)
      const whole = { iss: url, aud: AUDIENCE, sub: 'hr@example.lg.jp', iat: now, exp: now + 300, ...claims }
      const payload: JWTPayload = Object.fromEntries(
        Object.entries(whole).filter(([, value]) => value !== undefined),
      )
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: signerKid }).sign(signer.privateKey)
    },
    rotate: async () => {
      key = await generateKeyPair('RS256')
      kid = 'k2'
    },
    fail: () => {
      isFailing = true
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
