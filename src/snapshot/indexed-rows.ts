import type { Row } from '../tables/row.ts'
import { keyOrdering, sortRows } from '../tables/sort.ts'
import type { Table } from '../tables/table.ts'

/** Rows with ways to find them; each index is built when it is first asked for and kept. */
export interface IndexedRows {
  readonly rows: readonly Row[]
  byKey(key: string): Row | null
  /** All rows in the order of their keys. */
  inOrder(): readonly Row[]
  /** Rows whose reference names the row with this key, in the order of their own keys. */
  referring(column: string, key: string): readonly Row[]
  /** Rows that unfold from the row with this key, in the order of theirs. */
  under(parent: string): readonly Row[]
}

const NONE: readonly Row[] = []

/** Indexes rows of a table. */
export function indexRows(table: Table, rows: readonly Row[]): IndexedRows {
  let keys: Map<string, Row> | null = null
  let ordered: readonly Row[] | null = null
  let parents: Map<string, Row[]> | null = null
  const references = new Map<string, Map<string, Row[]>>()
  const inOrder = (): readonly Row[] => {
    ordered ??= sortRows(rows, keyOrdering(table))
    return ordered
  }
  return {
    rows,
    inOrder,
    byKey: (key) => {
      keys ??= new Map(rows.map((row) => [row.key, row]))
      return keys.get(key) ?? null
    },
    referring: (column, key) => {
      let index = references.get(column)
      if (index === undefined) {
        index = indexReferences(inOrder(), column, table.columns[column]?.list ?? false)
        references.set(column, index)
      }
      return index.get(key) ?? NONE
    },
    under: (parent) => {
      // The key of an unfolded row is its parent's key and one part more.
      parents ??= Map.groupBy(inOrder(), ({ key }) => key.slice(0, key.lastIndexOf('/')))
      return parents.get(parent) ?? NONE
    },
  }
}

function indexReferences(rows: readonly Row[], column: string, list: boolean): Map<string, Row[]> {
  const index = new Map<string, Row[]>()
  const add = (key: string, row: Row): void => {
    const known = index.get(key)
    if (known) known.push(row)
    else index.set(key, [row])
  }
  for (const row of rows) {
    const value = row.values[column]
    if (typeof value === 'string') add(value, row)
    else if (list && Array.isArray(value)) for (const key of value) add(key, row)
  }
  return index
}
