import { type Asked, hearChanges, type Told, tell } from './embed-asking.ts'

/** A new token is brought so long before what is shown ends. */
const RENEW_BEFORE_MS = 30_000
/** When none came it is asked again, at first soon, then ever later. */
const RETRY_MS = { first: 5_000, last: 300_000 }
/** Those who hear of one change at once do not ask all at once. */
const SPREAD_MS = 1_000

/** What draws. */
export interface Screen {
  /** Draws what is told; false where it cannot be drawn. */
  draw(told: Told): boolean
  blank(): void
}

/**
 * Draws a view, over and over: when its token is about to end, and when something changed where that may be followed. What
 * was `told` already is drawn at once. Gives what ends that, and leaves what is shown.
 */
export function followView(asked: Asked, screen: Screen, told: Told | null = null): () => void {
  const ended = new AbortController()
  let [next, end]: [number | undefined, number | undefined] = [undefined, undefined]
  let until = 0
  let hearing = new AbortController()
  let isAsking = false
  let changedMeanwhile = false
  const askIn = (ms: number, retry: number = RETRY_MS.first): void => {
    clearTimeout(next)
    next = window.setTimeout(ask, ms, retry)
  }
  const changed = (): void => {
    if (isAsking) changedMeanwhile = true
    else askIn(Math.random() * SPREAD_MS)
  }
  const hear = async (token: string): Promise<void> => {
    const earlier = hearing
    hearing = new AbortController()
    await hearChanges(token, asked, hearing.signal, changed)
    // Not before the new one is there: nothing is missed in between.
    earlier.abort()
  }
  const show = (now: Told): boolean => {
    if (!screen.draw(now)) return false
    clearTimeout(end)
    until = Date.now() + now.lastsMs
    end = window.setTimeout(() => screen.blank(), now.lastsMs)
    askIn(Math.max(now.lastsMs - RENEW_BEFORE_MS, now.lastsMs / 2, RETRY_MS.first))
    if (now.following !== null) void hear(now.following)
    return true
  }
  const ask = async (retry: number): Promise<void> => {
    if (isAsking) return
    clearTimeout(next)
    isAsking = true
    changedMeanwhile = false
    const now = await tell(asked, ended.signal)
    isAsking = false
    if (ended.signal.aborted) return
    if (now === null || !show(now)) askIn(retry, Math.min(2 * retry, RETRY_MS.last))
    else if (changedMeanwhile) changed()
  }
  // While a machine sleeps no time passes for its timers.
  const seen = (): void => {
    if (document.hidden || Date.now() < until) return
    screen.blank()
    void ask(RETRY_MS.first)
  }
  document.addEventListener('visibilitychange', seen, { signal: ended.signal })
  if (told === null || !show(told)) void ask(RETRY_MS.first)
  return () => {
    ended.abort()
    hearing.abort()
    clearTimeout(next)
    clearTimeout(end)
  }
}
