import type { Arrival } from './arrival.ts'
import type { AssignedSheet } from './assign-sheets.ts'
import { countFilled } from './blank.ts'
import type { SheetReading } from './read-sheet.ts'

/** Where every filled cell of a sheet went: into values and headings, or into a problem. The two add up to all of them. */
export interface SheetAccount {
  readonly sheet: string
  readonly filled: number
  readonly read: number
  readonly reported: number
}

const SLICE = 5_000

/** How many cells of each sheet hold something. */
export function* filledIn(sheets: readonly AssignedSheet[]): Generator<void, number[]> {
  const counts: number[] = []
  for (const { grid } of sheets) {
    let count = 0
    for (const [row, cells] of grid.rows.entries()) {
      if (row % SLICE === SLICE - 1) yield
      count += countFilled(cells)
    }
    counts.push(count)
  }
  return counts
}

/** A sheet that was refused has no reading of its own grid: all its cells stand behind the problem that refused it. */
export function accountOf(
  sheet: string,
  filled: number,
  reading: SheetReading | undefined,
  lost: readonly Arrival[],
  overruled: number,
): SheetAccount {
  if (reading === undefined || reading.layout === null) return { sheet, filled, read: 0, reported: filled }
  const outcomes = reading.outcomes.reduce(
    (sum, each) => ({ read: sum.read + each.read, reported: sum.reported + each.reported }),
    { read: 0, reported: 0 },
  )
  const moved = lost.reduce((sum, { outcome }) => sum + outcome.read, overruled)
  return {
    sheet,
    filled,
    read: reading.heading + outcomes.read - moved,
    reported: outcomes.reported + moved,
  }
}
