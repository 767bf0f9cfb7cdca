import type { Column, Value } from '../columns/column.ts'
import type { RowAccess } from './match.ts'
import type { Row } from './row.ts'
import type { Table } from './table.ts'

/** One key of an order. */
export interface Order {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

/** Compares two rows, or a row with the values of one. */
export interface Ordering {
  /** Tells cursors of this order from those of any other. */
  readonly name: string
  compare(a: Row, b: Row): number
  /** The values a row is ordered by; its key comes last. */
  valuesOf(row: Row): readonly Value[]
  compareValues(a: readonly Value[], b: readonly Value[]): number
}

/** Makes the order of rows: by the given keys, then by the table's key, so that no two rows tie. Unknown values come last. */
export function orderingOf(
  table: Table,
  orders: readonly Order[],
  access: Pick<RowAccess, 'valueOf'>,
): Ordering {
  const keys = [
    ...orders,
    ...table.key
      .filter((name) => !orders.some((order) => order.field === name))
      .map((field): Order => ({ field, direction: 'ASC' })),
  ]
  const parts = keys.map(({ field, direction }) => ({
    read: readerOf(table, field, access),
    compare: comparerOf(table.columns[field], direction),
  }))
  const valuesOf = (row: Row): readonly Value[] => [...parts.map(({ read }) => read(row)), row.key]
  return {
    name: `${table.name} ${keys.map(({ field, direction }) => `${field} ${direction}`).join(' ')}`,
    valuesOf,
    compare: (a, b) => {
      for (const { read, compare } of parts) {
        const order = compare(read(a), read(b))
        if (order !== 0) return order
      }
      return compareKnown(a.key, b.key)
    },
    compareValues: (a, b) => {
      for (let index = 0; index < parts.length; index += 1) {
        const order = parts[index]?.compare(a[index] ?? null, b[index] ?? null) ?? 0
        if (order !== 0) return order
      }
      return compareKnown(a[parts.length] ?? '', b[parts.length] ?? '')
    },
  }
}

const byKey = new WeakMap<Table, Ordering>()

/** The order of a table's keys: the one of lists that nobody ordered. */
export function keyOrdering(table: Table): Ordering {
  const ordering = byKey.get(table) ?? orderingOf(table, [], STORED)
  byKey.set(table, ordering)
  return ordering
}

/** Keys are stored, never computed: no view is needed to read them. */
const STORED: Pick<RowAccess, 'valueOf'> = { valueOf: (_table, row, column) => row.values[column] ?? null }

function readerOf(table: Table, field: string, access: Pick<RowAccess, 'valueOf'>): (row: Row) => Value {
  const derives = table.columns[field]?.derive != null
  return derives ? (row) => access.valueOf(table, row, field) : (row) => row.values[field] ?? null
}

function comparerOf(column: Column | undefined, direction: 'ASC' | 'DESC'): (a: Value, b: Value) => number {
  const rank =
    typeof column?.surface === 'object'
      ? new Map(column.surface.words.map((word, index) => [word.constant, index]))
      : null
  const known =
    rank === null
      ? compareKnown
      : (a: Value, b: Value) => (rank.get(String(a)) ?? -1) - (rank.get(String(b)) ?? -1)
  const sign = direction === 'ASC' ? 1 : -1
  return (a, b) => {
    if (a === b) return 0
    if (a === null) return 1
    return b === null ? -1 : sign * known(a, b)
  }
}

// Every kind of value has < and >; text goes by code unit, which is stable and the same on every machine.
function compareKnown(a: Value, b: Value): number {
  if (a === null || b === null) return 0
  return a < b ? -1 : a > b ? 1 : 0
}

/** The rows in order; a list that is in order already is returned as it is. */
export function sortRows(rows: readonly Row[], ordering: Ordering): readonly Row[] {
  for (let index = 1; index < rows.length; index += 1) {
    const previous = rows[index - 1]
    const row = rows[index]
    if (previous && row && ordering.compare(previous, row) > 0) return rows.toSorted(ordering.compare)
  }
  return rows
}
