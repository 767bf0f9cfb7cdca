import type { Cell } from '../columns/cell.ts'
import { isIn } from './grid.ts'
import type { IntendedCell, IntendedRow, StoodRow, WriteFault } from './intent.ts'
import { rowsWith } from './key-index.ts'
import { headedColumns } from './layout.ts'
import { columnOf, type OpenSheet } from './open-sheet.ts'
import { cellAt } from './place-op.ts'
import type { CellChange, ColumnCell } from './row-op.ts'
import { valueIdentity } from './standing-cell.ts'
import { holdsSame } from './stored-cell.ts'
import type { Table } from './table.ts'
import { placeIn } from './undeclared-column.ts'
import { noColumn } from './write-faults.ts'
import { headerOf } from './written-cell.ts'

/**
 * The cells of a change by the columns of their sheet as it was read last, or why one of them has none. What stood under
 * a header that nobody declared, and that has another name since, is told by what its row holds. A removal is of all that
 * stands in its row: columns that it does not know of must be blank.
 */
export function cellsInRow(
  { act, cells }: IntendedRow,
  { identities, long, sheet: title }: StoodRow,
  key: readonly ColumnCell[],
  sheet: OpenSheet,
  table: Table,
): readonly CellChange[] | WriteFault {
  const { layout, reading } = sheet
  const [row] = rowsWith(key, reading.grid.rows, layout.dataFrom)
  const placed: CellChange[] = []
  const lost: IntendedCell[] = []
  for (const cell of cells) {
    const { identity, before, after } = cell
    if (!identities.includes(identity)) continue
    const column = columnOf(layout, long ? valueIdentity(identity) : identity)
    if (column !== null) placed.push({ column, before, after })
    else lost.push(cell)
  }
  const isFree = (column: number): boolean => placed.every((each) => each.column !== column)
  for (const { identity, before, after } of lost) {
    const place = placeIn(identity)
    const isLookedFor = row !== undefined && (act === 'DELETE' || place !== null)
    const column = (isLookedFor ? columnHolding(before, row, sheet, isFree) : null) ?? place
    if (column !== null && isFree(column)) placed.push({ column, before, after })
    else if (act !== 'DELETE') return noColumn(identity, headerOf(table, identity), title)
  }
  if (act !== 'DELETE' || row === undefined) return placed
  const others = typedColumns(row, sheet).filter(isFree)
  return [...placed, ...others.map((column) => ({ column, before: null, after: null }))]
}

/** The columns of a row that people type into, blank ones as well: what computes its value is none. */
export function typedColumns(row: number, { layout, reading: { grid } }: OpenSheet): readonly number[] {
  const columns = new Set([...headedColumns(layout), ...(grid.rows[row] ?? []).keys()])
  return [...columns].filter((column) => !grid.formulas.some((area) => isIn({ row, column }, area)))
}

/** The only column that holds something in a row, of those that nothing else is known to stand in. */
function columnHolding(
  wanted: Cell,
  row: number,
  { reading: { grid } }: OpenSheet,
  isFree: (column: number) => boolean,
): number | null {
  const columns = [...(grid.rows[row] ?? []).keys()].filter(
    (column) => wanted !== null && isFree(column) && holdsSame(cellAt(grid, row, column), wanted),
  )
  return columns.length === 1 ? (columns[0] ?? null) : null
}
