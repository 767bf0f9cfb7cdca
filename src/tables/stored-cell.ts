import { type Cell, isDateCell, sameCell } from '../columns/cell.ts'
import { serialOfText } from '../columns/serial.ts'

/** What is left of a cell by which two can be told apart whatever stores them: a day is its number, however it is shown. */
function storedCell(cell: Cell): Exclude<Cell, { readonly serial: number }> {
  if (cell === '') return null
  if (typeof cell === 'string') return serialOfText(cell) ?? cell
  return isDateCell(cell) ? cell.serial : cell
}

/** Cells that hold the same have the same text. */
export function textOfStored(cell: Cell): string {
  const stored = storedCell(cell)
  if (stored === null) return ''
  return typeof stored === 'object' ? `e${stored.error}` : `${typeof stored} ${stored}`
}

/** Tells whether two cells hold the same, as far as storing can tell: a day may have lost its format, or be written out. */
export const holdsSame = (a: Cell, b: Cell): boolean => sameCell(storedCell(a), storedCell(b))
