import { access } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import type { Ledger } from '../ledger/ledger.ts'
import { openLedger } from '../ledger/sqlite.ts'
import { type Office, readOfficeFile } from '../office.ts'
import { runOffice, schema } from '../running-office.ts'
import { drainable } from '../server/drain.ts'
import { homePage } from '../server/home-page.ts'
import { makeServer } from '../server/server.ts'
import { demoSignIn } from '../server/sign-in.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { demo, isDemoOffice } from './demo.ts'
import { CommandFailure } from './failure.ts'

/** What `start` was told. */
export interface StartOptions {
  readonly port: number
  readonly host: string
}

/** The query the README and the page at `/` begin with. */
export const FIRST_QUERY =
  '{ staffMembers(first: 2) { totalCount nodes { staffNumber name department { name } } } }'

const DEMO_FOLDER = 'demo'
const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** Serves an office until stopped; without one, the demo office. */
export async function start(folder: string | undefined, { port, host }: StartOptions): Promise<void> {
  const where = folder ?? (await demoFolder())
  const office = await readOfficeFile(
    where,
    schema.workbooks.map(({ key }) => key),
  )
  if (!LOOPBACK.includes(host) || office.signIn !== 'demo' || !isDemoOffice(where))
    throw new CommandFailure(
      'Only the demo office can be served yet, and only on this machine: everyone there may choose who they are. Sign-in for real offices is not built.',
      'Run `ikusei demo`, or `ikusei check` to read your own office.',
    )
  const ledger = ledgerOf(office)
  const running = runOffice(office, {
    ledger,
    onChange: tellChange,
    onFault: (error) => console.error(error),
  })
  let isReady = false
  const server: Server = makeServer({
    schema: running.graph,
    viewFor: (request) => running.viewFor(demoSignIn({ headers: Object.fromEntries(request.headers) })),
    desk: running.desk,
    isReady: () => isReady && !draining.isDraining,
    onFault: (error) => console.error(error),
    homePage: (host) => homePage(office.name, running.keeper.current, running.desk, FIRST_QUERY, host),
  })
  const draining = drainable(server)
  await new Promise<void>((listening, failed) => {
    server.once('error', (error) => failed(portFailure(error, port)))
    server.listen(port, host, listening)
  })
  const address = server.address()
  const origin = `http://${host}:${typeof address === 'object' ? address?.port : port}`
  console.log(`育成 Ikusei: ${office.name}`)
  console.log(`  page     ${origin}/`)
  console.log(`  GraphQL  ${origin}/graphql`)
  const snapshot = await running.start().catch((error: unknown) => {
    server.close()
    throw error
  })
  isReady = true
  for (const line of describeWorkbooks(snapshot)) console.log(line)
  console.log(
    `  demo: everyone is HR; choose another viewer with the header x-ikusei-viewer (see 利用者 in ${schema.workbooks[0]?.file ?? ''})`,
  )
  await stopped()
  console.log('  stopping: what has begun is finished, writes that are not sent yet follow at the next start')
  await Promise.all([draining.drain(), atMost(running.desk?.stop(), LONGEST_SENDING_MS)])
  await atMost(running.keeper.stop(), LONGEST_READING_MS)
  ledger.close()
  process.exit()
}

/** What is being sent longer than this is looked for at the next start. */
const LONGEST_SENDING_MS = 8_000
const LONGEST_READING_MS = 1_000

const atMost = (work: Promise<void> | undefined, ms: number): Promise<unknown> =>
  Promise.race([work, new Promise((over) => setTimeout(over, ms).unref())])

/** Writes and copies of workbooks must survive the end of the process. */
function ledgerOf({ folder }: Office): Ledger {
  const path = join(folder, '.ikusei', 'ledger.sqlite')
  try {
    return openLedger(path)
  } catch (error) {
    throw new CommandFailure(
      `${path} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      'Let the user who runs Ikusei write into the folder of office.json, which must lie on a local disk.',
    )
  }
}

async function demoFolder(): Promise<string> {
  const folder = resolve(DEMO_FOLDER)
  const exists = await access(join(folder, 'office.json')).then(
    () => true,
    () => false,
  )
  if (!exists) {
    console.error(demo(folder, {}))
  }
  return folder
}

const stopped = (): Promise<void> =>
  new Promise((stop) => {
    // A second signal changes nothing: it is about to end.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop())
  })

function portFailure(error: unknown, port: number): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') return error
  return new CommandFailure(`Port ${port} is taken.`, `Try --port ${port + 1}.`)
}

function describeWorkbooks(snapshot: Snapshot): string[] {
  return snapshot.workbooks.map(({ key, file, state }) => {
    const rows = [...snapshot.reading.tables].reduce(
      (sum, [name, table]) => sum + (snapshot.tableOf(name).workbook === key ? table.rows.length : 0),
      0,
    )
    const problems = snapshot.problems.filter(({ workbook }) => workbook === key).length
    return `  ${state.padEnd(8)} ${file}: ${rows.toLocaleString('en')} rows, ${problems} problem${problems === 1 ? '' : 's'}`
  })
}

function tellChange(snapshot: Snapshot, before: Snapshot | null): void {
  if (before === null) return
  const changed = snapshot.workbooks.filter(({ key, version, state }) => {
    const last = before.workbooks.find((workbook) => workbook.key === key)
    return last?.version !== version || last.state !== state
  })
  for (const { file, state } of changed)
    console.log(
      `  ${new Date().toLocaleTimeString('ja-JP', { timeZone: 'Asia/Tokyo' })} ${state.padEnd(8)} ${file}`,
    )
}
