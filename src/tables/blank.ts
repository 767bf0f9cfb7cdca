import type { Cell, FilledCell } from '../columns/cell.ts'

/** Tells whether a cell holds anything but white space. */
export const isFilled = (cell: Cell | undefined): cell is FilledCell =>
  cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '')

/** How many cells of a row hold something. */
export function countFilled(cells: readonly Cell[]): number {
  let count = 0
  for (const cell of cells) if (isFilled(cell)) count += 1
  return count
}
