import type { GraphQLSchema } from 'graphql'
import { isEnumType, isInputObjectType, isObjectType } from 'graphql'
import type { Column } from '../../src/columns/column.ts'
import { constantName, fieldName } from '../../src/graph/names.ts'
import { codeField } from '../../src/tables/code-field.ts'
import { codeOfKey, type Row } from '../../src/tables/row.ts'
import type { Schema } from '../../src/tables/schema.ts'
import type { Table } from '../../src/tables/table.ts'

/** How the API asks for the cells of one column. */
export interface CellField {
  readonly column: string
  /** The field that answers what stands in the cell; a reference by its code. */
  readonly field: string
  readonly isList: boolean
  /** A value as the field answers it. */
  answered(value: unknown): unknown
  /** A value as a literal of a document. */
  literal(value: unknown): string
}

/** The cells of a table that are served, each by one field. */
export const cellFields = (table: Table, { tables }: Schema): readonly CellField[] =>
  Object.entries(table.columns).flatMap(([name, column]) =>
    column.spread === null ? [cellField(name, column, tables)] : [],
  )

function cellField(name: string, { target, surface, list }: Column, tables: readonly Table[]): CellField {
  const of = target && tables.find((table) => table.name === target.table)
  const answered = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(answered) : of && typeof value === 'string' ? codeOfKey(value) : value
  return {
    column: name,
    field: of ? codeField(name, of) : name,
    isList: list,
    answered,
    literal: (value) => (typeof surface === 'string' ? JSON.stringify(answered(value)) : String(value)),
  }
}

/** The arguments by which a row is named. */
export const keyArguments = (table: Table, { values }: Row, fields: readonly CellField[]): string =>
  fields
    .filter(({ column }) => table.key.includes(column) && values[column] != null)
    .map(({ column, field, literal }) => `${field}: ${literal(values[column])}`)
    .join(', ')

/** The filter that only this row fulfils. */
export const keyFilter = (table: Table, { values }: Row, fields: readonly CellField[]): string =>
  fields
    .filter(({ column }) => table.key.includes(column))
    .map(({ column, field, literal }) =>
      values[column] == null ? `${field}: { isNull: true }` : `${field}: { eq: ${literal(values[column])} }`,
    )
    .join(', ')

/** Which ways there are to the cells of a column: an API has no filter for what it does not filter by. */
export function waysOf(graph: GraphQLSchema, { name }: Table, { column, field }: CellField) {
  const has = (type: string, part: string): boolean => {
    const of = graph.getType(type)
    if (isEnumType(of)) return of.getValue(part) !== undefined
    return (isObjectType(of) || isInputObjectType(of)) && of.getFields()[part] !== undefined
  }
  return {
    filter: has(`${name}Filter`, field),
    order: has(`${name}OrderField`, constantName(column)),
    group: has(`${name}GroupBy`, constantName(column)),
    summary: has(`${name}Summary`, column),
    mutation: has('Mutation', `update${name}`),
    one: has('Query', fieldName(name)),
  }
}
