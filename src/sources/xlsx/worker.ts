import { parentPort, workerData } from 'node:worker_threads'
import { readCsv } from '../csv.ts'
import { SourceError, type WorkbookGrid } from '../source.ts'
import { fileBytes } from './file-bytes.ts'
import type { WorkerMessage } from './file-worker.ts'
import { versionOf } from './office-file.ts'
import { movable, packed } from './parcel.ts'
import type { ReadJob } from './read-in-worker.ts'
import { readXlsx } from './read-xlsx.ts'
import { type SaveJob, saveWrites } from './save-writes.ts'

// Seam: what a worker is started with has no type; `inWorker` gives it a job and nothing else does.
const job: ReadJob | SaveJob = workerData

const messages = messagesOf(job)
parentPort?.on('message', () => {
  const { value, done } = messages.next()
  if (done || value === undefined) return parentPort?.close()
  parentPort?.postMessage(value, value.kind === 'parcel' ? movable(value.parcel) : [])
})

/** Everything there is to say about a job, the next message whenever the main thread is ready for it. */
function* messagesOf(job: ReadJob | SaveJob): Generator<WorkerMessage> {
  try {
    if (job.kind === 'save') return yield { kind: 'saved', outcomes: saveWrites(job) }
    const { sheets, version } = readingOf(job)
    for (const parcel of packed(sheets)) yield { kind: 'parcel', parcel }
    yield { kind: 'read', version }
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause
    // An error loses its class when it is posted.
    yield { kind: 'failed', fault: cause.fault, detail: cause.detail }
  }
}

function readingOf({ path, format, maxBytes, title }: ReadJob): WorkbookGrid {
  const { bytes, stats } = fileBytes(path, maxBytes)
  const sheets = format === 'csv' ? [readCsv(bytes, title)] : readXlsx(bytes, { maxBytes })
  return { version: versionOf(stats), sheets }
}
