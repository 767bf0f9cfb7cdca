import type { Value } from '../columns/column.ts'
import type { KeptWrite } from '../ledger/write-record.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { Table } from '../tables/table.ts'

/** A fault, of which the input may be to blame by itself. */
export interface InputFault extends WriteFault {
  /** It is about which cell of a row is meant (an item, a rank), not about what shall stand in it. */
  readonly isOfPart?: true
}

/** What somebody wants of one row of a table; of an unfolded table, of one cell of its parent. */
export interface RowWish {
  readonly table: Table
  readonly act: 'CREATE' | 'UPDATE' | 'DELETE' | 'UPSERT'
  /** Values of the key, by column. */
  readonly key: ReadonlyMap<string, Value>
  /** Values by column, and by identity where a column stands for several; `null` clears. Key columns may be among them. */
  readonly values: ReadonlyMap<string, Value>
  /** The revision the caller has seen: any other refuses. */
  readonly ifRevision: string | null
  /** What is wrong with the input by itself. */
  readonly faults: readonly InputFault[]
}

/** An act of somebody: all of its rows or none. */
export interface WriteRequest {
  readonly name: string
  readonly idempotencyKey: string | null
  /** All that was asked for, to tell one request from another under the same key. */
  readonly content: unknown
  readonly rows: readonly RowWish[]
}

/** A fault of one of the rows asked for. */
export interface RowFault extends InputFault {
  readonly wish: number
}

/** What comes of a request: a durable write, or all that is wrong with it. */
export type WriteAnswer =
  | { readonly write: KeptWrite; readonly faults: null }
  | { readonly write: null; readonly faults: readonly RowFault[] }

/** The caller used a key again for something else. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused'
}

/** The service is about to stop. */
export class ShuttingDown extends Error {
  override readonly name = 'ShuttingDown'
}
