import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import type { ApiAnswer, ApiRequest } from './answer.ts'

const WORTH_ZIPPING = 1_024
const JSON_TYPE = 'application/json; charset=UTF-8'
const NO_CONTENT = 204

/** Reads one request whole. Its path stays percent-encoded, as it was sent. */
export async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(incoming.url ?? '/', 'http://emulator')
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body: await text(incoming),
    contentType: incoming.headers['content-type'] ?? null,
    token: /^Bearer (?<token>\S+)$/u.exec(incoming.headers.authorization ?? '')?.groups?.['token'] ?? null,
  }
}

/** How an answer arrives: as it is, as nonsense, or cut short in the middle. */
export type Arrival = 'whole' | 'garbled' | 'cut'

/** Writes an answer: pretty-printed unless asked otherwise, and zipped where both sides gain. */
export function writeAnswer(
  { request, accepts, answer }: { request: ApiRequest; accepts: string; answer: ApiAnswer },
  outgoing: ServerResponse,
  arrival: Arrival = 'whole',
): void {
  const written = bodyText(answer, request.query.get('prettyPrint') !== 'false')
  const plain = Buffer.from(arrival === 'garbled' ? garbledText(written) : written)
  const zips = plain.length >= WORTH_ZIPPING && /\bgzip\b/u.test(accepts)
  const body = zips ? gzipSync(plain) : plain
  outgoing.statusCode = answer.status
  if (answer.status !== NO_CONTENT) {
    outgoing.setHeader('content-type', answer.contentType ?? JSON_TYPE)
    outgoing.setHeader('vary', 'Origin, X-Origin, Referer')
    outgoing.setHeader('content-length', body.length)
    if (zips) outgoing.setHeader('content-encoding', 'gzip')
  }
  if (arrival === 'cut') {
    outgoing.flushHeaders()
    outgoing.write(body.subarray(0, body.length / 2), () => outgoing.socket?.destroy())
  } else outgoing.end(answer.status === NO_CONTENT ? undefined : body)
}

function bodyText(answer: ApiAnswer, pretty: boolean): string {
  if (typeof answer.body === 'string' && answer.contentType !== undefined) return answer.body
  if (answer.body === undefined) return ''
  return `${JSON.stringify(answer.body, null, pretty ? 2 : undefined)}${pretty ? '\n' : ''}`
}

/** What a broken proxy might make of an answer: its first half, and then something else. */
const garbledText = (written: string): string =>
  `${written.slice(0, written.length / 2)}<html>\u{fffd}\u{fffd}</html>`
