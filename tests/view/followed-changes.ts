import type { Value } from '../../src/columns/column.ts'
import { changedKeys } from '../../src/snapshot/changed-keys.ts'
import { indexRows } from '../../src/snapshot/indexed-rows.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Row } from '../../src/tables/row.ts'
import type { Table } from '../../src/tables/table.ts'
import { changeBetween } from '../../src/view/change.ts'
import type { View } from '../../src/view/view.ts'
import type { Sight } from './may-see.ts'

/** A column of which every cell is changed, and all that follows. */
export interface ChangedColumn {
  readonly table: Table
  /** `null` for the columns nobody declared. */
  readonly column: string | null
  readonly before: Snapshot
  readonly after: Snapshot
}

/** Every column of an office that is stored, each with all its cells changed at once. */
export const changedColumns = (before: Snapshot): readonly ChangedColumn[] =>
  before.schema.tables.flatMap((table) => {
    const { rows } = before.rowsOf(table.name)
    const columns = Object.keys(table.columns).filter((name) => table.columns[name]?.derive === null)
    return [...columns, null].flatMap((column) => {
      const altered = rows.map((row, at) => alteredRow(row, column, rows.slice(at + 1)))
      const indexed = indexRows(table, altered)
      const rowsOf: Snapshot['rowsOf'] = (name) => (name === table.name ? indexed : before.rowsOf(name))
      return altered.some((row, at) => row !== rows[at])
        ? [{ table, column, before, after: { ...before, rowsOf } }]
        : []
    })
  })

/** The keys of rows of which somebody hears who follows all changes. */
export function heardOf(
  { table, before, after }: ChangedColumn,
  viewOf: (snapshot: Snapshot) => View,
): ReadonlySet<string> {
  const change = changeBetween(viewOf(before), viewOf(after), changedKeys(before, after), null)
  const told = change?.tables.find((each) => each.table === table)
  return new Set([...(told?.changed ?? []), ...(told?.removed ?? [])].map(({ key }) => key))
}

/** A row with another cell: what another row has there, so that it is a word of the column, or else nothing. */
function alteredRow(row: Row, column: string | null, others: readonly Row[]): Row {
  if (column === null)
    return row.extra.length === 0
      ? row
      : { ...row, extra: row.extra.map((each) => ({ ...each, value: '海' })) }
  const value = row.values[column] ?? null
  const other = others.map(({ values }) => values[column] ?? null).find((each) => !isSame(each, value))
  const next = other ?? null
  return isSame(next, value) ? row : { ...row, values: { ...row.values, [column]: next } }
}

const isSame = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What somebody should see of a row, by which it can be told from another; a leave is not told from another. */
export const shownOf = (sight: Sight, { values, extra }: Row): unknown =>
  sight.row && [
    Object.entries(values).map(([column, value]) => {
      const seen = sight.cell(column)
      if (seen === 'hidden') return null
      return seen === 'coarse' && sight.coarse(column).includes(String(value)) ? 'ON_LEAVE' : value
    }),
    sight.stray ? extra : [],
  ]
