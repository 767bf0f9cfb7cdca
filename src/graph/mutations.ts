import type { GraphQLResolveInfo } from 'graphql'
import type { Table } from '../tables/table.ts'
import type { RowFault, RowWish } from '../writes/write-request.ts'
import type { Builder, GraphContext } from './builder.ts'
import { fieldPath } from './field-path.ts'
import { type ArgMaker, keyArg } from './idempotency-key.ts'
import { upperFirst } from './names.ts'
import { deletePayload, manyPayload, payloadOf } from './payloads.ts'
import { perform } from './perform.ts'
import { refusal } from './refusals.ts'
import { addRevert } from './revert-write.ts'
import type { RowRef } from './row-types.ts'
import type { Surfaces } from './surfaces.ts'
import { isWritable, type WriteShape, writeShape } from './write-fields.ts'
import { type Input, WriteInputs, wishOf } from './write-inputs.ts'
import { makeWriteTypes, type WriteTypes } from './write-types.ts'

/** So many rows may be written at once. */
export const MOST_INPUTS = 500

/** Derives the mutations of all tables, and those on writes themselves. */
export function addMutations(
  builder: Builder,
  tables: readonly Table[],
  surfaces: Surfaces,
  refOf: (name: string) => RowRef | undefined,
): WriteTypes {
  const inputs = new WriteInputs(builder, surfaces)
  const types = makeWriteTypes(builder)
  builder.mutationType({
    description:
      'Everything that can be written. What is answered with a write is durable, and shows in every later answer.',
  })
  for (const table of tables) {
    const ref = refOf(table.name)
    if (isWritable(table) && ref) addTable(builder, table, ref, writeShape(table, tables), inputs, types)
  }
  addRevert(builder, types)
  return types
}

function addTable(
  builder: Builder,
  table: Table,
  ref: RowRef,
  shape: WriteShape,
  inputs: WriteInputs,
  types: WriteTypes,
): void {
  const { name } = table
  const one = payloadOf(builder, table, ref, types)
  const create = inputs.toCreate(table, shape)
  const answer = (
    wishes: readonly RowWish[],
    inputs: readonly Input[],
    context: GraphContext,
    info: GraphQLResolveInfo,
    at: FieldPath,
  ) =>
    perform(context, info, wishes, (fault) =>
      at(fault, fieldPath(fault, table, shape, inputs[fault.wish] ?? {})),
    )
  builder.mutationField(`create${name}`, (t) =>
    t.field({
      access: 'desk',
      type: one('Create'),
      nullable: false,
      description: `「${table.sheet}」 Adds a row. ${table.doc}`,
      args: { input: t.arg({ type: create, required: true, description: 'The new row.' }), ...keyArg(t) },
      resolve: (_root, { input }, context, info) =>
        answer(
          [wishOf(table, 'CREATE', shape, { key: input, values: input })],
          [input],
          context,
          info,
          (_fault, field) => ['input', ...field],
        ),
    }),
  )
  builder.mutationField(`upsert${upperFirst(table.plural)}`, (t) =>
    t.field({
      access: 'desk',
      type: manyPayload(builder, table, ref, types),
      nullable: false,
      description: `「${table.sheet}」 Adds or changes rows by their keys, all of them or none, at most ${MOST_INPUTS}. ${table.doc}`,
      args: {
        inputs: t.arg({
          type: [create],
          required: true,
          description: 'The rows; what is left out of one stays.',
        }),
        ...keyArg(t),
      },
      resolve: (_root, { inputs: rows }, context, info) => {
        if (rows.length === 0 || rows.length > MOST_INPUTS)
          throw refusal('BAD_USER_INPUT', `Give 1 to ${MOST_INPUTS} inputs.`)
        const wishes = rows.map((input) => wishOf(table, 'UPSERT', shape, { key: input, values: input }))
        return answer(wishes, rows, context, info, ({ wish }, field) => ['inputs', String(wish), ...field])
      },
    }),
  )
  const isKeyField = ([first]: readonly string[]): boolean => shape.key.some(({ field }) => field === first)
  const keyArgs = (t: ArgMaker) =>
    Object.fromEntries(
      shape.key.map((each) => [
        each.field,
        t.arg({
          type: inputs.scalarOf(each),
          required: isNamed(table, each.identity),
          description: each.description,
        }),
      ]),
    )
  if (shape.rest.length + shape.cells.length > 0) {
    const changes = inputs.toUpdate(table, shape)
    builder.mutationField(`update${name}`, (t) =>
      t.field({
        access: 'desk',
        type: one('Update'),
        nullable: false,
        description: `「${table.sheet}」 Changes a row: only the cells that differ. ${table.doc}`,
        args: {
          ...keyArgs(t),
          changes: t.arg({ type: changes, required: true, description: 'What is to change.' }),
          ...revisionArg(t),
          ...keyArg(t),
        },
        resolve: (_root, args: Input & { readonly changes: Input }, context, info) =>
          answer(
            [
              wishOf(table, 'UPDATE', shape, {
                key: args,
                values: args.changes,
                ifRevision: args['ifRevision'],
              }),
            ],
            [args.changes],
            context,
            info,
            // The key stands beside the changes.
            (_fault, field) => (isKeyField(field) ? field : ['changes', ...field]),
          ),
      }),
    )
  }
  builder.mutationField(`delete${name}`, (t) =>
    t.field({
      access: 'desk',
      type: deletePayload(builder, table, types),
      nullable: false,
      description: `「${table.sheet}」 Clears the cells of a row; nothing below it moves. ${table.doc}`,
      args: { ...keyArgs(t), ...revisionArg(t), ...keyArg(t) },
      resolve: (_root, args: Input, context, info) =>
        answer(
          [wishOf(table, 'DELETE', shape, { key: args, values: {}, ifRevision: args['ifRevision'] })],
          [{}],
          context,
          info,
          (_fault, field) => field,
        ),
    }),
  )
}

/** Whether a row cannot be named without this part of its key. */
const isNamed = ({ columns }: Table, name: string): boolean =>
  columns[name]?.required === true && columns[name].blank === null

type FieldPath = (fault: RowFault, field: readonly string[]) => readonly string[]

const revisionArg = (t: ArgMaker) => ({
  ifRevision: t.arg.string({
    description: 'The revision you have seen: if the row has another one, nothing is written.',
  }),
})
