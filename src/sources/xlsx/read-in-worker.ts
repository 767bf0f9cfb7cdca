import type { WorkbookGrid } from '../source.ts'
import { inWorker } from './file-worker.ts'
import { unpacking } from './parcel.ts'

/** One file to be read. */
export interface ReadJob {
  readonly kind: 'read'
  readonly path: string
  readonly format: 'xlsx' | 'csv'
  readonly maxBytes: number
  /** The name of the sheet where the format has none. */
  readonly title: string
}

/** Reads a file in a thread of its own; the version is that of the file which was read, whatever has its name by now. */
export function readInWorker(job: ReadJob, timeoutMs: number): Promise<WorkbookGrid> {
  const { add, sheets } = unpacking()
  return inWorker(job, timeoutMs, (message) => {
    if (message.kind === 'parcel') add(message.parcel)
    return message.kind === 'read' ? { result: { version: message.version, sheets } } : null
  })
}
