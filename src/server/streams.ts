import type { ChangedKeys } from '../snapshot/changed-keys.ts'
import type { Table } from '../tables/table.ts'
import { type Change, changeBetween } from '../view/change.ts'
import type { View } from '../view/view.ts'
import type { Caller, ViewFor } from './caller.ts'
import { refused } from './refused.ts'

/** How many may follow changes, and for how long. */
export const STREAM_LIMITS = {
  aSubject: 5,
  all: 200,
  longestMs: 15 * 60_000,
  /** Whether somebody may still follow is asked so often, and before anything is told. */
  askEveryMs: 60_000,
} as const

/** Tells changes to all who follow them. */
export interface Streams {
  /** Follows changes for a caller; throws a refusal where there are too many already. */
  follow(caller: Caller, tables: readonly Table[] | null, left: AbortSignal): AsyncIterableIterator<Change>
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
  return {
    get open() {
      return streams.size
    },
    follow: (caller, tables, left) => {
      if (isEnding) throw refused('SHUTTING_DOWN', 503, { 'retry-after': '5' })
      const own = [...streams].filter(({ subject }) => subject === caller.subject)
      if (own.length >= STREAM_LIMITS.aSubject || streams.size >= STREAM_LIMITS.all)
        throw refused('TOO_MANY_REQUESTS', 429, { 'retry-after': '60' })
      const stream = new Stream(caller, tables, viewFor, (gone) => void streams.delete(gone))
      streams.add(stream)
      left.addEventListener('abort', () => stream.close(), { once: true })
      return stream
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

type Waiting = (result: IteratorResult<Change>) => void

/**
 * The changes that one caller is told. An object of its own and no generator: a generator that waits for the next change
 * does not hear that its reader has gone.
 */
class Stream implements AsyncIterableIterator<Change> {
  readonly subject: string
  readonly #tables: readonly Table[] | null
  readonly #viewFor: ViewFor
  readonly #onClose: (stream: Stream) => void
  readonly #timers: readonly NodeJS.Timeout[]
  #view: View
  #keys = new Map<string, Set<string>>()
  #waiting: Waiting[] = []
  #isClosed = false

  constructor(
    { subject, view, expiresAt }: Caller,
    tables: readonly Table[] | null,
    viewFor: ViewFor,
    onClose: (stream: Stream) => void,
  ) {
    this.subject = subject
    this.#view = view
    this.#tables = tables
    this.#viewFor = viewFor
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
    const view = this.#viewFor(this.subject)
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
