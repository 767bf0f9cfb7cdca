import { access } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import { ONLOOKERS } from '../demo/onlookers.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { FilesShut } from '../ledger/shut-files.ts'
import { beSoleService, OfficeTaken } from '../ledger/sole-service.ts'
import { openLedger } from '../ledger/sqlite.ts'
import { type Office, readOfficeFile } from '../office.ts'
import { runOffice, schema } from '../running-office.ts'
import { drainable } from '../server/drain.ts'
import { homePage } from '../server/home-page.ts'
import { makeMetrics, metricsServer } from '../server/metrics.ts'
import { RATES } from '../server/rate-limit.ts'
import { makeServer } from '../server/server.ts'
import { serviceLog } from '../server/service-log.ts'
import { DEMO_VIEWER } from '../server/sign-in.ts'
import { openStreams } from '../server/streams.ts'
import { changedKeys } from '../snapshot/changed-keys.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { demo } from './demo.ts'
import { CommandFailure } from './failure.ts'
import { FIRST_QUERY } from './first-query.ts'
import { documentsOf, requireSecrets, signInOf } from './serve-settings.ts'
import { SHUT_REMEDY } from './shut-remedy.ts'

/** What `start` was told. */
export interface StartOptions {
  readonly port: number
  readonly host: string
  /** Where the figures for monitoring are served, on this machine alone. */
  readonly adminPort: number | null
}

const DEMO_FOLDER = 'demo'

/** Serves an office until stopped; without one, the demo office. */
export async function start(
  folder: string | undefined,
  { port, host, adminPort }: StartOptions,
): Promise<void> {
  const where = folder ?? (await demoFolder())
  const office = await readOfficeFile(
    where,
    schema.workbooks.map(({ key }) => key),
  )
  const isDemo = office.signIn === 'demo'
  const metrics = makeMetrics({
    snapshot: () => running.keeper.current,
    openWritesOf: (workbook) => running.desk?.openOf(workbook) ?? 0,
    openStreams: () => streams.open,
    isDraining: () => draining.isDraining,
  })
  const signIn = await signInOf(office, host, metrics.keysUnreachable)
  const documents = await documentsOf(office)
  requireSecrets(office)
  const log = serviceLog(process.stderr, { answers: !isDemo })
  const letGo = takeOffice(office)
  const ledger = ledgerOf(office)
  // Most commands draw nothing.
  const { picturesOf, views } = await import('../served-pages.ts')
  const running = runOffice(office, {
    ledger,
    onChange: (snapshot, before) => {
      tellChange(snapshot, before)
      // Comparing costs as much as the tables are long: not for nobody.
      if (before && streams.open > 0) streams.publish(changedKeys(before, snapshot))
    },
    onFault: log.fault,
  })
  const streams = openStreams(running.viewFor)
  const offered = { accounts: ONLOOKERS, views }
  let isReady = false
  const server: Server = makeServer({
    schema: running.graph,
    signIn,
    viewFor: running.viewFor,
    rights: running.rights,
    documents,
    rates: RATES,
    streams,
    desk: running.desk,
    allowsGet: office.api.allowsGet,
    isReady: () => isReady && !draining.isDraining,
    onFault: log.fault,
    onAnswered: (answered) => {
      metrics.answered(answered)
      log.answered(answered)
    },
    onRead: metrics.read,
    onRefused: metrics.refused,
    pages: {
      pictures: picturesOf(running.graph),
      embeds: office.embeds,
      viewWithin: running.viewWithin,
      useOnce: (id, until) => ledger.useOnce(id, until, Date.now()),
      demo: isDemo ? { viewIn: (account) => running.viewFor(account ?? DEMO_VIEWER), offered } : null,
    },
    firstQuery: FIRST_QUERY,
    homePage: (asked) =>
      isDemo
        ? homePage(office.name, running.keeper.current, running.desk, FIRST_QUERY, asked, offered)
        : null,
  })
  const draining = drainable(server)
  await listening(server, port, host)
  const admin = adminPort === null ? null : metricsServer(metrics)
  if (admin && adminPort !== null) await listening(admin, adminPort, '127.0.0.1')
  const address = server.address()
  const origin = `http://${host}:${typeof address === 'object' ? address?.port : port}`
  console.log(`育成 Ikusei: ${office.name}`)
  if (isDemo) console.log(`  page     ${origin}/`)
  console.log(`  GraphQL  ${origin}/graphql`)
  if (admin) console.log(`  metrics  http://127.0.0.1:${adminPort}/metrics`)
  const snapshot = await running.start().catch((error: unknown) => {
    server.close()
    throw error
  })
  isReady = true
  for (const line of describeWorkbooks(snapshot)) console.log(line)
  if (isDemo)
    console.log(
      `  demo: everyone is HR; choose another viewer with the header x-ikusei-viewer (see 利用者 in ${schema.workbooks[0]?.file ?? ''})`,
    )
  await stopped()
  console.log('  stopping: what has begun is finished, writes that are not sent yet follow at the next start')
  streams.end()
  await Promise.all([draining.drain(), atMost(running.desk?.stop(), LONGEST_SENDING_MS)])
  await atMost(running.keeper.stop(), LONGEST_READING_MS)
  admin?.close()
  ledger.close()
  letGo()
  process.exit()
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((done, failed) => {
    server.once('error', (error) => failed(portFailure(error, port)))
    server.listen(port, host, done)
  })

/** What is being sent longer than this is looked for at the next start. */
const LONGEST_SENDING_MS = 8_000
const LONGEST_READING_MS = 1_000

const atMost = (work: Promise<void> | undefined, ms: number): Promise<unknown> =>
  Promise.race([work, new Promise((over) => setTimeout(over, ms).unref())])

/** Of two services of one office, each would take the other's writes for people's. */
function takeOffice({ folder }: Office): () => void {
  try {
    return beSoleService(join(folder, '.ikusei', 'service.sqlite'))
  } catch (error) {
    if (!(error instanceof OfficeTaken)) throw unusable(folder, error)
    throw new CommandFailure(
      `${folder} is served by another Ikusei already.`,
      'Stop that one first; it lets go when its process ends.',
    )
  }
}

const unusable = (path: string, error: unknown): CommandFailure =>
  error instanceof FilesShut
    ? new CommandFailure(`${error.message} by the user who runs Ikusei.`, SHUT_REMEDY.en)
    : new CommandFailure(
        `${path} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
        'Let the user who runs Ikusei write into the folder of office.json, which must lie on a local disk.',
      )

/** Writes and copies of workbooks must survive the end of the process. */
function ledgerOf({ folder }: Office): Ledger {
  const path = join(folder, '.ikusei', 'ledger.sqlite')
  try {
    return openLedger(path)
  } catch (error) {
    throw unusable(path, error)
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
