import { textOf } from '../columns/text-of.ts'
import {
  type DateSummary,
  datedColumns,
  type Group,
  groupRows,
  type NumberSummary,
  summableColumns,
  summariseDates,
  summariseNumbers,
} from '../tables/aggregate.ts'
import { codeField } from '../tables/code-field.ts'
import { isGroupable } from '../tables/operators.ts'
import { codeOfKey, type Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import type { Builder, ObjectFields } from './builder.ts'
import { described } from './names.ts'
import { columnEnum } from './orders.ts'
import type { RowRef } from './row-types.ts'
import { asFlag, asNumber, type Surfaces } from './surfaces.ts'

/** Rows that an aggregate speaks of, and how they are grouped. */
export interface AggregateValue {
  readonly rows: readonly Row[]
  readonly by: readonly string[]
}

interface KeyValue {
  readonly by: readonly string[]
  readonly values: Group['values']
}

type KeyFields = ObjectFields<KeyValue>
type KeyField = ReturnType<KeyFields['field']> | ReturnType<KeyFields['string']>

/** The types of summaries, shared by all tables. */
export const makeSummaries = (builder: Builder) => ({
  number: builder.objectRef<NumberSummary>('NumberSummary').implement({
    description: 'What can be said of the known numbers of a column; rows without a number do not count.',
    fields: (t) => ({
      count: t.exposeInt('count', {
        access: 'parent',
        nullable: false,
        description: 'How many rows have a number.',
      }),
      min: t.exposeFloat('min', { access: 'parent', nullable: true, description: 'The least.' }),
      max: t.exposeFloat('max', { access: 'parent', nullable: true, description: 'The greatest.' }),
      sum: t.exposeFloat('sum', { access: 'parent', nullable: true, description: 'Their sum.' }),
      average: t.exposeFloat('average', { access: 'parent', nullable: true, description: 'Their mean.' }),
    }),
  }),
  date: builder.objectRef<DateSummary>('DateSummary').implement({
    description: 'The first and last known day of a column.',
    fields: (t) => ({
      count: t.exposeInt('count', {
        access: 'parent',
        nullable: false,
        description: 'How many rows have a day.',
      }),
      min: t.field({
        access: 'parent',
        type: 'Date',
        nullable: true,
        description: 'The first.',
        resolve: ({ min }) => min,
      }),
      max: t.field({
        access: 'parent',
        type: 'Date',
        nullable: true,
        description: 'The last.',
        resolve: ({ max }) => max,
      }),
    }),
  }),
})

/** The aggregate of a table's rows: a count, summaries of its columns, and the same by group. */
export function makeAggregate(
  builder: Builder,
  table: Table,
  surfaces: Surfaces,
  summaries: ReturnType<typeof makeSummaries>,
  tableOf: (name: string) => Table | undefined,
  refOf: (name: string) => RowRef | undefined,
) {
  const numbers = summableColumns(table)
  const dates = datedColumns(table)
  const summary =
    numbers.length + dates.length === 0
      ? null
      : builder.objectRef<readonly Row[]>(`${table.name}Summary`).implement({
          description: `What can be said of the columns of ${table.name}.`,
          fields: (t) => ({
            ...Object.fromEntries(
              numbers.map((name) => [
                name,
                t.field({
                  access: 'declared',
                  type: summaries.number,
                  nullable: false,
                  description: headerOf(table, name),
                  resolve: (rows, _args, { view }) => summariseNumbers(table, rows, name, view),
                }),
              ]),
            ),
            ...Object.fromEntries(
              dates.map((name) => [
                name,
                t.field({
                  access: 'declared',
                  type: summaries.date,
                  nullable: false,
                  description: headerOf(table, name),
                  resolve: (rows, _args, { view }) => summariseDates(table, rows, name, view),
                }),
              ]),
            ),
          }),
        })
  const groupable = Object.values(table.columns).some(isGroupable)
  const groupBy = groupable
    ? columnEnum(
        builder,
        table,
        `${table.name}GroupBy`,
        `What rows of ${table.name} can be grouped by.`,
        isGroupable,
      )
    : null
  const key = groupable
    ? builder.objectRef<KeyValue>(`${table.name}GroupKey`).implement({
        description:
          'The values a group has in common; null for columns it is not grouped by, and for unknown values.',
        fields: (t) => keyFields(t, table, surfaces, tableOf, refOf),
      })
    : null
  const group =
    key &&
    builder.objectRef<Group & KeyValue>(`${table.name}Group`).implement({
      description: `Rows of ${table.name} that agree in what they are grouped by.`,
      fields: (t) => ({
        key: t.field({
          access: 'declared',
          type: key,
          nullable: false,
          description: 'What they agree in.',
          resolve: (value) => value,
        }),
        count: t.int({
          access: 'declared',
          nullable: false,
          description: 'How many rows.',
          resolve: ({ rows }) => rows.length,
        }),
        ...(summary && {
          summary: t.field({
            access: 'declared',
            type: summary,
            nullable: false,
            description: 'What can be said of their columns.',
            resolve: ({ rows }) => rows,
          }),
        }),
      }),
    })
  const aggregate = builder.objectRef<AggregateValue>(`${table.name}Aggregate`).implement({
    description: `Counts and summaries of the rows of ${table.name} you may see.`,
    fields: (t) => ({
      count: t.int({
        access: 'declared',
        nullable: false,
        description: 'How many rows.',
        resolve: ({ rows }) => rows.length,
      }),
      ...(summary && {
        summary: t.field({
          access: 'declared',
          type: summary,
          nullable: false,
          description: 'What can be said of their columns.',
          resolve: ({ rows }) => rows,
        }),
      }),
      ...(group && {
        groups: t.field({
          access: 'declared',
          type: [group],
          nullable: { list: false, items: false },
          description: 'The same by group, in the order of their values; empty without `groupBy`.',
          resolve: ({ rows, by }, _args, { view }) =>
            groupRows(table, rows, by, view).map((each) => ({ ...each, by })),
        }),
      }),
    }),
  })
  return { type: aggregate, groupBy }
}

const headerOf = (table: Table, name: string): string =>
  described(table.columns[name]?.header ?? '', table.columns[name]?.doc ?? '')

function keyFields(
  t: KeyFields,
  table: Table,
  surfaces: Surfaces,
  tableOf: (name: string) => Table | undefined,
  refOf: (name: string) => RowRef | undefined,
): Record<string, KeyField> {
  return Object.fromEntries(
    Object.entries(table.columns).flatMap(([name, column]): [string, KeyField][] => {
      if (!isGroupable(column)) return []
      const description = headerOf(table, name)
      const value = ({ by, values }: KeyValue) => values[by.indexOf(name)] ?? null
      const target = column.target ? tableOf(column.target.table) : undefined
      const ref = column.target ? refOf(column.target.table) : undefined
      if (target && ref)
        return [
          [
            name,
            t.field({
              access: 'declared',
              type: ref,
              nullable: true,
              description,
              resolve: (parent, _args, { view }) => {
                const found = value(parent)
                return typeof found === 'string' ? view.rowsOf(target).byKey(found) : null
              },
            }),
          ],
          [
            codeField(name, target),
            t.string({
              access: 'declared',
              nullable: true,
              description: `${description} As its code.`,
              resolve: (parent) => {
                const found = value(parent)
                return typeof found === 'string' ? codeOfKey(found) : null
              },
            }),
          ],
        ]
      const type = surfaces.typeOf(column.surface)
      if ('number' in type)
        return [
          [
            name,
            t.field({
              access: 'declared',
              type: type.number,
              nullable: true,
              description,
              resolve: (parent) => asNumber(value(parent)),
            }),
          ],
        ]
      if ('flag' in type)
        return [
          [
            name,
            t.boolean({
              access: 'declared',
              nullable: true,
              description,
              resolve: (parent) => asFlag(value(parent)),
            }),
          ],
        ]
      return [
        [
          name,
          t.field({
            access: 'declared',
            type: type.text,
            nullable: true,
            description,
            resolve: (parent) => textOf(value(parent)),
          }),
        ],
      ]
    }),
  )
}
