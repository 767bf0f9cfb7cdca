import type { Cell } from '../columns/cell.ts'

/** A merged block of cells; all four bounds are zero-based and inclusive. */
export interface Merge {
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

/** One sheet as it is stored: hidden rows and columns included, nothing interpreted. */
export interface SheetGrid {
  readonly title: string
  /** `rows[0]` is the sheet's first row; a row may be shorter than its neighbours, and a blank one is empty. */
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
  /** Filled cells whose text is struck through. */
  readonly struck: readonly Place[]
  /** Added to a number that is not shown as a date before it is taken for one: 1462 in a workbook of the 1904 date system, else 0. */
  readonly serialOffset: number
}
