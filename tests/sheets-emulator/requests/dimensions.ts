import type { sheets_v4 } from '@googleapis/sheets'
import { sheetById } from '../a1.ts'
import { updated } from '../field-mask.ts'
import { Mistake } from '../mistake.ts'
import { shiftRanges } from '../shift.ts'
import type { Dimension, Shift } from '../shifted-ends.ts'
import {
  type Cell,
  cellIn,
  type Row,
  type Sheet,
  type Spreadsheet,
  spliceRow,
  writableRow,
} from '../spreadsheet.ts'
import type { Handler } from './handler.ts'
import { countOf, dimensionOf, metadataOf, type Span, spanOf } from './span.ts'

function resize({ properties: { gridProperties } }: Sheet, dimension: Dimension, by: number): void {
  if (dimension === 'ROWS') gridProperties.rowCount += by
  else gridProperties.columnCount += by
}

/** Inserts rows or columns; they look like the one before, or else like the one after. */
export const insertDimension: Handler<sheets_v4.Schema$InsertDimensionRequest> = (
  { spreadsheet },
  { range, inheritFromBefore },
) => {
  const { sheet, dimension, start, end } = spanOf(spreadsheet, range)
  if (start > countOf(sheet, dimension))
    throw new Mistake(
      `range.startIndex[${start}] is after last ${dimension === 'ROWS' ? 'row' : 'column'} in grid[${countOf(sheet, dimension)}]`,
    )
  if (inheritFromBefore && start === 0)
    throw new Mistake('inheritFromBefore cannot be true if inserting at the start.')
  if (!inheritFromBefore && start === countOf(sheet, dimension))
    throw new Mistake(
      `range.startIndex must be less than the grid size (${start}) if inheritFromBefore is false.`,
    )
  insertLines({ spreadsheet, sheet, dimension, start, end }, inheritFromBefore ? start - 1 : start)
  return {}
}

/** Makes room between rows or columns: blank ones that look like a model, and everything follows. */
export function insertLines(
  { spreadsheet, sheet, dimension, start, end }: Span & { readonly spreadsheet: Spreadsheet },
  model: number,
): void {
  const count = end - start
  if (dimension === 'ROWS') {
    const like = sheet.rows[model]
    if (start < sheet.rows.length || like)
      sheet.rows.splice(start, 0, ...Array.from({ length: count }, () => like && lookOf(like)))
  } else
    for (let row = 0; row < sheet.rows.length; row++) {
      const like = lookOfCell(cellIn(sheet, row, model))
      if (sheet.rows[row] && ((sheet.rows[row]?.length ?? 0) > start || like))
        spliceRow(
          writableRow(sheet, row),
          start,
          Array.from({ length: count }, () => like),
        )
    }
  const metadata = metadataOf(sheet, dimension)
  if (start < metadata.length) metadata.splice(start, 0, ...Array.from({ length: count }, () => undefined))
  if (start < frozenIn(sheet, dimension)) freeze(sheet, dimension, frozenIn(sheet, dimension) + count)
  resize(sheet, dimension, count)
  shiftRanges(spreadsheet, sheet, dimension, (index) => (index < start ? index : index + count))
}

const frozenIn = ({ properties: { gridProperties } }: Sheet, dimension: Dimension): number =>
  (dimension === 'ROWS' ? gridProperties.frozenRowCount : gridProperties.frozenColumnCount) ?? 0

function freeze({ properties: { gridProperties } }: Sheet, dimension: Dimension, count: number): void {
  if (dimension === 'ROWS') gridProperties.frozenRowCount = count
  else gridProperties.frozenColumnCount = count
}

const lookOf = (row: Row): Row => row.map(lookOfCell)

/** What a neighbour passes on: its format and what may be entered. */
const lookOfCell = (cell: Cell | undefined): Cell | undefined =>
  cell?.userEnteredFormat || cell?.dataValidation
    ? {
        ...(cell.userEnteredFormat ? { userEnteredFormat: cell.userEnteredFormat } : {}),
        ...(cell.dataValidation ? { dataValidation: cell.dataValidation } : {}),
      }
    : undefined

