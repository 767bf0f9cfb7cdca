import type { Column, KindName, Surface } from '../columns/column.ts'

/** Every operator a filter may use on a single value. */
export const OPERATORS = ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'isNull'] as const
export type Operator = (typeof OPERATORS)[number]

/** Every operator a filter may use on a list of values. */
export const LIST_OPERATORS = ['has', 'hasAny', 'isNull'] as const
export type ListOperator = (typeof LIST_OPERATORS)[number]

const ORDERED: readonly Operator[] = ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'isNull']
const TEXT: readonly Operator[] = ['eq', 'in', 'contains', 'startsWith', 'lt', 'lte', 'gt', 'gte', 'isNull']
const WORD: readonly Operator[] = ['eq', 'in', 'isNull']
const YES_NO: readonly Operator[] = ['eq', 'isNull']

/** The operators that make sense for a value that shows in this way. */
export function operatorsOf(surface: Surface): readonly Operator[] {
  if (surface === 'String') return TEXT
  if (surface === 'Boolean') return YES_NO
  return typeof surface === 'string' ? ORDERED : WORD
}

const SPREAD: readonly KindName[] = ['across', 'ranked']

/** Tells whether a column is served as a value of its own: spread columns are served as rows instead. */
export const isServed = (column: Column): boolean => !SPREAD.includes(column.kind)

/** Tells whether rows can be put in order by the column. */
export const isOrderable = (column: Column): boolean => isServed(column) && !column.list

/** Tells whether rows can be grouped by the column: few values, or values that name a row. */
export const isGroupable = (column: Column): boolean =>
  isOrderable(column) &&
  (typeof column.surface !== 'string' || column.target !== null || GROUPABLE.has(column.kind))

const GROUPABLE: ReadonlySet<KindName> = new Set(['open', 'level', 'flag', 'fiscalYear', 'yearMonth'])

/** Tells whether the column's values can be summed up. */
export const isSummable = (column: Column): boolean =>
  isOrderable(column) &&
  (column.surface === 'Float' || (column.surface === 'Int' && column.kind !== 'fiscalYear'))
