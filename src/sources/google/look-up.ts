import type { SheetGrid } from '../../tables/grid.ts'
import type { WorkbookWrite } from '../../tables/row-op.ts'
import { type CellRange, inWords } from './cell-range.ts'
import type { GoogleConnection } from './connection.ts'
import { touchedRanges } from './touched-ranges.ts'
import { readTouched, type TouchedSheets } from './touched-sheets.ts'

/** What writes touch, as it stands. */
export interface Found {
  readonly sheets: TouchedSheets
  /** Writes whose rows moved from look to look, so that their cells are not known. */
  readonly unread: ReadonlySet<WorkbookWrite>
}

/** Where people sort faster than rows can be looked at, it is given up. */
const LOOKS = 3

/**
 * Reads what the writes touch, all of one moment: with the cells of the rows where keys were seen last, and all of it
 * once more where a key stands in another row now.
 */
export async function lookUp(
  id: string,
  connection: GoogleConnection,
  writes: readonly WorkbookWrite[],
  seen: ReadonlyMap<string, SheetGrid>,
): Promise<Found> {
  let known = seen
  for (let look = 1; ; look += 1) {
    const asked = new Map(rangesOf(writes, known).flatMap(({ ranges }) => [...ranges]))
    const sheets = await readTouched(id, connection, [...asked.values()])
    known = new Map([...sheets].map(([title, { grid }]) => [title, grid]))
    const unread = rangesOf(writes, known).filter(({ ranges }) =>
      ranges.keys().some((key) => !asked.has(key)),
    )
    if (unread.length === 0 || look === LOOKS)
      return { sheets, unread: new Set(unread.map(({ write }) => write)) }
  }
}

/** What each write has to have read, by the words of its ranges. */
const rangesOf = (
  writes: readonly WorkbookWrite[],
  known: ReadonlyMap<string, SheetGrid>,
): readonly { readonly write: WorkbookWrite; readonly ranges: ReadonlyMap<string, CellRange> }[] =>
  writes.map((write) => ({
    write,
    ranges: new Map(touchedRanges(write, known).map((range) => [inWords(range), range])),
  }))
