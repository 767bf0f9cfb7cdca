import type { Cell } from '../columns/cell.ts'
import type { Text } from '../columns/rules.ts'
import { holdsSame } from './stored-cell.ts'

/** What is done to a row. */
export const WRITE_ACTS = ['CREATE', 'UPDATE', 'DELETE'] as const
export type WriteAct = (typeof WRITE_ACTS)[number]

/**
 * A cell of a record that is to change, by what it stands for: see `identity` in layout.ts. One that is as it shall be is
 * compared with its sheet all the same.
 */
export interface IntendedCell {
  readonly identity: string
  readonly before: Cell
  readonly after: Cell
  /** Written beside a code for people to read: left out where a formula computes it. */
  readonly beside?: boolean
}

/** Whether a change is one: a cell that is as it shall be is only compared. */
export const isChange = ({ before, after }: Omit<IntendedCell, 'identity'>): boolean =>
  !holdsSame(before, after)

/** A sheet row that holds cells of a record: what it is found by again, whatever else is shown of the record meanwhile. */
export interface StoodRow {
  readonly sheet: string
  /** The fiscal year in the sheet's title, by which it is found when it is renamed. */
  readonly year: number | null
  /** The sheet gives one cell of a record a row. */
  readonly long: boolean
  /** The cells of its key as they are stored, by identity. */
  readonly key: readonly { readonly identity: string; readonly cell: Cell }[]
  /** Which of the record's cells stand in it. */
  readonly identities: readonly string[]
}

/** A record that is to change. Plain data: the ledger keeps it. */
export interface IntendedRow {
  readonly act: WriteAct
  readonly table: string
  readonly key: string
  readonly cells: readonly IntendedCell[]
  /** Where it stood; empty for a new one, and for what was only seen. */
  readonly stood: readonly StoodRow[]
}

/** Whether anything of a record is to change. */
export const isChanged = ({ cells }: Pick<IntendedRow, 'cells'>): boolean => cells.some(isChange)

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
