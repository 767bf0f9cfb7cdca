import type { SheetGrid } from '../tables/grid.ts'
import { rowsWith } from '../tables/key-index.ts'
import { cellAt, changesIn, holdsSame } from '../tables/place-op.ts'
import type { RowOp } from '../tables/row-op.ts'

/** What takes changes back, of those that stand where they were meant to and that nobody changed since. */
export const undoneBy = (ops: readonly RowOp[], sheets: readonly SheetGrid[]): readonly RowOp[] =>
  ops.flatMap((op): RowOp[] => {
    const grid = sheets.find(({ title }) => title === op.sheet)
    const isAsPlanned = op.headers.every(
      ({ row, column, cell }) => grid && holdsSame(cellAt(grid, row, column), cell),
    )
    const [row] = grid && isAsPlanned ? rowsWith(op.key, grid.rows, op.dataFrom) : []
    if (grid === undefined || row === undefined) return []
    const cells = changesIn(op, row, grid).map(({ column, before, after }) => ({
      column,
      before: after,
      after: before,
    }))
    return cells.length === 0 ? [] : [{ ...op, kind: 'CHANGE', below: null, cells }]
  })
