import type { sheets_v4 } from '@googleapis/sheets'
import { isDateCell, isErrorCell } from '../../columns/cell.ts'
import type { CellStyle, CellValue, Colour, DressedCell, SheetCell, TextRun } from '../xlsx/workbook.ts'

/** A cell as the Sheets API takes it: typed, so that no text is taken for a formula. */
export function cellData(
  cell: SheetCell,
  columnStyle: CellStyle = {},
  note?: string,
): sheets_v4.Schema$CellData {
  const { value, style, formula } = dressed(cell)
  const entered = formula === undefined ? enteredValue(value) : { formulaValue: `=${formula}` }
  const format = cellFormat({ ...columnStyle, ...style })
  return {
    ...(entered ? { userEnteredValue: entered } : {}),
    ...(format ? { userEnteredFormat: format } : {}),
    ...(note === undefined ? {} : { note }),
    ...(isRich(value) ? { textFormatRuns: textRuns(value.runs) } : {}),
  }
}

/** A style in the API's words; `null` where it says nothing. */
export function cellFormat(style: CellStyle): sheets_v4.Schema$CellFormat | null {
  const text = textFormat(style)
  const line = style.border && { style: 'SOLID', colorStyle: rgb(style.border.colour) }
  const format: sheets_v4.Schema$CellFormat = {
    ...(style.format === undefined ? {} : { numberFormat: numberFormat(String(style.format)) }),
    ...(text ? { textFormat: text } : {}),
    ...(style.fill ? { backgroundColorStyle: rgb(style.fill) } : {}),
    ...(line ? { borders: { top: line, bottom: line, left: line, right: line } } : {}),
    ...(style.wrap ? { wrapStrategy: 'WRAP' } : {}),
    ...(style.horizontal ? { horizontalAlignment: style.horizontal.toUpperCase() } : {}),
    ...(style.vertical
      ? { verticalAlignment: style.vertical === 'center' ? 'MIDDLE' : style.vertical.toUpperCase() }
      : {}),
  }
  return Object.keys(format).length === 0 ? null : format
}

/** A colour in the API's words: parts from 0 to 1. */
export function rgb(colour: Colour): sheets_v4.Schema$ColorStyle {
  const part = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return { rgbColor: { red: part(1), green: part(3), blue: part(5) } }
}

/** Excel's mark for "as text", and what a code with day or hour letters outside quotes shows. */
function numberFormat(code: string): sheets_v4.Schema$NumberFormat {
  if (code === '@') return { type: 'TEXT' }
  const letters = code.replace(/"[^"]*"|\[[^\]]*\]/gu, '')
  const day = /[yd]/iu.test(letters)
  const time = /[hs]/iu.test(letters)
  return { type: day ? (time ? 'DATE_TIME' : 'DATE') : time ? 'TIME' : 'NUMBER', pattern: code }
}

function textFormat({ bold, struck, colour, size }: CellStyle): sheets_v4.Schema$TextFormat | null {
  const format = {
    ...(bold ? { bold } : {}),
    ...(struck ? { strikethrough: struck } : {}),
    ...(colour ? { foregroundColorStyle: rgb(colour) } : {}),
    ...(size ? { fontSize: size } : {}),
  }
  return Object.keys(format).length === 0 ? null : format
}

function textRuns(runs: readonly TextRun[]): sheets_v4.Schema$TextFormatRun[] {
  let startIndex = 0
  return runs.map((run) => {
    const start = startIndex
    startIndex += run.text.length
    return { startIndex: start, format: textFormat(run) ?? {} }
  })
}

function enteredValue(value: CellValue): sheets_v4.Schema$ExtendedValue | null {
  if (value === null) return null
  if (isRich(value)) return { stringValue: value.runs.map(({ text }) => text).join('') }
  if (isDateCell(value)) return { numberValue: value.serial }
  if (isErrorCell(value)) return null
  if (typeof value === 'number') return { numberValue: value }
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value }
}

const isRich = (value: CellValue): value is Extract<CellValue, { readonly runs: unknown }> =>
  typeof value === 'object' && value !== null && 'runs' in value

const dressed = (cell: SheetCell): DressedCell =>
  typeof cell === 'object' && cell !== null && 'value' in cell ? cell : { value: cell }
