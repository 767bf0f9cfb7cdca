import type { SheetGrid } from './grid.ts'
import type { OfficeReading } from './read-office.ts'
import type { Row } from './row.ts'
import type { Schema } from './schema.ts'
import type { Table } from './table.ts'

/** An office as it was read last, with a way to find rows: nothing is masked. */
export interface OfficeRows {
  readonly schema: Schema
  readonly reading: OfficeReading
  rowOf(table: string, key: string): Row | null
  /** A sheet as its source holds it, without what is on its way there; `null` where it was not read. */
  storedSheet(table: Table, title: string): SheetGrid | null
}
