import type { Column, Value } from '../columns/column.ts'
import { normalise } from '../japanese/widths.ts'
import { codeField } from './code-field.ts'
import { codeOfKey, type Row } from './row.ts'
import type { Table } from './table.ts'

/** A filter as a caller sends it: operators by column, further filters by reference, and/or/not. */
export type Filter = Readonly<Record<string, unknown>>

/** How rows are looked at: through what one viewer may see. */
export interface RowAccess {
  tableOf(name: string): Table
  valueOf(table: Table, row: Row, column: string): Value
  /** The row a reference names; `null` where there is none to be seen. */
  follow(table: Table, row: Row, column: string): Row | null
}

export type Predicate = (row: Row) => boolean

const always: Predicate = () => true

/**
 * Compiles a filter. A comparison with an unknown value does not hold, so `not` of one does; only `isNull` asks for it.
 * Parts stand side by side: all must hold.
 */
export function compileFilter(table: Table, filter: Filter | null | undefined, access: RowAccess): Predicate {
  if (filter == null) return always
  const parts = Object.entries(filter).flatMap(([name, part]) =>
    part == null ? [] : [compilePart(table, name, part, access)],
  )
  const [first, second] = parts
  if (first === undefined) return always
  if (second === undefined) return first
  return (row) => parts.every((part) => part(row))
}

function compilePart(table: Table, name: string, part: unknown, access: RowAccess): Predicate {
  if (name === 'and' || name === 'or') {
    const all = filtersOf(part).map((each) => compileFilter(table, each, access))
    return name === 'and' ? (row) => all.every((each) => each(row)) : (row) => all.some((each) => each(row))
  }
  if (!isFilter(part)) return always
  if (name === 'not') {
    const inner = compileFilter(table, part, access)
    return (row) => !inner(row)
  }
  const column = table.columns[name]
  if (column?.target && !column.list) {
    const inner = compileFilter(access.tableOf(column.target.table), part, access)
    return (row) => {
      const target = access.follow(table, row, name)
      return target !== null && inner(target)
    }
  }
  if (column) return compileOperators(part, (row) => access.valueOf(table, row, name))
  const reference = referenceOfCode(table, name, access)
  return reference === null ? always : compileOperators(part, codesOf(table, reference, access))
}

/** Tells whether an argument is a filter. */
export const isFilter = (part: unknown): part is Filter =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
const filtersOf = (part: unknown): readonly Filter[] =>
  Array.isArray(part) ? part.filter(isFilter) : isFilter(part) ? [part] : []

/** The reference whose code a field gives; `null` for any other name. */
export function referenceOfCode(
  table: Table,
  field: string,
  access: Pick<RowAccess, 'tableOf'>,
): readonly [string, Column] | null {
  return (
    Object.entries(table.columns).find(
      ([name, column]) => column.target && codeField(name, access.tableOf(column.target.table)) === field,
    ) ?? null
  )
}

const codesOf =
  (table: Table, [name]: readonly [string, Column], access: RowAccess) =>
  (row: Row): Value => {
    const value = access.valueOf(table, row, name)
    return typeof value === 'string' ? codeOfKey(value) : Array.isArray(value) ? value.map(codeOfKey) : value
  }

function compileOperators(part: Filter, read: (row: Row) => Value): Predicate {
  const tests = Object.entries(part).flatMap(([operator, operand]) =>
    operand == null ? [] : [compileOperator(operator, operand)],
  )
  return (row) => {
    const value = read(row)
    return tests.every((test) => test(value))
  }
}

type Test = (value: Value) => boolean

function compileOperator(operator: string, operand: unknown): Test {
  const make = TESTS[operator]
  return make === undefined ? () => false : make(operand)
}

const below = (value: Value, operand: unknown): number => {
  if (typeof value === 'number' && typeof operand === 'number') return value - operand
  if (typeof value === 'string' && typeof operand === 'string')
    return value < operand ? -1 : value > operand ? 1 : 0
  return Number.NaN
}

const oneOf = (operand: unknown): ReadonlySet<unknown> =>
  new Set(Array.isArray(operand) ? operand : [operand])
const within = (operand: unknown, hit: (text: string, part: string) => boolean): Test => {
  const part = typeof operand === 'string' ? normalise(operand) : null
  return (value) => part !== null && typeof value === 'string' && hit(normalise(value), part)
}

const TESTS: Readonly<Record<string, (operand: unknown) => Test>> = {
  eq: (operand) => (value) => value !== null && value === operand,
  in: (operand) => {
    const set = oneOf(operand)
    return (value) => value !== null && set.has(value)
  },
  lt: (operand) => (value) => below(value, operand) < 0,
  lte: (operand) => (value) => below(value, operand) <= 0,
  gt: (operand) => (value) => below(value, operand) > 0,
  gte: (operand) => (value) => below(value, operand) >= 0,
  contains: (operand) => within(operand, (text, part) => text.includes(part)),
  startsWith: (operand) => within(operand, (text, part) => text.startsWith(part)),
  isNull: (operand) => (value) => (value === null) === operand,
  has: (operand) => (value) => Array.isArray(value) && value.includes(operand),
  hasAny: (operand) => {
    const set = oneOf(operand)
    return (value) => Array.isArray(value) && value.some((each) => set.has(each))
  },
}
