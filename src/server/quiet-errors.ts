import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { REFUSALS, type RefusalCode } from '../graph/refusals.ts'

const isKnown = (code: unknown): code is RefusalCode => typeof code === 'string' && code in REFUSALS

/**
 * Lets out only sentences of ours: a library's message may quote what a caller sent, or name types and fields. Messages
 * of `graphql` about a document are kept: they help whoever writes queries, and hold only what stands in the document.
 */
export function quietErrors(onFault: (error: unknown) => void): Plugin {
  const quiet = (error: GraphQLError): GraphQLError => {
    const { code, http } = error.extensions
    if (error.originalError && !(error.originalError instanceof GraphQLError)) onFault(error.originalError)
    if (isKnown(code))
      return new GraphQLError(error.message, {
        ...place(error),
        extensions: { code, ...(http !== undefined && { http }) },
      })
    if (error.originalError || error.path)
      return new GraphQLError(REFUSALS.INTERNAL_SERVER_ERROR, {
        ...place(error),
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      })
    return new GraphQLError(error.message, {
      ...place(error),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...(http !== undefined && { http }) },
    })
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

const place = (error: GraphQLError) => ({
  path: error.path ?? null,
  positions: error.positions ?? null,
  source: error.source ?? null,
})
