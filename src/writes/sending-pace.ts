import type { Clock } from '../clock.ts'
import type { Source } from '../sources/source.ts'

const LONGEST_PAUSE_MS = 64_000
/** Whether a file can be written to again costs little to find out. */
const NEAR_PAUSE_MS = 1_000

/** When the writes of a workbook may go out. */
export class SendingPace {
  readonly #source: Source
  readonly #clock: Clock
  #nextAt = 0
  #pausedUntil = 0
  #pauses = 0

  constructor(source: Source, clock: Clock) {
    this.#source = source
    this.#clock = clock
  }

  /** How long nothing may be sent. */
  get holdUp(): number {
    return Math.max(this.#nextAt, this.#pausedUntil) - this.#clock.now()
  }

  /** Something is being sent. */
  take(): void {
    this.#nextAt = this.#clock.now() + this.#source.pace.everyMs
  }

  /** The source takes nothing now; far away it is asked ever less often. */
  pause(): void {
    const pause = this.#source.remote ? Math.min(1_000 * 2 ** this.#pauses, LONGEST_PAUSE_MS) : NEAR_PAUSE_MS
    this.#pausedUntil = this.#clock.now() + pause
    this.#pauses++
  }

  /** The source takes writes. */
  succeed(): void {
    this.#pauses = 0
  }
}
