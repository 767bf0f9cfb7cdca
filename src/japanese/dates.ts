import { ERA_PATTERN, eraOf, outsideEra } from './eras.ts'
import { matchForm, normalise, plainDashes, withoutSpaces } from './widths.ts'

/** What a text says about a day: a whole date, or a month only. `outsideEra` tells of R1.4.1 and the like. */
export type DateText =
  | { readonly kind: 'date'; readonly iso: string; readonly outsideEra: boolean }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }

const YEAR = `(?:(${ERA_PATTERN})\\.?(元|\\d{1,2})|(\\d{4}))`
const DATE = new RegExp(`^${YEAR}[年./-](\\d{1,2})[月./-](\\d{1,2})日?$`, 'u')
const MONTH = new RegExp(`^${YEAR}[年./-](\\d{1,2})月?$`, 'u')
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u
const COMPACT_ERA = /^([MTSHR])(\d{2})(\d{2})(\d{2})$/iu
const TIME = /(?:\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*$/u
const WEEKDAY = /\([月火水木金土日](?:曜日?)?\)$/u

/** The days of a month, in the Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/** `YYYY-MM-DD`, or `null` where there is no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * Reads a date as people write it: 令和7年4月1日, R7.4.1, ㋿7年4月1日, 2025/4/1(火), 20250401, R070401.
 * `null` where the text is no date, leaves the era or the separators out, or names a day that does not exist.
 */
export function readDateText(text: string): DateText | null {
  const plain = plainDashes(withoutSpaces(normalise(text).replace(TIME, ''))).replace(WEEKDAY, '')
  const whole = DATE.exec(plain)
  if (whole) return dated(whole[1], whole[2] ?? whole[3], whole[4], whole[5])
  const compactEra = COMPACT_ERA.exec(plain)
  if (compactEra) return dated(compactEra[1], compactEra[2], compactEra[3], compactEra[4])
  const compact = COMPACT.exec(plain)
  if (compact) return dated(undefined, compact[1], compact[2], compact[3])
  const monthOnly = MONTH.exec(plain)
  if (monthOnly === null) return null
  const year = westernYear(monthOnly[1], monthOnly[2] ?? monthOnly[3])
  const month = Number(monthOnly[4])
  return year === null || month < 1 || month > 12 ? null : { kind: 'month', year, month }
}

function dated(
  era: string | undefined,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DateText | null {
  const western = westernYear(era, year)
  const iso = western === null ? null : isoDate(western, Number(month), Number(day))
  if (iso === null) return null
  const written = era === undefined ? null : eraOf(era)
  return { kind: 'date', iso, outsideEra: written !== null && outsideEra(iso, written) }
}

/** The western year of an era and a year in it, or of a bare western year; `null` for year 0 of an era. */
export function westernYear(era: string | undefined, year: string | undefined): number | null {
  if (year === undefined) return null
  const count = year === '元' ? 1 : Number(year)
  if (era === undefined) return count
  const base = eraOf(era)?.base
  return base === undefined || count < 1 ? null : base + count
}

const PENDING = new Set(['未定', '予定', '随時', '調整中', '未確定'])

/** Tells whether the text says that a date is not fixed yet. */
export const isPendingDate = (text: string): boolean => PENDING.has(matchForm(text))
