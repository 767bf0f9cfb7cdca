import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import * as z from 'zod'
import { isSafeAddress } from './safe-address.ts'
import type { SignIn } from './sign-in.ts'

/** Who issues the tokens of an office, and for what. */
export interface OidcSettings {
  readonly issuer: string
  readonly audience: string
  /** Where the issuer's keys are; `null` for where its discovery document says. */
  readonly jwks: string | null
  readonly algorithms: readonly string[]
  /** The claim that is looked up among the accounts. */
  readonly claim: string
}

/** Why nobody could sign in: the process must not listen. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure'
}

/** What the outside gives to a sign-in. */
export interface OidcOptions {
  /** Told when the issuer's keys cannot be had; those that are known go on. */
  readonly onKeysUnreachable: (error: unknown) => void
}

const TIMEOUT_MS = 3_000
/** A key that nobody knows is asked for again at most so often. */
const COOLDOWN_MS = 30_000
const CLOCK_SKEW_S = 5

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/u

/**
 * Signs people in by access tokens of an OpenID Connect issuer (RFC 9068 by and large: issuer, audience, expiry and
 * signature are checked; nothing else in a token grants anything). Throws `SignInFailure` where the issuer is not what
 * the settings say.
 */
export async function oidcSignIn(
  settings: OidcSettings,
  { onKeysUnreachable }: OidcOptions,
): Promise<SignIn> {
  const { issuer, audience, algorithms, claim } = settings
  const keys = keysAt(settings.jwks ?? (await discovered(issuer)), onKeysUnreachable)
  return {
    refusal: 'UNAUTHENTICATED',
    subjectOf: async ({ authorization }) => {
      const [, token] = BEARER.exec(authorization ?? '') ?? []
      if (token === undefined) return null
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience,
          algorithms: [...algorithms],
          requiredClaims: ['exp', claim],
          clockTolerance: CLOCK_SKEW_S,
        })
        const id = payload[claim]
        if (typeof id !== 'string' || id === '' || payload.exp === undefined) return null
        return { id, expiresAt: payload.exp * 1_000 }
      } catch (error) {
        if (error instanceof errors.JOSEError) return null
        throw error
      }
    },
  }
}

/** The issuer's keys, looked up as they change; while they cannot be had, those that were seen last. */
function keysAt(address: string, onKeysUnreachable: (error: unknown) => void): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(new URL(address), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: COOLDOWN_MS,
  })
  return async (header, token) => {
    try {
      return await remote(header, token)
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error
      onKeysUnreachable(error)
      const known = remote.jwks()
      if (known === undefined) throw new errors.JWKSNoMatchingKey()
      return createLocalJWKSet(known)(header, token)
    }
  }
}

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() })

/** Where an issuer says that its keys are (OpenID Connect Discovery 1.0, section 4). */
async function discovered(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' }).catch(
    (cause: unknown) => {
      throw new SignInFailure(`signIn.issuer: ${address} does not answer`, { cause })
    },
  )
  const document = discovery.safeParse(await answer.json().catch(() => null))
  if (!answer.ok || !document.success)
    throw new SignInFailure(`signIn.issuer: ${address} is no discovery document (status ${answer.status})`)
  if (document.data.issuer !== issuer)
    throw new SignInFailure(`signIn.issuer: ${address} names another issuer, ${document.data.issuer}`)
  if (!isSafeAddress(document.data.jwks_uri))
    throw new SignInFailure(`signIn.issuer: ${address} gives its keys without https`)
  return document.data.jwks_uri
}
