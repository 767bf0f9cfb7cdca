import type { Builder } from './builder.ts'
import type { RowRef } from './row-types.ts'

/** What an extension of the API is given. */
export interface Extending {
  readonly builder: Builder
  /** The object type of a table's rows. */
  refOf(table: string): RowRef
}

/** Fields that do not follow from declarations alone: each says itself what they are. */
export type Extension = (graph: Extending) => void
