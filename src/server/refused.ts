import { GraphQLError } from 'graphql'
import { REFUSALS, type RefusalCode } from '../graph/refusals.ts'

/** A refusal of a whole request, with its HTTP status. */
export const refused = (
  code: RefusalCode,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): GraphQLError =>
  new GraphQLError(REFUSALS[code], { extensions: { code, http: { status, headers, spec: false } } })
