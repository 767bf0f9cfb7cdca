import type { Clock } from '../../src/clock.ts'

interface Sleeper {
  readonly until: number
  readonly wake: () => void
}

/** A clock that stands still until it is told to go on; hours pass in milliseconds. */
export class VirtualClock implements Clock {
  #now: number
  #sleepers: Sleeper[] = []

  constructor(start = Date.UTC(2026, 3, 1)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((wake, fail) => {
      signal?.throwIfAborted()
      const sleeper: Sleeper = { until: this.#now + Math.max(0, ms), wake }
      this.#sleepers.push(sleeper)
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((each) => each !== sleeper)
        fail(signal.reason)
      })
    })
  }

  /** How many wait. A loop that works and sleeps in turn is at rest while it is one of them. */
  get sleeping(): number {
    return this.#sleepers.length
  }

  /**
   * Lets time pass, waking whoever waits at their moment and in their order. After each waking it waits, on real time,
   * until as many sleep as before: whatever was woken has then done its work over the network and sleeps again.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    for (;;) {
      const next = this.#sleepers.reduce<Sleeper | null>(
        (first, each) => (each.until <= end && (first === null || each.until < first.until) ? each : first),
        null,
      )
      if (next === null) break
      const before = this.#sleepers.length
      this.#now = Math.max(this.#now, next.until)
      this.#sleepers = this.#sleepers.filter((each) => each !== next)
      next.wake()
      await untilAsleep(() => this.#sleepers.length >= before)
    }
    this.#now = end
  }
}

/** Whoever was woken and never sleeps again would hang the test: it is told so instead. */
async function untilAsleep(isAsleep: () => boolean): Promise<void> {
  const giveUp = Date.now() + 20_000
  while (!isAsleep()) {
    if (Date.now() > giveUp)
      throw new Error('somebody was woken by the virtual clock and did not sleep again')
    await new Promise((resume) => setImmediate(resume))
  }
}
