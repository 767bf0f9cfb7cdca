import type { BigIntStats } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { basename, isAbsolute, relative, resolve, sep } from 'node:path'
import { SourceError } from '../source.ts'

/** A file of the office's folder: where it really lies, and what state it is in. */
export interface OfficeFile {
  readonly path: string
  /** Where the office's folder really lies. */
  readonly folder: string
  /** Changes whenever the file is written or replaced. */
  readonly version: string
}

/** Tells whether a file name is that of a lock or temporary file of Excel or LibreOffice. */
export function isTemporaryName(name: string): boolean {
  return name.startsWith('~$') || (name.startsWith('.~lock.') && name.endsWith('#'))
}

/** Finds a file below the office's folder; what lies elsewhere, is no regular file or only a lock is refused. */
export async function officeFile(folder: string, path: string): Promise<OfficeFile> {
  const asked = resolve(folder, path)
  // Before the disk is asked, so that a refusal says nothing of what exists elsewhere.
  if (!isBelow(resolve(folder), asked)) throw outside(path)
  if (isTemporaryName(basename(asked))) throw temporary(path)
  try {
    const real = await realpath(asked)
    const realFolder = await realpath(folder)
    if (!isBelow(realFolder, real)) throw outside(path)
    if (isTemporaryName(basename(real))) throw temporary(path)
    const stats = await stat(real, { bigint: true })
    if (!stats.isFile()) throw new SourceError('NOT_ALLOWED', `${path} is no regular file`)
    return { path: real, folder: realFolder, version: versionOf(stats) }
  } catch (cause) {
    throw cause instanceof SourceError ? cause : unreadable(path, cause)
  }
}

/** The failure of a file operation as a `SourceError`. */
export function unreadable(path: string, cause: unknown): SourceError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  const isDenied = code === 'EACCES' || code === 'EPERM' || code === 'ELOOP'
  const detail = isDenied ? `${path} may not be read (${code})` : `${path} cannot be found or read (${code})`
  return new SourceError(isDenied ? 'NOT_ALLOWED' : 'MISSING', detail, { cause })
}

/** The state of a file. */
export const versionOf = ({ mtimeNs, size, ino, birthtimeNs }: BigIntStats): string =>
  `${mtimeNs}-${size}-${ino}-${birthtimeNs}`

/** Whether two states are of one file, which was written into: another may have taken its place otherwise. */
export function isOfSameFile(a: string, b: string): boolean {
  // The number of a file that is gone is given to a new one, whose birth is another.
  const [, , ino, birth] = a.split('-')
  const [, , otherIno, otherBirth] = b.split('-')
  return ino === otherIno && birth === otherBirth
}

const outside = (path: string): SourceError =>
  new SourceError('NOT_ALLOWED', `${path} does not lie below the office's folder`)

const temporary = (path: string): SourceError =>
  new SourceError('NOT_ALLOWED', `${path} is a lock or temporary file, not a workbook`)

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
