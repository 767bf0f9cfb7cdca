import { basename, resolve } from 'node:path'
import { type Source, SourceError, type WorkbookWrite, type WriteOutcome } from '../source.ts'
import { type FileOptions, limitsOf } from './file-source.ts'
import { inWorker } from './file-worker.ts'
import { officeFile } from './office-file.ts'
import { whenUnreadable } from './waiting.ts'

/** Carries writes out on an .xlsx file of an office. */
export function fileWriter(path: string, options: FileOptions): Source['apply'] {
  return async (writes) => {
    if (writes.length === 0) return []
    try {
      return await saved(path, options, writes)
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause
      return writes.map(() => whenUnreadable(basename(path), cause))
    }
  }
}

async function saved(
  path: string,
  options: FileOptions,
  writes: readonly WorkbookWrite[],
): Promise<readonly WriteOutcome[]> {
  const { maxBytes, timeoutMs } = limitsOf(options)
  const before = await officeFile(options.folder, path)
  const asked = resolve(options.folder, path)
  const job = { kind: 'save', asked, path: before.path, folder: before.folder, maxBytes, writes } as const
  try {
    return await inWorker(job, SLOWER * timeoutMs, (message) =>
      message.kind === 'saved' ? { result: message.outcomes } : null,
    )
  } catch (cause) {
    // A thread that was stopped may have saved before.
    const after = await officeFile(options.folder, path)
    if (after.version === before.version) throw cause
    return writes.map(() => ({ state: 'UNKNOWN' }))
  }
}

/** A workbook is read twice and written once when it is saved. */
const SLOWER = 4
