import { setTimeout as wait } from 'node:timers/promises'

/** Time, and waiting for it. Everything that waits is given one, so that tests need not. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves when so much time has passed; rejects when the signal is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The machine's own time; waiting for it keeps no process alive. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => wait(ms, undefined, { ref: false, ...(signal ? { signal } : {}) }),
}
