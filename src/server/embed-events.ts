import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as rest } from 'node:timers/promises'
import { allowedBy, bearerIn, openTo } from './embed-allowed.ts'
import type { PagesOptions } from './pages.ts'
import type { Streams } from './streams.ts'

/** Nobody is told more often: whoever is told asks for a token and for everything anew. */
const REST_MS = 2_000
/** What stands between may close a line on which nothing is said. */
const BEAT_MS = 20_000

/**
 * Tells an element in somebody else's page, as server-sent events, that something changed which it may see of its view's
 * tables, and nothing of what: for a bearer token of an embed that may follow, until that ends.
 */
export async function answerEvents(
  options: PagesOptions,
  streams: Streams,
  view: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const allowed = await allowedBy(bearerIn(request), options, view, request, 'followed')
  if (allowed === null) return void response.writeHead(401).end()
  const { grant, seen } = allowed
  const { subject, origin, expiresAt, embed } = grant
  const left = new AbortController()
  response.once('close', () => left.abort())
  const changes = streams.followEmbedded(
    { embed: embed.id, expiresAt, view: seen, viewNow: () => options.viewWithin(subject, embed.roles) },
    options.pictures.tables(view, seen),
    left.signal,
  )
  const opened = openTo(origin)
  if (changes === null) return void response.writeHead(503, { ...opened, 'retry-after': '60' }).end()
  response.writeHead(200, {
    ...opened,
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  })
  response.write(':\n\n')
  const beat = setInterval(() => response.write(':\n\n'), BEAT_MS).unref()
  try {
    // What changes while it rests is told as one.
    for (;;) {
      await rest(REST_MS, null, { signal: left.signal, ref: false })
      if ((await changes.next()).done) break
      response.write('event: changed\ndata: {}\n\n')
    }
  } catch (error) {
    if (!left.signal.aborted) throw error
  } finally {
    clearInterval(beat)
    response.end()
  }
}
