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

/** The rows of a table that a viewer sees, typed by its declaration. */
export const seenRows = <T extends Table>(view: View, table: T): readonly SeenRow<T>[] =>
  // Seam: rows are erased for the engine; what the table declares is what its rows hold.
  view.rowsOf(table).inOrder() as readonly SeenRow<T>[]

/** One row by its key; `null` where there is none, or none for the viewer. */
export const seenRow = <T extends Table>(view: View, table: T, key: string): SeenRow<T> | null =>
  // Seam: as above.
  view.rowsOf(table).byKey(key) as SeenRow<T> | null

/** The rows of a table that name a row in a column, typed. */
export const seenReferring = <T extends Table>(
  view: View,
  table: T,
  column: keyof T['columns'] & string,
  key: string,
): readonly SeenRow<T>[] =>
  // Seam: as above.
  view.rowsOf(table).referring(column, key) as readonly SeenRow<T>[]
