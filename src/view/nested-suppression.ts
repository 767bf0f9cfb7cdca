import { type Count, type Hidden, isTelling, type Thresholds, totalOf } from './suppression.ts'

/**
 * Hides parts and wholes that are told beside each other and beside the sum of all (DOMAIN.md 7.2, S2 and S3): each row is a
 * whole, its cells the parts. A hidden part of a told whole never stands alone, nor does a hidden whole, and what is hidden
 * of a whole is hidden of its parts; on until everything hidden could still hold two values.
 */
export function hideNested(table: readonly (readonly Count[])[], thresholds: Thresholds): Hidden {
  const parts = table.flatMap((cells, row) =>
    cells.map((cell, column): Part => ({ row, column, cell, isHidden: isTelling(cell, thresholds) })),
  )
  const wholes = table.map((cells, row): Whole => {
    const cell = totalOf(cells)
    const own = parts.filter((part) => part.row === row)
    return { row, cell, parts: own, isHidden: isTelling(cell, thresholds) }
  })
  for (;;) {
    const next = wholes.map(widenedIn).find((each) => each !== null) ?? lone(wholes) ?? known(wholes)
    if (!next) break
    next.isHidden = true
  }
  return {
    has: (row, column) => parts.find((each) => each.row === row && each.column === column)?.isHidden ?? false,
    hasTotal: (row) => wholes[row]?.isHidden ?? false,
  }
}

interface Part {
  readonly row: number
  readonly column: number
  readonly cell: Count
  isHidden: boolean
}

interface Whole {
  readonly row: number
  readonly cell: Count
  readonly parts: readonly Part[]
  isHidden: boolean
}

const isThere = ({ cell }: Part | Whole): boolean => cell.base > 0

const smallestTold = <T extends Part | Whole>(all: readonly T[]): T | null =>
  all
    .filter((each) => !each.isHidden && isThere(each))
    .reduce<T | null>(
      (least, each) => (least === null || each.cell.base < least.cell.base ? each : least),
      null,
    )

/** What else of a whole has to be hidden: a lone hidden part tells itself, and all parts together their whole. */
function widenedIn(whole: Whole): Part | Whole | null {
  const hidden = whole.parts.filter((part) => part.isHidden && isThere(part)).length
  if (whole.isHidden) return hidden === 0 ? smallestTold(whole.parts) : null
  return hidden === 1 ? (smallestTold(whole.parts) ?? whole) : null
}

/** The sum of all tells a lone hidden whole. */
const lone = (wholes: readonly Whole[]): Whole | null =>
  wholes.filter((whole) => whole.isHidden && isThere(whole)).length === 1 ? smallestTold(wholes) : null

/** What has to be hidden besides, where something hidden could hold one value only. */
function known(wholes: readonly Whole[]): Part | Whole | null {
  const bounds = boundsIn(wholes)
  for (const whole of wholes)
    for (const part of whole.parts) {
      const [least, most] = bounds.get(part) ?? [0, 1]
      if (!part.isHidden || !isThere(part) || least < most) continue
      const more = smallestTold(whole.parts) ?? (whole.isHidden ? smallestTold(wholes) : whole)
      if (more) return more
    }
  return null
}

/** The least and the most that each part may count, for who knows all bases, the sum of all, and what is told, exactly. */
function boundsIn(wholes: readonly Whole[]): ReadonlyMap<Part, readonly [number, number]> {
  const all = wholes.flatMap(({ parts }) => parts)
  const bounds = new Map<Part, readonly [number, number]>(
    all.map((part) => [part, part.isHidden ? [0, part.cell.base] : [part.cell.count, part.cell.count]]),
  )
  const [hidden, told] = [true, false].map((isHidden) => wholes.filter((each) => each.isHidden === isHidden))
  const lines = [...(told ?? []).map(({ parts }) => parts), (hidden ?? []).flatMap(({ parts }) => parts)].map(
    (parts) => ({ parts, sum: totalOf(parts.map(({ cell }) => cell)).count }),
  )
  for (let changed = true; changed; ) {
    changed = false
    for (const { parts, sum } of lines) {
      let [low, high] = [0, 0]
      for (const part of parts) {
        const [least, most] = bounds.get(part) ?? [0, 0]
        low += least
        high += most
      }
      for (const part of parts) {
        const [least, most] = bounds.get(part) ?? [0, 0]
        const [from, to] = [Math.max(least, sum - (high - most)), Math.min(most, sum - (low - least))]
        if (from === least && to === most) continue
        bounds.set(part, [from, to])
        low += from - least
        high += to - most
        changed = true
      }
    }
  }
  return bounds
}
