import type { AccessLevel } from '../columns/access.ts'
import type { Column } from '../columns/column.ts'
import type { Table, TableOf } from './table.ts'

type Columns = Readonly<Record<string, Column>>

/** What a file of the schema says of rows that are cells of another table's rows. */
export interface UnfoldDeclaration<P extends Columns, I extends keyof P & string, C extends Columns> {
  readonly name: string
  readonly plural: string
  readonly doc: string
  /** Columns taken over from the parent's row; they and the item or rank are the key. */
  readonly inherit: readonly [I, ...I[]]
  readonly key: readonly (I | (keyof C & string))[]
  readonly columns: C
  readonly level?: AccessLevel
  readonly item?: keyof C & string
  readonly value?: keyof C & string
  readonly state?: keyof C & string
  readonly rank?: keyof C & string
  /** The field under which the target of an inherited reference lists these rows. */
  readonly reverse?: { readonly [K in I]?: string }
}

/**
 * Declares the rows that the spread columns of a parent stand for: a matrix served long, ranked wishes served as a list.
 * They are visible where their parent's row is.
 */
export function unfold<P extends Columns, I extends keyof P & string, const C extends Columns>(
  parent: TableOf<P>,
  spread: keyof P & string,
  declaration: UnfoldDeclaration<P, I, C>,
): TableOf<{ readonly [K in I]: P[K] } & C> {
  const inherited = Object.fromEntries(
    declaration.inherit.map((name) => [
      name,
      inheritedColumn(parent.columns[name], declaration.reverse?.[name]),
    ]),
  )
  const unfolded: Table = {
    ...parent,
    name: declaration.name,
    plural: declaration.plural,
    doc: declaration.doc,
    key: declaration.key,
    columns: { ...inherited, ...declaration.columns },
    access: { ...parent.access, level: declaration.level ?? parent.access.level },
    names: null,
    reuse: null,
    datedBy: null,
    periods: [],
    exclusive: null,
    records: null,
    unfolds: {
      parent: parent.name,
      spread,
      inherit: declaration.inherit,
      item: declaration.item ?? null,
      value: declaration.value ?? null,
      state: declaration.state ?? null,
      rank: declaration.rank ?? null,
    },
  }
  // Seam: Object.fromEntries forgets which names it was given.
  return unfolded as TableOf<{ readonly [K in I]: P[K] } & C>
}

const inheritedColumn = (column: Column | undefined, reverse: string | undefined): Column | undefined =>
  column?.target ? { ...column, target: { ...column.target, reverse } } : column
