import type { IncomingMessage, ServerResponse } from 'node:http'
import { REFUSALS, type RefusalCode } from '../graph/refusals.ts'
import { embedElement } from './embed-element.ts'
import { isGraphiql } from './graphiql.ts'
import { isAddressedHere } from './sign-in.ts'

/** What the door needs to know. */
export interface Door {
  readonly isReady: () => boolean
  /** The page at `/`; `null` where there is none. */
  readonly homePage: (host: string) => string | null
  readonly allowsGet: boolean
  readonly largestBody: number
}

/** Answers what needs no GraphQL: health, readiness, the page at `/`, and everything that is no JSON POST. Tells whether it answered. */
export function answerHttp(door: Door, request: IncomingMessage, response: ServerResponse): boolean {
  // Compared as text, never parsed: `//` is no URL, and no request may throw.
  const [path = ''] = (request.url ?? '/').split('?')
  const element = path === '/embed.js' && request.method === 'GET' ? embedElement() : null
  if (element !== null) return script(response, element)
  if (path === '/health') return empty(response, 200)
  if (path === '/ready') return empty(response, door.isReady() ? 200 : 503)
  if (path === '/' && request.method === 'GET' && isAddressedHere(request.headers)) {
    const html = door.homePage(request.headers.host ?? '')
    return html === null ? empty(response, 404) : page(response, html)
  }
  if (isGraphiql(request)) return false
  if (path !== '/graphql') return empty(response, 404)
  if (request.method === 'GET' && door.allowsGet) return false
  if (request.method !== 'POST') return refuse(response, 405, 'METHOD_NOT_ALLOWED', { allow: 'POST' })
  if (!/^application\/json\b/u.test(request.headers['content-type'] ?? ''))
    return refuse(response, 415, 'UNSUPPORTED_MEDIA_TYPE')
  if (Number(request.headers['content-length'] ?? 0) > door.largestBody)
    return refuse(response, 413, 'BAD_REQUEST')
  return false
}

function script(response: ServerResponse, text: string): true {
  response
    .writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=300' })
    .end(text)
  return true
}

function empty(response: ServerResponse, status: number): true {
  response.writeHead(status).end()
  return true
}

function page(response: ServerResponse, html: string): true {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    })
    .end(html)
  return true
}

/** Refuses a request with a sentence of ours, and nothing of what was sent. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: RefusalCode,
  headers: Readonly<Record<string, string>> = {},
): true {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify({ errors: [{ message: REFUSALS[code], extensions: { code } }] }))
  return true
}
