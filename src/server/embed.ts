import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'

/** A page of others in which views of ours are shown. */
export interface Embed {
  readonly id: string
  /** The secret that it shares with us. */
  readonly key: Uint8Array
  /** Origins of its pages, as browsers write them. */
  readonly origins: readonly string[]
  readonly views: readonly string[]
  /** At most these roles are given to whoever looks at it. */
  readonly roles: readonly string[]
  /** Whether its pages may follow changes. */
  readonly live: boolean
}

/** What a token lets somebody see. */
export interface EmbedGrant {
  readonly embed: Embed
  readonly view: string
  /** Filters that nobody can change. */
  readonly params: Readonly<Record<string, string>>
  readonly origin: string
  /** Whose rights are meant; `null` for nobody's in particular. */
  readonly subject: string | null
  /** The token's own id: it is good for one page. */
  readonly id: string
  /** When it ends, in milliseconds. */
  readonly expiresAt: number
}

/** A token is good for at most so long. */
export const LONGEST_TOKEN_S = 300

const AUDIENCE = 'ikusei'
const CLOCK_SKEW_S = 5

const claims = z.object({
  iss: z.string(),
  view: z.string(),
  params: z.record(z.string(), z.string()).default({}),
  origin: z.string(),
  sub: z.string().min(1).optional(),
  jti: z.string().min(8).max(100),
  iat: z.number(),
  exp: z.number(),
})

/**
 * What a token grants for a view, asked for by a page of some origin; `null` for nothing, whatever is wrong. Tokens are
 * JWTs signed with HS256 by the embed's own key.
 */
export async function grantOf(
  token: string,
  view: string,
  origin: string | undefined,
  embeds: ReadonlyMap<string, Embed>,
): Promise<EmbedGrant | null> {
  const embed = embeds.get(issuerOf(token))
  if (embed === undefined) return null
  const verified = await jwtVerify(token, embed.key, {
    audience: AUDIENCE,
    algorithms: ['HS256'],
    requiredClaims: ['exp', 'iat', 'jti'],
    clockTolerance: CLOCK_SKEW_S,
    maxTokenAge: LONGEST_TOKEN_S,
  }).catch(() => null)
  const read = claims.safeParse(verified?.payload)
  if (!read.success) return null
  const { params, sub, jti, iat, exp } = read.data
  const isMeant =
    read.data.iss === embed.id &&
    read.data.view === view &&
    embed.views.includes(view) &&
    embed.origins.includes(read.data.origin) &&
    read.data.origin === origin &&
    exp - iat <= LONGEST_TOKEN_S
  return isMeant
    ? { embed, view, params, origin, subject: sub ?? null, id: `${embed.id} ${jti}`, expiresAt: exp * 1_000 }
    : null
}

/** What a token is to grant. */
export interface TokenRequest {
  readonly view: string
  readonly origin: string
  readonly params: Readonly<Record<string, string>>
  readonly subject: string | null
  readonly seconds: number
}

/** Makes a token for an embed, as the host page's back end would. */
export const embedToken = ({ id, key }: Embed, request: TokenRequest, jti: string): Promise<string> => {
  const { view, origin, params, subject, seconds } = request
  const token = new SignJWT({ view, origin, params })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(id)
    .setAudience(AUDIENCE)
    .setJti(jti)
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
  return (subject === null ? token : token.setSubject(subject)).sign(key)
}

/** Who says that they made a token: only to find the key by which that is judged. */
function issuerOf(token: string): string {
  const [, payload = ''] = token.split('.')
  try {
    const read = z
      .object({ iss: z.string() })
      .safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
    return read.data?.iss ?? ''
  } catch {
    return ''
  }
}
