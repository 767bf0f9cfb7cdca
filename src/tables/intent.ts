import type { Cell } from '../columns/cell.ts'
import type { Text } from '../columns/rules.ts'

/** What is done to a row. */
export const WRITE_ACTS = ['CREATE', 'UPDATE', 'DELETE'] as const
export type WriteAct = (typeof WRITE_ACTS)[number]

/** A cell of a record that is to change, by what it stands for: see `identity` in layout.ts. */
export interface IntendedCell {
  readonly identity: string
  readonly before: Cell
  readonly after: Cell
}

/** A record that is to change, independent of where it stands. Plain data: the ledger keeps it. */
export interface IntendedRow {
  readonly act: WriteAct
  readonly table: string
  readonly key: string
  readonly cells: readonly IntendedCell[]
}

/** Why a write cannot be, as far as the input or the sheet is to blame. */
export const WRITE_FAULTS = [
  'REQUIRED',
  'INVALID',
  'NOT_FOUND',
  'EXISTS',
  'REFERENCE_NOT_FOUND',
  'NOT_ALLOWED',
  'REVISION_CHANGED',
  'READ_ONLY',
  'NO_SHEET',
  'NO_COLUMN',
  'SHEET_UNREADABLE',
  'UNSURE_ROW',
] as const
export type WriteFaultCode = (typeof WRITE_FAULTS)[number]

/** Why a write cannot be: what to mend, where. */
export interface WriteFault {
  readonly code: WriteFaultCode
  readonly message: Text
  /** What it is about, by identity; `null` for the row as a whole. */
  readonly identity: string | null
  readonly sheet: string | null
  /** The address people use, such as D12. */
  readonly cell: string | null
}
