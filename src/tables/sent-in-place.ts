import { cellAt, type SheetGrid } from './grid.ts'
import type { SentOp } from './row-op.ts'
import { holdsSame } from './stored-cell.ts'

/**
 * Whether a row change met what it was planned by: the headers, the row of its key, and in each cell what was seen there.
 * `before` tells how that stood right before the change.
 */
export function isInPlace({ op, row }: SentOp, before: readonly SheetGrid[]): boolean {
  const grid = before.find(({ title }) => title === op.sheet)
  if (grid === undefined) return false
  const isPlanned = op.headers.every((header) =>
    holdsSame(cellAt(grid, header.row, header.column), header.cell),
  )
  if (row === null || !isPlanned) return isPlanned
  return (
    op.key.every(({ column, cell }) => holdsSame(cellAt(grid, row, column), cell)) &&
    op.cells.every((each) => {
      const cell = cellAt(grid, row, each.column)
      return holdsSame(cell, each.before) || holdsSame(cell, each.after)
    })
  )
}
