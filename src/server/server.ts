import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { GraphContext, Writing } from '../graph/builder.ts'
import type { RefusalCode } from '../graph/refusals.ts'
import type { Viewer } from '../view/viewer.ts'
import { type Caller, openGate, type ViewFor } from './caller.ts'
import type { ServerContext } from './context.ts'
import { costLimit } from './cost.ts'
import { documentLimits } from './document-limits.ts'
import { answerHttp, type Door, refuse } from './door.ts'
import { answerGraphiql, isGraphiql } from './graphiql.ts'
import { introspectionFor } from './introspection.ts'
import { mutationRate } from './mutation-rate.ts'
import { answerPages, type PagesOptions } from './pages.ts'
import { maskFault, quietErrors } from './quiet-errors.ts'
import type { Rates } from './rate-limit.ts'
import { refused } from './refused.ts'
import type { SignIn } from './sign-in.ts'
import type { Streams } from './streams.ts'
import { timeLimit } from './time-limit.ts'
import { byDocumentId, type TrustedDocuments } from './trusted-documents.ts'

/** What callers may do with the API itself. */
export interface ApiRights {
  /** Whether somebody builds with the API: they may see its schema and ask for much at once. */
  isDeveloper(viewer: Viewer): boolean
  /** Whether somebody may send documents of their own. */
  mayAskFreely(viewer: Viewer): boolean
}

/** A request that was answered, without a word of what it was about. */
export interface Answered {
  readonly requestId: string
  readonly status: number
  readonly milliseconds: number
}

/** What the server serves. */
export interface ServerOptions {
  readonly schema: GraphQLSchema
  readonly signIn: SignIn
  readonly viewFor: ViewFor
  readonly rights: ApiRights
  readonly documents: TrustedDocuments
  readonly rates: Rates
  readonly streams: Streams
  /** Where writes are accepted; `null` for nowhere. */
  readonly desk: Writing['desk'] | null
  readonly isReady: () => boolean
  /** Whether queries may come by GET as well. */
  readonly allowsGet: boolean
  /** Told of errors nobody expected. */
  readonly onFault: (error: unknown) => void
  readonly onAnswered: (answered: Answered) => void
  /** Told how many rows are taken out of a list. */
  readonly onRead: (rows: number) => void
  /** Told of each refusal that leaves, by its code alone. */
  readonly onRefused: (code: RefusalCode) => void
  readonly homePage: Door['homePage']
  /** What developers are offered to try. */
  readonly firstQuery: string
  /** Pages with pictures; `null` where there are none. */
  readonly pages: PagesOptions | null
}

const LARGEST_BODY = 262_144

/** Makes the HTTP server: `/graphql`, `/graphiql`, `/health`, `/ready` and the page at `/`. */
export function makeServer(options: ServerOptions): Server {
  const { rights, viewFor, onFault } = options
  const yoga = createYoga<{ readonly caller: Caller }, GraphContext>({
    schema: options.schema,
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    extraParamNames: ['documentId'],
    batching: false,
    logging: false,
    maxRequestBodySize: LARGEST_BODY,
    maskedErrors: { maskError: (error) => maskFault(error, onFault) },
    context: ({ caller, request }) => ({
      view: caller.view,
      onRead: options.onRead,
      follow: (tables) => options.streams.follow(caller, tables, request.signal),
      ...(options.desk && {
        writing: {
          desk: options.desk,
          viewNow: () => {
            const view = viewFor(caller.subject)
            if (typeof view === 'string') throw refused(view, 403)
            return view
          },
          idempotencyKey: request.headers.get('idempotency-key'),
        },
      }),
    }),
    plugins: [
      byDocumentId(options.documents, rights.mayAskFreely),
      ...documentLimits,
      introspectionFor(rights.isDeveloper),
      mutationRate(options.rates.mutations),
      costLimit(rights.isDeveloper),
      timeLimit(),
      freshness,
      quietErrors(options.onRefused),
    ],
  })
  const gate = openGate(options.signIn, viewFor, options.rates)
  const door: Door = {
    isReady: options.isReady,
    homePage: options.homePage,
    allowsGet: options.allowsGet,
    largestBody: LARGEST_BODY,
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const caller = await gate.admit(request)
    if ('code' in caller) {
      options.onRefused(caller.code)
      refuse(response, caller.status, caller.code, caller.headers)
    } else if (isGraphiql(request)) {
      if (rights.isDeveloper(caller.view.viewer)) return answerGraphiql(response, options.firstQuery)
      options.onRefused('FORBIDDEN')
      refuse(response, 403, 'FORBIDDEN')
    } else await yoga.handle(request, response, { caller })
  }
  const server = createServer((request, response) => {
    const requestId = randomUUID()
    const begun = performance.now()
    response.setHeader('x-request-id', requestId)
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('cache-control', 'no-store')
    response.once('finish', () =>
      options.onAnswered({
        requestId,
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - begun),
      }),
    )
    if (options.pages && answerPages(options.pages, options.streams, request, response)) return
    if (answerHttp(door, request, response)) return
    serve(request, response).catch((error: unknown) => {
      onFault(error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'INTERNAL_SERVER_ERROR')
    })
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
