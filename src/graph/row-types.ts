import type { Column, Value } from '../columns/column.ts'
import { textOf } from '../columns/text-of.ts'
import { codeField } from '../tables/code-field.ts'
import { isServed } from '../tables/operators.ts'
import { codeOfKey, type Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import { revisionOf } from '../view/revision.ts'
import type { Builder, GraphContext, ObjectFields } from './builder.ts'
import { encodeId } from './ids.ts'
import { described } from './names.ts'
import { asFlag, asNumber, asTexts, type Surfaces } from './surfaces.ts'

/** Reference to the object type of a table's rows. */
export type RowRef = ReturnType<typeof newRowRef>
type Fields = ObjectFields<Row>
type Field = ReturnType<Fields['string']> | ReturnType<Fields['field']>

export const newRowRef = (builder: Builder, name: string) => builder.objectRef<Row>(name)

/** Makes the fields of a table's columns: values, references as objects and as codes, words of open lists with their labels. */
export function columnFields(
  t: Fields,
  table: Table,
  surfaces: Surfaces,
  tableOf: (name: string) => Table | undefined,
  refOf: (name: string) => RowRef | undefined,
): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(table.columns).flatMap(([name, column]): [string, Field][] => {
      if (!isServed(column)) return []
      const target = column.target ? tableOf(column.target.table) : undefined
      const ref = column.target ? refOf(column.target.table) : undefined
      if (target && ref) return referenceFields(t, table, name, column, target, ref)
      const list = column.kind === 'open' ? column.template.rowsOf?.list : undefined
      return list === undefined
        ? [[name, valueField(t, table, name, column, surfaces)]]
        : [
            [name, valueField(t, table, name, column, surfaces)],
            [`${name}Label`, labelField(t, name, column, list)],
          ]
    }),
  )
}

function valueField(t: Fields, table: Table, name: string, column: Column, surfaces: Surfaces): Field {
  const description = described(column.header, column.doc)
  const read = column.derive
    ? (row: Row, context: GraphContext): Value => context.view.valueOf(table, row, name)
    : (row: Row): Value => row.values[name] ?? null
  const type = surfaces.typeOf(column.surface)
  if ('number' in type)
    return t.field({
      access: 'declared',
      type: type.number,
      nullable: true,
      description,
      resolve: (row, _args, context) => asNumber(read(row, context)),
    })
  if ('flag' in type)
    return t.boolean({
      access: 'declared',
      nullable: true,
      description,
      resolve: (row, _args, context) => asFlag(read(row, context)),
    })
  if (!column.list)
    return t.field({
      access: 'declared',
      type: type.text,
      nullable: true,
      description,
      resolve: (row, _args, context) => textOf(read(row, context)),
    })
  return t.field({
    access: 'declared',
    type: [type.text],
    nullable: { list: true, items: false },
    description,
    resolve: (row, _args, context) => asTexts(read(row, context)),
  })
}

function referenceFields(
  t: Fields,
  table: Table,
  name: string,
  column: Column,
  target: Table,
  ref: RowRef,
): [string, Field][] {
  const description = described(column.header, column.doc)
  const code = codeField(name, target)
  const codeDescription = `${description} As its code.`
  if (!column.list)
    return [
      [
        name,
        t.field({
          access: 'declared',
          type: ref,
          nullable: true,
          description,
          resolve: (row, _args, { view }) => view.follow(table, row, name),
        }),
      ],
      [
        code,
        t.string({
          access: 'declared',
          nullable: true,
          description: codeDescription,
          resolve: (row) => codeIn(row.values[name] ?? null),
        }),
      ],
    ]
  return [
    [
      name,
      t.field({
        access: 'declared',
        type: [ref],
        nullable: { list: true, items: false },
        description,
        resolve: (row, _args, { view }) =>
          asTexts(row.values[name] ?? null)?.flatMap((key) => {
            const found = view.rowsOf(target).byKey(key)
            return found ? [found] : []
          }) ?? null,
      }),
    ],
    [
      code,
      t.stringList({
        access: 'declared',
        nullable: { list: true, items: false },
        description: codeDescription,
        resolve: (row) => asTexts(row.values[name] ?? null)?.map(codeOfKey) ?? null,
      }),
    ],
  ]
}

const codeIn = (value: Value): string | null => (typeof value === 'string' ? codeOfKey(value) : null)

const labelField = (t: Fields, name: string, column: Column, list: string): Field =>
  t.string({
    access: 'declared',
    nullable: true,
    description: described(column.header, `${column.doc} As people call it.`),
    resolve: (row, _args, { view }) => {
      const code = row.values[name]
      return typeof code === 'string' ? view.labelOf(list, code) : null
    },
  })

/** The fields every row has. */
export const commonFields = (
  t: Fields,
  table: Table,
  /** The tables whose rows unfold from this one's. */
  unfolded: readonly Table[],
  refs: { readonly extra: ReturnType<typeof makeExtraCell>; readonly place: ReturnType<typeof makePlace> },
): Record<string, Field> => ({
  id: t.id({ access: 'parent', nullable: false, description: 'Opaque id.', resolve: encodeId }),
  revision: t.string({
    access: 'view',
    nullable: false,
    description: 'Changes whenever what you see of the row does.',
    resolve: (row, _args, { view }) => revisionOf(row, unfolded, view),
  }),
  place: t.field({
    access: 'view',
    type: refs.place,
    nullable: true,
    description:
      'Where the row stands in its workbook; null for rows of no sheet, and where the place would tell of rows you do not see.',
    resolve: (row, _args, { view }) => (row.sheet !== '' && view.tellsPlaces(table) ? row : null),
  }),
  extra: t.field({
    access: 'parent',
    type: [refs.extra],
    nullable: { list: false, items: false },
    description: 'Cells of columns nobody declared; empty for all but the strictest role.',
    resolve: (row) => row.extra,
  }),
})

export const makeExtraCell = (builder: Builder) =>
  builder.objectRef<Row['extra'][number]>('ExtraCell').implement({
    description: 'A cell of a column nobody declared.',
    fields: (t) => ({
      header: t.exposeString('header', {
        access: 'parent',
        nullable: false,
        description: 'The header of its column.',
      }),
      value: t.exposeString('value', {
        access: 'parent',
        nullable: false,
        description: 'What stands in it.',
      }),
    }),
  })

export const makePlace = (builder: Builder) =>
  builder.objectRef<Row>('Place').implement({
    description: 'Where a row stands.',
    fields: (t) => ({
      sheet: t.exposeString('sheet', {
        access: 'parent',
        nullable: false,
        description: 'Title of the sheet.',
      }),
      row: t.int({
        access: 'parent',
        nullable: false,
        description: 'Number of the row, from 1.',
        resolve: ({ index }) => index + 1,
      }),
    }),
  })
