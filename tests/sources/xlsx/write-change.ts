import type { Cell } from '../../../src/columns/cell.ts'
import type { SheetGrid, WorkbookWrite } from '../../../src/sources/source.ts'
import type { ColumnCell, RowOp } from '../../../src/tables/row-op.ts'

/** What is to stand in some columns. */
export type Wanted = readonly (readonly [column: number, after: Cell])[]

/** A write that changes the row of a sheet whose filled cells are those now in it. */
export function changeOf(grid: SheetGrid, row: number, wanted: Wanted, dataFrom = 0): WorkbookWrite {
  const cells = grid.rows[row] ?? []
  const filled = cells.flatMap((cell, column): ColumnCell[] => {
    const isPlain = cell !== null && (typeof cell !== 'object' || 'serial' in cell)
    return isPlain ? [{ column, cell }] : []
  })
  const op: RowOp = {
    kind: 'CHANGE',
    sheet: grid.title,
    headers: [],
    dataFrom,
    key: filled,
    below: null,
    cells: wanted.map(([column, after]) => ({ column, before: cells[column] ?? null, after })),
  }
  return { id: 'change', ops: [op] }
}

/** A write that adds a record below the last one, found by the first column. */
export function additionOf(grid: SheetGrid, wanted: Wanted, dataFrom: number): WorkbookWrite {
  const [[column, key] = [0, null]] = wanted
  const last = grid.rows.findLast((row) => (row[column] ?? null) !== null)?.[column] ?? null
  const op: RowOp = {
    kind: 'ADD',
    sheet: grid.title,
    headers: [],
    dataFrom,
    key: [{ column, cell: key }],
    below: grid.rows.length > dataFrom ? [{ column, cell: last }] : null,
    cells: wanted.map(([at, after]) => ({ column: at, before: null, after })),
  }
  return { id: 'addition', ops: [op] }
}
