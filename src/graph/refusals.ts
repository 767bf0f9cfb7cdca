import { GraphQLError } from 'graphql'
import { LARGEST_PAGE, type PageMistake } from '../tables/page.ts'

/** Every code a refusal may carry, with its sentence. */
export const REFUSALS = {
  BAD_USER_INPUT: 'The input cannot be used.',
  BAD_REQUEST: 'The request is no valid GraphQL request.',
  GRAPHQL_PARSE_FAILED: 'The document is no GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  UNAUTHENTICATED: 'Sign in first.',
  FORBIDDEN: 'You may not use this service.',
  TOO_MANY_REQUESTS: 'Too many requests: try again later.',
  QUERY_TOO_LONG: 'The document is too long.',
  UNKNOWN_DOCUMENT: 'There is no trusted document of this id.',
  DOCUMENT_REQUIRED: 'You may send ids of trusted documents only.',
  TIMED_OUT: 'The answer took too long.',
  NOT_READY: 'The office is still being read.',
  READ_ONLY: 'This service accepts no writes.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used for another request before.',
  STORAGE_FULL: 'The disk of the service is full: nothing was accepted. Reading goes on.',
  SHUTTING_DOWN: 'The service is about to stop and accepts no more writes.',
  METHOD_NOT_ALLOWED: 'Only POST is allowed here.',
  UNSUPPORTED_MEDIA_TYPE: 'Only application/json is understood here.',
  INTERNAL_SERVER_ERROR: 'Unexpected error.',
} as const
export type RefusalCode = keyof typeof REFUSALS

/** A refusal that tells the caller what to change. */
export const refusal = (code: RefusalCode, message: string = REFUSALS[code]): GraphQLError =>
  new GraphQLError(message, { extensions: { code } })

const PAGE_MISTAKES: Readonly<Record<PageMistake, string>> = {
  FIRST_AND_LAST: 'Give `first` or `last`, not both.',
  OUT_OF_RANGE: `\`first\` and \`last\` go from 1 to ${LARGEST_PAGE}.`,
  BAD_CURSOR: 'The cursor is none of this list and order.',
}

/** Refuses a page that has no answer. */
export const badPage = (mistake: PageMistake): GraphQLError =>
  refusal('BAD_USER_INPUT', PAGE_MISTAKES[mistake])
