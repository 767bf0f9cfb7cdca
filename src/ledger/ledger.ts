import type { SheetGrid } from '../tables/grid.ts'

/** The last good content of a workbook, as it was read. */
export interface WorkbookCopy {
  readonly version: string
  /** When it was read, ISO time. */
  readonly asOf: string
  readonly sheets: readonly SheetGrid[]
}

/** Whose copy it is: a workbook that moved to another address has none yet. */
export interface CopyOwner {
  readonly workbook: string
  readonly address: string
}

/** What must survive the end of the process. */
export interface Ledger {
  /** The copy of a workbook; `null` where there is none. */
  copyOf(owner: CopyOwner): Promise<WorkbookCopy | null>
  /** Keeps a copy in the place of the last one, whole or not at all. */
  keepCopy(owner: CopyOwner, copy: WorkbookCopy): Promise<void>
  close(): void
}
