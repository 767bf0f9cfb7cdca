import { fiscalYearOf } from '../japanese/fiscal-years.ts'

/** The days the demo office is made around; all of one fiscal year give the same office. */
export interface Calendar {
  readonly fiscalYear: number
  /** The day the office is told as of: 25 November of the fiscal year. */
  readonly day: string
}

/** The day the demo office is of unless another is asked for: never the clock, so that it stays the same. */
export const DEMO_DAY = '2026-11-25'

/** The calendar of a day's fiscal year. */
export const calendarOf = (day: string): Calendar => {
  const fiscalYear = fiscalYearOf(day)
  return { fiscalYear, day: `${fiscalYear}-11-25` }
}

/** The first day of a fiscal year. */
export const firstOf = (fiscalYear: number): string => `${fiscalYear}-04-01`

/** The last day of a fiscal year. */
export const lastOf = (fiscalYear: number): string => `${fiscalYear + 1}-03-31`

/** So many fiscal years, the last one last. */
export const yearsUpTo = (last: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => last - count + 1 + index)

/** A fiscal year as titles of sheets say it: R7, H30. */
export const eraYear = (fiscalYear: number): string =>
  fiscalYear >= 2019 ? `R${fiscalYear - 2018}` : `H${fiscalYear - 1988}`

const two = (value: number): string => String(value).padStart(2, '0')

/** A day of a month of a fiscal year; months up to March lie in its second calendar year. */
export const dayIn = (fiscalYear: number, month: number, day: number): string =>
  `${month < 4 ? fiscalYear + 1 : fiscalYear}-${two(month)}-${two(day)}`
