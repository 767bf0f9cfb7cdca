import type { SourceError, SourceFault, WriteOutcome } from '../source.ts'
import type { LockHolder } from './lock-holder.ts'

/** What becomes of a write while a workbook cannot be saved, with the reason for people to read. */
export const waiting = (why: string): WriteOutcome => ({ state: 'WAITING', why })

/** Somebody has the workbook open. */
export const whyHeld = (file: string, { name, since }: LockHolder): string =>
  name === null
    ? `「${file}」は ${since} からほかの人が開いています`
    : `「${file}」は ${name} さんが ${since} から開いています`

/** The workbook is never at rest. */
export const whyBusy = (file: string): string =>
  `「${file}」がほかのソフトで何度も保存されているため、書き込めません`

/** The disk refused. */
export function whyFailed(file: string, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const isDenied = code === 'EACCES' || code === 'EPERM'
  if (FULL.includes(code)) return `「${file}」を保存するディスクの空きが足りません`
  // Windows says so of a file that another program keeps open.
  if (code === 'EBUSY' || (isDenied && process.platform === 'win32'))
    return `「${file}」をほかの人かほかのソフトが開いているため、保存できません`
  if (isDenied) return `「${file}」またはそのフォルダーに書き込む権限がありません`
  if (code === 'EROFS') return `「${file}」のあるディスクは読み取り専用です`
  return `「${file}」を保存できませんでした（${code || String(cause)}）`
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** What becomes of a write to a workbook that cannot be read: some kinds of file will never be written. */
export const whenUnreadable = (file: string, { fault, detail }: SourceError): WriteOutcome =>
  NEVER_WRITTEN.includes(fault)
    ? { state: 'REFUSED', refusal: 'UNKEEPABLE', place: null, detail }
    : waiting(`「${file}」を読み取れないため、書き込めません（${fault}）`)

const NEVER_WRITTEN: readonly SourceFault[] = ['NOT_A_WORKBOOK', 'OLD_FORMAT', 'ENCRYPTED', 'MACROS']
