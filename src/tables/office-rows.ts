import type { OfficeReading } from './read-office.ts'
import type { Row } from './row.ts'
import type { Schema } from './schema.ts'

/** An office as it was read last, with a way to find rows: nothing is masked. */
export interface OfficeRows {
  readonly schema: Schema
  readonly reading: OfficeReading
  rowOf(table: string, key: string): Row | null
}
