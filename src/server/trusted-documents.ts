import type { Plugin } from 'graphql-yoga'
import * as z from 'zod'
import type { Viewer } from '../view/viewer.ts'
import type { ServerContext } from './context.ts'
import { refused } from './refused.ts'

/** Documents that an office trusts, by their ids. */
export type TrustedDocuments = ReadonlyMap<string, string>

const HASH = 'sha256:'

/** Reads a file of persisted documents as GraphQL Code Generator writes it: texts by their hashes. */
export const trustedDocuments = z
  .record(z.string().min(1), z.string().min(1))
  .transform((texts): TrustedDocuments => new Map(Object.entries(texts)))

/**
 * Takes ids in the place of documents (`documentId`, as in appendix A of the GraphQL over HTTP draft), with or without
 * `sha256:` before the hash; and nothing else from whoever may send no documents of their own.
 */
export const byDocumentId = (
  documents: TrustedDocuments,
  mayAskFreely: (viewer: Viewer) => boolean,
): Plugin<ServerContext, ServerContext> => ({
  onParams: ({ params, setParams, context }) => {
    const id = 'documentId' in params ? params.documentId : undefined
    if (id === undefined) {
      if (!mayAskFreely(context.caller.view.viewer)) throw refused('DOCUMENT_REQUIRED', 403)
      return
    }
    if (typeof id !== 'string' || params.query !== undefined) throw refused('BAD_REQUEST', 400)
    const query = documents.get(id) ?? documents.get(id.startsWith(HASH) ? id.slice(HASH.length) : HASH + id)
    if (query === undefined) throw refused('UNKNOWN_DOCUMENT', 404)
    setParams({ ...params, query })
  },
})
