import { type GraphQLResolveInfo, getArgumentValues } from 'graphql'
import { StorageFull } from '../ledger/ledger.ts'
import type { KeptWrite } from '../ledger/write-record.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import {
  IdempotencyKeyReused,
  type RowFault,
  type RowWish,
  ShuttingDown,
  type WriteAnswer,
} from '../writes/write-request.ts'
import type { Builder, GraphContext, ObjectFields, Writing } from './builder.ts'
import { fieldName } from './names.ts'
import { refusal } from './refusals.ts'
import type { RowRef } from './row-types.ts'
import type { Surfaces } from './surfaces.ts'
import { isWritable, type WriteShape, writeShape } from './write-fields.ts'
import { type Input, WriteInputs, wishOf } from './write-inputs.ts'
import { makeWriteTypes, type UserErrorValue } from './write-types.ts'

/** So many rows may be written at once. */
export const MOST_INPUTS = 500

/** What a mutation answers: the rows as they are now, what is wrong, and the write. */
interface Payload {
  readonly rows: readonly (Row | null)[]
  readonly userErrors: readonly UserErrorValue[]
  readonly write: KeptWrite | null
}

/** Derives the mutations of all tables, and those on writes themselves. */
export function addMutations(
  builder: Builder,
  tables: readonly Table[],
  surfaces: Surfaces,
  refOf: (name: string) => RowRef | undefined,
): ReturnType<typeof makeWriteTypes> {
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
  types: ReturnType<typeof makeWriteTypes>,
): void {
  const { name } = table
  const one = payloadOf(builder, table, ref, types)
  const create = inputs.toCreate(table, shape)
  const fields = new Map([...shape.key, ...shape.rest].map(({ identity, field }) => [identity, field]))
  const answer = (
    wishes: readonly RowWish[],
    context: GraphContext,
    info: GraphQLResolveInfo,
    at: FieldPath,
  ) => perform(context, info, wishes, (fault) => at(fault, fieldIn(fault.identity, fields, shape)))
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
        return answer(wishes, context, info, ({ wish }, field) => ['inputs', String(wish), ...field])
      },
    }),
  )
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
            context,
            info,
            (_fault, field) => ['changes', ...field],
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
type ArgMaker = Pick<Parameters<Parameters<Builder['mutationField']>[1]>[0], 'arg'>

const keyArg = (t: ArgMaker) => ({
  idempotencyKey: t.arg.string({
    description:
      'A key of yours, such as a UUID: the same key with the same arguments gives the same answer and writes once. The header Idempotency-Key does the same.',
  }),
})

const revisionArg = (t: ArgMaker) => ({
  ifRevision: t.arg.string({
    description: 'The revision you have seen: if the row has another one, nothing is written.',
  }),
})

/** Where in the arguments a fault is to be mended: a field, or a cell among the cells of a row. */
function fieldIn(
  identity: string | null,
  fields: ReadonlyMap<string, string>,
  { cells }: WriteShape,
): readonly string[] {
  if (identity === null) return []
  const known = fields.get(identity)
  if (known !== undefined) return [known]
  const slash = identity.indexOf('/')
  const at = cells.find(({ child }) => slash > 0 && child.unfolds?.spread === identity.slice(0, slash))
  return at ? [at.field, ...identity.slice(slash + 1).split('/')] : []
}

/** Performs an act and answers with the rows as the caller sees them then. */
async function perform(
  context: GraphContext,
  info: GraphQLResolveInfo,
  wishes: readonly RowWish[],
  path: (fault: RowFault) => readonly string[],
): Promise<Payload> {
  const { idempotencyKey, ...content } = argumentsOf(info)
  const tableOf = ({ wish }: RowFault): Table | null => wishes[wish]?.table ?? null
  return answered(context, path, tableOf, (writing) =>
    writing.desk.accept(
      { name: info.fieldName, idempotencyKey: keyFor(idempotencyKey, writing, info), content, rows: wishes },
      context.view,
    ),
  )
}

