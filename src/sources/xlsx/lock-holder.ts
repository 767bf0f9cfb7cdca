import { readFileSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { officeTime } from './office-time.ts'

/** Who has a workbook open. */
export interface LockHolder {
  /** `null` where the lock does not tell. */
  readonly name: string | null
  /** Month, day and time on the clock of the office. */
  readonly since: string
}

/** Looks for the lock files that LibreOffice and Excel put beside a workbook they have open. */
export function lockHolder(path: string): LockHolder | null {
  const [folder, name] = [dirname(path), basename(path)]
  return heldBy(join(folder, `.~lock.${name}#`), ofLibreOffice) ?? heldBy(join(folder, `~$${name}`), ofExcel)
}

type Told = Partial<LockHolder>

/** A lock that cannot be read is one all the same. */
function heldBy(lock: string, read: (bytes: Buffer) => Told): LockHolder | null {
  const stats = statsOf(lock)
  if (stats === null) return null
  let told: Told = {}
  try {
    told = read(readFileSync(lock))
  } catch {
    // Excel on Windows lets nobody read its lock.
  }
  const since = officeTime(stats.mtime).slice(5, 16).replace('-', '/')
  return { name: told.name || null, since: told.since ?? since }
}

/** A name too long for the disk is one that nobody has made, and a folder that may not be read is told of elsewhere. */
function statsOf(lock: string): Stats | null {
  try {
    return statSync(lock)
  } catch {
    return null
  }
}

/** `,user,host,dd.mm.yyyy hh:mm,profile;`, with commas inside escaped; the first field is the name given in LibreOffice. */
function ofLibreOffice(bytes: Buffer): Told {
  const fields = bytes.toString('utf8').match(/(?:\\.|[^,;\\])*(?=[,;])/gs) ?? []
  const [given = '', user = ''] = fields.map((field) => field.replace(/\\(.)/gs, '$1').trim())
  const name = given || user
  const [, day, month, time] = /(\d\d)\.(\d\d)\.\d{4} (\d\d:\d\d)/.exec(bytes.toString('utf8')) ?? []
  return time === undefined ? { name } : { name, since: `${month}/${day} ${time}` }
}

/** The name in UTF-16 stands behind the one in the code page, which takes 55 bytes with its length. */
function ofExcel(bytes: Buffer): Told {
  if (bytes.length < NAME_AT) return {}
  const length = bytes.readUInt16LE(NAME_AT - 2)
  return {
    name: bytes
      .toString('utf16le', NAME_AT, NAME_AT + 2 * length)
      .replace(/\0.*$/s, '')
      .trim(),
  }
}

const NAME_AT = 57
