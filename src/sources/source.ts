import type { SheetGrid } from '../tables/grid.ts'
import type { SentWrite, WorkbookWrite, WriteOutcome } from '../tables/row-op.ts'

export type { Area, Lock, Place, SheetGrid } from '../tables/grid.ts'
export type { SentWrite, WorkbookWrite, WriteOutcome } from '../tables/row-op.ts'

/** Every sheet of one workbook, of one moment. */
export interface WorkbookGrid {
  /** Equal versions mean equal content. */
  readonly version: string
  readonly sheets: readonly SheetGrid[]
}

/** How writes go out to a source. */
export interface WritePace {
  /** Writes of one workbook go out together, at most so often, and at most so many row changes at once. */
  readonly everyMs: number
  readonly most: number
  /** An attempt without an answer may still take effect for so long. */
  readonly lateMs: number
}

/** Where a workbook lives. The first two calls reject with a `SourceError` when the workbook cannot be had. */
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
  readonly pace: WritePace
  /**
   * Finds the rows of each write anew, compares, and changes the cells that differ, nothing else; one outcome a write, in
   * their order. Each write happens whole or not at all, and sees what earlier ones of the call did. Never rejects for
   * what can go wrong outside. One call at a time. Where there are traces, `sending` is told what goes where right before
   * it may take effect.
   */
  apply(
    writes: readonly WorkbookWrite[],
    sending?: (sent: readonly SentWrite[]) => void,
  ): Promise<readonly WriteOutcome[]>
  /** Of a source whose answers may get lost, and where people may sort between its look and its write. */
  readonly traces: Traces | null
}

/** What attempts to write leave behind in a workbook, until it is no longer needed. Calls reject with a `SourceError`. */
export interface Traces {
  /**
   * What stood in the headers and in the rows that were written into, right before, by the names of the attempts that
   * took effect; nothing of those that were barred, and the others are left out.
   */
  of(names: readonly string[]): Promise<ReadonlyMap<string, readonly SheetGrid[]>>
  /** Bars an attempt: it never takes effect, however late. Tells whether that was in time. */
  bar(name: string): Promise<boolean>
  /** Takes away all but these. */
  keepOnly(names: readonly string[]): Promise<void>
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
