import type { sheets_v4 } from '@googleapis/sheets'

/** Milliseconds of a day. */
export const DAY = 86_400_000
/** The day that serial number 0 stands for. */
export const EPOCH = Date.UTC(1899, 11, 30)
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** The patterns that stand for a type without one. */
const DEFAULTS: Readonly<Record<string, string>> = {
  DATE: 'M/d/yyyy',
  TIME: 'h:mm:ss am/pm',
  DATE_TIME: 'M/d/yyyy h:mm:ss',
  PERCENT: '0.00%',
  CURRENCY: '"$"#,##0.00',
  NUMBER: '#,##0.00',
  SCIENTIFIC: '0.00E+00',
}

/** Formats whose numbers are days or times. */
export const isDateType = (type: string | null | undefined): boolean =>
  type === 'DATE' || type === 'TIME' || type === 'DATE_TIME'

/** A number as a format shows it. */
export function shownNumber(value: number, format: sheets_v4.Schema$NumberFormat | null | undefined): string {
  const type = format?.type ?? ''
  const pattern = format?.pattern || DEFAULTS[type]
  if (pattern === undefined || type === 'TEXT') return plainNumber(value)
  return isDateType(type) ? shownDate(value, pattern) : patterned(value, pattern)
}

/** A number nobody formatted: as short as it can be told in ten significant digits, or more before the point. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  // What stands before the point is told whole.
  const before = Math.abs(value) < 1e15 ? String(Math.trunc(Math.abs(value))).length : 0
  const rounded = Number(value.toPrecision(Math.max(10, before)))
  return Math.abs(rounded) >= 1e15 || (rounded !== 0 && Math.abs(rounded) < 1e-5)
    ? rounded
        .toExponential()
        .replace('e', 'E')
        .replace(/E([+-])(\d)$/u, 'E$10$2')
    : String(rounded)
}

function patterned(value: number, pattern: string): string {
  const [positive = '', negative] = pattern.split(';')
  const section = value < 0 && negative !== undefined ? negative : positive
  const digits = /[#0?][#0?,]*(?:\.[#0?]+)?(?:E\+?0+)?/u.exec(section)?.[0] ?? ''
  const scaled = Math.abs(value) * (section.includes('%') ? 100 : 1)
  const [, decimals = ''] = /\.([#0?]+)/u.exec(digits) ?? []
  const exponent = /E\+?(0+)/u.exec(digits)
  const least = decimals.replaceAll('#', '').length
  const fixed = exponent ? scaled.toExponential(decimals.length) : scaled.toFixed(decimals.length)
  const [whole = '', fraction = ''] = (exponent ? (fixed.split('e')[0] ?? '') : fixed).split('.')
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/u, '')
  const width = digits.split('.')[0]?.replace(/[^0]/gu, '').length ?? 0
  const padded = whole.padStart(width, '0')
  const grouped = digits.includes(',') ? padded.replace(/\B(?=(?:\d{3})+$)/gu, ',') : padded
  const power = exponent ? `E${powerInWords(fixed, exponent[1]?.length ?? 2)}` : ''
  const sign = value < 0 && negative === undefined ? '-' : ''
  const number = `${grouped}${kept === '' ? '' : `.${kept}`}${power}`
  return (
    sign +
    section
      .replace(digits, number)
      .replace(/"([^"]*)"/gu, '$1')
      .replace(/\\(.)/gu, '$1')
      .replace(/\[[^\]]*\]/gu, '')
  )
}

function powerInWords(exponential: string, width: number): string {
  const power = Number(exponential.split('e')[1] ?? 0)
  return `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(width, '0')}`
}

/** Minutes and months are told by the same letter: after hours and before seconds it is minutes. */
function shownDate(serial: number, pattern: string): string {
  const moment = new Date(Math.round(EPOCH + serial * DAY))
  const tokens = pattern.match(/"[^"]*"|\\.|\[[hms]+\]|y+|m+|d+|h+|s+|am\/pm|a\/p|M+|[^"\\]/giu) ?? []
  const twelve = tokens.some((token) => /^(?:am\/pm|a\/p)$/iu.test(token))
  const isMinute = (index: number): boolean =>
    /^\[?h/iu.test(nearest(tokens, index, -1)) || /^\[?s/iu.test(nearest(tokens, index, 1))
  return tokens
    .map((token, index) => {
      const letter = token[0]?.toLowerCase() ?? ''
      if (token.startsWith('"')) return token.slice(1, -1)
      if (token.startsWith('\\')) return token.slice(1)
      if (/^\[h+\]$/iu.test(token)) return String(Math.floor(serial * 24))
      if (/^(?:am\/pm|a\/p)$/iu.test(token)) return moment.getUTCHours() < 12 ? 'AM' : 'PM'
      if (letter === 'm' && isMinute(index)) return padded(moment.getUTCMinutes(), token)
      return datePart(letter, token, moment, twelve) ?? token
    })
    .join('')
}

function nearest(tokens: readonly string[], index: number, step: 1 | -1): string {
  for (let at = index + step; at >= 0 && at < tokens.length; at += step) {
    const token = tokens[at] ?? ''
    if (/^\[?[ymdhs]/iu.test(token)) return token
  }
  return ''
}

const padded = (value: number, token: string): string =>
  String(value).padStart(Math.min(token.length, 2), '0')

function datePart(letter: string, token: string, moment: Date, twelve: boolean): string | null {
  switch (letter) {
    case 'y':
      return token.length <= 2 ? padded(moment.getUTCFullYear() % 100, 'yy') : String(moment.getUTCFullYear())
    case 'm': {
      const name = MONTHS[moment.getUTCMonth()] ?? ''
      if (token.length <= 2) return padded(moment.getUTCMonth() + 1, token)
      return token.length === 3 ? name.slice(0, 3) : token.length === 4 ? name : name.slice(0, 1)
    }
    case 'd': {
      const name = WEEKDAYS[moment.getUTCDay()] ?? ''
      if (token.length <= 2) return padded(moment.getUTCDate(), token)
      return token.length === 3 ? name.slice(0, 3) : name
    }
    case 'h':
      return padded(twelve ? moment.getUTCHours() % 12 || 12 : moment.getUTCHours(), token)
    case 's':
      return padded(moment.getUTCSeconds(), token)
    default:
      return null
  }
}
