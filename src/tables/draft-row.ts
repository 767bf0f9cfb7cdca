import type { Value } from '../columns/column.ts'
import { draftChanged } from './draft-changed.ts'
import { draftGone } from './draft-gone.ts'
import { draftNew } from './draft-new.ts'
import type { IntendedCell, IntendedRow, WriteAct, WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import { placeInRow, placeOfKey } from './place-in-row.ts'
import type { Row } from './row.ts'
import type { RowOp } from './row-op.ts'
import { holdsSame } from './stored-cell.ts'
import type { Table } from './table.ts'
import { changedSince, exists, notFound } from './write-faults.ts'
import { headerOf, labelIn, writtenAs, writtenCell } from './written-cell.ts'

/** What somebody wants of a record: values by identity (see `identity` in layout.ts); `null` clears. */
export interface RowRequest {
  readonly act: WriteAct
  readonly table: string
  /** Of a record that is there. */
  readonly key: string | null
  readonly fields: ReadonlyMap<string, Value>
}

/** A request that can be carried out: what it changes, and the record as it will be read. */
export interface DraftedRow {
  readonly intended: IntendedRow
  readonly ops: readonly RowOp[]
  /** `null` for a record that goes away. */
  readonly becomes: { readonly row: Row; readonly children: Readonly<Record<string, readonly Row[]>> } | null
}

/**
 * Turns a request into cells and reads the record as the sheet would be read then: whatever the reader would complain
 * about is a fault, all of them at once.
 */
export function draftRow(
  { act, key, fields }: RowRequest,
  table: Table,
  office: OfficeRows,
): DraftedRow | readonly WriteFault[] {
  if (act === 'CREATE') return draftNew(cellsOf(fields, table, office), fields, table, office)
  const row = key === null ? null : office.rowOf(table.name, key)
  if (row === null) return [notFound()]
  return act === 'DELETE'
    ? draftGone(row, table, office)
    : draftChanged(cellsOf(fields, table, office), fields, row, false, table, office)
}

/** Drafts a change that is given as cells, and only holds while the cells are what its `before` says. */
export function draftCells(
  { act, key, cells }: IntendedRow,
  table: Table,
  office: OfficeRows,
): DraftedRow | readonly WriteFault[] {
  const row = office.rowOf(table.name, key)
  if (act === 'CREATE')
    return row === null ? draftNew(cells, NO_FIELDS, table, office) : [exists(placeOfKey(row, table, office))]
  if (row === null) return [notFound()]
  if (act === 'UPDATE') return draftChanged(cells, NO_FIELDS, row, true, table, office)
  const drafted = draftGone(row, table, office)
  if (!('intended' in drafted)) return drafted
  const added = drafted.intended.cells.filter(
    (cell) =>
      cell.before !== null &&
      !cells.some(({ identity, before }) => identity === cell.identity && holdsSame(before, cell.before)),
  )
  return added.length === 0
    ? drafted
    : added.map(({ identity }) =>
        changedSince(headerOf(table, identity), placeInRow(identity, row, table, office)),
      )
}

const NO_FIELDS: ReadonlyMap<string, Value> = new Map()

/** The cells that values are written into. */
export const cellsOf = (
  fields: ReadonlyMap<string, Value>,
  table: Table,
  office: OfficeRows,
): IntendedCell[] =>
  [...fields].flatMap(([identity, value]) => {
    const written = writtenAs(table, identity)
    const after = written === null ? null : writtenCell(written, value, labelIn(office))
    return written === null ? [] : [{ identity, before: null, after }]
  })
