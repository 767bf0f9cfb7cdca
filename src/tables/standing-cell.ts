import { isFilled } from './blank.ts'
import { cellRefusal } from './cell-refusal.ts'
import { cellAt } from './grid.ts'
import { type IntendedCell, type IntendedRow, isChange, type StoodRow, type WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import { columnOf, type OpenSheet, opened, sheetOf } from './open-sheet.ts'
import { joinKey, type Row } from './row.ts'
import { keyCells, staysIn } from './row-key.ts'
import type { Table } from './table.ts'
import { noColumn, readOnly } from './write-faults.ts'
import { headerOf, writtenAs } from './written-cell.ts'

/** A cell of a record, where it stands now. */
export interface StandingCell extends OpenSheet {
  readonly row: number
  readonly column: number
  /** In a row of its own. */
  readonly isLong: boolean
}

/** Where the cells of a record stand, or why one of them is never written. */
export function whereStood(
  change: Pick<IntendedRow, 'act' | 'cells'>,
  row: Row,
  table: Table,
  office: OfficeRows,
): readonly StoodRow[] | WriteFault {
  const rows = new Map<string, StoodRow>()
  const stays = staysIn(change)
  for (const cell of change.cells) {
    const at = standsAt(cell.identity, row, table, office)
    if ('code' in at) return at
    const fault = isChange(cell) ? refusalAt(at, cell, table) : null
    if (fault) return fault
    const { grid, year } = at.reading
    const where = `${grid.title}\u0000${at.row}`
    const known = rows.get(where)
    const key = known?.key ?? keyCells(at, at.row, table, stays)
    if ('code' in key) return key
    rows.set(where, {
      sheet: grid.title,
      year,
      long: at.isLong,
      key,
      identities: [...(known?.identities ?? []), cell.identity],
    })
  }
  return [...rows.values()]
}

/** Where a cell of a record stands: in its row, or in a row of its own where the sheet gives one cell a row. */
export function standsAt(
  identity: string,
  row: Row,
  table: Table,
  office: OfficeRows,
): StandingCell | WriteFault {
  const long = longRow(identity, row, table, office)
  const at = long ?? row
  const sheet = opened(sheetOf(table, at.sheet, office), at.sheet)
  if ('code' in sheet) return sheet
  const column = columnOf(sheet.layout, long ? valueIdentity(identity) : identity)
  if (column === null) return noColumn(identity, headerOf(table, identity), at.sheet)
  return { ...sheet, row: at.index, column, isLong: long !== null }
}

/** The column of an item's value, where each has a row of its own. */
export const valueIdentity = (identity: string): string =>
  `${identity.slice(0, identity.indexOf('/'))}//value`

/** The row that holds an item by itself; `null` where it stands in a column of the record's own row. */
function longRow(identity: string, row: Row, table: Table, office: OfficeRows): Row | null {
  const written = writtenAs(table, identity)
  if (written?.kind !== 'item') return null
  const child = office.schema.tables.find(
    ({ unfolds }) => unfolds?.parent === table.name && unfolds.spread === written.spread,
  )
  const unfolding = child?.unfolds
  if (!child || !unfolding) return null
  const key = joinKey(
    child.key.map((name) => (name === unfolding.item ? written.item : (row.values[name] ?? null))),
  )
  const found = office.rowOf(child.name, key)
  return found && (found.index !== row.index || found.sheet !== row.sheet) ? found : null
}

function refusalAt(at: StandingCell, { identity }: IntendedCell, table: Table): WriteFault | null {
  const { grid } = at.reading
  const place = { identity, sheet: grid.title, row: at.row, column: at.column }
  const refusal = cellRefusal(grid, at)
  const header = headerOf(table, identity)
  if (refusal !== null) return readOnly(refusal, header, place)
  return isShared(at, table.columns[identity]?.fillDown ?? null) ? readOnly('SHARED', header, place) : null
}

/** Tells whether blank cells of records below take their value from this one. */
function isShared({ reading, row, column }: StandingCell, fillDown: string | null): boolean {
  if (fillDown === null) return false
  const next = reading.outcomes.findIndex((each, index) => index > row && each.row !== null)
  return next > row && !isFilled(cellAt(reading.grid, next, column)) && isFilled(reading.rows[next]?.[column])
}
