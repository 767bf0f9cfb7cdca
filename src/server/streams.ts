import type { ChangedKeys } from '../snapshot/changed-keys.ts'
import type { Table } from '../tables/table.ts'
import { type Change, changeBetween } from '../view/change.ts'
import type { View } from '../view/view.ts'
import type { Caller, ViewFor } from './caller.ts'
import { refused } from './refused.ts'

/** How many may follow changes, and for how long. */
export const STREAM_LIMITS = {
  aSubject: 5,
  anEmbed: 100,
  all: 200,
  longestMs: 15 * 60_000,
  /** Whether somebody may still follow is asked so often, and before anything is told. */
  askEveryMs: 60_000,
} as const

/** Who follows without being a caller: a page of others, as far as its token goes. */
export interface Follower {
  /** The embed that it is counted with. */
  readonly embed: string
  readonly expiresAt: number
  readonly view: View
  /** What may be seen now, or why nothing. */
  readonly viewNow: () => ReturnType<ViewFor>
}

/** Tells changes to all who follow them. */
export interface Streams {
  /** Follows changes for a caller; throws a refusal where there are too many already. */
  follow(caller: Caller, tables: readonly Table[] | null, left: AbortSignal): AsyncIterableIterator<Change>
  /** Follows changes for a page of others; `null` where there are too many already. */
  followEmbedded(
    follower: Follower,
    tables: readonly Table[],
    left: AbortSignal,
  ): AsyncIterableIterator<Change> | null
  /** Something changed in the office. */
  publish(keys: ChangedKeys): void
  /** How many follow. */
  readonly open: number
  /** Ends all, each with a farewell. */
  end(): void
}

/** Opens the streams; rights are asked anew before anything is told. */
export function openStreams(viewFor: ViewFor): Streams {
  const streams = new Set<Stream>()
  let isEnding = false
  const isFull = (counted: string, most: number): boolean =>
    streams.size >= STREAM_LIMITS.all ||
    [...streams].filter((stream) => stream.counted === counted).length >= most
  const open = (followed: Followed, left: AbortSignal): Stream => {
    const stream = new Stream(followed, (gone) => void streams.delete(gone))
    streams.add(stream)
    left.addEventListener('abort', () => stream.close(), { once: true })
    return stream
  }
  return {
    get open() {
      return streams.size
    },
    follow: (caller, tables, left) => {
      if (isEnding) throw refused('SHUTTING_DOWN', 503, { 'retry-after': '5' })
      const counted = `subject ${caller.subject}`
      if (isFull(counted, STREAM_LIMITS.aSubject))
        throw refused('TOO_MANY_REQUESTS', 429, { 'retry-after': '60' })
      return open({ ...caller, counted, tables, viewNow: () => viewFor(caller.subject) }, left)
    },
    followEmbedded: (follower, tables, left) => {
      const counted = `embed ${follower.embed}`
      if (isEnding || isFull(counted, STREAM_LIMITS.anEmbed)) return null
      return open({ ...follower, counted, tables }, left)
    },
    publish: (keys) => {
      for (const stream of streams) stream.take(keys)
    },
    end: () => {
      isEnding = true
      for (const stream of [...streams]) stream.close()
    },
  }
}

/** What a stream follows, and with whom it is counted. */
interface Followed extends Pick<Caller, 'expiresAt' | 'view'>, Pick<Follower, 'viewNow'> {
  readonly counted: string
  readonly tables: readonly Table[] | null
}

type Waiting = (result: IteratorResult<Change>) => void

/**
 * The changes that one follower is told. An object of its own and no generator: a generator that waits for the next change
 * does not hear that its reader has gone.
 */
class Stream implements AsyncIterableIterator<Change> {
  readonly counted: string
  readonly #tables: readonly Table[] | null
  readonly #viewNow: Follower['viewNow']
  readonly #onClose: (stream: Stream) => void
  readonly #timers: readonly NodeJS.Timeout[]
  #view: View
  #keys = new Map<string, Set<string>>()
  #waiting: Waiting[] = []
  #isClosed = false

  constructor({ counted, view, expiresAt, tables, viewNow }: Followed, onClose: (stream: Stream) => void) {
    this.counted = counted
    this.#view = view
    this.#tables = tables
    this.#viewNow = viewNow
    this.#onClose = onClose
    const longest = Math.min(STREAM_LIMITS.longestMs, (expiresAt ?? Number.POSITIVE_INFINITY) - Date.now())
    this.#timers = [
      setTimeout(() => this.close(), Math.max(0, longest)).unref(),
      setInterval(() => this.#tell(), STREAM_LIMITS.askEveryMs).unref(),
    ]
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Takes note of a change; several before the reader asks are told as one. */
  take(keys: ChangedKeys): void {
    for (const [table, changed] of keys)
      this.#keys.set(table, (this.#keys.get(table) ?? new Set()).union(changed))
    this.#tell()
  }

  async next(): Promise<IteratorResult<Change>> {
    if (this.#isClosed) return DONE
    const { promise, resolve } = Promise.withResolvers<IteratorResult<Change>>()
    this.#waiting.push(resolve)
    this.#tell()
    return promise
  }

  async return(): Promise<IteratorResult<Change>> {
    this.close()
    return DONE
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const timer of this.#timers) clearInterval(timer)
    for (const resolve of this.#waiting.splice(0)) resolve(DONE)
    this.#onClose(this)
  }

  /** Whoever may see nothing any more is told nothing, not even that something happened. */
  #tell(): void {
    if (this.#isClosed) return
    const view = this.#viewNow()
    if (view === 'FORBIDDEN') {
      this.close()
      return
    }
    if (view === 'NOT_READY' || this.#waiting.length === 0) return
    const change = changeBetween(this.#view, view, this.#keys, this.#tables)
    this.#view = view
    this.#keys = new Map()
    if (change) this.#waiting.shift()?.({ done: false, value: change })
  }
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined }
