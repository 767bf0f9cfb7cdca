import { type GraphQLResolveInfo, getArgumentValues } from 'graphql'
import type { Builder, Writing } from './builder.ts'
import { refusal } from './refusals.ts'
import type { Input } from './write-inputs.ts'

/** What makes the arguments of a field. */
export type ArgMaker = Pick<Parameters<Parameters<Builder['mutationField']>[1]>[0], 'arg'>

/** The argument by which a mutation may be asked for again. */
export const keyArg = (t: ArgMaker) => ({
  idempotencyKey: t.arg.string({
    description:
      'A key of yours, such as a UUID: the same key with the same arguments gives the same answer and writes once. Never empty. The header Idempotency-Key stands for every mutation of the document that has none, each under its name in the answer: it is another key than the same text given here.',
  }),
})

/** What was asked for, word by word: the same key for anything else is refused. */
export const argumentsOf = (info: GraphQLResolveInfo): Input & { readonly idempotencyKey?: unknown } => {
  const [node] = info.fieldNodes
  const field = info.parentType.getFields()[info.fieldName]
  return node && field ? getArgumentValues(field, node, info.variableValues) : {}
}

/** One header may stand over several mutations of a document. */
export function keyFor(
  argument: unknown,
  { idempotencyKey }: Writing,
  info: GraphQLResolveInfo,
): string | null {
  if (argument === '' || (typeof argument !== 'string' && idempotencyKey === ''))
    throw refusal('BAD_USER_INPUT', 'An idempotency key must not be empty.')
  if (typeof argument === 'string') return argument
  return idempotencyKey === null ? null : `${idempotencyKey} ${info.path.key}`
}
