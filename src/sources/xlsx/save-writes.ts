import { accessSync, constants, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { SourceError, type WorkbookWrite, type WriteOutcome } from '../source.ts'
import { backUp } from './backups.ts'
import { type FileBytes, fileBytes } from './file-bytes.ts'
import { type LockHolder, lockHolder } from './lock-holder.ts'
import { patchedWorkbook } from './patched-workbook.ts'
import { isStill, syncFolder, writtenBeside } from './replace-file.ts'
import { waiting, whenUnreadable, whyBusy, whyFailed, whyHeld } from './waiting.ts'

/** Writes to be carried out on one file. */
export interface SaveJob {
  readonly kind: 'save'
  /** The path by which the office knows the file, and the real one; locks may lie beside either. */
  readonly asked: string
  readonly path: string
  /** The real path of the office's folder. */
  readonly folder: string
  readonly maxBytes: number
  readonly writes: readonly WorkbookWrite[]
}

/** Carries writes out on a file and puts the new one in its place; blocks, so it is for a thread of its own. */
export function saveWrites(job: SaveJob): readonly WriteOutcome[] {
  const file = basename(job.asked)
  for (let round = 1; round <= ATTEMPTS; round++) {
    const holder = holderOf(job)
    if (holder) return job.writes.map(() => waiting(whyHeld(file, holder)))
    try {
      const outcomes = attempt(job, file)
      if (outcomes) return outcomes
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause
      // A file that is being saved looks damaged.
      const isLast = cause.fault !== 'DAMAGED' || round === ATTEMPTS
      if (isLast) return job.writes.map(() => whenUnreadable(file, cause))
    }
    if (round < ATTEMPTS) pause(round * PAUSE_MS)
  }
  return job.writes.map(() => waiting(whyBusy(file)))
}

const ATTEMPTS = 4
const PAUSE_MS = 100

const pause = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

const holderOf = ({ asked, path }: SaveJob): LockHolder | null => lockHolder(path) ?? lockHolder(asked)

/** One attempt; `null` where another program saved the file meanwhile. */
function attempt(job: SaveJob, file: string): readonly WriteOutcome[] | null {
  const original = fileBytes(job.path, job.maxBytes)
  const { outcomes, bytes } = patchedWorkbook(original.bytes, job.writes, { maxBytes: job.maxBytes })
  if (bytes === null) return outcomes
  const instead = (outcome: WriteOutcome): readonly WriteOutcome[] =>
    outcomes.map((each) => (each.state === 'APPLIED' ? outcome : each))
  let replaced: Replaced
  try {
    replaced = replace(job, original, bytes)
  } catch (cause) {
    if (cause instanceof SourceError) return null
    return instead(waiting(whyFailed(file, cause)))
  }
  if (replaced === 'CHANGED') return null
  if (replaced !== 'DONE') return instead(waiting(whyHeld(file, replaced)))
  try {
    syncFolder(dirname(job.path))
    return fileBytes(job.path, job.maxBytes).bytes.equals(bytes) ? outcomes : null
  } catch {
    return instead({ state: 'UNKNOWN' })
  }
}

type Replaced = 'DONE' | 'CHANGED' | LockHolder

/** Everything that takes time comes before the last look at the file and its locks. */
function replace(job: SaveJob, original: FileBytes, bytes: Buffer): Replaced {
  const { path, folder } = job
  // A file that is marked as read only could be replaced all the same.
  accessSync(path, constants.W_OK)
  const temporary = writtenBeside(path, bytes, original.stats)
  try {
    backUp(folder, path, original.bytes, new Date())
    if (!isStill(path, original)) return 'CHANGED'
    const holder = holderOf(job)
    if (holder) return holder
    renameSync(temporary, path)
    return 'DONE'
  } finally {
    rmSync(temporary, { force: true })
  }
}
