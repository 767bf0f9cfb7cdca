import type { ToldRate } from '../../src/view/suppression.ts'
import { Bounds } from './bounds.ts'

/** A cell of a figure as it is told, with what it holds: `base` is taken to be known to everybody. */
export interface ToldCell {
  readonly name: string
  readonly isHidden: boolean
  readonly base: number
  /** Between which counts it lies by what is told of it alone. */
  readonly range: readonly [least: number, most: number]
}

/** What cells count together; by law where nothing has to hide it, so that what follows from it alone is nobody's fault. */
export interface ToldSum {
  readonly parts: readonly string[]
  readonly range: readonly [least: number, most: number]
  readonly byLaw: boolean
}

/** What is told of figures. */
export interface Told {
  readonly cells: readonly ToldCell[]
  readonly sums: readonly ToldSum[]
}

/** Cells and sums of several figures together. */
export const allOf = (told: readonly Told[]): Told => ({
  cells: told.flatMap(({ cells }) => cells),
  sums: told.flatMap(({ sums }) => sums),
})

const HALF_STEP = 0.025

/** The counts that a rate told exactly, or to 5 %, may stand for. */
export const countsOf = (told: ToldRate, base: number, isExact: boolean): readonly [number, number] => {
  if (told.rate === null) return [0, base]
  const slack = isExact ? 0 : HALF_STEP * base
  return [
    Math.max(0, Math.ceil(told.rate * base - slack - 1e-6)),
    Math.min(base, Math.floor(told.rate * base + slack + 1e-6)),
  ]
}

/** The cells that somebody may find out who knows what is told on some days, and how much may change in between. */
export interface Attack {
  readonly days: readonly Told[]
  /** By how much a cell may have changed from one day to the next at most. */
  readonly changes: (name: string) => number
}

/** The hidden cells that have one possible value only, though no law tells it. */
export function recovered(attack: Attack): readonly string[] {
  const [everything, law] = [solved(attack, false), solved(attack, true)]
  const isFound = (bounds: Bounds, name: string): boolean => bounds.of(name).least === bounds.of(name).most
  return attack.days.flatMap(({ cells }, day) =>
    cells.flatMap(({ name, isHidden, base }) => {
      const own = nameOn(day, name)
      return isHidden && base > 0 && isFound(everything, own) && !isFound(law, own)
        ? [`${own}: ${everything.of(own).least} of ${base}`]
        : []
    }),
  )
}

const nameOn = (day: number, name: string): string => `${name} on day ${day}`

function solved(attack: Attack, byLawAlone: boolean): Bounds {
  const bounds = new Bounds()
  for (const [day, { cells, sums }] of attack.days.entries()) {
    for (const { name, base, range } of cells) {
      const own = nameOn(day, name)
      bounds.add(own, ...(byLawAlone ? ([0, base] as const) : range))
      if (day > 0) bounds.near(own, nameOn(day - 1, name), attack.changes(name))
    }
    for (const { parts, range, byLaw } of sums)
      if (byLaw || !byLawAlone)
        bounds.addSum(
          parts.map((name) => nameOn(day, name)),
          ...range,
        )
  }
  bounds.settle()
  return bounds
}
