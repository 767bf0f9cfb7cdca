import { GraphQLError, type GraphQLErrorExtensions } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { REFUSALS, type RefusalCode } from '../graph/refusals.ts'

const isKnown = (code: unknown): code is RefusalCode => typeof code === 'string' && code in REFUSALS

/**
 * Lets out only sentences of ours: a library's message may quote what a caller sent, or name types and fields. Messages
 * of `graphql` about a document are kept without the values in it: they help whoever writes queries.
 */
export function quietErrors(onRefused: (code: RefusalCode) => void): Plugin {
  const quiet = (error: GraphQLError): GraphQLError => {
    const { code, http } = error.extensions
    const told = (
      message: string,
      as: RefusalCode,
      status: GraphQLErrorExtensions['http'] = http,
    ): GraphQLError => {
      onRefused(as)
      return new GraphQLError(message, {
        ...place(error),
        extensions: { code: as, ...(status !== undefined && { http: status }) },
      })
    }
    // A body that is no JSON comes back whole in yoga's own error; `spec: false` keeps its status.
    if (code === 'BAD_REQUEST') return told(REFUSALS.BAD_REQUEST, code, { status: 400, ...http, spec: false })
    if (error.message.startsWith('Variable ')) return told(withoutValue(error.message), 'BAD_USER_INPUT')
    if (isKnown(code)) return told(isOfGraphql(code) ? withoutQuotes(error.message) : error.message, code)
    if (error.originalError || error.path)
      return told(REFUSALS.INTERNAL_SERVER_ERROR, 'INTERNAL_SERVER_ERROR')
    return told(withoutQuotes(error.message), 'GRAPHQL_VALIDATION_FAILED')
  }
  return {
    onResultProcess: ({ result, setResult }) => {
      if (Array.isArray(result) || !('errors' in result) || !result.errors) return
      setResult({
        ...result,
        errors: result.errors.map((error) =>
          quiet(error instanceof GraphQLError ? error : new GraphQLError(String(error))),
        ),
      })
    },
  }
}

/** Makes one sentence of an error nobody expected, and tells it whoever looks after the service. */
export function maskFault(error: unknown, onFault: (error: unknown) => void): Error {
  const cause = error instanceof GraphQLError ? error.originalError : error
  if (error instanceof GraphQLError && (cause === undefined || cause instanceof GraphQLError)) return error
  onFault(cause)
  return new GraphQLError(REFUSALS.INTERNAL_SERVER_ERROR, {
    path: error instanceof GraphQLError ? (error.path ?? null) : null,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  })
}

/** Its messages are about the document. */
const isOfGraphql = (code: RefusalCode): boolean => code.startsWith('GRAPHQL_')

const place = (error: GraphQLError) => ({
  path: error.path ?? null,
  positions: error.positions ?? null,
  source: error.source ?? null,
})

/** What is wrong with a variable, without the value that was sent. */
const withoutValue = (message: string): string =>
  message.replace(/got invalid value .*$/su, 'got a value of another type.')

/** Names and types are what a message is about; any other quoted text is a value, and a hint names what was not asked for. */
const withoutQuotes = (message: string): string =>
  message
    .replace(/ ?Did you mean .*$/su, '')
    .replace(/"(?:[^"\\]|\\.)*"/gu, (text) => (/^"[$@]?[\w.![\]]*"$/u.test(text) ? text : '"…"'))
    .replace(/[^\p{ASCII}…]+/gu, '…')
