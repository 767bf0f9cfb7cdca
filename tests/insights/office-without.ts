import type { Values } from '../../src/columns/column.ts'
import { indexRows } from '../../src/snapshot/indexed-rows.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Row } from '../../src/tables/row.ts'

/** Some rows of a table. */
export type Some = (row: Row) => boolean

/** The same office with other rows in a table. */
export function withRows(snapshot: Snapshot, table: string, change: (row: Row) => readonly Row[]): Snapshot {
  const changed = indexRows(snapshot.tableOf(table), snapshot.rowsOf(table).rows.flatMap(change))
  return { ...snapshot, rowsOf: (name) => (name === table ? changed : snapshot.rowsOf(name)) }
}

/** The same office, in which some rows of a table say something else. */
export const officeSaying = (snapshot: Snapshot, table: string, some: Some, values: Values): Snapshot =>
  withRows(snapshot, table, (row) => [some(row) ? { ...row, values: { ...row.values, ...values } } : row])

/** The same office without some rows of a table. */
export const officeWithout = (snapshot: Snapshot, table: string, some: Some): Snapshot =>
  withRows(snapshot, table, (row) => (some(row) ? [] : [row]))
