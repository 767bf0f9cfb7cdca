import type { Cell } from '../columns/cell.ts'
import { cellAt, isIn, type SheetGrid } from './grid.ts'
import type { IntendedCell, IntendedRow, StoodRow, WriteFault } from './intent.ts'
import { headedColumns } from './layout.ts'
import { columnOf, type OpenSheet } from './open-sheet.ts'
import type { CellChange } from './row-op.ts'
import { valueIdentity } from './standing-cell.ts'
import { holdsSame } from './stored-cell.ts'
import type { Table } from './table.ts'
import { placeIn } from './undeclared-column.ts'
import { noColumn } from './write-faults.ts'
import { headerOf } from './written-cell.ts'

/** Where a row is. */
export interface RowInSheet {
  readonly sheet: OpenSheet
  /** The sheet as its source holds it: in what is served, a removal that is on its way has been carried out. */
  readonly stored: SheetGrid
  /** `null` where it is not to be found. */
  readonly row: number | null
}

/**
 * The cells of a change by the columns of their sheet as it was read last, or why one of them has none. What stood under
 * a header that nobody declared, and that has another name since, is told by what its row holds. A removal is of all that
 * stands in its row: columns that it does not know of must be blank.
 */
export function cellsInRow(
  { act, cells }: IntendedRow,
  { identities, long, sheet: title }: StoodRow,
  at: RowInSheet,
  table: Table,
): readonly CellChange[] | WriteFault {
  const placed: CellChange[] = []
  const lost: IntendedCell[] = []
  for (const cell of cells) {
    const { identity, before, after } = cell
    if (!identities.includes(identity)) continue
    const column = columnOf(at.sheet.layout, long ? valueIdentity(identity) : identity)
    if (column !== null) placed.push({ column, before, after })
    else lost.push(cell)
  }
  const isFree = (column: number): boolean => placed.every((each) => each.column !== column)
  for (const { identity, before, after } of lost) {
    const place = placeIn(identity)
    const isLookedFor = act === 'DELETE' || place !== null
    const column = (isLookedFor ? columnHolding(before, at, isFree) : null) ?? place
    if (column !== null && isFree(column)) placed.push({ column, before, after })
    else if (act !== 'DELETE') return noColumn(identity, headerOf(table, identity), title)
  }
  if (act !== 'DELETE' || (at.row === null && lost.length === 0)) return placed
  const others = typedColumns(at).filter(isFree)
  return [...placed, ...others.map((column) => ({ column, before: null, after: null }))]
}

/** The columns of a row that people type into, blank ones as well: what computes its value is none. */
export function typedColumns({ sheet: { layout }, stored, row }: RowInSheet): readonly number[] {
  const typed = row === null ? [] : (stored.rows[row] ?? [])
  const columns = new Set([...headedColumns(layout), ...typed.keys()])
  return [...columns].filter(
    (column) => !stored.formulas.some((area) => isIn({ row: row ?? area.top, column }, area)),
  )
}

/** The only column that holds something in a row, of those that nothing else is known to stand in. */
function columnHolding(
  wanted: Cell,
  { stored, row }: RowInSheet,
  isFree: (column: number) => boolean,
): number | null {
  if (row === null || wanted === null) return null
  const columns = [...(stored.rows[row] ?? []).keys()].filter(
    (column) => isFree(column) && holdsSame(cellAt(stored, row, column), wanted),
  )
  return columns.length === 1 ? (columns[0] ?? null) : null
}
