import type { TypedNumber } from './entered.ts'
import { DAY, EPOCH } from './number-format.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const SECONDS_A_DAY = 86_400

type Parts = Readonly<Record<string, string | undefined>>

/** A way to write a day: how it is found, and the pattern that shows it as it was typed. */
interface Writing {
  readonly found: RegExp
  readonly pattern: (parts: Parts) => string
}

const length = (text: string | undefined): number => text?.length ?? 0
const monthName = ({ name }: Parts): string => (length(name) > 3 ? 'mmmm' : 'mmm')

const WRITINGS: readonly Writing[] = [
  {
    found: /^(?<year>\d{4})(?<by>[-/.])(?<month>\d{1,2})\k<by>(?<day>\d{1,2})(?!\d)/u,
    pattern: ({ by, month, day }) =>
      length(month) === 2 && length(day) === 2 ? `yyyy${by}mm${by}dd` : `yyyy${by}m${by}d`,
  },
  {
    found: /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4}|\d{2})(?!\d)/u,
    pattern: ({ month, day, year }) => {
      const twoDigits = length(month) === 2 && length(day) === 2
      return `${twoDigits ? 'mm/dd' : 'm/d'}/${length(year) === 2 ? 'yy' : 'yyyy'}`
    },
  },
  {
    found: /^(?<name>[a-z]{3,9}) (?<day>\d{1,2})(?<comma>,?) (?<year>\d{4})(?!\d)/iu,
    pattern: (parts) => `${monthName(parts)} d${parts['comma']} yyyy`,
  },
  {
    found: /^(?<day>\d{1,2}) (?<name>[a-z]{3,9}) (?<year>\d{4})(?!\d)/iu,
    pattern: (parts) => `d ${monthName(parts)} yyyy`,
  },
]

const JAPANESE: Writing = {
  found: /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日/u,
  pattern: () => 'yyyy"年"m"月"d"日"',
}

const TIME = /^(?<hours>\d{1,3}):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d))?(?:\s*(?<half>[ap]m))?$/iu

/** Reads a day, a time, or a day and a time, with the format that such typing asks for. */
export function momentIn(text: string, locale: string): TypedNumber | null {
  const writings = locale.startsWith('ja') ? [...WRITINGS, JAPANESE] : WRITINGS
  for (const { found, pattern } of writings) {
    const match = found.exec(text)
    if (!match?.groups) continue
    const day = dayIn(match.groups)
    const rest = text.slice(match[0].length).trim()
    const time = rest === '' ? null : TIME.exec(rest)?.groups
    if (day === null || time === undefined) return null
    const shape = pattern(match.groups)
    return time === null
      ? { value: day, format: { type: 'DATE', pattern: shape } }
      : {
          value: day + fractionIn(time),
          format: { type: 'DATE_TIME', pattern: `${shape} ${clockPattern(time)}` },
        }
  }
  const time = TIME.exec(text)?.groups
  return time ? { value: fractionIn(time), format: { type: 'TIME', pattern: clockPattern(time) } } : null
}

function dayIn({ year, month, name, day }: Parts): number | null {
  const given = Number(year)
  const whole = length(year) === 2 ? given + (given < 30 ? 2000 : 1900) : given
  const index = name === undefined ? Number(month) - 1 : MONTHS.indexOf(name.slice(0, 3).toLowerCase())
  const moment = new Date(Date.UTC(whole, index, Number(day)))
  if (index < 0 || moment.getUTCMonth() !== index || moment.getUTCDate() !== Number(day)) return null
  return (moment.getTime() - EPOCH) / DAY
}

const clockPattern = ({ seconds, half }: Parts): string =>
  `h:mm${seconds ? ':ss' : ''}${half ? ' am/pm' : ''}`

function fractionIn({ hours, minutes, seconds, half }: Parts): number {
  const afternoon = half?.toLowerCase() === 'pm'
  const hour = half ? (Number(hours) % 12) + (afternoon ? 12 : 0) : Number(hours)
  return (hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / SECONDS_A_DAY
}
