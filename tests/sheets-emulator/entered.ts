import type { sheets_v4 } from '@googleapis/sheets'
import { momentIn } from './entered-moment.ts'
import type { Cell } from './spreadsheet.ts'

/** What a request brings for a cell. */
export type Given = string | number | boolean

type Format = sheets_v4.Schema$NumberFormat

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
  locale = 'en_US',
): Pick<Cell, 'userEnteredValue' | 'userEnteredFormat'> {
  const kept = before?.userEnteredFormat ? { userEnteredFormat: before.userEnteredFormat } : {}
  if (typeof given !== 'string' || given === '') return { ...rawCell(given), ...kept }
  if (before?.userEnteredFormat?.numberFormat?.type === 'TEXT') return { ...rawCell(given), ...kept }
  if (given.startsWith("'")) return { ...rawCell(given.slice(1)), ...kept }
  if (given.startsWith('=') && given.length > 1) return { userEnteredValue: { formulaValue: given }, ...kept }
  if (/^(?:true|false)$/iu.test(given))
    return { userEnteredValue: { boolValue: given.toLowerCase() === 'true' }, ...kept }
  const number = numberIn(given.trim(), locale)
  if (number === null) return { ...rawCell(given), ...kept }
  const format = before?.userEnteredFormat?.numberFormat ?? number.format
  return {
    userEnteredValue: { numberValue: number.value },
    ...(format ? { userEnteredFormat: { ...before?.userEnteredFormat, numberFormat: format } } : kept),
  }
}

/** A number that was typed, and the format that the typing asks for. */
export interface TypedNumber {
  readonly value: number
  readonly format: Format | null
}

function numberIn(text: string, locale: string): TypedNumber | null {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(text)) return { value: Number(text), format: null }
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)e[+-]?\d+$/iu.test(text))
    return { value: Number(text), format: { type: 'SCIENTIFIC', pattern: '0.00E+00' } }
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
  return momentIn(text, locale)
}
