import type { Cell } from '../columns/cell.ts'

/** A block of cells; all four bounds are zero-based and inclusive. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Where a cell stands; both are zero-based. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** Cells that nobody but some may change: a block, but for the blocks left open in it. */
export interface Lock {
  readonly area: Area
  readonly open: readonly Area[]
}

/** One sheet as it is stored: hidden rows and columns included, nothing interpreted. */
export interface SheetGrid {
  readonly title: string
  /** `rows[0]` is the sheet's first row; a row may be shorter than its neighbours, and a blank one is empty. */
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Area[]
  /** Filled cells whose text is struck through. */
  readonly struck: readonly Place[]
  /** Cells that hold formulas, neighbours down a column in one block. */
  readonly formulas: readonly Area[]
  /** Of these, blocks that a formula elsewhere fills, as far as that is known: a row that is put in there is filled as well. */
  readonly spills?: readonly Area[]
  /** Cells this service may not change. */
  readonly locks: readonly Lock[]
  /** Added to a number that is not shown as a date before it is taken for one: 1462 in a workbook of the 1904 date system, else 0. */
  readonly serialOffset: number
}

/** The cell at a place; `null` beyond the end of its row. */
export const cellAt = (grid: SheetGrid, row: number, column: number): Cell => grid.rows[row]?.[column] ?? null

/** Tells whether a place lies in a block. */
export const isIn = ({ row, column }: Place, { top, left, bottom, right }: Area): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

/** Whether a cell holds a formula, or is filled by one. */
export const isComputed = (grid: SheetGrid, place: Place): boolean =>
  grid.formulas.some((area) => isIn(place, area))

/** Blocks that cells are added to one by one. */
export interface Blocks {
  readonly areas: readonly Area[]
  /** Adds a cell: to the last block of its column, where it is that block's next one down. */
  add(row: number, column: number): void
}

/** No blocks yet. */
export function blocks(): Blocks {
  const areas: Area[] = []
  const lastOf = new Map<number, number>()
  return {
    areas,
    add: (row, column) => {
      const index = lastOf.get(column)
      const last = index === undefined ? undefined : areas[index]
      if (index !== undefined && last?.bottom === row - 1) {
        areas[index] = { ...last, bottom: row }
        return
      }
      lastOf.set(column, areas.length)
      areas.push({ top: row, left: column, bottom: row, right: column })
    },
  }
}
