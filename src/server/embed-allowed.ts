import type { IncomingMessage } from 'node:http'
import type { View } from '../view/view.ts'
import { type EmbedGrant, grantOf } from './embed.ts'
import type { PagesOptions } from './pages.ts'

const BEARER = /^Bearer ([\w.-]+)$/u

/** What a token lets somebody see, for the moment. */
export interface Allowed {
  readonly grant: EmbedGrant
  readonly seen: View
}

/** What a token is used for: it is good for either, once. */
export type TokenUse = 'shown' | 'followed'

/** What a token lets somebody see, once for each use; `null` for nothing, whatever is wrong. */
export async function allowedBy(
  token: string | null,
  { embeds, useOnce, viewWithin }: PagesOptions,
  view: string,
  { headers }: IncomingMessage,
  use: TokenUse,
): Promise<Allowed | null> {
  const grant = token === null ? null : await grantOf(token, view, headers.origin, embeds)
  if (grant === null || (use === 'followed' && !grant.embed.live)) return null
  if (!useOnce(use === 'shown' ? grant.id : `${grant.id} ${use}`, grant.expiresAt)) return null
  const seen = viewWithin(grant.subject, grant.embed.roles)
  return typeof seen === 'string' ? null : { grant, seen }
}

/** The token that a request bears; `null` where it bears none. */
export const bearerIn = ({ headers }: IncomingMessage): string | null =>
  BEARER.exec(headers.authorization ?? '')?.[1] ?? null

/** What lets pages of one origin read an answer: the only such headers there are. */
export const openTo = (origin: string): Readonly<Record<string, string>> => ({
  'access-control-allow-origin': origin,
  vary: 'Origin',
})
