/** The day so many months earlier or later; a day that its month does not have becomes the month's last. */
export function monthsFrom(day: string, months: number): string {
  const count = monthOf(day) + months
  const [year, month] = [Math.floor(count / 12), count % 12]
  const [date, last] = [dateOf(day), lastDate(year, month)]
  return `${year}-${TWO_DIGITS[month + 1]}-${TWO_DIGITS[date < last ? date : last]}`
}

/** The months from the year 0 to the one of a day. */
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const dateOf = (day: string): number => Number(day.slice(8, 10))

const TWO_DIGITS = Array.from({ length: 32 }, (_none, index) => String(index).padStart(2, '0'))
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const lastDate = (year: number, month: number): number =>
  month === 1 && isLeap(year) ? 29 : (LENGTHS[month] ?? 31)

/** Whole months from one day to a later one; negative spans are 0. */
export function wholeMonths(from: string, to: string): number {
  return Math.max(0, monthOf(to) - monthOf(from) - (dateOf(to) < dateOf(from) ? 1 : 0))
}

/** Days from one day to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000

/** The first of April that comes next; the day itself if it is one. */
export const nextApril = (day: string): string =>
  day.slice(5) <= '04-01' ? `${day.slice(0, 4)}-04-01` : `${Number(day.slice(0, 4)) + 1}-04-01`
