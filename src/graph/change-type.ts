import type { Schema } from '../tables/schema.ts'
import type { Change, TableChange } from '../view/change.ts'
import type { Builder } from './builder.ts'
import { encodeId } from './ids.ts'
import { constantName } from './names.ts'
import { refusal } from './refusals.ts'

/** Adds `changed`: what a viewer sees change, as it does. */
export function addChanges(builder: Builder, schema: Schema): void {
  const tableName = builder.enumType('TableName', {
    description: 'A table.',
    values: Object.fromEntries(
      schema.tables.map((table) => [
        constantName(table.name),
        { value: table.name, description: `「${table.sheet}」 ${table.doc}` },
      ]),
    ),
  })
  const tableChange = builder.objectRef<TableChange>('TableChange').implement({
    description: 'What changed of a table, as far as you see it.',
    fields: (t) => ({
      table: t.field({
        access: 'parent',
        type: tableName,
        nullable: false,
        description: 'The table.',
        resolve: ({ table }) => table.name,
      }),
      changed: t.idList({
        access: 'parent',
        nullable: false,
        description: 'Rows that are new or hold other cells.',
        resolve: ({ changed }) => changed.map(encodeId),
      }),
      removed: t.idList({
        access: 'parent',
        nullable: false,
        description: 'Rows that you see no more.',
        resolve: ({ removed }) => removed.map(encodeId),
      }),
    }),
  })
  const change = builder.objectRef<Change>('Change').implement({
    description: 'A change in the sheets, whether a person or a program made it.',
    fields: (t) => ({
      version: t.exposeString('version', {
        access: 'parent',
        nullable: false,
        description: 'The version that shows it; answers carry it in `extensions.ikusei`.',
      }),
      asOf: t.field({
        access: 'parent',
        type: 'DateTime',
        nullable: false,
        description: 'When the oldest of the workbooks was read.',
        resolve: ({ asOf }) => asOf,
      }),
      isEverything: t.exposeBoolean('isEverything', {
        access: 'parent',
        nullable: false,
        description: 'What you may see is another now: read everything anew.',
      }),
      tables: t.field({
        access: 'parent',
        type: [tableChange],
        nullable: { list: false, items: false },
        description: 'What changed, by table.',
        resolve: ({ tables }) => tables,
      }),
    }),
  })
  builder.subscriptionType({ description: 'What can be followed, by server-sent events.' })
  builder.subscriptionField('changed', (t) =>
    t.field({
      access: 'view',
      type: change,
      nullable: false,
      description:
        'Tells what you see change until your sign-in runs out, for a quarter of an hour at most. Ids of rows only: read what you need of them.',
      args: {
        tables: t.arg({
          type: [tableName],
          required: false,
          description: 'Only these tables; all without it.',
        }),
      },
      subscribe: (_root, args, { follow }) => {
        if (follow === undefined) throw refusal('NOT_READY')
        const { tables } = args
        return follow(tables ? schema.tables.filter(({ name }) => tables.includes(name)) : null)
      },
      resolve: (told) => told,
    }),
  )
}
