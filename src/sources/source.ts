import type { SheetGrid } from '../tables/grid.ts'

export type { Merge, Place, SheetGrid } from '../tables/grid.ts'

/** Every sheet of one workbook, of one moment. */
export interface WorkbookGrid {
  /** Equal versions mean equal content. */
  readonly version: string
  readonly sheets: readonly SheetGrid[]
}

/** Where a workbook lives. Both calls reject with a `SourceError` when the workbook cannot be had. */
export interface Source {
  /** How often it is worth asking for the version, in milliseconds. */
  readonly pollMs: number
  /**
   * Far away, behind calls that are counted: a change is whole when it shows, and a copy is kept here for the time when
   * nothing can be read. A near one is a file, which may be seen half written.
   */
  readonly remote: boolean
  /** Says whether anything changed since another call, cheaply. */
  version(): Promise<string>
  /** Reads every sheet. */
  read(): Promise<WorkbookGrid>
}

/** Why a workbook cannot be read; each has a sentence for HR. */
export const SOURCE_FAULTS = [
  'MISSING',
  'NOT_ALLOWED',
  'NOT_A_WORKBOOK',
  'OLD_FORMAT',
  'ENCRYPTED',
  'MACROS',
  'TOO_LARGE',
  'DAMAGED',
  'UNSAFE',
  'TIMED_OUT',
  'UNREACHABLE',
  'BUSY',
  'NOT_SIGNED_IN',
  'NOT_SHARED',
  'API_OFF',
  'SCOPE_MISSING',
] as const
export type SourceFault = (typeof SOURCE_FAULTS)[number]

/** A workbook that cannot be read, with the reason and, for people who look closer, the detail. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  readonly fault: SourceFault
  readonly detail: string

  constructor(fault: SourceFault, detail: string, options?: ErrorOptions) {
    super(`${fault}: ${detail}`, options)
    this.fault = fault
    this.detail = detail
  }
}
