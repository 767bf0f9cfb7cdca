import type { SheetGrid } from '../tables/grid.ts'
import type { CellChange, ColumnCell, RowOp } from '../tables/row-op.ts'
import { headersIn } from './moved-columns.ts'

/** A change of cells of a record, found by its key, where there are any; like another of the same sheet. */
export function changing(
  like: RowOp,
  key: readonly ColumnCell[],
  cells: readonly CellChange[],
  now: SheetGrid,
): readonly RowOp[] {
  const headers = headersIn(like, [...key, ...cells], now)
  return cells.length === 0 ? [] : [{ ...like, kind: 'CHANGE', headers, key, below: null, cells }]
}