/** Deletes rows or columns; one must stay. */
export const deleteDimension: Handler<sheets_v4.Schema$DeleteDimensionRequest> = (
  { spreadsheet },
  { range },
) => {
  const { sheet, dimension, start, end } = spanOf(spreadsheet, range)
  const total = countOf(sheet, dimension)
  const word = dimension === 'ROWS' ? 'rows' : 'columns'
  if (start >= total)
    throw new Mistake(
      `Cannot delete a ${word.slice(0, -1)} that doesn't exist. Tried to delete ${word.slice(0, -1)} index ${start} but there are only ${total} ${word}.`,
    )
  const count = Math.min(end, total) - start
  if (count >= total) throw new Mistake(`You can't delete all the ${word} on the sheet.`)
  const frozen = frozenIn(sheet, dimension)
  if (frozen > 0 && start <= frozen && start + count >= total)
    throw new Mistake(`Sorry, it is not possible to delete all non-frozen ${word}.`)
  if (start < frozen) freeze(sheet, dimension, frozen - (Math.min(frozen, start + count) - start))
  if (dimension === 'ROWS') sheet.rows.splice(start, count)
  else
    for (let row = 0; row < sheet.rows.length; row++)
      if ((sheet.rows[row]?.length ?? 0) > start) writableRow(sheet, row).splice(start, count)
  metadataOf(sheet, dimension).splice(start, count)
  resize(sheet, dimension, -count)
  shiftRanges(spreadsheet, sheet, dimension, (index) =>
    index < start ? index : index < start + count ? null : index - count,
  )
  return {}
}

/** Adds rows or columns at the end. */
export const appendDimension: Handler<sheets_v4.Schema$AppendDimensionRequest> = (
  { spreadsheet },
  { sheetId, dimension, length },
) => {
  resize(sheetById(spreadsheet, sheetId), dimensionOf(dimension), length ?? 0)
  return {}
}

/** Moves rows or columns; the destination is counted as if they stayed. Documentation and types are the only source. */
export const moveDimension: Handler<sheets_v4.Schema$MoveDimensionRequest> = (
  { spreadsheet },
  { source, destinationIndex },
) => {
  const { sheet, dimension, start, end } = spanOf(spreadsheet, source)
  const to = destinationIndex ?? 0
  if (to > start && to < end) throw new Mistake('The destination lies within what is moved.')
  const count = end - start
  const target = to > start ? to - count : to
  const moved = <T>(list: (T | undefined)[]): void => {
    while (list.length < Math.max(end, to)) list.push(undefined)
    const taken = list.splice(start, count)
    list.splice(target, 0, ...taken)
  }
  if (dimension === 'ROWS') moved(sheet.rows)
  else for (let row = 0; row < sheet.rows.length; row++) if (sheet.rows[row]) moved(writableRow(sheet, row))
  moved(metadataOf(sheet, dimension))
  const shift: Shift = (index) => {
    if (index >= start && index < end) return target + index - start
    const without = index >= end ? index - count : index
    return without >= target ? without + count : without
  }
  shiftRanges(spreadsheet, sheet, dimension, shift)
  return {}
}

/** Sets sizes and hiding of rows or columns. */
export const updateDimensionProperties: Handler<sheets_v4.Schema$UpdateDimensionPropertiesRequest> = (
  { spreadsheet },
  { range, properties = {}, fields },
) => {
  const { sheet, dimension, start, end } = spanOf(spreadsheet, range)
  const metadata = metadataOf(sheet, dimension)
  for (let index = start; index < end; index++)
    metadata[index] = updated<sheets_v4.Schema$DimensionProperties>(metadata[index] ?? {}, properties, fields)
  return {}
}

/** Widths that fit texts hang on Google's fonts: sizes stay as they are. */
export const autoResizeDimensions: Handler<sheets_v4.Schema$AutoResizeDimensionsRequest> = (
  { spreadsheet },
  { dimensions },
) => {
  spanOf(spreadsheet, dimensions)
  return {}
}
