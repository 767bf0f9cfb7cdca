import { encodeCursor, type Page, type PageRequest, pageOf } from '../tables/page.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import type { Builder, GraphContext } from './builder.ts'
import type { FilterRef } from './filters.ts'
import type { OrderedList } from './lists.ts'
import { type makeDirection, makeOrder } from './orders.ts'
import { badPage } from './refusals.ts'
import type { RowRef } from './row-types.ts'

/** A page of a list, while its fields are resolved. */
export interface ConnectionValue {
  readonly list: OrderedList
  readonly page: Page
}

interface EdgeValue {
  readonly row: Row
  readonly list: OrderedList
}

/** Takes a page out of a list, or refuses a page that has no answer. */
export function connect(
  list: OrderedList,
  request: PageRequest,
  { onRead }: Pick<GraphContext, 'onRead'>,
): ConnectionValue {
  const page = pageOf(list.rows, request, list.ordering)
  if (typeof page === 'string') throw badPage(page)
  onRead?.(page.rows.length)
  return { list, page }
}

/** The type that tells where a page stands. */
export const makePageInfo = (builder: Builder) =>
  builder.objectRef<ConnectionValue>('PageInfo').implement({
    description: 'Where a page stands in its list.',
    fields: (t) => ({
      hasNextPage: t.boolean({
        access: 'parent',
        nullable: false,
        description: 'Whether more follow.',
        resolve: ({ page }) => page.hasNextPage,
      }),
      hasPreviousPage: t.boolean({
        access: 'parent',
        nullable: false,
        description: 'Whether some come before.',
        resolve: ({ page }) => page.hasPreviousPage,
      }),
      startCursor: t.string({
        access: 'parent',
        description: 'Cursor of the first row.',
        resolve: (value) => cursorAt(value, 0),
      }),
      endCursor: t.string({
        access: 'parent',
        description: 'Cursor of the last row.',
        resolve: (value) => cursorAt(value, value.page.rows.length - 1),
      }),
    }),
  })

function cursorAt({ page, list }: ConnectionValue, index: number): string | null {
  const row = page.rows[index]
  return row ? encodeCursor(row, list.ordering) : null
}

/** The connection type and the arguments of lists of one table. */
export function makeConnection(
  builder: Builder,
  table: Table,
  row: RowRef,
  filter: FilterRef,
  shared: {
    readonly pageInfo: ReturnType<typeof makePageInfo>
    readonly direction: ReturnType<typeof makeDirection>
  },
) {
  const edge = builder.objectRef<EdgeValue>(`${table.name}Edge`).implement({
    description: `A row of ${table.name} in a list, with its cursor.`,
    fields: (t) => ({
      node: t.field({
        access: 'parent',
        type: row,
        nullable: false,
        description: 'The row.',
        resolve: (value) => value.row,
      }),
      cursor: t.string({
        access: 'parent',
        nullable: false,
        description: 'Where it stands; survives inserts and deletions.',
        resolve: (value) => encodeCursor(value.row, value.list.ordering),
      }),
    }),
  })
  const connection = builder.objectRef<ConnectionValue>(`${table.name}Connection`).implement({
    description: `A page of ${table.name}.`,
    fields: (t) => ({
      nodes: t.field({
        access: 'parent',
        type: [row],
        nullable: { list: false, items: false },
        description: 'The rows.',
        resolve: ({ page }) => page.rows,
      }),
      edges: t.field({
        access: 'parent',
        type: [edge],
        nullable: { list: false, items: false },
        description: 'The rows with their cursors.',
        resolve: ({ page, list }) => page.rows.map((each) => ({ row: each, list })),
      }),
      pageInfo: t.field({
        access: 'parent',
        type: shared.pageInfo,
        nullable: false,
        description: 'Where the page stands.',
        resolve: (value) => value,
      }),
      totalCount: t.int({
        access: 'parent',
        nullable: false,
        description: 'How many rows there are for you in all pages.',
        resolve: ({ list }) => list.rows.length,
      }),
    }),
  })
  return { type: connection, filter, order: makeOrder(builder, table, shared.direction) }
}

export type Connection = ReturnType<typeof makeConnection>

type ArgMaker = Pick<Parameters<Parameters<Builder['queryField']>[1]>[0], 'arg'>

/** The arguments of every list. */
export const listArgs = (t: ArgMaker, connection: Connection) => ({
  filter: t.arg({ type: connection.filter, description: 'Which rows.' }),
  orderBy: t.arg({ type: [connection.order], description: 'In which order; every order ends with the key.' }),
  first: t.arg.int({ description: 'How many from the front, 1 to 1000; 50 when nothing is said.' }),
  after: t.arg.string({ description: 'Only behind this cursor.' }),
  last: t.arg.int({ description: 'How many from the end, 1 to 1000.' }),
  before: t.arg.string({ description: 'Only before this cursor.' }),
})
