import { parentPort, workerData } from 'node:worker_threads'
import { readCsv } from '../csv.ts'
import { type SheetGrid, SourceError } from '../source.ts'
import { fileBytes } from './file-bytes.ts'
import type { WorkerMessage } from './file-worker.ts'
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
    for (const parcel of packed(sheetsOf(job))) yield { kind: 'parcel', parcel }
    yield { kind: 'done' }
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause
    // An error loses its class when it is posted.
    yield { kind: 'failed', fault: cause.fault, detail: cause.detail }
  }
}

function sheetsOf({ path, format, maxBytes, title }: ReadJob): readonly SheetGrid[] {
  const { bytes } = fileBytes(path, maxBytes)
  return format === 'csv' ? [readCsv(bytes, title)] : readXlsx(bytes, { maxBytes })
}
