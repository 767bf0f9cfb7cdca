import { Worker } from 'node:worker_threads'
import { SourceError, type SourceFault, type WriteOutcome } from '../source.ts'
import type { Parcel } from './parcel.ts'
import type { ReadJob } from './read-in-worker.ts'
import type { SaveJob } from './save-writes.ts'
import { DEFAULT_MAX_BYTES } from './zip.ts'

/** What a worker tells the main thread, one message each time it is asked. */
export type WorkerMessage =
  | { readonly kind: 'parcel'; readonly parcel: Parcel }
  | { readonly kind: 'read'; readonly version: string }
  | { readonly kind: 'saved'; readonly outcomes: readonly WriteOutcome[] }
  | { readonly kind: 'failed'; readonly fault: SourceFault; readonly detail: string }

/**
 * Does one job in a thread of its own, so that neither a file's size nor its malice can hold up the service. `take` gets
 * each message, and gives the result once it is there; the thread has ended when the promise settles.
 */
export function inWorker<T>(
  job: ReadJob | SaveJob,
  timeoutMs: number,
  take: (message: WorkerMessage) => { readonly result: T } | null,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, {
      workerData: job,
      execArgv: [],
      name: job.kind,
      resourceLimits: heapFor(job),
    })
    const timer = setTimeout(
      () => settle(() => reject(new SourceError('TIMED_OUT', `The file took more than ${timeoutMs} ms`))),
      timeoutMs,
    )
    const settle = (how: () => void): void => {
      clearTimeout(timer)
      worker.removeAllListeners()
      // A thread that is being stopped may still report an error; without a listener that would end the process.
      worker.on('error', () => {})
      void worker.terminate().then(how, how)
    }
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'failed') {
        settle(() => reject(new SourceError(message.fault, message.detail)))
        return
      }
      const taken = take(message)
      if (taken) settle(() => resolve(taken.result))
      // Asked for only now, and after whatever else waits: messages that queue up are all taken in one turn.
      else setImmediate(() => worker.postMessage('next'))
    })
    worker.on('error', (cause) => settle(() => reject(failure(cause))))
    worker.on('exit', (code) =>
      settle(() => reject(failure(new Error(`The thread ended with code ${code}`)))),
    )
    worker.postMessage('next')
  })
}

/** From source this file's neighbour, in the built service the second file of the bundle. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './xlsx-worker.js', import.meta.url)

const HEAP_MB = 512

function heapFor({ maxBytes }: ReadJob | SaveJob): { maxOldGenerationSizeMb: number } {
  return { maxOldGenerationSizeMb: Math.ceil(HEAP_MB * Math.max(1, maxBytes / DEFAULT_MAX_BYTES)) }
}

function failure(cause: unknown): SourceError {
  const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (isFull) return new SourceError('TOO_LARGE', 'The file takes more memory than it is given', { cause })
  const found = cause instanceof Error ? cause.message : String(cause)
  return new SourceError('DAMAGED', `The reader gave up: ${found}`, { cause })
}
