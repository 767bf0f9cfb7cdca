import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readCsv } from '../csv.ts'
import { type SheetGrid, SourceError } from '../source.ts'
import { unreadable } from './office-file.ts'
import { movable, packed } from './parcel.ts'
import type { ReadJob, WorkerMessage } from './read-in-worker.ts'
import { readXlsx } from './read-xlsx.ts'

// Seam: what a worker is started with has no type; `readInWorker` gives it a ReadJob and nothing else does.
const job: ReadJob = workerData

const messages = messagesOf(job)
parentPort?.on('message', () => {
  const { value, done } = messages.next()
  if (done || value === undefined) return parentPort?.close()
  parentPort?.postMessage(value, value.kind === 'parcel' ? movable(value.parcel) : [])
})

/** Everything there is to say about a file, the next message whenever the main thread is ready for it. */
function* messagesOf(job: ReadJob): Generator<WorkerMessage> {
  try {
    for (const parcel of packed(sheetsOf(job))) yield { kind: 'parcel', parcel }
    yield { kind: 'done' }
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause
    // An error loses its class when it is posted.
    yield { kind: 'failed', fault: cause.fault, detail: cause.detail }
  }
}

function sheetsOf({ path, format, maxBytes, title }: ReadJob): readonly SheetGrid[] {
  const bytes = fileBytes(path, maxBytes)
  return format === 'csv' ? [readCsv(bytes, title)] : readXlsx(bytes, { maxBytes })
}

function fileBytes(path: string, maxBytes: number): Uint8Array {
  try {
    // The path is a real one already: a link in its last step has come since, and a pipe must not be waited for.
    const file = openSync(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
    try {
      const stats = fstatSync(file)
      if (!stats.isFile()) throw new SourceError('NOT_ALLOWED', 'The file is no regular file any more')
      if (stats.size > maxBytes) {
        throw new SourceError('TOO_LARGE', `The file has ${stats.size} bytes; the limit is ${maxBytes}`)
      }
      return readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw cause instanceof SourceError ? cause : unreadable('The file', cause)
  }
}
