import { createServer, type Server } from 'node:http'
import { readOfficeFile } from '../src/office.ts'
import { runOffice, schema } from '../src/running-office.ts'
import { makeServer } from '../src/server/server.ts'
import { demoSignIn } from '../src/server/sign-in.ts'
import { openStreams } from '../src/server/streams.ts'

// A process of its own for each server under measure: its CPU is nobody else's. It is told what to do by messages.
const [, , kind, folder = ''] = process.argv

/** The least a server can do: read the body, send bytes it had beforehand. */
function limit(): Server {
  let answer: Buffer = Buffer.from('{}')
  return createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (request.url === '/answer') answer = Buffer.concat(parts)
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
        .end(answer)
    })
  })
}

/** Nobody asks as fast as a benchmark. */
const UNBOUNDED = { perSecond: 1_000_000, burst: 1_000_000 }

async function ours(): Promise<Server> {
  const running = runOffice(
    await readOfficeFile(
      folder,
      schema.workbooks.map(({ key }) => key),
    ),
  )
  await running.start()
  await running.keeper.stop()
  return makeServer({
    schema: running.graph,
    signIn: demoSignIn,
    viewFor: running.viewFor,
    rights: running.rights,
    documents: new Map(),
    rates: { requests: UNBOUNDED, mutations: UNBOUNDED, unknown: UNBOUNDED },
    desk: null,
    streams: openStreams(running.viewFor),
    allowsGet: false,
    isReady: () => true,
    onFault: (error) => console.error(error),
    onAnswered: () => undefined,
    onRead: () => undefined,
    firstQuery: '',
    onRefused: () => undefined,
    homePage: () => null,
    pages: null,
  })
}

const server = kind === 'limit' ? limit() : await ours()
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
