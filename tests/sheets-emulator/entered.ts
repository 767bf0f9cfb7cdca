import type { sheets_v4 } from '@googleapis/sheets'
import type { Cell } from './spreadsheet.ts'

/** What a request brings for a cell. */
export type Given = string | number | boolean

type Format = sheets_v4.Schema$NumberFormat

const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

/** A value stored as it is: no text is taken for anything else. */
export function rawCell(given: Given): Pick<Cell, 'userEnteredValue'> {
  if (given === '') return {}
  if (typeof given === 'number') return { userEnteredValue: { numberValue: given } }
  if (typeof given === 'boolean') return { userEnteredValue: { boolValue: given } }
  return { userEnteredValue: { stringValue: given } }
}

/** A value as if somebody typed it: formulas, numbers, days, times, percentages, flags, and a format where none was. */
export function typedCell(
  given: Given,
  before: Cell | undefined,
): Pick<Cell, 'userEnteredValue' | 'userEnteredFormat'> {
  const kept = before?.userEnteredFormat ? { userEnteredFormat: before.userEnteredFormat } : {}
  if (typeof given !== 'string' || given === '') return { ...rawCell(given), ...kept }
  if (before?.userEnteredFormat?.numberFormat?.type === 'TEXT') return { ...rawCell(given), ...kept }
  if (given.startsWith("'")) return { ...rawCell(given.slice(1)), ...kept }
  if (given.startsWith('=') && given.length > 1) return { userEnteredValue: { formulaValue: given }, ...kept }
  if (/^(?:true|false)$/iu.test(given))
    return { userEnteredValue: { boolValue: given.toLowerCase() === 'true' }, ...kept }
  const number = numberIn(given.trim())
  if (number === null) return { ...rawCell(given), ...kept }
  const format = before?.userEnteredFormat?.numberFormat ?? number.format
  return {
    userEnteredValue: { numberValue: number.value },
    ...(format ? { userEnteredFormat: { ...before?.userEnteredFormat, numberFormat: format } } : kept),
  }
}

interface TypedNumber {
  readonly value: number
  readonly format: Format | null
}

function numberIn(text: string): TypedNumber | null {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(text)) return { value: Number(text), format: null }
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text))
    return {
      value: Number(text.replaceAll(',', '')),
      format: { type: 'NUMBER', pattern: text.includes('.') ? '#,##0.00' : '#,##0' },
    }
  const percent = /^(?<number>[+-]?\d+(?<decimals>\.\d+)?)%$/u.exec(text)?.groups
  if (percent)
    return {
      value: Number((Number(percent['number']) / 100).toPrecision(15)),
      format: { type: 'PERCENT', pattern: percent['decimals'] ? '0.00%' : '0%' },
    }
  const money = /^(?<sign>-)?(?<unit>[$¥])(?<number>[\d,]+(?:\.\d+)?)$/u.exec(text)?.groups
  if (money)
    return {
      value: Number((money['number'] ?? '').replaceAll(',', '')) * (money['sign'] ? -1 : 1),
      format: { type: 'CURRENCY', pattern: `"${money['unit']}"#,##0${text.includes('.') ? '.00' : ''}` },
    }
  return momentIn(text)
}

const DATE =
  /^(?:(?<year>\d{4})(?<by>[-/.])(?<month>\d{1,2})\k<by>(?<day>\d{1,2})|(?<month2>\d{1,2})\/(?<day2>\d{1,2})\/(?<year2>\d{2,4}))/u
const TIME = /^(?<hours>\d{1,3}):(?<minutes>\d{2})(?::(?<seconds>\d{2}))?(?:\s*(?<half>[ap]m))?$/iu

function momentIn(text: string): TypedNumber | null {
  const found = DATE.exec(text)
  const rest = text.slice(found?.[0].length ?? 0).trim()
  const time = rest === '' ? null : TIME.exec(rest)?.groups
  if ((found === null && !time) || (rest !== '' && !time)) return null
  const day = found ? dayIn(found.groups ?? {}) : 0
  if (day === null) return null
  const fraction = time ? timeIn(time) : 0
  const pattern = found ? datePattern(found.groups ?? {}) : ''
  const clock = `h:mm${time?.['seconds'] ? ':ss' : ''}${time?.['half'] ? ' am/pm' : ''}`
  if (!found) return { value: fraction, format: { type: 'TIME', pattern: clock } }
  return time
    ? { value: day + fraction, format: { type: 'DATE_TIME', pattern: `${pattern} ${clock}` } }
    : { value: day, format: { type: 'DATE', pattern } }
}

type Parts = Readonly<Record<string, string | undefined>>

function dayIn(parts: Parts): number | null {
  const given = Number(parts['year'] ?? parts['year2'])
  const year = given < 100 ? given + 2000 : given
  const month = Number(parts['month'] ?? parts['month2'])
  const day = Number(parts['day'] ?? parts['day2'])
  const moment = new Date(Date.UTC(year, month - 1, day))
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return null
  return (moment.getTime() - EPOCH) / DAY
}

/** The format follows the typing. */
function datePattern({ year, by, month, day }: Parts): string {
  if (year === undefined) return 'M/d/yyyy'
  const two = month?.length === 2 && day?.length === 2
  return two ? `yyyy${by}mm${by}dd` : `yyyy${by}m${by}d`
}

function timeIn({ hours, minutes, seconds, half }: Parts): number {
  const afternoon = half?.toLowerCase() === 'pm'
  const hour = half ? (Number(hours) % 12) + (afternoon ? 12 : 0) : Number(hours)
  return (hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400
}