/** What was asked for, word by word: the same key for anything else is refused. */
const argumentsOf = (info: GraphQLResolveInfo): Input & { readonly idempotencyKey?: unknown } => {
  const [node] = info.fieldNodes
  const field = info.parentType.getFields()[info.fieldName]
  return node && field ? getArgumentValues(field, node, info.variableValues) : {}
}

/** One header may stand over several mutations of a document. */
const keyFor = (argument: unknown, { idempotencyKey }: Writing, info: GraphQLResolveInfo): string | null =>
  typeof argument === 'string' && argument !== ''
    ? argument
    : idempotencyKey === null
      ? null
      : `${idempotencyKey} ${info.path.key}`

async function answered(
  context: GraphContext,
  path: (fault: RowFault) => readonly string[],
  tableOf: (fault: RowFault) => Table | null,
  act: (writing: Writing) => Promise<WriteAnswer>,
): Promise<Payload> {
  const { writing } = context
  if (!writing) throw refusal('READ_ONLY')
  try {
    // What is checked by a view must be what the write is then made of.
    context.view = writing.viewNow()
    const { write, faults } = await act(writing)
    context.view = writing.viewNow()
    const userErrors = (faults ?? []).map((fault) => {
      const field = path(fault)
      const table = tableOf(fault)
      const cell = table === null || context.view.tellsPlaces(table) ? fault.cell : null
      return { ...fault, cell, field: field.length === 0 ? null : field }
    })
    const rows = (write?.answer ?? []).map(({ table, key }) => {
      const { view } = context
      return view.rowsOf(view.tableOf(table)).byKey(key)
    })
    return { rows, userErrors, write }
  } catch (error) {
    if (error instanceof StorageFull) throw refusal('STORAGE_FULL')
    if (error instanceof IdempotencyKeyReused) throw refusal('IDEMPOTENCY_KEY_REUSED')
    if (error instanceof ShuttingDown) throw refusal('SHUTTING_DOWN')
    throw error
  }
}

const payloadOf =
  (builder: Builder, table: Table, ref: RowRef, types: ReturnType<typeof makeWriteTypes>) =>
  (act: 'Create' | 'Update') =>
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

const manyPayload = (builder: Builder, table: Table, ref: RowRef, types: ReturnType<typeof makeWriteTypes>) =>
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

const deletePayload = (builder: Builder, table: Table, types: ReturnType<typeof makeWriteTypes>) =>
  builder.objectRef<Payload>(`Delete${table.name}Payload`).implement({
    description: `What comes of \`delete${table.name}\`.`,
    fields: (t) => commonFields(t, types),
  })

const commonFields = (t: ObjectFields<Payload>, { write, userError }: ReturnType<typeof makeWriteTypes>) => ({
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

function addRevert(builder: Builder, types: ReturnType<typeof makeWriteTypes>): void {
  const payload = builder.objectRef<Payload>('RevertWritePayload').implement({
    description: 'What comes of `revertWrite`.',
    fields: (t) => commonFields(t, types),
  })
  builder.mutationField('revertWrite', (t) =>
    t.field({
      access: 'desk',
      type: payload,
      nullable: false,
      description:
        'Takes a write back, if its cells still hold what it wrote. For those who keep the workbook.',
      args: { id: t.arg.id({ required: true, description: 'The id of the write.' }), ...keyArg(t) },
      resolve: (_root, { id, idempotencyKey }, context, info) =>
        answered(
          context,
          () => [],
          () => null,
          (writing) =>
            writing.desk.revert(
              String(id),
              {
                name: info.fieldName,
                idempotencyKey: keyFor(idempotencyKey, writing, info),
                content: { id },
              },
              context.view,
            ),
        ),
    }),
  )
  builder.queryField('write', (t) =>
    t.field({
      access: 'desk',
      type: types.write,
      nullable: true,
      description:
        'A write of yours, or of a workbook that you keep; null where there is none, or none for you.',
      args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
      resolve: (_root, { id }, { view, writing }) => writing?.desk.writeFor(String(id), view) ?? null,
    }),
  )
}

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
