import type { Cell, FilledCell } from '../columns/cell.ts'
import { isDash } from '../japanese/marks.ts'

/** Tells whether a cell holds anything but white space. */
export const isFilled = (cell: Cell | undefined): cell is FilledCell =>
  cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '')

/** Tells whether a cell holds an answer: neither blank nor a lone dash. */
export const isAnswered = (cell: Cell | undefined): cell is FilledCell =>
  isFilled(cell) && !(typeof cell === 'string' && isDash(cell))

/** How many cells of a row hold something. */
export function countFilled(cells: readonly Cell[]): number {
  let count = 0
  for (const cell of cells) if (isFilled(cell)) count += 1
  return count
}
