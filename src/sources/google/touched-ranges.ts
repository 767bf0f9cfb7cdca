import type { SheetGrid } from '../../tables/grid.ts'
import { rowsWith } from '../../tables/key-index.ts'
import { placeOp } from '../../tables/place-op.ts'
import type { RowOp, WorkbookWrite } from '../../tables/row-op.ts'
import { type CellRange, columnRange, rowRange } from './cell-range.ts'

/**
 * What has to be read to carry a write out: headers and key columns, and of the rows where keys were seen the cells that
 * are to change. Of a new row it is the row whose looks it takes over.
 */
export const touchedRanges = (
  { ops }: WorkbookWrite,
  seen: ReadonlyMap<string, SheetGrid>,
): readonly CellRange[] => ops.flatMap((op) => opRanges(op, seen.get(op.sheet)))

function opRanges(op: RowOp, seen: SheetGrid | undefined): readonly CellRange[] {
  const { sheet, key, below, cells } = op
  const keyColumns = [...key, ...(below ?? [])].map(({ column }) => column)
  const columns = cells.map(({ column }) => column)
  const rows = seen && columns.length > 0 ? touchedRows(op, seen) : []
  return [
    ...headerRanges(op),
    ...keyColumns.map((column) => columnRange(sheet, column)),
    ...rows.map((row) => rowRange(sheet, row, columns)),
  ]
}

function touchedRows(op: RowOp, seen: SheetGrid): readonly number[] {
  const { kind, key, below, dataFrom } = op
  const rows = rowsWith(key, seen.rows, dataFrom)
  if (kind === 'CHANGE' || rows.length > 0) return rows
  const above = below === null ? dataFrom : rowsWith(below, seen.rows, dataFrom).at(-1)
  if (above !== undefined) return [above]
  const placing = placeOp(op, 0, seen, { adding: 'INSERT', added: new Set() })
  return 'row' in placing ? [Math.max(placing.row - 1, dataFrom)] : []
}

/** The header cells of an op, one range a row. */
export const headerRanges = ({ sheet, headers }: RowOp): readonly CellRange[] =>
  [...Map.groupBy(headers, ({ row }) => row)].map(([row, cells]) =>
    rowRange(
      sheet,
      row,
      cells.map(({ column }) => column),
    ),
  )
