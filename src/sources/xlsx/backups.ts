import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { officeTime } from './office-time.ts'

/** Keeps what a workbook held before it is replaced, as a file of its own that can be opened, below `.ikusei/backups`. */
export function backUp(folder: string, path: string, bytes: Buffer, moment: Date): void {
  const place = join(folder, '.ikusei', 'backups', relative(folder, path))
  mkdirSync(place, { recursive: true, mode: 0o700 })
  writeFileSync(join(place, `${stampOf(moment)}${extname(path)}`), bytes, { mode: 0o600, flush: true })
  for (const name of outdated(readdirSync(place), moment)) rmSync(join(place, name), { force: true })
}

/** The backups that are kept no longer: the newest ten stay, and of each of the last thirty days the first. */
export function outdated(names: readonly string[], moment: Date): readonly string[] {
  const backups = names.filter((name) => STAMP.test(name)).sort()
  const oldest = stampOf(new Date(moment.getTime() - DAYS * 86_400_000))
  const firsts = new Map<string, string>()
  for (const name of backups)
    if (name >= oldest && !firsts.has(name.slice(0, 8))) firsts.set(name.slice(0, 8), name)
  const kept = new Set([...backups.slice(-NEWEST), ...firsts.values()])
  return backups.filter((name) => !kept.has(name))
}

const NEWEST = 10
const DAYS = 30

/** `20251125-100512345` */
const stampOf = (moment: Date): string =>
  officeTime(moment).replace(' ', '.').replace(/[-:,]/g, '').replace('.', '-')
const STAMP = /^\d{8}-\d{9}\./
