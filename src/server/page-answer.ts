import type { ServerResponse } from 'node:http'

/** Answers with a page that may run and style what carries its nonce, in frames of some ancestors alone. */
export function answerPage(response: ServerResponse, html: string, nonce: string, ancestors: string): void {
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

/** Answers with nothing at all, the same for whatever was wrong. */
export function answerBlank(response: ServerResponse, status: number): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; base-uri 'none'",
    })
    .end('<!doctype html><title>Ikusei</title>')
}
