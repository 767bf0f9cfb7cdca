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
const OPEN = '[(\\[【〔]'
const CLOSE = '[)\\]】〕]'
const BEFORE = new RegExp(`^(?:${OPEN}${YEAR}${CLOSE}|${YEAR})[_・-]?(.+)$`, 'u')
const AFTER = new RegExp(`^(.+?)[_・-]?(?:${OPEN}${YEAR}${CLOSE}|${YEAR})$`, 'u')

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
  const first = before && yearIn(before.slice(1, 7))
  if (before?.[7] && first !== null) return { name: before[7], year: first }
  const after = AFTER.exec(plain)
  const last = after && yearIn(after.slice(2, 8))
  return after?.[1] && last !== null ? { name: after[1], year: last } : null
}

/** The year that one of two spellings of three groups each gives: in brackets, or without. */
function yearIn(groups: readonly (string | undefined)[]): number | null {
  const [era, count, western] = groups[1] === undefined && groups[2] === undefined ? groups.slice(3) : groups
  return westernYear(era, count ?? western)
}
