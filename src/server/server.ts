import { createServer, type Server } from 'node:http'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { createYoga, type Plugin, type YogaInitialContext } from 'graphql-yoga'
import type { GraphContext, Writing } from '../graph/builder.ts'
import { refusal } from '../graph/refusals.ts'
import type { View } from '../view/view.ts'
import { costLimit } from './cost.ts'
import { answerHttp, type Door } from './door.ts'
import { quietErrors } from './quiet-errors.ts'

/** What the server serves. */
export interface ServerOptions {
  readonly schema: GraphQLSchema
  /** The view of whoever sends the request; throws a refusal for anybody who has none. */
  readonly viewFor: (request: Request) => View
  /** Where writes are accepted; `null` for nowhere. */
  readonly desk: Writing['desk'] | null
  readonly isReady: () => boolean
  /** Told of errors nobody expected. */
  readonly onFault: (error: unknown) => void
  readonly homePage: (host: string) => string
}

const LARGEST_BODY = 262_144

type ServerContext = GraphContext & YogaInitialContext

/** Makes the HTTP server: `/graphql`, `/health`, `/ready` and the page at `/`. */
export function makeServer(options: ServerOptions): Server {
  const yoga = createYoga<Record<never, never>, GraphContext>({
    schema: options.schema,
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    logging: false,
    maskedErrors: { isDev: false },
    context: ({ request }: YogaInitialContext) => ({
      view: options.viewFor(request),
      ...(options.desk && {
        writing: {
          desk: options.desk,
          viewNow: () => options.viewFor(request),
          idempotencyKey: request.headers.get('idempotency-key'),
        },
      }),
    }),
    plugins: [costLimit, freshness, quietErrors(options.onFault)],
  })
  const door: Door = { isReady: options.isReady, homePage: options.homePage, largestBody: LARGEST_BODY }
  const server = createServer((request, response) => {
    if (!answerHttp(door, request, response)) void yoga.handle(request, response)
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 65_000
  server.maxConnections = 500
  return server
}

/** Says with every answer how fresh it is. */
const freshness: Plugin<ServerContext> = {
  onExecute: ({ args }) => ({
    onExecuteDone: ({ result, setResult }) => {
      if (Symbol.asyncIterator in result) return
      const { asOf, stale, version } = args.contextValue.view.snapshot
      setResult({ ...result, extensions: { ...result.extensions, ikusei: { asOf, stale, version } } })
    },
  }),
}

/** Refuses whoever has no view. */
export const forbidden = (): GraphQLError =>
  new GraphQLError(refusal('FORBIDDEN').message, { extensions: { code: 'FORBIDDEN', http: { status: 403 } } })

/** Refuses while there is nothing to serve yet. */
export const notReady = (): GraphQLError =>
  new GraphQLError(refusal('NOT_READY').message, {
    extensions: { code: 'NOT_READY', http: { status: 503, headers: { 'retry-after': '1' } } },
  })
