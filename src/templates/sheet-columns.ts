import type { AccessLevel } from '../columns/access.ts'
import type { CellTemplate, Column, KindName, Value } from '../columns/column.ts'
import type { Schema } from '../tables/schema.ts'
import type { Table } from '../tables/table.ts'

/** A record to be written, by column name: an `across` column takes values by item, a `ranked` one a record a rank. */
export type TemplateRow = Readonly<Record<string, TemplateValue>>

type TemplateValue =
  | Value
  | undefined
  | Readonly<Record<string, Value>>
  | readonly Readonly<Record<string, Value>>[]

/** A column of the sheet: a declared one, one item of an `across` column, or one rank of a `ranked` one. */
export interface SheetColumn {
  readonly name: string
  readonly header: string
  readonly kind: KindName
  readonly column: Column
  readonly template: CellTemplate
  readonly required: boolean
  readonly isKey: boolean
  readonly level: AccessLevel
  /** The column's value in a record. */
  of(row: TemplateRow): Value
}

/** An item that heads a column of its own. */
export interface Item {
  readonly key: string
  readonly header: string
}

/** Says which items an `across` column has. */
export type ItemsOf = (table: string) => readonly Item[]

/** The columns of a table's sheet in order; derived ones have none. */
export function sheetColumns(table: Table, schema: Schema, itemsOf: ItemsOf): readonly SheetColumn[] {
  return Object.entries(table.columns).flatMap(([name, column]): readonly SheetColumn[] => {
    if (column.derive !== null) return []
    const level = column.level ?? table.access.level
    const plain = {
      name,
      column,
      template: column.template,
      required: column.required,
      level,
      isKey: table.key.includes(name),
    }
    const { spread } = column
    if (spread === null)
      return [{ ...plain, header: column.header, kind: column.kind, of: (row) => plainValue(row[name]) }]
    if (spread.by === 'across') {
      const template = stepTemplate(schema, spread.scale)
      return itemsOf(spread.table).map(({ key, header }) => ({
        ...plain,
        header,
        kind: column.kind,
        template,
        of: (row) => itemValue(row[name], key),
      }))
    }
    return Array.from({ length: spread.ranks }, (_, index) =>
      Object.entries(spread.columns).map(([part, each]) => ({
        ...plain,
        header: each.header.replace('{n}', String(index + 1)),
        kind: each.kind,
        column: each,
        template: each.template,
        of: (row: TemplateRow) => rankValue(row[name], index, part),
      })),
    ).flat()
  })
}

/** Marks are read beside the steps of a scale, so no other entry is refused. */
const stepTemplate = (schema: Schema, scale: string): CellTemplate => {
  const column = schema.scales[scale]?.value
  const example = schema.tables.find((table) => table.name === scale)?.columns[column ?? '']?.template.example
  return { format: 'integer', strict: false, rowsOf: { table: scale }, example: example ?? '' }
}

const isPlain = (value: TemplateValue): value is Value =>
  typeof value !== 'object' ||
  value === null ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'))

const plainValue = (value: TemplateValue): Value => (isPlain(value) ? (value ?? null) : null)

function itemValue(value: TemplateValue, item: string): Value {
  if (typeof value !== 'object' || value === null || isList(value)) return null
  return value[item] ?? null
}

function rankValue(value: TemplateValue, index: number, part: string): Value {
  if (typeof value !== 'object' || value === null || !isList(value)) return null
  const record = value[index]
  return typeof record === 'object' ? (record[part] ?? null) : null
}

// Array.isArray does not narrow readonly lists.
type Lists = Extract<TemplateValue, readonly unknown[]>
const isList = (value: Lists | Readonly<Record<string, Value>>): value is Lists => Array.isArray(value)
