import type { Column } from '../columns/column.ts'
import type { Row } from '../tables/row.ts'
import type { RowOf, Table } from '../tables/table.ts'
import type { View } from '../view/view.ts'

/** The values of a row as somebody sees it: any of them may be hidden. */
export type Seen<T extends { readonly columns: Readonly<Record<string, Column>> }> = {
  readonly [K in keyof RowOf<T>]: RowOf<T>[K] | null
}

/** A row with its values typed by its table. */
export interface SeenRow<T extends { readonly columns: Readonly<Record<string, Column>> }> extends Row {
  readonly values: Seen<T>
}

/** What somebody sees of tables. */
export type SeenTables = Pick<View, 'rowsOf'>

/** The rows of a table that a viewer sees, typed by its declaration. */
export const seenRows = <T extends Table>(view: SeenTables, table: T): readonly SeenRow<T>[] =>
  // Seam: rows are erased for the engine; what the table declares is what its rows hold.
  view.rowsOf(table).inOrder() as readonly SeenRow<T>[]

/** The same in no order: what is made of them must not hang on it, and their order must not be told. */
export const seenUnordered = <T extends Table>(view: SeenTables, table: T): readonly SeenRow<T>[] =>
  // Seam: as above.
  view.rowsOf(table).rows as readonly SeenRow<T>[]

/** Those that pass, in the same order: for tables so large that sorting all of them costs more than what is asked. */
export const seenRowsWhere = <T extends Table>(
  view: SeenTables,
  table: T,
  test: (row: SeenRow<T>) => boolean,
): readonly SeenRow<T>[] =>
  // Seam: as above.
  view.rowsOf(table).passing((row) => test(typed<T>(row))) as readonly SeenRow<T>[]

// Seam: as above.
const typed = <T extends Table>(row: Row): SeenRow<T> => row as SeenRow<T>

/** One row by its key; `null` where there is none, or none for the viewer. */
export const seenRow = <T extends Table>(view: SeenTables, table: T, key: string): SeenRow<T> | null => {
  const row = view.rowsOf(table).byKey(key)
  return row && typed(row)
}

/** The rows of a table that name a row in a column, typed. */
export const seenReferring = <T extends Table>(
  view: SeenTables,
  table: T,
  column: keyof T['columns'] & string,
  key: string,
): readonly SeenRow<T>[] =>
  // Seam: as above.
  view.rowsOf(table).referring(column, key) as readonly SeenRow<T>[]
