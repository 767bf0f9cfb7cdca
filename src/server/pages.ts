import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { View } from '../view/view.ts'
import { type Embed, type EmbedGrant, grantOf } from './embed.ts'
import { frameScript } from './frame-script.ts'
import { isAddressedHere } from './sign-in.ts'

/** How a picture is asked for. */
export interface PageAsked {
  readonly language: 'ja' | 'en'
  readonly filters: Readonly<Record<string, string>>
  readonly nonce: string
  /** Leads to a view with filters; `null` where no link leads anywhere. */
  readonly pathTo: ((view: string, filters: Readonly<Record<string, string>>) => string) | null
  readonly csv: string | null
  readonly script: string
}

/** The pictures that can be shown. */
export interface Pictures {
  has(view: string): boolean
  html(view: string, seen: View, asked: PageAsked): Promise<string>
  csv(view: string, seen: View, asked: PageAsked): Promise<{ readonly name: string; readonly text: string }>
  svg(view: string, seen: View, asked: PageAsked): Promise<string | null>
}

/** What pages are served with. */
export interface PagesOptions {
  readonly pictures: Pictures
  readonly embeds: ReadonlyMap<string, Embed>
  /** What somebody may see within some roles; `null` is nobody in particular. */
  readonly viewWithin: (subject: string | null, roles: readonly string[]) => View | 'FORBIDDEN' | 'NOT_READY'
  /** Uses a token up; false where it was used before. */
  readonly useOnce: (id: string, until: number) => boolean
  /** Whose pages may be looked at without a token, on this machine: the demo's; `null` where there are none. */
  readonly viewIn: ((account: string | null) => View | 'FORBIDDEN' | 'NOT_READY') | null
}

const LARGEST_FORM = 16_384

/** Answers requests for pages; tells whether it does. */
export function answerPages(
  options: PagesOptions,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const url = URL.canParse(request.url ?? '', 'http://localhost')
    ? new URL(request.url ?? '', 'http://localhost')
    : null
  const [, room, file = ''] = url?.pathname.split('/') ?? []
  if (url === null || (room !== 'embed' && room !== 'views')) return false
  const [view = '', kind = 'html'] = file.split('.')
  const isKnown = options.pictures.has(view)
  const answer =
    room === 'embed' && request.method === 'POST' && isKnown
      ? embedded(options, view, request, response)
      : room === 'views' &&
          request.method === 'GET' &&
          isKnown &&
          options.viewIn &&
          isAddressedHere(request.headers)
        ? browsed(options, view, kind, url, response)
        : null
  if (answer === null) response.writeHead(404).end()
  else
    answer.catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  return true
}

/** A view in somebody else's page: for a token that a form brings, and never wider than that. */
async function embedded(
  { embeds, viewWithin, useOnce, pictures }: PagesOptions,
  view: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const token = await tokenIn(request)
  const grant = token === null ? null : await grantOf(token, view, request.headers.origin, embeds)
  const seen =
    grant && useOnce(grant.id, grant.expiresAt) ? viewWithin(grant.subject, grant.embed.roles) : 'FORBIDDEN'
  if (grant === null || typeof seen === 'string') return blank(response, 401)
  const nonce = randomBytes(16).toString('base64')
  const html = await pictures.html(view, seen, {
    language: grant.params['lang'] === 'en' ? 'en' : 'ja',
    filters: withoutLanguage(grant.params),
    nonce,
    pathTo: null,
    csv: null,
    script: frameScript(grant.origin, grant.expiresAt),
  })
  page(response, html, nonce, grant.embed.origins.join(' '))
}

/** A view by itself, for the accounts of the demo. */
async function browsed(
  { viewIn, pictures }: PagesOptions,
  view: string,
  kind: string,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const { as: account = null, lang, ...filters } = Object.fromEntries(url.searchParams)
  const seen = viewIn?.(account) ?? 'FORBIDDEN'
  if (typeof seen === 'string') return blank(response, seen === 'NOT_READY' ? 503 : 403)
  const nonce = randomBytes(16).toString('base64')
  const pathTo = (to: string, narrowed: Readonly<Record<string, string>>, as = 'html'): string => {
    const query = new URLSearchParams({ ...narrowed, ...(account && { as: account }), ...(lang && { lang }) })
    return `/views/${to}${as === 'html' ? '' : `.${as}`}${query.size > 0 ? `?${query}` : ''}`
  }
  const asked: PageAsked = {
    language: lang === 'en' ? 'en' : 'ja',
    filters,
    nonce,
    pathTo,
    csv: pathTo(view, filters, 'csv'),
    script: '',
  }
  if (kind === 'html') return page(response, await pictures.html(view, seen, asked), nonce, "'none'")
  if (kind === 'csv') {
    const { name, text } = await pictures.csv(view, seen, asked)
    return void response
      .writeHead(200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      })
      .end(text)
  }
  const svg = kind === 'svg' ? await pictures.svg(view, seen, asked) : null
  if (svg === null) return void response.writeHead(404).end()
  response
    .writeHead(200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
    .end(svg)
}

function page(response: ServerResponse, html: string, nonce: string, ancestors: string): void {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        `style-src 'nonce-${nonce}'`,
        'img-src data:',
        "form-action 'self'",
        "base-uri 'none'",
        `frame-ancestors ${ancestors}`,
      ].join('; '),
    })
    .end(html)
}

/** Nothing at all, the same for whatever was wrong. */
function blank(response: ServerResponse, status: number): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; base-uri 'none'",
    })
    .end('<!doctype html><title>Ikusei</title>')
}

/** The one field of the form; `null` where the body is anything else. */
async function tokenIn(request: IncomingMessage): Promise<string | null> {
  if (!/^application\/x-www-form-urlencoded\b/u.test(request.headers['content-type'] ?? '')) return null
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

const withoutLanguage = ({
  lang: _lang,
  ...filters
}: EmbedGrant['params']): Readonly<Record<string, string>> => filters
