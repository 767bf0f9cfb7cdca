import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, gridBlock, sheetById } from '../a1.ts'
import { columnLetters } from '../columns.ts'
import { parseMask, updated } from '../field-mask.ts'
import { Mistake } from '../mistake.ts'
import { type Cell, cellIn, putCell, type Sheet } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

/** A cell with the fields that a mask names taken from what a request brings. */
function dressed(before: Cell | undefined, given: sheets_v4.Schema$CellData, fields: string): Cell {
  const { userEnteredValue, userEnteredFormat, note, dataValidation, textFormatRuns } =
    updated<sheets_v4.Schema$CellData>(before ?? {}, given, fields)
  // An empty text is nothing.
  const value = Object.values(userEnteredValue ?? {}).some((each) => each != null && each !== '')
    ? userEnteredValue
    : undefined
  return {
    ...(value ? { userEnteredValue: value } : {}),
    ...(userEnteredFormat && Object.keys(userEnteredFormat).length > 0 ? { userEnteredFormat } : {}),
    ...(note ? { note } : {}),
    ...(dataValidation ? { dataValidation } : {}),
    ...(textFormatRuns && value ? { textFormatRuns } : {}),
  }
}

function fieldsOf(fields: string | null | undefined): string {
  if (!fields || Object.keys(parseMask(fields)).length === 0)
    throw new Mistake("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
  return fields
}

/** Writes cell by cell; within a range, cells that no row is given for are cleared of the fields. */
export const updateCells: Handler<sheets_v4.Schema$UpdateCellsRequest> = ({ spreadsheet }, request) => {
  const fields = fieldsOf(request.fields)
  const rows = request.rows ?? []
  const block = request.start
    ? startBlock(sheetById(spreadsheet, request.start.sheetId), request.start, rows)
    : gridBlock(spreadsheet, request.range)
  const height = request.start ? rows.length : block.bottom - block.top
  for (let down = 0; down < height; down++) {
    const values = rows[down]?.values ?? []
    const width = request.start ? values.length : block.right - block.left
    if (!request.start && (rows.length > height || values.length > width))
      throw new Mistake(
        `Attempting to write column: ${block.right}, beyond the last requested column of: ${block.right - 1}`,
      )
    for (let right = 0; right < width; right++) {
      const [row, column] = [block.top + down, block.left + right]
      putCell(
        block.sheet,
        row,
        column,
        dressed(cellIn(block.sheet, row, column), values[right] ?? {}, fields),
      )
    }
  }
  return {}
}

function startBlock(
  sheet: Sheet,
  { rowIndex, columnIndex }: sheets_v4.Schema$GridCoordinate,
  rows: readonly sheets_v4.Schema$RowData[],
): Block {
  const { rowCount, columnCount } = sheet.properties.gridProperties
  const [top, left] = [rowIndex ?? 0, columnIndex ?? 0]
  const width = Math.max(0, ...rows.map(({ values }) => values?.length ?? 0))
  if (top + rows.length > rowCount)
    throw new Mistake(`Attempting to write row: ${rowCount}, beyond the last row of: ${rowCount - 1}`)
  if (left + width > columnCount)
    throw new Mistake(
      `Attempting to write column: ${columnCount}, beyond the last column of: ${columnCount - 1}`,
    )
  return { sheet, top, left, bottom: rowCount, right: columnCount }
}

/** Writes the same fields into every cell of a range. */
export const repeatCell: Handler<sheets_v4.Schema$RepeatCellRequest> = (
  { spreadsheet },
  { range, cell = {}, fields },
) => {
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, range)
  const mask = fieldsOf(fields)
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++)
      putCell(sheet, row, column, dressed(cellIn(sheet, row, column), cell, mask))
  return {}
}

/** Writes rows below the last row with data in the sheet; the grid grows where it is too small. Documentation and types are the only source. */
export const appendCells: Handler<sheets_v4.Schema$AppendCellsRequest> = ({ spreadsheet }, request) => {
  const sheet = sheetById(spreadsheet, request.sheetId)
  const fields = fieldsOf(request.fields)
  const { gridProperties } = sheet.properties
  const start = sheet.rows.findLastIndex((row) => row?.some((cell) => cell?.userEnteredValue)) + 1
  const rows = request.rows ?? []
  const width = Math.max(0, ...rows.map(({ values }) => values?.length ?? 0))
  gridProperties.rowCount = Math.max(gridProperties.rowCount, start + rows.length)
  gridProperties.columnCount = Math.max(gridProperties.columnCount, width)
  for (const [down, { values }] of rows.entries())
    for (const [column, given] of (values ?? []).entries())
      putCell(sheet, start + down, column, dressed(cellIn(sheet, start + down, column), given, fields))
  return {}
}

/** Sets what may be entered in a range; without a rule, anything. */
export const setDataValidation: Handler<sheets_v4.Schema$SetDataValidationRequest> = (
  { spreadsheet },
  { range, rule },
) => {
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, range)
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++)
      putCell(
        sheet,
        row,
        column,
        dressed(cellIn(sheet, row, column), { ...(rule ? { dataValidation: rule } : {}) }, 'dataValidation'),
      )
  return {}
}

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
    sheet.merges.push(rangeOf(piece))
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

const rangeOf = ({ sheet, top, left, bottom, right }: Block): Range => ({
  sheetId: sheet.properties.sheetId,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
})

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

/** Sorts the rows of a range; blank cells come last whichever way it is sorted. */
export const sortRange: Handler<sheets_v4.Schema$SortRangeRequest> = (
  { spreadsheet },
  { range, sortSpecs },
) => {
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, range)
  for (const { dimensionIndex } of sortSpecs ?? [])
    if ((dimensionIndex ?? 0) < left || (dimensionIndex ?? 0) >= right)
      throw new Mistake(`The sort column ${columnLetters(dimensionIndex ?? 0)} is not in the range.`)
  const last = Math.min(bottom, sheet.rows.length)
  const rows = Array.from({ length: Math.max(0, last - top) }, (_r, down) =>
    Array.from({ length: right - left }, (_c, across) => cellIn(sheet, top + down, left + across)),
  )
  const order = (a: (typeof rows)[number], b: (typeof rows)[number]): number => {
    for (const { dimensionIndex, sortOrder } of sortSpecs ?? []) {
      const at = (dimensionIndex ?? 0) - left
      const by = compareCells(a[at], b[at], sortOrder === 'DESCENDING' ? -1 : 1)
      if (by !== 0) return by
    }
    return 0
  }
  for (const [down, cells] of rows.toSorted(order).entries())
    for (const [across, cell] of cells.entries()) putCell(sheet, top + down, left + across, cell ?? {})
  return {}
}

function compareCells(a: Cell | undefined, b: Cell | undefined, way: 1 | -1): number {
  const [x, y] = [a, b].map((cell) => {
    const { numberValue, stringValue, boolValue } = cell?.userEnteredValue ?? {}
    return numberValue ?? stringValue ?? boolValue ?? null
  })
  if (x == null || y == null) return x == null ? (y == null ? 0 : 1) : -1
  const kinds = ['number', 'string', 'boolean']
  const kind = kinds.indexOf(typeof x) - kinds.indexOf(typeof y)
  if (kind !== 0) return kind * way
  if (typeof x === 'string' && typeof y === 'string')
    return x.localeCompare(y, 'en', { sensitivity: 'accent' }) * way
  return (Number(x) - Number(y)) * way
}
