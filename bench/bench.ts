import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeDemoOffice } from '../src/demo/office.ts'
import { type InsightFigures, measureInsights } from './insights.ts'
import { type BenchQuery, PEOPLE, type People, QUERIES } from './queries.ts'
import { measureXlsx } from './xlsx.ts'

const ROUNDS = 5
const CONNECTIONS = 10
const INSIGHT_SIZES = [500, 5_000]

const { values } = parseArgs({
  options: { staff: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
})

interface Measured {
  readonly child: ChildProcess
  readonly port: number
}

const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done) => child.once('message', (message) => done(message as T)))

async function serve(kind: string, folder: string): Promise<Measured> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [kind, folder])
  const { port } = await told<{ port: number }>(child)
  return { child, port }
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

const post = (port: number, path: string, body: string): Promise<Buffer> =>
  new Promise((done, failed) => {
    const sent = request(
      {
        port,
        path,
        method: 'POST',
        agent,
        host: '127.0.0.1',
        headers: { 'content-type': 'application/json' },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => done(Buffer.concat(parts)))
      },
    )
    sent.on('error', failed)
    sent.end(body)
  })

async function cpuOf({ child }: Measured): Promise<number> {
  const answer = told<{ cpu: NodeJS.CpuUsage }>(child)
  child.send('cpu')
  const { cpu } = await answer
  return cpu.user + cpu.system
}

/** CPU microseconds a request, over one round. */
async function round(
  server: Measured,
  query: BenchQuery,
  people: People,
  seed: number,
  count: number,
): Promise<number> {
  const before = await cpuOf(server)
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1
      await post(
        server.port,
        '/graphql',
        JSON.stringify({ query: query.query, variables: query.variables(people, seed * count + next) }),
      )
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  return ((await cpuOf(server)) - before) / count
}

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0

async function measure(ours: Measured, limit: Measured, query: BenchQuery, people: People) {
  const answer = await post(
    ours.port,
    '/graphql',
    JSON.stringify({ query: query.query, variables: query.variables(people, 1) }),
  )
  if (JSON.parse(answer.toString()).errors) throw new Error(`${query.name}: ${answer}`)
  await post(limit.port, '/answer', answer.toString())
  await round(ours, query, people, 0, query.requests)
  await round(limit, query, people, 0, query.requests)
  const pairs: (readonly [number, number])[] = []
  for (let each = 1; each <= ROUNDS; each += 1) {
    // Who goes first changes, so that neither is disturbed more than the other.
    const first = each % 2 === 0
    const limitFirst = first ? await round(limit, query, people, each, query.requests * 4) : 0
    const own = await round(ours, query, people, each, query.requests)
    pairs.push([own, first ? limitFirst : await round(limit, query, people, each, query.requests * 4)])
  }
  const ratio = median(pairs.map(([own, least]) => own / least))
  const best = Math.min(...pairs.map(([own]) => own)) / Math.min(...pairs.map(([, least]) => least))
  return {
    name: query.name,
    what: query.what,
    bytes: answer.length,
    ratio: Number(ratio.toFixed(1)),
    ofMinima: Number(best.toFixed(1)),
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ikusei-bench-'))
try {
  const staff = Number(values.staff)
  const xlsx = measureXlsx()
  writeDemoOffice(folder, { staff })
  const [ours, limit] = await Promise.all([serve('ours', folder), serve('limit', '')])
  const found = JSON.parse((await post(ours.port, '/graphql', JSON.stringify({ query: PEOPLE }))).toString())
  const edges: { cursor: string; node: { staffNumber: string } }[] = found.data.staffMembers.edges
  const people = {
    numbers: edges.map(({ node }) => node.staffNumber),
    cursors: edges.map(({ cursor }) => cursor),
  }
  const reads = []
  for (const query of QUERIES) reads.push(await measure(ours, limit, query, people))
  ours.child.kill()
  limit.child.kill()
  const insights: InsightFigures[] = []
  for (const size of INSIGHT_SIZES) insights.push(await measureInsights(size))
  const figures = { node: process.versions.node, staff, reads, xlsx, insights }
  if (values.json) console.log(JSON.stringify(figures, null, 2))
  else {
    console.log(
      `server CPU ÷ LIMIT-0 (node:http sending our answer from a buffer); ${staff} staff, HR, Node ${process.versions.node}`,
    )
    console.log('       median  of minima   bytes')
    for (const { name, what, bytes, ratio, ofMinima } of reads)
      console.log(
        `${name.padEnd(6)}${String(ratio).padStart(7)}${String(ofMinima).padStart(11)}${String(bytes).padStart(8)}  ${what}`,
      )
    console.log(
      `xlsx  ${xlsx.ratioMedian.toFixed(2).padStart(7)}${xlsx.ratioOfMinima.toFixed(2).padStart(11)}          read ÷ (inflate + decode + look at every character once), ${xlsx.rows} × ${xlsx.columns}; goal ≤ 2`,
    )
    for (const { staff: size, insights: count, firstMs, againMs, slowest } of insights)
      console.log(
        `${count} insights, ${size} staff: ${firstMs.toFixed(0)} ms of CPU at first, ${againMs.toFixed(0)} ms again; slowest ${slowest.map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(', ')}`,
      )
  }
} finally {
  agent.destroy()
  rmSync(folder, { recursive: true, force: true })
}
