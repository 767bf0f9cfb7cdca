import type { Cell } from '../columns/cell.ts'
import type { Value, Values } from '../columns/column.ts'
import type { Table } from './table.ts'

/** A cell of a column the table does not know. */
export interface ExtraCell {
  readonly header: string
  readonly value: string
}

/** One record, as read from a sheet. Rows of unchanged cells stay the same object from one reading to the next. */
export interface Row {
  /** Name of the table. */
  readonly table: string
  readonly key: string
  readonly values: Values
  readonly sheet: string
  /** Zero-based row of the sheet. */
  readonly index: number
  readonly cells: readonly Cell[]
  readonly extra: readonly ExtraCell[]
}

const ESCAPED = /[/~]/gu

/** Joins the parts of a key; a blank part is empty. `/` and `~` inside a part are escaped as in JSON Pointer. */
export const joinKey = (parts: readonly Value[]): string =>
  parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : parts.map(keyPart).join('/')

function keyPart(part: Value): string {
  if (typeof part !== 'string') return part === null ? '' : String(part)
  return part.includes('/') || part.includes('~')
    ? part.replace(ESCAPED, (sign) => (sign === '/' ? '~1' : '~0'))
    : part
}

/** The parts that a key of so many was joined of, as texts. */
export const keyParts = (key: string, count: number): readonly string[] =>
  count === 1
    ? [key]
    : key.split('/').map((part) => part.replace(/~[01]/gu, (sign) => (sign === '~1' ? '/' : '~')))

/** The key of a row with these values. */
export const keyOf = (table: Table, values: Values): string =>
  joinKey(table.key.map((name) => values[name] ?? null))

/** The code a key was made of: the key of an earlier holder of a code given again ends in `@` and a number. */
export const codeOfKey = (key: string): string => key.replace(/@\d+$/u, '')
