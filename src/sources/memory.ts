import { type AddedRows, applyWrite } from '../tables/apply-write.ts'
import type { SheetGrid, Source, SourceError } from './source.ts'

/** A source over grids held in memory, for tests. */
export interface MemorySource extends Source {
  /** Puts other sheets in the place of all there are. */
  replace(sheets: readonly SheetGrid[]): void
  /** Lets every call fail from now on, until sheets are put in again or it recovers. */
  fail(error: SourceError): void
  recover(): void
}

/** Serves the sheets as they stand. */
export function memorySource(first: readonly SheetGrid[]): MemorySource {
  let sheets = first
  let failure: SourceError | null = null
  let changes = 0
  const version = async (): Promise<string> => {
    if (failure !== null) throw failure
    return `memory-${changes}`
  }
  return {
    pollMs: 500,
    remote: false,
    version,
    read: async () => ({ version: await version(), sheets }),
    pace: { everyMs: 0, most: 1_000, lateMs: 0 },
    apply: async (writes) => {
      if (failure !== null) return writes.map(() => ({ state: 'WAITING', why: 'memory' }) as const)
      const added: AddedRows = new Map()
      return writes.map((write) => {
        const written = applyWrite(write, sheets, 'FILL', added)
        if (written.state !== 'PLACED') return written
        if (written.placed.length > 0) changes++
        sheets = written.sheets
        return { state: 'APPLIED' } as const
      })
    },
    traces: null,
    replace: (next) => {
      sheets = next
      failure = null
      changes++
    },
    fail: (error) => {
      failure = error
    },
    recover: () => {
      failure = null
    },
  }
}

/** A sheet with nothing but its cells. */
export const plainSheet = (title: string, rows: SheetGrid['rows']): SheetGrid => ({
  title,
  rows,
  merges: [],
  struck: [],
  formulas: [],
  locks: [],
  serialOffset: 0,
})
