import type { OfficeRows } from './office-rows.ts'
import type { Row } from './row.ts'
import { standsAt } from './standing-cell.ts'
import type { Table } from './table.ts'
import type { WriteFaultPlace } from './write-faults.ts'

/** Where a cell of a record stands, for people to look at; its row alone where the sheet has no column for it. */
export function placeInRow(
  identity: string,
  row: Row,
  table: Table,
  office: OfficeRows,
): WriteFaultPlace & { readonly column: number | null } {
  const at = standsAt(identity, row, table, office)
  return 'code' in at
    ? { identity, sheet: row.sheet, row: row.index, column: null }
    : { identity, sheet: at.reading.grid.title, row: at.row, column: at.column }
}

/** Where the key of a record stands: its first column that the sheet has. No field alone is to blame for a key. */
export function placeOfKey(row: Row, table: Table, office: OfficeRows): WriteFaultPlace {
  const places = table.key.map((name) => placeInRow(name, row, table, office))
  const at = places.find(({ column }) => column !== null)
  return { sheet: row.sheet, row: row.index, ...at, identity: null }
}
