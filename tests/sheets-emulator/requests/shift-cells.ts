import type { sheets_v4 } from '@googleapis/sheets'
import { gridBlock } from '../a1.ts'
import { cellIn, putCell, spliceRow, writableRow } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

/** Inserts blank cells; what stood there moves down or to the right. Documentation and types are the only source. */
export const insertRange: Handler<sheets_v4.Schema$InsertRangeRequest> = (
  { spreadsheet },
  { range, shiftDimension },
) => {
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, range)
  const count = shiftDimension === 'ROWS' ? bottom - top : right - left
  if (shiftDimension === 'ROWS') {
    for (let row = sheet.rows.length - 1; row >= top; row--)
      for (let column = left; column < right; column++)
        putCell(sheet, row + count, column, cellIn(sheet, row, column) ?? {})
    for (let row = top; row < bottom; row++)
      for (let column = left; column < right; column++) putCell(sheet, row, column, {})
  } else
    for (let row = top; row < Math.min(bottom, sheet.rows.length); row++)
      spliceRow(
        writableRow(sheet, row),
        left,
        Array.from({ length: count }, () => undefined),
      )
  return {}
}

/** Deletes cells; what stood below or to the right moves up. */
export const deleteRange: Handler<sheets_v4.Schema$DeleteRangeRequest> = (
  { spreadsheet },
  { range, shiftDimension },
) => {
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, range)
  if (shiftDimension === 'ROWS')
    for (let row = top; row < sheet.rows.length; row++)
      for (let column = left; column < right; column++)
        putCell(sheet, row, column, cellIn(sheet, row + bottom - top, column) ?? {})
  else
    for (let row = top; row < Math.min(bottom, sheet.rows.length); row++)
      if ((sheet.rows[row]?.length ?? 0) > left) writableRow(sheet, row).splice(left, right - left)
  return {}
}
