import type { Row } from '../tables/row.ts'
import { keyOrdering, sortRows } from '../tables/sort.ts'
import type { Table } from '../tables/table.ts'

/** Rows with ways to find them; each index is built when it is first asked for and kept. */
export interface IndexedRows {
  /** All rows as their sheets have them: an order that must not be told. */
  readonly rows: readonly Row[]
  byKey(key: string): Row | null
  /** All rows in the order of their keys. */
  inOrder(): readonly Row[]
  /** The rows that pass, in the order of their keys: no others are sorted. */
  passing(test: (row: Row) => boolean): readonly Row[]
  /** Rows whose reference names the row with this key, in the order of their own keys. */
  referring(column: string, key: string): readonly Row[]
  /** Rows that unfold from the row with this key, in the order of theirs. */
  under(parent: string): readonly Row[]
}

/** Finds groups of rows, each in the order of its keys. */
type Groups = (key: string) => readonly Row[]

const NONE: readonly Row[] = []

/** Indexes rows of a table. */
export function indexRows(
  table: Table,
  rows: readonly Row[],
  order: () => readonly Row[] = () => sortRows(rows, keyOrdering(table)),
): IndexedRows {
  let keys: Map<string, Row> | null = null
  let ordered: readonly Row[] | null = null
  let parents: Groups | null = null
  const references = new Map<string, Groups>()
  return {
    rows,
    inOrder: () => (ordered ??= order()),
    passing: (test) => (ordered ? ordered.filter(test) : sortRows(rows.filter(test), keyOrdering(table))),
    byKey: (key) => {
      keys ??= new Map(rows.map((row) => [row.key, row]))
      return keys.get(key) ?? null
    },
    referring: (column, key) => {
      let groups = references.get(column)
      if (groups === undefined) {
        groups = sortedGroups(table, groupByReference(rows, column, table.columns[column]?.list ?? false))
        references.set(column, groups)
      }
      return groups(key)
    },
    under: (parent) => {
      // The key of an unfolded row is its parent's key and one part more.
      parents ??= sortedGroups(
        table,
        Map.groupBy(rows, ({ key }) => key.slice(0, key.lastIndexOf('/'))),
      )
      return parents(parent)
    },
  }
}

/** Below this share of all rows sorting those seen costs less than going through all. */
const FEW = 1 / 8

/**
 * Indexes rows as somebody sees them, one for each of `all` or `null`. Their order is that of all, which is sorted once for
 * everybody: no column of the key may show anything else than it holds.
 */
export function indexSeen(table: Table, all: IndexedRows, seen: readonly (Row | null)[]): IndexedRows {
  const rows = seen.filter((row) => row !== null)
  if (rows.length < all.rows.length * FEW) return indexRows(table, rows)
  return indexRows(table, rows, () => {
    const shown = new Map(all.rows.map((row, index) => [row, seen[index] ?? null]))
    return all.inOrder().flatMap((row) => shown.get(row) ?? [])
  })
}

/** Sorts a group when it is first asked for. */
function sortedGroups(table: Table, groups: Map<string, readonly Row[]>): Groups {
  const sorted = new Set<string>()
  return (key) => {
    const group = groups.get(key)
    if (group === undefined) return NONE
    if (sorted.has(key)) return group
    const made = sortRows(group, keyOrdering(table))
    sorted.add(key)
    groups.set(key, made)
    return made
  }
}

function groupByReference(rows: readonly Row[], column: string, list: boolean): Map<string, Row[]> {
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
