import type { Cell } from '../columns/cell.ts'
import { cellAt, type SheetGrid } from '../tables/grid.ts'
import type { ColumnCell, RowOp } from '../tables/row-op.ts'
import { holdsSame } from '../tables/stored-cell.ts'

/** The key cells among those of a row, by the headers that the op was planned by. */
export const keyOf = (
  op: RowOp,
  row: readonly ColumnCell[],
  then: SheetGrid,
  now: SheetGrid,
): readonly ColumnCell[] =>
  op.key.map(({ column }) => {
    const planned = op.headers.find((each) => each.column === column && each.cell !== null)
    const at = planned ? columnHeaded(planned, then) : null
    const since = at === null ? -1 : columnSince(op, at, then, now)
    return { column: since, cell: row.find((each) => each.column === since)?.cell ?? null }
  })

/** The row of the headers; the lower one where two make them up. */
export const headerRowOf = ({ headers }: RowOp): number => Math.max(...headers.map(({ row }) => row))

interface Header {
  readonly row: number
  readonly cell: Cell
}

/** The header of a column; where two rows make up the headers, its own may be blank. */
function headerAt(op: RowOp, column: number, grid: SheetGrid): Header | null {
  const row = headerRowOf(op)
  for (const at of [row, row - 1]) {
    const cell = cellAt(grid, at, column)
    if (cell !== null) return { row: at, cell }
  }
  return null
}

/** Where a column went; one that cannot be told by its header is taken to have stayed. */
export function columnSince(op: RowOp, column: number, then: SheetGrid, now: SheetGrid): number {
  const header = headerAt(op, column, then)
  return (header && columnHeaded(header, now)) ?? column
}

/** The only column with a header; `null` where there is none, or two. */
export function columnHeaded({ row, cell }: Header, grid: SheetGrid): number | null {
  const cells = grid.rows[row] ?? []
  const first = cells.findIndex((each) => holdsSame(each, cell))
  const last = cells.findLastIndex((each) => holdsSame(each, cell))
  return first < 0 || first !== last ? null : first
}

/** The headers over some cells, as they stand. */
export const headersIn = (
  op: RowOp,
  cells: readonly { readonly column: number }[],
  grid: SheetGrid,
): RowOp['headers'] =>
  [...new Set(cells.map(({ column }) => column))].map((column) => {
    const row = headerAt(op, column, grid)?.row ?? headerRowOf(op)
    return { row, column, cell: cellAt(grid, row, column) }
  })
