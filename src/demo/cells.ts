import type { Column, Value } from '../columns/column.ts'
import type { RowOf } from '../tables/table.ts'

/** The cells of a record of a table, as far as they are filled; spread columns take what `S` says. */
export type Cells<T extends { readonly columns: Readonly<Record<string, Column>> }, S = unknown> = {
  readonly [K in Exclude<keyof RowOf<T>, keyof S>]?: RowOf<T>[K]
} & S

/** Levels by competency: a step of the scale, or a mark for "does not apply". */
export type Levels = Readonly<Record<string, Value>>
