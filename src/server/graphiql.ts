import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse, print } from 'graphql'

/** Whether somebody asks for the page in which developers try queries. */
export const isGraphiql = ({ method, url }: IncomingMessage): boolean =>
  method === 'GET' && url?.split('?')[0] === '/graphiql'

/** Editor and workers are in the page; it loads nothing from elsewhere, and asks nobody but this service. */
const policyFor = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // The editor sets styles of its own as it goes.
    "style-src 'unsafe-inline'",
    'worker-src blob:',
    'font-src data:',
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Answers with GraphiQL. It is nine megabytes of text, read when somebody first asks for it. */
export async function answerGraphiql(response: ServerResponse, firstQuery: string): Promise<void> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const nonce = randomBytes(16).toString('base64')
  const html = renderGraphiQL({
    title: 'Ikusei GraphiQL',
    endpoint: '/graphql',
    defaultQuery: print(parse(firstQuery)),
  })
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyFor(nonce),
      'referrer-policy': 'no-referrer',
    })
    .end(html.replace('<script>', `<script nonce="${nonce}">`))
}
