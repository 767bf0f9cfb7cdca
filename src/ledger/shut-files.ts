import { accessSync, constants, existsSync } from 'node:fs'

/** A database of the service that this process may not write. */
export class FilesShut extends Error {
  override readonly name = 'FilesShut'
}

/** The files of a database that are there and that this process may not read and write. */
export const shutFilesOf = (path: string): readonly string[] =>
  ['', '-wal', '-shm'].map((end) => `${path}${end}`).filter((file) => existsSync(file) && !isOpen(file))

/** Throws `FilesShut` where SQLite would open a database to read it, and fail or lock nothing later on. */
export function refuseShut(path: string): void {
  const files = shutFilesOf(path)
  if (files.length > 0) throw new FilesShut(`${files.join(', ')} cannot be written`)
}

function isOpen(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
