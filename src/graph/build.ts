import { type GraphQLSchema, lexicographicSortSchema } from 'graphql'
import { codeField } from '../tables/code-field.ts'
import { problemTable } from '../tables/problem-table.ts'
import { joinKey, type Row } from '../tables/row.ts'
import type { Schema } from '../tables/schema.ts'
import type { Table } from '../tables/table.ts'
import { makeAggregate, makeSummaries } from './aggregates.ts'
import { addAudit } from './audit-type.ts'
import { type Builder, makeBuilder } from './builder.ts'
import { addChanges } from './change-type.ts'
import { type Connection, connect, listArgs, makeConnection, makePageInfo } from './connections.ts'
import type { Extension } from './extension.ts'
import { Filters } from './filters.ts'
import { decodeId, encodeId } from './ids.ts'
import { listOf, narrow } from './lists.ts'
import { addMutations } from './mutations.ts'
import { fieldName, reverseName } from './names.ts'
import { makeDirection } from './orders.ts'
import { refusal } from './refusals.ts'
import { columnFields, commonFields, makeExtraCell, makePlace, newRowRef, type RowRef } from './row-types.ts'
import { Surfaces } from './surfaces.ts'
import { makeViewer } from './viewer-type.ts'
import { makeWorkbook } from './workbook-type.ts'

const MOST_NODES = 100

/** Derives the whole API from the declarations; extensions add what does not follow from them. */
export function buildGraph(schema: Schema, extensions: readonly Extension[] = []): GraphQLSchema {
  const tables = [...schema.tables, problemTable(schema)]
  const builder = makeBuilder()
  const surfaces = new Surfaces(builder)
  const byName = new Map(tables.map((table) => [table.name, table]))
  const tableOf = (name: string): Table | undefined => byName.get(name)
  const refs = new Map(tables.map((table) => [table.name, newRowRef(builder, table.name)]))
  const refOf = (name: string): RowRef | undefined => refs.get(name)
  const filters = new Filters(builder, surfaces, tables)
  const shared = { pageInfo: makePageInfo(builder), direction: makeDirection(builder) }
  const summaries = makeSummaries(builder)
  const common = { extra: makeExtraCell(builder), place: makePlace(builder) }
  const node = builder.interfaceRef<Row>('Node').implement({
    description: 'Anything with an id.',
    resolveType: (row) => row.table,
    fields: (t) => ({
      id: t.id({ access: 'parent', nullable: false, description: 'Opaque id.', resolve: encodeId }),
    }),
  })
  const connections = new Map<string, Connection>()
  for (const [name, ref] of refs) {
    const table = tableOf(name)
    if (table) connections.set(name, makeConnection(builder, table, ref, filters.ofTable(table), shared))
  }

  builder.queryType({ description: 'Everything that can be read.' })
  for (const [name, ref] of refs) {
    const table = tableOf(name)
    const connection = connections.get(name)
    if (!table || !connection) continue
    ref.implement({
      description: described(table),
      interfaces: [node],
      fields: (t) => ({
        ...columnFields(t, table, surfaces, tableOf, refOf),
        ...commonFields(t, table, unfoldedFrom(tables, table), common),
      }),
    })
    addQueries(
      builder,
      table,
      ref,
      connection,
      makeAggregate(builder, table, surfaces, summaries, tableOf, refOf),
      surfaces,
      tableOf,
    )
  }
  for (const table of tables) addReverses(builder, table, refOf, connections)
  for (const table of tables) addUnfolded(builder, table, refOf)
  addChanges(builder, schema)
  addAudit(builder, tables, addMutations(builder, tables, surfaces, refOf))

  const viewer = makeViewer(
    builder,
    surfaces.enumOf(schema.roles),
    schema,
    refOf,
    connections.get(schema.persons),
  )
  const workbook = makeWorkbook(builder, schema)
  builder.queryFields((t) => ({
    viewer: t.field({
      access: 'view',
      type: viewer,
      nullable: false,
      description: 'Who you are here.',
      resolve: (_root, _args, { view }) => view,
    }),
    workbooks: t.field({
      access: 'view',
      type: [workbook],
      nullable: { list: false, items: false },
      description: 'The workbooks, how fresh they are and how they stand.',
      resolve: (_root, _args, { view }) => view.snapshot.workbooks,
    }),
    node: t.field({
      access: 'view',
      type: node,
      nullable: true,
      description: 'The row with an id; null where there is none, or none for you.',
      args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
      resolve: (_root, { id }, { view }) => rowWithId(String(id), view, tableOf),
    }),
    nodes: t.field({
      access: 'view',
      type: [node],
      nullable: { list: false, items: true },
      description: `The rows with these ids, in their order, at most ${MOST_NODES}.`,
      args: { ids: t.arg.idList({ required: true, description: 'Their ids.' }) },
      resolve: (_root, { ids }, { view }) => {
        if (ids.length > MOST_NODES) throw refusal('BAD_USER_INPUT', `At most ${MOST_NODES} ids at once.`)
        return ids.map((id) => rowWithId(String(id), view, tableOf))
      },
    }),
  }))
  for (const extend of extensions)
    extend({
      builder,
      refOf: (name) => {
        const ref = refOf(name)
        if (!ref) throw new Error(`there is no table ${name} to extend`)
        return ref
      },
    })
  return lexicographicSortSchema(builder.toSchema())
}

