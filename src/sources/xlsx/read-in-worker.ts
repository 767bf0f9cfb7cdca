import { Worker } from 'node:worker_threads'
import { type SheetGrid, SourceError, type SourceFault } from '../source.ts'
import { type Parcel, unpacking } from './parcel.ts'
import { DEFAULT_MAX_BYTES } from './zip.ts'

/** One file to be read. */
export interface ReadJob {
  readonly path: string
  readonly format: 'xlsx' | 'csv'
  readonly maxBytes: number
  /** The name of the sheet where the format has none. */
  readonly title: string
}

/** What a worker tells the main thread, one message each time it is asked. */
export type WorkerMessage =
  | { readonly kind: 'parcel'; readonly parcel: Parcel }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly fault: SourceFault; readonly detail: string }

/** Reads a file in a thread of its own, so that neither its size nor its malice can hold up the service. */
export function readInWorker(job: ReadJob, timeoutMs: number): Promise<readonly SheetGrid[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, {
      workerData: job,
      execArgv: [],
      name: 'reader',
      resourceLimits: heapFor(job),
    })
    const { add, sheets } = unpacking()
    const timer = setTimeout(
      () =>
        settle(() => reject(new SourceError('TIMED_OUT', `The file was not read within ${timeoutMs} ms`))),
      timeoutMs,
    )
    const settle = (how: () => void): void => {
      clearTimeout(timer)
      worker.removeAllListeners()
      // A thread that is being stopped may still report an error; without a listener that would end the process.
      worker.on('error', () => {})
      void worker.terminate()
      how()
    }
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'parcel') {
        add(message.parcel)
        // Asked for only now, and after whatever else waits: messages that queue up are all taken in one turn.
        setImmediate(() => worker.postMessage('next'))
      } else if (message.kind === 'done') settle(() => resolve(sheets))
      else settle(() => reject(new SourceError(message.fault, message.detail)))
    })
    worker.on('error', (cause) => settle(() => reject(failure(cause))))
    worker.on('exit', (code) =>
      settle(() => reject(failure(new Error(`The reader ended with code ${code}`)))),
    )
    worker.postMessage('next')
  })
}

/** From source this file's neighbour, in the built service the second file of the bundle. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './xlsx-worker.js', import.meta.url)

const HEAP_MB = 512

function heapFor({ maxBytes }: ReadJob): { maxOldGenerationSizeMb: number } {
  return { maxOldGenerationSizeMb: Math.ceil(HEAP_MB * Math.max(1, maxBytes / DEFAULT_MAX_BYTES)) }
}

function failure(cause: unknown): SourceError {
  const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (isFull)
    return new SourceError('TOO_LARGE', 'Reading the file takes more memory than it is given', { cause })
  const found = cause instanceof Error ? cause.message : String(cause)
  return new SourceError('DAMAGED', `The reader gave up: ${found}`, { cause })
}
