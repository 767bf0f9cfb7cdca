import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { inflateRawSync } from 'node:zlib'
import { readXlsx } from '../src/sources/xlsx/read-xlsx.ts'
import { openZip, packedBytes, type Zip } from '../src/sources/xlsx/zip.ts'
import { mixedWorkbook } from '../tests/sources/mixed-workbook.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** CPU of reading a workbook, divided by that of inflating, decoding and looking at every character once. */
export interface XlsxFigures {
  readonly rows: number
  readonly columns: number
  /** Of CPU, the median. */
  readonly readMs: number
  readonly ratioMedian: number
  /** The best reading over the best look: what is left when no neighbour disturbs. */
  readonly ratioOfMinima: number
}

/** Measures both in rounds that take turns, so that a neighbour on the machine disturbs them alike. */
export function measureXlsx(rows = 20_000, columns = 20, rounds = 15): XlsxFigures {
  const bytes = mixedWorkbook(rows, columns)
  const zip = openZip(bytes)
  for (let round = 0; round < 3; round++) {
    readXlsx(bytes)
    lookAtAll(zip)
  }
  const ratios: number[] = []
  const reads: number[] = []
  const looks: number[] = []
  for (let round = 0; round < rounds; round++) {
    const tasks = [() => readXlsx(bytes), () => lookAtAll(zip)]
    const isReversed = round % 2 === 1
    const [first = 0, second = 0] = (isReversed ? tasks.reverse() : tasks).map(cpuOf)
    const [read, look] = isReversed ? [second, first] : [first, second]
    ratios.push(read / look)
    reads.push(read)
    looks.push(look)
  }
  const ratioOfMinima = Math.min(...reads) / Math.min(...looks)
  return { rows, columns, readMs: median(reads), ratioMedian: median(ratios), ratioOfMinima }
}

/** The least any reader of .xlsx can do. */
function lookAtAll(zip: Zip): number {
  let sum = 0
  for (const entry of zip.entries.values()) {
    const text = inflateRawSync(packedBytes(zip, entry), { chunkSize: entry.size + 1 }).toString('utf8')
    for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0
  }
  return sum
}

// Each task cleans up before itself: else one pays for the buffers and texts the other left behind.
function cpuOf(task: () => unknown): number {
  collectGarbage()
  const before = process.cpuUsage()
  task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

if (import.meta.main) {
  const { rows, columns, ratioMedian, ratioOfMinima } = measureXlsx()
  console.log(`xlsx ${rows} × ${columns}: read ÷ (inflate + decode + look at every character once)`)
  console.log(`  median ${ratioMedian.toFixed(2)}, of the minima ${ratioOfMinima.toFixed(2)} (goal ≤ 2)`)
}
