import type { Value } from '../columns/column.ts'
import type { RowAccess } from './match.ts'
import { isOrderable, isSummable } from './operators.ts'
import type { Row } from './row.ts'
import type { Table } from './table.ts'

/** What can be said of the known numbers of a column; all but `count` are null where nothing is known. */
export interface NumberSummary {
  readonly count: number
  readonly min: number | null
  readonly max: number | null
  readonly sum: number | null
  readonly average: number | null
}

/** The first and last known day of a column. */
export interface DateSummary {
  readonly count: number
  readonly min: string | null
  readonly max: string | null
}

/** Rows that agree in the columns they are grouped by. */
export interface Group {
  readonly values: readonly Value[]
  readonly rows: readonly Row[]
}

/** Groups rows by columns; groups come in the order of their values, unknown last. */
export function groupRows(
  table: Table,
  rows: readonly Row[],
  by: readonly string[],
  access: RowAccess,
): readonly Group[] {
  if (by.length === 0) return []
  const groups = new Map<string, { values: Value[]; rows: Row[] }>()
  for (const row of rows) {
    const values = by.map((name) => access.valueOf(table, row, name))
    const id = JSON.stringify(values)
    const group = groups.get(id)
    if (group) group.rows.push(row)
    else groups.set(id, { values, rows: [row] })
  }
  return [...groups.values()].sort((a, b) => compareAll(a.values, b.values))
}

function compareAll(a: readonly Value[], b: readonly Value[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const left = a[index] ?? null
    const right = b[index] ?? null
    if (left === right) continue
    if (left === null) return 1
    if (right === null) return -1
    return left < right ? -1 : 1
  }
  return 0
}

/** Sums up a column of numbers; a row without a number does not count. */
export function summariseNumbers(
  table: Table,
  rows: readonly Row[],
  column: string,
  access: RowAccess,
): NumberSummary {
  let count = 0
  let sum = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const value = access.valueOf(table, row, column)
    if (typeof value !== 'number') continue
    count += 1
    sum += value
    if (value < min) min = value
    if (value > max) max = value
  }
  return count === 0
    ? { count, min: null, max: null, sum: null, average: null }
    : { count, min, max, sum, average: sum / count }
}

/** Finds the first and last day of a column. */
export function summariseDates(
  table: Table,
  rows: readonly Row[],
  column: string,
  access: RowAccess,
): DateSummary {
  const days = rows
    .map((row) => access.valueOf(table, row, column))
    .filter((value) => typeof value === 'string')
  const [first] = days
  if (first === undefined) return { count: 0, min: null, max: null }
  const least = days.reduce((a, b) => (b < a ? b : a), first)
  return { count: days.length, min: least, max: days.reduce((a, b) => (b > a ? b : a), first) }
}

/** The columns an aggregate sums up: numbers, and days. */
export const summableColumns = (table: Table): readonly string[] =>
  Object.keys(table.columns).filter((name) => isSummableIn(table, name))
export const datedColumns = (table: Table): readonly string[] =>
  Object.entries(table.columns).flatMap(([name, column]) =>
    isOrderable(column) && column.surface === 'Date' ? [name] : [],
  )

const isSummableIn = (table: Table, name: string): boolean => {
  const column = table.columns[name]
  return column !== undefined && isSummable(column)
}
