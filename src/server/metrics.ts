import { createServer, type Server } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RefusalCode } from '../graph/refusals.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Answered } from './server.ts'

/** What is looked at when somebody asks for the figures. */
export interface Watched {
  readonly snapshot: () => Snapshot | null
  readonly openWritesOf: (workbook: string) => number
  readonly openStreams: () => number
  readonly isDraining: () => boolean
}

/** Figures about the service for Prometheus. No label holds a person, an id, a document or a cell. */
export interface Metrics {
  answered(answered: Answered): void
  read(rows: number): void
  refused(code: RefusalCode): void
  keysUnreachable(): void
  /** All figures as text (Prometheus exposition format). */
  text(): Promise<string>
}

/** Answers of `/health` and the like are quick; an operation may take ten seconds. */
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Makes the figures of one service. */
export function makeMetrics({ snapshot, openWritesOf, openStreams, isDraining }: Watched): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Counter({
    name: 'ikusei_http_requests_total',
    help: 'Requests that were answered, by HTTP status.',
    labelNames: ['status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'ikusei_http_request_seconds',
    help: 'How long answers took.',
    buckets: SECONDS,
    registers,
  })
  const rowsRead = new Counter({
    name: 'ikusei_rows_read_total',
    help: 'Rows that were taken out of lists.',
    registers,
  })
  const refusals = new Counter({
    name: 'ikusei_refused_total',
    help: 'Refusals that were given, by their code.',
    labelNames: ['reason'],
    registers,
  })
  const keys = new Counter({
    name: 'ikusei_auth_keys_unreachable_total',
    help: 'How often the keys of the token issuer could not be had.',
    registers,
  })
  const workbookGauge = (
    name: string,
    help: string,
    figure: (workbook: Snapshot['workbooks'][number], current: Snapshot) => number,
  ): Gauge<'workbook'> =>
    new Gauge({
      name,
      help,
      labelNames: ['workbook'],
      registers,
      collect() {
        const current = snapshot()
        if (current === null) return
        for (const workbook of current.workbooks)
          this.set({ workbook: workbook.key }, figure(workbook, current))
      },
    })
  workbookGauge('ikusei_snapshot_age_seconds', 'How old what is served of a workbook is.', ({ asOf }) =>
    Math.max(0, (Date.now() - Date.parse(asOf)) / 1_000),
  )
  workbookGauge('ikusei_workbook_stale', '1 while a workbook cannot be read.', ({ state }) =>
    state === 'STALE' ? 1 : 0,
  )
  workbookGauge(
    'ikusei_workbook_degraded',
    '1 while a sheet is served as it was before it broke.',
    ({ state }) => (state === 'DEGRADED' ? 1 : 0),
  )
  workbookGauge(
    'ikusei_problems',
    'Cells and sheets that are to be mended.',
    ({ key }, { problems }) => problems.filter(({ workbook }) => workbook === key).length,
  )
  workbookGauge('ikusei_writes_open', 'Writes that are not settled.', ({ key }) => openWritesOf(key))
  new Gauge({
    name: 'ikusei_sse_open',
    help: 'How many follow changes.',
    registers,
    collect() {
      this.set(openStreams())
    },
  })
  new Gauge({
    name: 'ikusei_draining',
    help: '1 while the service is about to stop.',
    registers,
    collect() {
      this.set(isDraining() ? 1 : 0)
    },
  })
  return {
    answered: ({ status, milliseconds }) => {
      requests.inc({ status: String(status) })
      seconds.observe(milliseconds / 1_000)
    },
    read: (rows) => rowsRead.inc(rows),
    refused: (reason) => refusals.inc({ reason }),
    keysUnreachable: () => keys.inc(),
    text: () => register.metrics(),
  }
}

/** Makes the server of the figures, which is for this machine alone. */
export const metricsServer = (metrics: Metrics): Server =>
  createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') return void response.writeHead(404).end()
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text),
      () => response.writeHead(500).end(),
    )
  })
