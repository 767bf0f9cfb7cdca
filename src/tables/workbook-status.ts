import type { SheetAccount } from './account.ts'

/** How a workbook stands: read, read with parts of an earlier reading, or not readable at all. */
export const WORKBOOK_STATES = ['OK', 'DEGRADED', 'STALE'] as const
export type WorkbookState = (typeof WORKBOOK_STATES)[number]

/** One workbook at the time of a snapshot. */
export interface WorkbookStatus {
  readonly key: string
  readonly file: string
  readonly source: 'xlsx' | 'csv' | 'google' | 'memory'
  readonly version: string
  /** When its content was read, ISO time. */
  readonly asOf: string
  readonly state: WorkbookState
  readonly accounts: readonly SheetAccount[]
}
