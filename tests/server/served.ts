import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { FIRST_QUERY } from '../../src/commands/first-query.ts'
import type { RefusalCode } from '../../src/graph/refusals.ts'
import { officeGraph } from '../../src/running-office.ts'
import { RATES } from '../../src/server/rate-limit.ts'
import { type Answered, makeServer, type ServerOptions } from '../../src/server/server.ts'
import { demoSignIn } from '../../src/server/sign-in.ts'
import { openStreams } from '../../src/server/streams.ts'
import type { View } from '../../src/view/view.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'

/** A server that listens, and what it told. */
export interface Served {
  readonly origin: string
  readonly faults: unknown[]
  readonly answered: Answered[]
  readonly refused: RefusalCode[]
  /** How many rows were taken out of lists, list by list. */
  readonly read: number[]
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
  close(): void
}

/** What the demo's HR sees of the sample office. */
export const hrView: View = viewAs(snapshotOfSmallOffice(SAMPLE_OFFICE), { roles: ['HR'] })

/** Serves the sample office, to the demo's HR unless something else is said. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<Served> {
  const faults: unknown[] = []
  const answered: Answered[] = []
  const refused: RefusalCode[] = []
  const read: number[] = []
  const viewFor: ServerOptions['viewFor'] =
    options.viewFor ?? ((subject) => (subject === 'demo' ? hrView : 'FORBIDDEN'))
  const server = makeServer({
    schema: officeGraph(),
    signIn: demoSignIn,
    viewFor,
    streams: openStreams(viewFor),
    rights: { isDeveloper: () => true, mayAskFreely: () => true },
    documents: new Map(),
    rates: RATES,
    desk: null,
    allowsGet: false,
    isReady: () => true,
    onFault: (error) => void faults.push(error),
    onAnswered: (each) => void answered.push(each),
    onRead: (rows) => void read.push(rows),
    onRefused: (code) => void refused.push(code),
    firstQuery: FIRST_QUERY,
    homePage: () => '<!doctype html>page',
    pages: null,
    ...options,
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address: string | AddressInfo | null = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return {
    origin,
    faults,
    answered,
    refused,
    read,
    post: (body, headers = {}) =>
      fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Serves for the length of one test. */
export async function serveHere(options: Partial<ServerOptions> = {}): Promise<Served> {
  const served = await serve(options)
  onTestFinished(() => served.close())
  return served
}
