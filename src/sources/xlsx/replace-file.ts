import { createHash } from 'node:crypto'
import {
  type BigIntStats,
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type FileBytes, fileBytes } from './file-bytes.ts'

/** Writes a file beside another that is to take its place, with the other's rights, down to the disk; gives its path. */
export function writtenBeside(path: string, bytes: Buffer, like: BigIntStats): string {
  removeLeftovers(path)
  const temporary = join(dirname(path), `${markOf(path)}${process.pid}.tmp`)
  try {
    const file = openSync(temporary, 'wx', 0o600)
    try {
      writeFileSync(file, bytes)
      giveRights(file, like)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw cause
  }
  return temporary
}

/** Tells whether a file is the one that was read, with the same content. */
export function isStill(path: string, { bytes, stats }: FileBytes): boolean {
  const now = statSync(path, { bigint: true, throwIfNoEntry: false })
  if (now === undefined || !isSame(now, stats)) return false
  const again = fileBytes(path, bytes.length)
  return isSame(again.stats, stats) && sumOf(again.bytes) === sumOf(bytes)
}

/** Brings the names in a folder down to the disk. */
export function syncFolder(folder: string): void {
  // Windows opens no folder as a file, and writes names at once.
  if (process.platform === 'win32') return
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

const isSame = (a: BigIntStats, b: BigIntStats): boolean =>
  a.mtimeNs === b.mtimeNs && a.size === b.size && a.ino === b.ino

const sumOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** How the names of a workbook's temporary files begin: short, for names can be as long as the disk allows. */
const markOf = (path: string): string =>
  `.ikusei-${createHash('sha256').update(basename(path)).digest('hex').slice(0, 12)}-`

/** Files that a process which was killed has left. */
function removeLeftovers(path: string): void {
  const folder = dirname(path)
  for (const name of readdirSync(folder)) {
    if (name.startsWith(markOf(path)) && name.endsWith('.tmp')) rmSync(join(folder, name), { force: true })
  }
}

function giveRights(file: number, { uid, gid, mode }: BigIntStats): void {
  try {
    fchownSync(file, Number(uid), Number(gid))
  } catch {
    // Only the owner of everything may give files away.
  }
  fchmodSync(file, Number(mode & 0o7777n))
}
