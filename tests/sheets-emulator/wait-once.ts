import type { Clock } from '../../src/clock.ts'
import { VirtualClock } from './virtual-clock.ts'

/** Real milliseconds in which somebody who was answered may fall asleep again. */
const TO_FALL_ASLEEP = 20
const TURNS = 5

/**
 * Waits on the clock for once. A virtual clock goes on only when as many sleep as before: whoever waits for our answer
 * gets a moment to do so, and then we stand in for them, or a single slow answer would stop the clock for good.
 */
export async function waitOnce(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  await clock.sleep(ms, signal)
  if (clock instanceof VirtualClock) void standIn(clock).catch(() => {})
}

async function standIn(clock: VirtualClock): Promise<void> {
  const until = Date.now() + TO_FALL_ASLEEP
  while (Date.now() < until) await turn()
  const stop = new AbortController()
  const sleeping = clock.sleep(Number.POSITIVE_INFINITY, stop.signal).catch(() => {})
  for (let turns = 0; turns < TURNS; turns++) await turn()
  stop.abort()
  await sleeping
}

const turn = (): Promise<void> => new Promise((resume) => setImmediate(resume))
