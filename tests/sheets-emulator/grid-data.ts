import type { sheets_v4 } from '@googleapis/sheets'
import type { Block } from './a1.ts'
import type { Shown } from './shown-cell.ts'
import { type Cell, cellIn, type Sheet } from './spreadsheet.ts'
import { worded } from './wording.ts'

const WHITE = { red: 1, green: 1, blue: 1 }

/** How cells look that nobody formatted. */
export const DEFAULT_FORMAT = {
  backgroundColor: WHITE,
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: {},
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    foregroundColorStyle: { rgbColor: {} },
  },
  backgroundColorStyle: { rgbColor: WHITE },
} satisfies sheets_v4.Schema$CellFormat

const ROW_PIXELS = 21
const COLUMN_PIXELS = 100

/** A block with everything its cells hold and show; blank ends are left out. */
export function gridData(block: Block, shown: Shown): sheets_v4.Schema$GridData {
  const { sheet, top, left, bottom, right } = block
  const rowData: sheets_v4.Schema$RowData[] = []
  for (let row = top; row < Math.min(bottom, sheet.rows.length); row++) {
    const values: sheets_v4.Schema$CellData[] = []
    for (let column = left; column < Math.min(right, sheet.rows[row]?.length ?? 0); column++) {
      const cell = cellIn(sheet, row, column)
      if (cell === undefined) continue
      while (values.length < column - left) values.push({})
      values.push(cellData(sheet, cell, shown))
    }
    rowData.push(values.length > 0 ? { values } : {})
  }
  while (rowData.length > 0 && rowData.at(-1)?.values === undefined) rowData.pop()
  return {
    ...(top > 0 ? { startRow: top } : {}),
    ...(left > 0 ? { startColumn: left } : {}),
    ...(rowData.length > 0 ? { rowData } : {}),
    rowMetadata: sizes(sheet.rowMetadata, top, bottom, ROW_PIXELS),
    columnMetadata: sizes(sheet.columnMetadata, left, right, COLUMN_PIXELS),
  }
}

const sizes = (
  known: Sheet['rowMetadata'],
  from: number,
  to: number,
  pixelSize: number,
): sheets_v4.Schema$DimensionProperties[] =>
  Array.from({ length: to - from }, (_, index) => worded({ pixelSize, ...known[from + index] }))

function effectiveFormat({
  textFormat,
  ...format
}: sheets_v4.Schema$CellFormat): sheets_v4.Schema$CellFormat {
  return {
    ...DEFAULT_FORMAT,
    ...worded(format),
    textFormat: { ...DEFAULT_FORMAT.textFormat, ...worded(textFormat ?? {}) },
    hyperlinkDisplayType: 'PLAIN_TEXT',
  }
}

/** Most cells look so; one message does for all of them. */
const PLAIN_FORMAT = effectiveFormat({})

/** A cell in the API's words. */
export function cellData(sheet: Sheet, cell: Cell, shown: Shown): sheets_v4.Schema$CellData {
  const effective = shown.effective(sheet, cell)
  const { userEnteredValue, userEnteredFormat, note, dataValidation, textFormatRuns } = cell
  return {
    ...(userEnteredValue ? { userEnteredValue } : {}),
    ...(effective ? { effectiveValue: effective, formattedValue: shown.text(sheet, cell) } : {}),
    ...(userEnteredFormat && Object.keys(userEnteredFormat).length > 0
      ? { userEnteredFormat: worded(userEnteredFormat) }
      : {}),
    effectiveFormat: userEnteredFormat ? effectiveFormat(userEnteredFormat) : PLAIN_FORMAT,
    ...(note ? { note } : {}),
    ...(dataValidation ? { dataValidation: worded(dataValidation) } : {}),
    ...(textFormatRuns ? { textFormatRuns: worded(textFormatRuns) } : {}),
  }
}
