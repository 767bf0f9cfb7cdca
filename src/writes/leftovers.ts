import type { Clock } from '../clock.ts'
import { type Source, SourceError, type Traces } from '../sources/source.ts'

/** With nothing sent for so long, what attempts left behind is taken away; so it takes few calls. */
const AFTER_MS = 5_000

/** What attempts left behind in a workbook. */
export class Leftovers {
  readonly #traces: Traces | null
  readonly #clock: Clock
  /** An earlier process may have left something. */
  #areGone = false
  #dueAt = 0
  readonly #lateMs: number

  constructor({ traces, pace }: Source, clock: Clock) {
    this.#traces = traces
    this.#clock = clock
    this.#lateMs = pace.lateMs
    this.bar()
  }

  /** Something is being sent. */
  add(): void {
    this.#areGone = false
    this.#dueAt = Math.max(this.#dueAt, this.#clock.now() + AFTER_MS)
  }

  /** An attempt was barred, or may have been before this process: what bars it stays until that could take effect no more. */
  bar(): void {
    this.#areGone = false
    this.#dueAt = this.#clock.now() + this.#lateMs
  }

  /** Takes away what is due, but for what is still needed; tells how long there is nothing to do. */
  async clear(needed: readonly string[]): Promise<number> {
    if (this.#traces === null || this.#areGone) return Number.POSITIVE_INFINITY
    const wait = this.#dueAt - this.#clock.now()
    if (wait > 0) return wait
    this.#dueAt = this.#clock.now() + AFTER_MS
    try {
      await this.#traces.keepOnly(needed)
      this.#areGone = true
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
    }
    return AFTER_MS
  }
}
