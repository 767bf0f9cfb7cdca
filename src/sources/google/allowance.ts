import type { Clock } from '../../clock.ts'
import type { SourceError } from '../source.ts'

/** Calls allowed a minute, and the pause after a refusal. */
export interface Allowance {
  /** Takes one call for a purpose, waiting for its turn; rejects while calls are paused after a refusal. */
  take(purpose: string): Promise<void>
  /** The server refused or failed: no call for a while, longer each time in a row; whoever asks is told the same fault. */
  pause(fault: SourceError, askedForMs: number | null): void
  /** A call came through: the next refusal is the first again. */
  succeed(): void
}

const MINUTE = 60_000
const LONGEST_PAUSE = 64_000

/**
 * At most so many calls in any 60 seconds: Google counts fixed minutes whose beginning is not known, and a bucket that
 * refills steadily could spend its store and its refill in one of them. Pauses grow 1, 2, 4 … 64 seconds, each with up
 * to a second by chance, unless the server says how long. No purpose takes the calls that are left to the others.
 */
export function makeAllowance(
  perMinute: number,
  clock: Clock,
  random: () => number = Math.random,
  leftToOthers = 0,
): Allowance {
  let taken: { readonly moment: number; readonly purpose: string }[] = []
  let refusals = 0
  let pausedUntil = 0
  let pausedBy: SourceError | null = null

  return {
    take: async (purpose) => {
      for (;;) {
        if (pausedBy !== null && clock.now() < pausedUntil) throw pausedBy
        taken = taken.filter(({ moment }) => moment > clock.now() - MINUTE)
        const own = taken.filter((each) => each.purpose === purpose)
        const full = taken.length >= perMinute ? taken : own.length >= perMinute - leftToOthers ? own : []
        const [oldest] = full
        if (oldest === undefined) {
          taken.push({ moment: clock.now(), purpose })
          return
        }
        await clock.sleep(oldest.moment + MINUTE - clock.now())
      }
    },
    pause: (fault, askedForMs) => {
      pausedBy = fault
      const grown = Math.min(1000 * 2 ** refusals + random() * 1000, LONGEST_PAUSE)
      pausedUntil = Math.max(pausedUntil, clock.now() + Math.max(askedForMs ?? 0, grown))
      refusals++
    },
    succeed: () => {
      refusals = 0
    },
  }
}
