import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives'
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens'
import type { Plugin } from 'graphql-yoga'
import { refused } from './refused.ts'

/** The longest document that is parsed at all, in characters. */
export const LONGEST_DOCUMENT = 20_000

/** The most of each that a document may hold; callers are not told which they met. */
export const DOCUMENT_LIMITS = { tokens: 1_000, depth: 12, aliases: 15, directives: 5 } as const

/** Refuses documents that are long before they are parsed: what was parsed once is remembered for an hour. */
const longDocument: Plugin = {
  onParams: ({ params }) => {
    if ((params.query?.length ?? 0) > LONGEST_DOCUMENT) throw refused('QUERY_TOO_LONG', 400)
  },
}

/** Refuses documents by what they hold before anything is executed. */
export const documentLimits: readonly Plugin[] = [
  longDocument,
  maxTokensPlugin({ n: DOCUMENT_LIMITS.tokens, exposeLimits: false }),
  maxDepthPlugin({ n: DOCUMENT_LIMITS.depth, exposeLimits: false }),
  maxAliasesPlugin({ n: DOCUMENT_LIMITS.aliases, allowList: [], exposeLimits: false }),
  maxDirectivesPlugin({ n: DOCUMENT_LIMITS.directives, exposeLimits: false }),
]
