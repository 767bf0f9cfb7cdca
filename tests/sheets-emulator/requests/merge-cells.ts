import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, gridBlock, gridRange } from '../a1.ts'
import { Mistake } from '../mistake.ts'
import { type Cell, cellIn, putCell } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

/** Merges a range into one block, or into one a row or a column; only its first cell keeps what it holds. */
export const mergeCells: Handler<sheets_v4.Schema$MergeCellsRequest> = (
  { spreadsheet },
  { range, mergeType },
) => {
  const block = gridBlock(spreadsheet, range)
  const { sheet } = block
  for (const piece of pieces(block, mergeType ?? 'MERGE_ALL')) {
    const inside = sheet.merges.filter((merge) => meets(merge, piece))
    if (inside.some((merge) => !holds(piece, merge)))
      throw new Mistake(`You must select all cells in a merged range to merge or unmerge them.`)
    if ((piece.bottom - piece.top) * (piece.right - piece.left) < 2) continue
    sheet.merges = sheet.merges.filter((merge) => !inside.includes(merge))
    sheet.merges.push(gridRange(piece))
    const first = firstFilled(piece)
    for (let row = piece.top; row < piece.bottom; row++)
      for (let column = piece.left; column < piece.right; column++) {
        const { userEnteredValue: _value, ...rest } = cellIn(sheet, row, column) ?? {}
        const isFirst = row === piece.top && column === piece.left
        if (cellIn(sheet, row, column) || isFirst)
          putCell(
            sheet,
            row,
            column,
            isFirst && first?.userEnteredValue ? { ...rest, userEnteredValue: first.userEnteredValue } : rest,
          )
      }
  }
  return {}
}

function firstFilled({ sheet, top, left, bottom, right }: Block): Cell | undefined {
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const cell = cellIn(sheet, row, column)
      if (cell?.userEnteredValue) return cell
    }
  return undefined
}

function pieces(block: Block, type: string): Block[] {
  const { top, left, bottom, right } = block
  if (type === 'MERGE_COLUMNS')
    return Array.from({ length: right - left }, (_, index) => ({
      ...block,
      left: left + index,
      right: left + index + 1,
    }))
  if (type === 'MERGE_ROWS')
    return Array.from({ length: bottom - top }, (_, index) => ({
      ...block,
      top: top + index,
      bottom: top + index + 1,
    }))
  return [block]
}

/** Takes merged blocks of a range apart. */
export const unmergeCells: Handler<sheets_v4.Schema$UnmergeCellsRequest> = ({ spreadsheet }, { range }) => {
  const block = gridBlock(spreadsheet, range)
  const inside = block.sheet.merges.filter((merge) => meets(merge, block))
  if (inside.some((merge) => !holds(block, merge)))
    throw new Mistake('You must select all cells in a merged range to merge or unmerge them.')
  block.sheet.merges = block.sheet.merges.filter((merge) => !inside.includes(merge))
  return {}
}

type Range = sheets_v4.Schema$GridRange

const meets = (range: Range, { top, left, bottom, right }: Block): boolean =>
  (range.startRowIndex ?? 0) < bottom &&
  top < (range.endRowIndex ?? 0) &&
  (range.startColumnIndex ?? 0) < right &&
  left < (range.endColumnIndex ?? 0)

const holds = ({ top, left, bottom, right }: Block, range: Range): boolean =>
  (range.startRowIndex ?? 0) >= top &&
  (range.endRowIndex ?? 0) <= bottom &&
  (range.startColumnIndex ?? 0) >= left &&
  (range.endColumnIndex ?? 0) <= right
