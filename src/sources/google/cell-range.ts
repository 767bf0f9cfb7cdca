import { referenceOf } from '../xlsx/cell-reference.ts'
import { wholeSheet } from './values.ts'

/** Cells of one sheet, zero-based and inclusive: some of one row, or a column from top to bottom. */
export interface CellRange {
  readonly sheet: string
  /** `null` is every row. */
  readonly row: number | null
  readonly left: number
  readonly right: number
}

/** A whole column. */
export const columnRange = (sheet: string, column: number): CellRange => ({
  sheet,
  row: null,
  left: column,
  right: column,
})

/** The cells of a row that reach over some columns. */
export const rowRange = (sheet: string, row: number, columns: readonly number[]): CellRange => ({
  sheet,
  row,
  left: Math.min(...columns),
  right: Math.max(...columns),
})

/** A range as the API is asked for it. */
export function inWords({ sheet, row, left, right }: CellRange): string {
  const [first, last] = [left, right].map((column) => {
    const reference = referenceOf({ row: row ?? 0, column })
    return row === null ? reference.replace(/\d+$/u, '') : reference
  })
  return `${wholeSheet(sheet)}!${first}:${last}`
}

/** What of a range lies in a sheet of some size; `null` for nothing. The API refuses what begins outside. */
export const cutTo = (range: CellRange, rowCount: number, columnCount: number): CellRange | null =>
  range.left >= columnCount || (range.row !== null && range.row >= rowCount)
    ? null
    : { ...range, right: Math.min(range.right, columnCount - 1) }