const unfoldedFrom = (tables: readonly Table[], { name }: Table): readonly Table[] =>
  tables.filter(({ unfolds }) => unfolds?.parent === name)

const described = (table: Table): string => `「${table.sheet}」 ${table.doc}`

function rowWithId(
  id: string,
  view: Parameters<typeof listOf>[0],
  tableOf: (name: string) => Table | undefined,
): Row | null {
  const place = decodeId(id)
  const table = place && tableOf(place.table)
  return table ? view.rowsOf(table).byKey(place.key) : null
}

/** One by key, the list and the aggregate of a table. */
function addQueries(
  builder: Builder,
  table: Table,
  ref: RowRef,
  connection: Connection,
  aggregate: ReturnType<typeof makeAggregate>,
  surfaces: Surfaces,
  tableOf: (name: string) => Table | undefined,
): void {
  builder.queryField(fieldName(table.name), (t) =>
    t.field({
      access: 'declared',
      type: ref,
      nullable: true,
      description: `${described(table)} One by its key; null where there is none, or none for you.`,
      args: Object.fromEntries(
        table.key.map((name) => {
          const column = table.columns[name]
          const target = column?.target ? tableOf(column.target.table) : undefined
          const type = surfaces.typeOf(column?.surface ?? 'String')
          const scalar = 'text' in type ? type.text : 'number' in type ? type.number : 'Boolean'
          return [
            target ? codeField(name, target) : name,
            t.arg({
              type: scalar,
              required: (column?.required ?? false) && column?.blank == null,
              description: column?.doc ?? name,
            }),
          ]
        }),
      ),
      resolve: (_root, args, { view }) => {
        const given: Readonly<Record<string, unknown>> = args
        const key = table.key.map((name) => {
          const target = table.columns[name]?.target ? tableOf(table.columns[name].target.table) : undefined
          const value = given[target ? codeField(name, target) : name]
          return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
            ? value
            : (table.columns[name]?.blank ?? null)
        })
        return view.rowsOf(table).byKey(joinKey(key))
      },
    }),
  )
  builder.queryField(table.plural, (t) =>
    t.field({
      access: 'declared',
      type: connection.type,
      nullable: false,
      description: `${described(table)} All you may see, by key unless ordered.`,
      args: listArgs(t, connection),
      resolve: (_root, args, context) => connect(listOf(context.view, table, args), args, context),
    }),
  )
  const { groupBy } = aggregate
  builder.queryField(`${table.plural}Aggregate`, (t) =>
    groupBy === null
      ? t.field({
          access: 'declared',
          type: aggregate.type,
          nullable: false,
          description: `${described(table)} Counted and summed up.`,
          args: { filter: t.arg({ type: connection.filter, description: 'Which rows.' }) },
          resolve: (_root, { filter }, { view }) => ({ rows: listOf(view, table, { filter }).rows, by: [] }),
        })
      : t.field({
          access: 'declared',
          type: aggregate.type,
          nullable: false,
          description: `${described(table)} Counted and summed up.`,
          args: {
            filter: t.arg({ type: connection.filter, description: 'Which rows.' }),
            groupBy: t.arg({ type: [groupBy], description: 'By what to group, outermost first.' }),
          },
          resolve: (_root, args, { view }) => ({
            rows: listOf(view, table, { filter: args.filter }).rows,
            by: args.groupBy ?? [],
          }),
        }),
  )
}

/** On the target of each reference the list of rows that name it. */
function addReverses(
  builder: Builder,
  table: Table,
  refOf: (name: string) => RowRef | undefined,
  connections: ReadonlyMap<string, Connection>,
): void {
  const connection = connections.get(table.name)
  for (const [name, column] of Object.entries(table.columns)) {
    const target = column.target ? refOf(column.target.table) : undefined
    const field = reverseName(table, name, column)
    if (!connection || !target || field === null) continue
    builder.objectField(target, field, (t) =>
      t.field({
        access: 'declared',
        type: connection.type,
        nullable: false,
        description: `${described(table)} Those whose ${name} this is.`,
        args: listArgs(t, connection),
        resolve: (row, args, context) => {
          const { view } = context
          return connect(narrow(view, table, view.referring(table, name, row), args), args, context)
        },
      }),
    )
  }
}

/** On the parent of unfolded rows the rows that its cells stand for. */
function addUnfolded(builder: Builder, table: Table, refOf: (name: string) => RowRef | undefined): void {
  const parent = table.unfolds ? refOf(table.unfolds.parent) : undefined
  const ref = refOf(table.name)
  if (!parent || !ref) return
  builder.objectField(parent, table.plural, (t) =>
    t.field({
      access: 'declared',
      type: [ref],
      nullable: { list: false, items: false },
      description: `${described(table)} Those of this row, in the order of their key.`,
      resolve: (row, _args, { view }) => narrow(view, table, view.rowsOf(table).under(row.key), {}).rows,
    }),
  )
}
