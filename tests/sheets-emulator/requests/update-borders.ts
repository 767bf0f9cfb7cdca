// No recording at hand covers this: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { gridBlock } from '../a1.ts'
import { drawn } from '../drawn-borders.ts'
import { cellIn, putCell } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

/** Draws borders around and inside a range. */
export const updateBorders: Handler<sheets_v4.Schema$UpdateBordersRequest> = ({ spreadsheet }, request) => {
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, request.range)
  const box = { startRow: top, endRow: bottom, startColumn: left, endColumn: right }
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const { userEnteredFormat, ...rest } = cellIn(sheet, row, column) ?? {}
      const { borders: old, ...format } = userEnteredFormat ?? {}
      const borders = drawn(old, request, box, row, column)
      const next = { ...format, ...(borders ? { borders } : {}) }
      putCell(sheet, row, column, {
        ...rest,
        ...(Object.keys(next).length > 0 ? { userEnteredFormat: next } : {}),
      })
    }
  return {}
}
