import { westernYear } from './dates.ts'
import { ERA_PATTERN, ERAS } from './eras.ts'
import { matchForm } from './widths.ts'

/** The fiscal year of a day: 4/1 to 3/31, named by its first year. */
export function fiscalYearOf(iso: string): number {
  const year = Number(iso.slice(0, 4))
  return Number(iso.slice(5, 7)) < 4 ? year - 1 : year
}

/** What a text says about a fiscal year; `bare` tells that only the year of the current era was written. */
export interface FiscalYearText {
  readonly year: number
  readonly bare: boolean
}

const YEAR = `(?:(${ERA_PATTERN})\\.?(元|\\d{1,2})|(\\d{4}))(?:年度?)?`
const WHOLE = new RegExp(`^${YEAR}$`, 'u')
const BARE = /^(\d{1,2})(?:年度?)?$/u
const BEFORE = new RegExp(`^${YEAR}[_・-]?(.+)$`, 'u')
const AFTER = new RegExp(`^(.+?)[_・-]?\\(?${YEAR}\\)?$`, 'u')

/** Reads R7, 令和7年度, 2025, 2025年度 and a bare 7; `null` where the text is none of them. */
export function readFiscalYearText(text: string): FiscalYearText | null {
  const plain = matchForm(text)
  const whole = WHOLE.exec(plain)
  if (whole) {
    const year = westernYear(whole[1], whole[2] ?? whole[3])
    return year === null ? null : { year, bare: false }
  }
  const bare = BARE.exec(plain)
  const current = ERAS[0]
  return bare === null || current === undefined || Number(bare[1]) < 1
    ? null
    : { year: current.base + Number(bare[1]), bare: true }
}

/** Splits a sheet's title into its name and the fiscal year before or after it: 能力評価_R7, R7能力評価. */
export function splitFiscalYear(title: string): { readonly name: string; readonly year: number } | null {
  const plain = matchForm(title)
  const before = BEFORE.exec(plain)
  if (before?.[4]) {
    const year = westernYear(before[1], before[2] ?? before[3])
    if (year !== null) return { name: before[4], year }
  }
  const after = AFTER.exec(plain)
  if (after?.[1]) {
    const year = westernYear(after[2], after[3] ?? after[4])
    if (year !== null) return { name: after[1], year }
  }
  return null
}
