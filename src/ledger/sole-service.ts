import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { refuseShut } from './shut-files.ts'

/** An office is served by another process already: two writers of one workbook would not know of each other. */
export class OfficeTaken extends Error {
  override readonly name = 'OfficeTaken'
}

/** One that is just ending is waited for so long. */
const PATIENCE_MS = 2_000
/** SQLITE_BUSY. */
const BUSY = 5

/**
 * Keeps an office for this process alone, by a lock on a file of its own: the system drops it with the process, however
 * that ends. Throws `OfficeTaken` or `FilesShut`; gives what lets go of it.
 */
export function beSoleService(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  refuseShut(path)
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    const isBusy = error instanceof Error && 'errcode' in error && error.errcode === BUSY
    throw isBusy ? new OfficeTaken('another Ikusei serves this office') : error
  }
  return () => database.close()
}
