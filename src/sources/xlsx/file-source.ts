import { basename, extname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Source, SourceError, type WorkbookGrid, type WritePace } from '../source.ts'
import { isOfSameFile, officeFile } from './office-file.ts'
import { type ReadJob, readInWorker } from './read-in-worker.ts'
import { DEFAULT_MAX_BYTES, HIGHEST_MAX_BYTES } from './zip.ts'

/** How files of an office are read. */
export interface FileOptions {
  /** The folder below which every workbook must lie, links followed. */
  readonly folder: string
  /** The largest file, and the largest sum of what it inflates to: 64 MB unless given, never more than 512 MB. */
  readonly maxBytes?: number | undefined
  readonly timeoutMs?: number | undefined
}

/** The limits of an office's files, with what holds where it says nothing. */
export const limitsOf = ({ maxBytes = DEFAULT_MAX_BYTES, timeoutMs = 20_000 }: FileOptions) => ({
  maxBytes: Math.min(maxBytes, HIGHEST_MAX_BYTES),
  timeoutMs,
})

/** A workbook kept in a file, as far as it is read; the path may be relative to the office's folder. */
export function fileSource(
  path: string,
  format: ReadJob['format'],
  options: FileOptions,
): Omit<Source, 'apply'> {
  const { folder } = options
  const { maxBytes, timeoutMs } = limitsOf(options)
  const title = basename(path, extname(path))

  const version = async (): Promise<string> => (await officeFile(folder, path)).version

  const read = async (): Promise<WorkbookGrid> => {
    for (let round = 1; round <= ATTEMPTS; round++) {
      const before = await officeFile(folder, path)
      const reading = await readInWorker(
        { kind: 'read', path: before.path, format, maxBytes, title },
        timeoutMs,
      ).catch(asFailure)
      const now = await version()
      // A file that another one took the place of was whole; one that is written into looks damaged, or is half of each.
      if (reading instanceof SourceError) {
        if (before.version === now || reading.fault === 'TIMED_OUT') throw reading
      } else if (reading.version === now || !isOfSameFile(reading.version, now)) return reading
      if (round < ATTEMPTS) await pause(round * PAUSE_MS)
    }
    throw new SourceError('DAMAGED', `${path} was being written each of the ${ATTEMPTS} times it was read`)
  }

  return {
    pollMs: POLL_MS,
    remote: false,
    version,
    read,
    pace: PACE,
    traces: null,
  }
}

/** A look at a file costs next to nothing. */
const POLL_MS = 500

/** Nothing is counted, but a batch has to end some time; and what is not on the disk at its end never will be. */
const PACE: WritePace = { everyMs: 0, most: 1_000, lateMs: 0 }

const ATTEMPTS = 4
const PAUSE_MS = 100

function asFailure(cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause
  throw cause
}
