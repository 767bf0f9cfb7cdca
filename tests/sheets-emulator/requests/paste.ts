// No recording at hand covers this: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, gridBlock, sheetById } from '../a1.ts'
import { Shown } from '../shown-cell.ts'
import { type Cell, cellIn, putCell, type Sheet } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

/** What of a cell a paste takes along. */
function pasted(from: Cell | undefined, onto: Cell | undefined, type: string): Cell {
  switch (type) {
    case 'PASTE_VALUES':
    case 'PASTE_FORMULA': {
      const { userEnteredValue: _value, ...rest } = onto ?? {}
      return { ...rest, ...(from?.userEnteredValue ? { userEnteredValue: from.userEnteredValue } : {}) }
    }
    case 'PASTE_FORMAT': {
      const { userEnteredFormat: _format, ...rest } = onto ?? {}
      return { ...rest, ...(from?.userEnteredFormat ? { userEnteredFormat: from.userEnteredFormat } : {}) }
    }
    case 'PASTE_DATA_VALIDATION': {
      const { dataValidation: _rule, ...rest } = onto ?? {}
      return { ...rest, ...(from?.dataValidation ? { dataValidation: from.dataValidation } : {}) }
    }
    default:
      return from ?? {}
  }
}

const cellsOf = ({ sheet, top, left, bottom, right }: Block): (Cell | undefined)[][] =>
  Array.from({ length: bottom - top }, (_r, down) =>
    Array.from({ length: right - left }, (_c, across) => cellIn(sheet, top + down, left + across)),
  )

/** A cell as what it comes to. */
function computed(sheet: Sheet, cell: Cell | undefined, shown: Shown): Cell | undefined {
  const value = cell && shown.effective(sheet, cell)
  return value && { userEnteredValue: value }
}

/** Copies a block, as often as it fits into the destination. */
export const copyPaste: Handler<sheets_v4.Schema$CopyPasteRequest> = (
  { spreadsheet },
  { source, destination, pasteType, pasteOrientation },
) => {
  const shown = new Shown(spreadsheet)
  const copied = gridBlock(spreadsheet, source)
  const from = cellsOf(copied).map((cells) =>
    cells.map((cell) => (pasteType === 'PASTE_VALUES' ? computed(copied.sheet, cell, shown) : cell)),
  )
  const block =
    pasteOrientation === 'TRANSPOSE'
      ? Array.from({ length: from[0]?.length ?? 0 }, (_, column) => from.map((row) => row[column]))
      : from
  const [height, width] = [block.length, block[0]?.length ?? 0]
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, destination)
  const rows = Math.max(height, Math.floor((bottom - top) / height) * height)
  const columns = Math.max(width, Math.floor((right - left) / width) * width)
  for (let down = 0; down < rows; down++)
    for (let across = 0; across < columns; across++) {
      const [row, column] = [top + down, left + across]
      const given = block[down % height]?.[across % width]
      putCell(sheet, row, column, pasted(given, cellIn(sheet, row, column), pasteType ?? 'PASTE_NORMAL'))
    }
  return {}
}

/** Moves a block; what it covered is gone, and where it was is blank. */
export const cutPaste: Handler<sheets_v4.Schema$CutPasteRequest> = (
  { spreadsheet },
  { source, destination, pasteType },
) => {
  const from = gridBlock(spreadsheet, source)
  const block = cellsOf(from)
  const target = sheetById(spreadsheet, destination?.sheetId)
  for (let row = from.top; row < from.bottom; row++)
    for (let column = from.left; column < from.right; column++) putCell(from.sheet, row, column, {})
  for (const [down, cells] of block.entries())
    for (const [across, cell] of cells.entries()) {
      const [row, column] = [(destination?.rowIndex ?? 0) + down, (destination?.columnIndex ?? 0) + across]
      putCell(target, row, column, pasted(cell, cellIn(target, row, column), pasteType ?? 'PASTE_NORMAL'))
    }
  return {}
}
