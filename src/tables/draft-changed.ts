import type { Cell } from '../columns/cell.ts'
import type { Value } from '../columns/column.ts'
import { checked } from './draft-checks.ts'
import type { DraftedRow } from './draft-row.ts'
import { cellAt } from './grid.ts'
import type { IntendedCell, IntendedRow, WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import type { OpenSheet } from './open-sheet.ts'
import type { Row } from './row.ts'
import { type StandingCell, standsAt, whereStood } from './standing-cell.ts'
import { holdsSame } from './stored-cell.ts'
import type { Table } from './table.ts'
import { faultsOf, readTrial, unread } from './trial.ts'
import { changedSince } from './write-faults.ts'
import { headerOf, putCell } from './written-cell.ts'

/** One sheet row of a record, with its cells as they are to be. */
interface RowToBe {
  readonly at: OpenSheet & { readonly row: number }
  readonly typed: Cell[]
  readonly filled: Cell[]
  readonly columns: Set<number>
}

/**
 * Drafts a change of a record; `fields` are the values behind the cells, where there are any. Of a change that takes
 * another back, `expects` says that the cells must still hold what that one left.
 */
export function draftChanged(
  wanted: readonly IntendedCell[],
  fields: ReadonlyMap<string, Value>,
  row: Row,
  expects: boolean,
  table: Table,
  office: OfficeRows,
): DraftedRow | readonly WriteFault[] {
  const cells: IntendedCell[] = []
  const faults: WriteFault[] = []
  const rows = new Map<string, RowToBe>()
  for (const { identity, before: left, after } of wanted) {
    const at = standsAt(identity, row, table, office)
    if ('code' in at) {
      faults.push(at)
      continue
    }
    const { grid } = at.reading
    const before = cellAt(grid, at.row, at.column)
    if (expects && !holdsSame(before, left))
      faults.push(
        changedSince(headerOf(table, identity), {
          identity,
          sheet: grid.title,
          row: at.row,
          column: at.column,
        }),
      )
    cells.push({ identity, before, after })
    const where = `${grid.title}\u0000${at.row}`
    const toBe = rows.get(where) ?? rowToBe(at)
    rows.set(where, toBe)
    putCell(toBe.typed, at.column, after)
    putCell(toBe.filled, at.column, after)
    toBe.columns.add(at.column)
  }
  let becomes = row
  let children: Readonly<Record<string, readonly Row[]>> = {}
  for (const { at, typed, filled, columns } of rows.values()) {
    const trial = readTrial(filled, typed, at, at.row, table, office)
    faults.push(
      ...faultsOf(trial.problems, at, at.row, table, (column) => column !== null && columns.has(column)),
      ...unread(fields, cells, trial, at, table, office),
    )
    if (trial.row && at.row === row.index && at.reading.grid.title === row.sheet) becomes = trial.row
    children = { ...children, ...trial.children }
  }
  const stood = whereStood({ act: 'UPDATE', cells }, row, table, office)
  if ('code' in stood) return [...faults, ...refusalsOf(stood, cells, row, table, office)]
  const intended: IntendedRow = { act: 'UPDATE', table: table.name, key: row.key, cells, stood }
  return checked(intended, { row: { ...becomes, key: row.key }, children }, faults, table, office)
}

/** Why cells are never written: all of them together, and each by itself; what is about their row once. */
function refusalsOf(
  all: WriteFault,
  cells: readonly IntendedCell[],
  row: Row,
  table: Table,
  office: OfficeRows,
): readonly WriteFault[] {
  const each = cells.flatMap((cell) => {
    const stood = whereStood({ act: 'UPDATE', cells: [cell] }, row, table, office)
    return 'code' in stood ? [stood] : []
  })
  return [...new Map([all, ...each].map((fault) => [JSON.stringify(fault), fault])).values()]
}

const rowToBe = (at: StandingCell): RowToBe => ({
  at,
  typed: [...(at.reading.grid.rows[at.row] ?? [])],
  filled: [...(at.reading.rows[at.row] ?? [])],
  columns: new Set(),
})
