import type { KeptWrite } from '../ledger/write-record.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import type { Builder, ObjectFields } from './builder.ts'
import { fieldName, upperFirst } from './names.ts'
import type { RowRef } from './row-types.ts'
import type { UserErrorValue, WriteTypes } from './write-types.ts'

/** What a mutation answers: the rows as they are now, what is wrong, and the write. */
export interface Payload {
  readonly rows: readonly (Row | null)[]
  readonly userErrors: readonly UserErrorValue[]
  readonly write: KeptWrite | null
}

/** The payload of an act on one row. */
export const payloadOf =
  (builder: Builder, table: Table, ref: RowRef, types: WriteTypes) => (act: 'Create' | 'Update') =>
    builder.objectRef<Payload>(`${act}${table.name}Payload`).implement({
      description: `What comes of \`${act.toLowerCase()}${table.name}\`.`,
      fields: (t) => ({
        [fieldName(table.name)]: t.field({
          access: 'parent',
          type: ref,
          nullable: true,
          description: 'The row as it is now; null where nothing was accepted.',
          resolve: ({ rows }) => rows[0] ?? null,
        }),
        ...commonFields(t, types),
      }),
    })

/** The payload of an act on several rows. */
export const manyPayload = (builder: Builder, table: Table, ref: RowRef, types: WriteTypes) =>
  builder.objectRef<Payload>(`Upsert${upperFirst(table.plural)}Payload`).implement({
    description: `What comes of \`upsert${upperFirst(table.plural)}\`.`,
    fields: (t) => ({
      [table.plural]: t.field({
        access: 'parent',
        type: [ref],
        nullable: { list: false, items: true },
        description:
          'The rows as they are now, in the order of the inputs; empty where nothing was accepted.',
        resolve: ({ rows }) => rows,
      }),
      ...commonFields(t, types),
    }),
  })

/** The payload of a removal. */
export const deletePayload = (builder: Builder, table: Table, types: WriteTypes) =>
  builder.objectRef<Payload>(`Delete${table.name}Payload`).implement({
    description: `What comes of \`delete${table.name}\`.`,
    fields: (t) => commonFields(t, types),
  })

/** What every payload has. */
export const commonFields = (t: ObjectFields<Payload>, { write, userError }: WriteTypes) => ({
  userErrors: t.field({
    access: 'parent',
    type: [userError],
    nullable: { list: false, items: false },
    description: 'Everything that is wrong with the input, at once; empty where it was accepted.',
    resolve: ({ userErrors }) => userErrors,
  }),
  write: t.field({
    access: 'parent',
    type: write,
    nullable: true,
    description: 'The write; null where nothing was accepted.',
    resolve: (payload) => payload.write,
  }),
})
