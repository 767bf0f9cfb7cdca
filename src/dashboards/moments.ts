import { japaneseDate } from '../japanese/eras.ts'
import type { Language } from './language.ts'

const TOKYO = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** A day as people read it: R7.11.23, in English 2025-11-23. */
export const shownDay = (iso: string, language: Language): string =>
  language === 'ja' ? japaneseDate(iso) : iso

/** A moment in Tokyo: R7.11.23 9:42, in English 2025-11-23 9:42. */
export function shownMoment(instant: string, language: Language): string {
  const [date = '', time = ''] = TOKYO.format(new Date(instant)).split(' ')
  return `${shownDay(date, language)} ${time.replace(/^0/u, '')}`
}

/** The day of a moment in Tokyo, as part of a file's name: R7-11-23. */
export const fileDay = (instant: string): string =>
  japaneseDate(TOKYO.format(new Date(instant)).slice(0, 10)).replaceAll('.', '-')

/** A fiscal year: R7年度, in English FY2025. */
export const shownFiscalYear = (year: number, language: Language): string =>
  language === 'ja' ? `${japaneseDate(`${year}-10-01`).split('.')[0]}年度` : `FY${year}`

/** A month: R7.11, in English 2025-11. */
export const shownMonth = (month: string, language: Language): string =>
  language === 'ja' ? japaneseDate(`${month}-28`).split('.').slice(0, 2).join('.') : month
