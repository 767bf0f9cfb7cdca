import type { Filters } from './filters.ts'
import type { Showing } from './showing.ts'

/** What an element asks for: a view of a server, where tokens for it are made, and what it is narrowed to by its reader. */
export interface Asked {
  readonly origin: string
  readonly view: string
  readonly from: string
  readonly filters: Filters
}

/** What it is told, and how long that may be shown. */
export interface Told {
  readonly showing: Showing
  readonly lastsMs: number
  /** The views that the page may show. */
  readonly views: readonly string[]
  /** What it was told for, good for following changes once; `null` where the page may not follow. */
  readonly following: string | null
}

/** A token from the page's own back end, which decides about the filters; `null` where it gives none. */
export async function tokenFor({ from, view, filters }: Asked, signal: AbortSignal): Promise<string | null> {
  const url = new URL(from, location.href)
  url.searchParams.set('view', view)
  for (const [name, value] of Object.entries(filters)) url.searchParams.set(`filter.${name}`, value)
  try {
    const answer = await fetch(url, { signal, cache: 'no-store' })
    return answer.ok ? (await answer.text()).trim() : null
  } catch {
    return null
  }
}

/** What the server tells for a new token; `null` for nothing, whatever is wrong. */
export async function tell(asked: Asked, signal: AbortSignal): Promise<Told | null> {
  const token = await tokenFor(asked, signal)
  if (token === null) return null
  try {
    const answer = await fetchWith(token, asked, 'json', signal)
    if (!answer.ok) return null
    const { showing, answeredAt, expiresAt, views, live } = await answer.json()
    // Both are told by the clock of the server: that of the reader may be wrong.
    const lastsMs = expiresAt - answeredAt
    return lastsMs > 0 ? { showing, lastsMs, views, following: live ? token : null } : null
  } catch {
    return null
  }
}

/** Tells of each change from when it resolves until the server ends it; where the server refuses, of none. */
export async function hearChanges(
  token: string,
  asked: Asked,
  signal: AbortSignal,
  changed: () => void,
): Promise<void> {
  try {
    const { ok, body } = await fetchWith(token, asked, 'events', signal)
    const lines = ok ? body?.pipeThrough(new TextDecoderStream()).getReader() : null
    if (lines) void listen(lines, changed).catch(() => undefined)
  } catch {
    // Without it what is shown is renewed as its token ends.
  }
}

async function listen(lines: ReadableStreamDefaultReader<string>, changed: () => void): Promise<void> {
  let heard = ''
  for (;;) {
    const { done, value } = await lines.read()
    if (done) return
    const events = `${heard}${value}`.split('\n\n')
    heard = events.pop() ?? ''
    if (events.some((event) => event.startsWith('event: changed'))) changed()
  }
}

const fetchWith = (
  token: string,
  { origin, view }: Asked,
  kind: 'json' | 'events',
  signal: AbortSignal,
): Promise<Response> =>
  fetch(`${origin}/embed/${encodeURIComponent(view)}.${kind}`, {
    signal,
    method: kind === 'json' ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}` },
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  })
