import { serialOfIso } from '../columns/serial.ts'
import type { Schema } from '../tables/schema.ts'
import type { Table } from '../tables/table.ts'
import { EXAMPLE_CELL } from './looks.ts'
import type { OpenWord } from './open-words.ts'
import type { SheetColumn } from './sheet-columns.ts'
import { EXAMPLE } from './words.ts'
import type { DressedCell } from './xlsx/workbook.ts'

/** Finds what to show as an example of a column; empty where there is nothing to show. */
export function exampleFinder(
  schema: Schema,
  wordsOf: (list: string) => readonly OpenWord[],
): (column: SheetColumn) => string {
  const keyExample = (target: string): string => {
    const table = schema.tables.find((each) => each.name === target)
    return table?.columns[table.key[0] ?? '']?.template.example ?? ''
  }
  const restated = (column: SheetColumn, table: Table | undefined): string =>
    table?.columns[column.column.restates?.column ?? '']?.template.example ?? ''
  return (column) => {
    const { template } = column
    if (template.example !== '') return template.example
    const { rowsOf } = template
    if (rowsOf !== undefined)
      return rowsOf.list === undefined ? keyExample(rowsOf.table) : (wordsOf(rowsOf.list)[0]?.label ?? '')
    return restated(column, restatedTable(column, schema))
  }
}

function restatedTable({ column, name }: SheetColumn, schema: Schema): Table | undefined {
  const { restates } = column
  if (restates === null) return undefined
  const holder = schema.tables.find((table) => table.columns[name] === column)
  const target = holder?.columns[restates.reference]?.target?.table
  return schema.tables.find((table) => table.name === target)
}

/**
 * The row of examples under the header of an empty sheet. Readers skip it by its first cell; where that is no key, by a
 * key that says the same, because a row with a whole key is a record.
 */
export function exampleRow(
  columns: readonly SheetColumn[],
  exampleOf: (column: SheetColumn) => string,
): readonly DressedCell[] {
  const key = columns.findIndex((column) => column.isKey)
  return columns.map((column, index) => {
    const value = index === 0 || index === key ? EXAMPLE : typed(column, exampleOf(column))
    return { value, style: EXAMPLE_CELL }
  })
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u

function typed({ template }: SheetColumn, example: string): DressedCell['value'] {
  if (example === '') return null
  if (template.format === 'date' && DAY.test(example)) return { serial: serialOfIso(example) }
  const isNumber =
    (template.format === 'integer' || template.format === 'decimal') && /^-?\d+(?:\.\d+)?$/u.test(example)
  return isNumber ? Number(example) : example
}
