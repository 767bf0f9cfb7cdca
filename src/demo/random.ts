/** Chance that repeats itself: the same seeds give the same answers. */
export interface Random {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  pick<T>(list: readonly T[]): T | undefined
}

/** Makes chance of seeds (mulberry32); every person and topic has its own, so that none changes another's. */
export function random(...seeds: readonly number[]): Random {
  let state = seeds.reduce(mixed, 0x9e3779b9)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  function pick<T>(list: readonly [T, ...T[]]): T
  function pick<T>(list: readonly T[]): T | undefined
  function pick<T>(list: readonly T[]): T | undefined {
    return list[int(0, list.length - 1)]
  }
  return { next, int, chance: (probability) => next() < probability, pick }
}

const mixed = (state: number, seed: number): number => {
  const x = Math.imul(state ^ seed, 0x85ebca6b)
  return Math.imul(x ^ (x >>> 13), 0xc2b2ae35) ^ (x >>> 16)
}
