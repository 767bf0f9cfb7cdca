import type { Value } from '../columns/column.ts'
import type { ReadingContext } from '../columns/reading-context.ts'
import type { Row } from './row.ts'

/** What the reading of a table knows of the rest of the office. */
export interface TableContext extends ReadingContext {
  /** Rows of a table that was read before this one. */
  rowsOf(table: string): readonly Row[]
  /** A value of a row of a table that was read before this one. */
  valueIn(table: string, key: string, column: string): Value
  /** Further spellings of a sheet's headers, as the office keeps them: canonical alias to header. */
  headerAliases(sheet: string): ReadonlyMap<string, string>
  /** Where a header may stand that must not stand anywhere: `undefined` for an ordinary one, `null` for nowhere. */
  deniedHeader(header: string): string | null | undefined
  /** Objects that are replaced whenever something a table's rows were read by has changed. */
  stamps(table: string): readonly unknown[]
}
