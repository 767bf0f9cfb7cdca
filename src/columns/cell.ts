/** A number that its sheet shows as a date or time: days since 1899-12-30, wall time of the office. */
export interface DateCell {
  readonly serial: number
}

/** A cell that holds an error such as `#REF!`, or a formula whose result was never stored (`error` is then empty). */
export interface ErrorCell {
  readonly error: string
}

/** One cell as the sheet stores it, not as it is shown; `null` is a blank cell. */
export type Cell = string | number | boolean | null | DateCell | ErrorCell

/** A cell with something in it. */
export type FilledCell = Exclude<Cell, null>

/** Tells whether the cell is a number shown as a date. */
export const isDateCell = (cell: Cell): cell is DateCell =>
  typeof cell === 'object' && cell !== null && 'serial' in cell

/** Tells whether the cell holds an error. */
export const isErrorCell = (cell: Cell): cell is ErrorCell =>
  typeof cell === 'object' && cell !== null && 'error' in cell

/** Tells whether two cells hold the same thing. */
export function sameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isDateCell(a)) return isDateCell(b) && a.serial === b.serial
  return isErrorCell(b) && a.error === b.error
}
