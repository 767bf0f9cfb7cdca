/** So much may be done a second, and so much at once by whoever was idle. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** How much callers may do. */
export interface Rates {
  /** Requests of each caller. */
  readonly requests: Rate
  /** Mutations of each caller. */
  readonly mutations: Rate
  /** Requests of nobody, by their address. */
  readonly unknown: Rate
}

/** What fits people and their pages, and no more. */
export const RATES: Rates = {
  requests: { perSecond: 50, burst: 100 },
  mutations: { perSecond: 10, burst: 20 },
  unknown: { perSecond: 20, burst: 40 },
}

/** Counts what callers do, each for themselves. */
export interface RateLimit {
  /** Takes note of one act; seconds to wait where it was one too many, else 0. */
  take(caller: string): number
}

interface Bucket {
  left: number
  at: number
}

/** Callers that have their whole burst again are forgotten when there are more than so many. */
const MOST_CALLERS = 10_000

/** Makes a token bucket for every caller; `now` gives milliseconds. */
export function rateLimit({ perSecond, burst }: Rate, now: () => number = Date.now): RateLimit {
  const buckets = new Map<string, Bucket>()
  const filled = ({ left, at }: Bucket, moment: number): number =>
    Math.min(burst, left + ((moment - at) / 1_000) * perSecond)
  const forget = (moment: number): void => {
    for (const [caller, bucket] of buckets) if (filled(bucket, moment) >= burst) buckets.delete(caller)
  }
  return {
    take: (caller) => {
      const moment = now()
      if (buckets.size >= MOST_CALLERS) forget(moment)
      const left = filled(buckets.get(caller) ?? { left: burst, at: moment }, moment)
      if (left < 1) {
        buckets.set(caller, { left, at: moment })
        return Math.ceil((1 - left) / perSecond)
      }
      buckets.set(caller, { left: left - 1, at: moment })
      return 0
    },
  }
}
