/** The mean; `null` of nothing. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** Between which two values a mean lies. */
export interface Interval {
  readonly low: number
  readonly high: number
}

const RESAMPLES = 1000
const SEED = 20_260_401

/** The 95 % interval of a mean by bootstrap; the same values always give the same. `null` of nothing. */
export function bootstrapMean(values: readonly number[]): Interval | null {
  if (values.length === 0) return null
  const random = mulberry(SEED)
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0
    for (let turn = 0; turn < values.length; turn += 1)
      sum += values[Math.floor(random() * values.length)] ?? 0
    return sum / values.length
  }).sort((a, b) => a - b)
  return {
    low: means[Math.floor(RESAMPLES * 0.025)] ?? 0,
    high: means[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0,
  }
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
