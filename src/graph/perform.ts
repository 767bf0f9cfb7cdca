import type { GraphQLResolveInfo } from 'graphql'
import { StorageFull } from '../ledger/ledger.ts'
import type { Table } from '../tables/table.ts'
import {
  IdempotencyKeyReused,
  type RowFault,
  type RowWish,
  ShuttingDown,
  type WriteAnswer,
} from '../writes/write-request.ts'
import type { GraphContext, Writing } from './builder.ts'
import { argumentsOf, keyFor } from './idempotency-key.ts'
import type { Payload } from './payloads.ts'
import { refusal } from './refusals.ts'

/** Performs an act and answers with the rows as the caller sees them then. */
export async function perform(
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

/** Lets the desk act, and answers with the rows and with what is wrong, as the caller may know it. */
export async function answered(
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
