import type { SheetGrid, Source, SourceError } from './source.ts'

/** A source over grids held in memory, for tests. */
export interface MemorySource extends Source {
  /** Puts other sheets in the place of all there are. */
  replace(sheets: readonly SheetGrid[]): void
  /** Lets every call fail from now on, until sheets are put in again. */
  fail(error: SourceError): void
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
    replace: (next) => {
      sheets = next
      failure = null
      changes++
    },
    fail: (error) => {
      failure = error
    },
  }
}

/** A sheet with nothing but its cells. */
export const plainSheet = (title: string, rows: SheetGrid['rows']): SheetGrid => ({
  title,
  rows,
  merges: [],
  struck: [],
  serialOffset: 0,
})
