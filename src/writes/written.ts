import { cellAt, type SheetGrid } from '../tables/grid.ts'
import { isChange } from '../tables/intent.ts'
import { rowsWith } from '../tables/key-index.ts'
import { clearsRecord } from '../tables/place-op.ts'
import type { RowOp } from '../tables/row-op.ts'
import { holdsSame } from '../tables/stored-cell.ts'

/**
 * Whether a write that was sent without an answer was done. It happens whole or not at all, so one cell that holds what
 * was written, with none left as it was, proves it, whatever people have changed since.
 */
export function isWritten(ops: readonly RowOp[], sheets: readonly SheetGrid[]): boolean {
  let proofs = 0
  for (const op of ops) {
    const grid = sheets.find(({ title }) => title === op.sheet)
    if (grid === undefined) return false
    const [row] = rowsWith(op.key, grid.rows, op.dataFrom)
    const clears = clearsRecord(op)
    if (row === undefined) {
      // Somebody may have taken the row away since; what was to be cleared is.
      if (clears) proofs += 1
      continue
    }
    if (clears) return false
    for (const { column, before, after } of op.cells) {
      if (!isChange({ before, after })) continue
      const isKey = op.key.some((each) => each.column === column)
      const now = cellAt(grid, row, column)
      if (holdsSame(now, after)) proofs += isKey && op.kind === 'ADD' ? 0 : 1
      else if (holdsSame(now, before)) return false
    }
    // A new record of nothing but its key is there.
    if (op.kind === 'ADD' && op.cells.every(({ column }) => op.key.some((each) => each.column === column)))
      proofs += 1
  }
  return proofs > 0
}
