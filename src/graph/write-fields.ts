import type { Column, Surface } from '../columns/column.ts'
import { codeField } from '../tables/code-field.ts'
import type { Table } from '../tables/table.ts'
import { described } from './names.ts'

/** A field by which a column is written. */
export interface WriteField {
  readonly field: string
  /** The column, or the identity of a cell: see `identity` in layout.ts. */
  readonly identity: string
  readonly surface: Surface
  readonly list: boolean
  readonly isKey: boolean
  readonly required: boolean
  readonly description: string
}

/** The cells of a row that are written as a list: the rows of an unfolded table, under the field that gives them. */
export interface CellsField {
  readonly field: string
  readonly child: Table
  /** What tells one cell from the next: the item or the rank. */
  readonly part: WriteField
  /** What stands in it. */
  readonly fields: readonly WriteField[]
}

/** How a table is written. */
export interface WriteShape {
  readonly key: readonly WriteField[]
  readonly rest: readonly WriteField[]
  readonly cells: readonly CellsField[]
}

/** Works out by which fields a table is written: references as codes, what the service writes or derives by none. */
export function writeShape(table: Table, tables: readonly Table[]): WriteShape {
  const fields = Object.entries(table.columns).flatMap(([name, column]) =>
    isWritten(column) ? [fieldOf(table, name, column, tables)] : [],
  )
  return {
    key: table.key.flatMap((name) => fields.filter(({ identity }) => identity === name)),
    rest: fields.filter(({ isKey }) => !isKey),
    cells: tables.flatMap((child) => (child.unfolds?.parent === table.name ? cellsOf(child, tables) : [])),
  }
}

/** Tells whether rows of a table are written through the API. */
export const isWritable = (table: Table): boolean => table.workbook !== '' && table.records === null

const isWritten = ({ derive, spread, restates }: Column): boolean =>
  derive === null && spread === null && restates === null

function fieldOf(table: Table, name: string, column: Column, tables: readonly Table[]): WriteField {
  const target = column.target ? tables.find((each) => each.name === column.target?.table) : undefined
  return {
    field: target ? codeField(name, target) : name,
    identity: name,
    surface: column.surface,
    list: column.list,
    isKey: table.key.includes(name),
    required: isNeeded(table, name) && column.required && column.blank === null && column.blankTakes === null,
    description: `${described(column.header, column.doc)}${target ? ' As its code.' : ''}`,
  }
}

/** Of a cell of another row only its key is: what stands in it may be a level, or why there is none. */
const isNeeded = ({ unfolds, key }: Table, name: string): boolean => unfolds === null || key.includes(name)

function cellsOf(child: Table, tables: readonly Table[]): CellsField[] {
  const { unfolds } = child
  const part = unfolds?.item ?? unfolds?.rank ?? ''
  const columns = Object.entries(child.columns).filter(
    ([name, column]) => isWritten(column) && !unfolds?.inherit.includes(name),
  )
  const fields = columns.map(([name, column]) => fieldOf(child, name, column, tables))
  const own = fields.find(({ identity }) => identity === part)
  const rest = fields.filter((each) => each !== own).map((each) => ({ ...each, required: false }))
  return own ? [{ field: child.plural, child, part: own, fields: rest }] : []
}
