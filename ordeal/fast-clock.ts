import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../src/clock.ts'

/** How a fast clock goes; processes that are given the same agree on the time. */
export interface ClockRate {
  /** The machine's time at which it starts, and the time it shows then. */
  readonly startsAt: number
  readonly shows: number
  /** So many of its milliseconds pass in one of the machine's. */
  readonly factor: number
}

/** A clock on which hours pass in seconds. */
export function fastClock({ startsAt, shows, factor }: ClockRate): Clock {
  return {
    now: () => shows + (Date.now() - startsAt) * factor,
    sleep: (ms, signal) => wait(ms / factor, undefined, { ref: false, ...(signal ? { signal } : {}) }),
  }
}
