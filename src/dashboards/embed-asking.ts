import type { Showing } from './showing.ts'

/** What an element asks for: a view of a server, and where tokens for it are made. */
export interface Asked {
  readonly origin: string
  readonly view: string
  readonly from: string
}

/** What it is told, and how long that may be shown. */
export interface Told {
  readonly showing: Showing
  readonly lastsMs: number
}

/** A token from the page's own back end; `null` where it gives none. */
export async function tokenFor({ from, view }: Asked, signal: AbortSignal): Promise<string | null> {
  const url = new URL(from, location.href)
  url.searchParams.set('view', view)
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
    const answer = await fetch(`${asked.origin}/embed/${encodeURIComponent(asked.view)}.json`, {
      signal,
      headers: { authorization: `Bearer ${token}` },
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    if (!answer.ok) return null
    const { showing, answeredAt, expiresAt } = await answer.json()
    // Both are told by the clock of the server: that of the reader may be wrong.
    const lastsMs = expiresAt - answeredAt
    return lastsMs > 0 ? { showing, lastsMs } : null
  } catch {
    return null
  }
}
