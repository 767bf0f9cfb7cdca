import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, gridBlock, sheetById } from '../a1.ts'
import { parseMask, updated } from '../field-mask.ts'
import { copiedFormula } from '../formula-references.ts'
import { LONGEST_TEXT, TOO_LONG } from '../limits.ts'
import { Mistake } from '../mistake.ts'
import { type Cell, cellIn, putCell, type Sheet } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

/** A cell with the fields that a mask names taken from what a request brings. */
function dressed(before: Cell | undefined, given: sheets_v4.Schema$CellData, fields: string): Cell {
  // Where all fields are meant, what is not given is cleared.
  const { userEnteredValue, userEnteredFormat, note, dataValidation, textFormatRuns } =
    '*' in parseMask(fields) ? given : updated<sheets_v4.Schema$CellData>(before ?? {}, given, fields)
  if ((userEnteredValue?.stringValue?.length ?? 0) > LONGEST_TEXT) throw new Mistake(TOO_LONG)
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
  if (rows.length > height)
    throw new Mistake(
      `Attempting to write row: ${block.bottom}, beyond the last requested row of: ${block.bottom - 1}`,
    )
  for (let down = 0; down < height; down++) {
    const values = rows[down]?.values ?? []
    const width = request.start ? values.length : block.right - block.left
    if (values.length > width)
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
  const formula = cell.userEnteredValue?.formulaValue
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      // What a formula refers to goes along from the first cell.
      const given =
        formula == null
          ? cell
          : {
              ...cell,
              userEnteredValue: { formulaValue: copiedFormula(formula, row - top, column - left) },
            }
      putCell(sheet, row, column, dressed(cellIn(sheet, row, column), given, mask))
    }
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
