import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EmbedGrant } from './embed.ts'
import { allowedBy, bearerIn, openTo } from './embed-allowed.ts'
import { frameScript } from './frame-script.ts'
import { answerBlank, answerPage } from './page-answer.ts'
import type { Asked, PagesOptions } from './pages.ts'

const LARGEST_FORM = 16_384
const FORM = /^application\/x-www-form-urlencoded\b/u
/** How long a browser may keep that it may ask, in seconds. */
const PREFLIGHT_S = '600'

/** A view in a frame of somebody else's page: for a token that a form brings, and never wider than that. */
export async function answerFrame(
  options: PagesOptions,
  view: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const allowed = await allowedBy(await tokenInForm(request), options, view, request, 'shown')
  if (allowed === null) return answerBlank(response, 401)
  const { grant, seen } = allowed
  const nonce = randomBytes(16).toString('base64')
  const html = await options.pictures.html(view, seen, {
    ...askedBy(grant),
    nonce,
    pathTo: null,
    beside: [],
    csv: null,
    script: frameScript(grant.origin, grant.expiresAt),
  })
  answerPage(response, html, nonce, grant.embed.origins.join(' '))
}

/**
 * What is drawn of a view, as JSON, for an element in somebody else's page: for a bearer token, to the one origin that it
 * names. When it was answered is told beside its end, for the reader's clock may be wrong; and which views the embed may
 * show, and whether it may follow changes.
 */
export async function answerTold(
  options: PagesOptions,
  view: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const allowed = await allowedBy(bearerIn(request), options, view, request, 'shown')
  if (allowed === null) return void response.writeHead(401).end()
  const { grant, seen } = allowed
  const { views, live } = grant.embed
  const showing = await options.pictures.told(view, seen, askedBy(grant))
  response
    .writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      ...openTo(grant.origin),
    })
    .end(JSON.stringify({ showing, answeredAt: Date.now(), expiresAt: grant.expiresAt, views, live }))
}

/** Whether a page may ask at all with a token of its own: pages that some embed lists, and for nothing else. */
export function answerPreflight(
  { embeds }: PagesOptions,
  method: 'GET' | 'POST',
  { headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const { origin } = headers
  const isListed =
    origin !== undefined && [...embeds.values()].some(({ origins }) => origins.includes(origin))
  const isMeant =
    headers['access-control-request-method'] === method &&
    headers['access-control-request-headers']?.toLowerCase() === 'authorization'
  if (!isListed || !isMeant) return void response.writeHead(404).end()
  response
    .writeHead(204, {
      ...openTo(origin),
      'access-control-allow-methods': method,
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': PREFLIGHT_S,
    })
    .end()
}

const askedBy = ({ params: { lang, ...filters } }: EmbedGrant): Asked => ({
  language: lang === 'en' ? 'en' : 'ja',
  filters,
})

/** The one field of the form; `null` where the body is anything else. */
async function tokenInForm(request: IncomingMessage): Promise<string | null> {
  if (!FORM.test(request.headers['content-type'] ?? '')) return null
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const bytes = Buffer.from(part)
    size += bytes.length
    if (size > LARGEST_FORM) return null
    parts.push(bytes)
  }
  const fields = [...new URLSearchParams(Buffer.concat(parts).toString())]
  const [field] = fields
  return fields.length === 1 && field?.[0] === 'token' ? field[1] : null
}
