import type { sheets_v4 } from '@googleapis/sheets'
import { sheetById } from '../a1.ts'
import { Mistake } from '../mistake.ts'
import type { Dimension } from '../shifted-ends.ts'
import type { Sheet, Spreadsheet } from '../spreadsheet.ts'

/** Some rows or columns of a sheet; the last is excluded. */
export interface Span {
  readonly sheet: Sheet
  readonly dimension: Dimension
  readonly start: number
  readonly end: number
}

/** The span that a dimension range means. */
export function spanOf(spreadsheet: Spreadsheet, range: sheets_v4.Schema$DimensionRange | undefined): Span {
  const sheet = sheetById(spreadsheet, range?.sheetId)
  const dimension = dimensionOf(range?.dimension)
  const start = range?.startIndex ?? 0
  const end = range?.endIndex ?? countOf(sheet, dimension)
  if (start < 0 || end < 0) throw new Mistake('DimensionRange indexes must be >= 0')
  if (end <= start) throw new Mistake(`The end index must be greater than the start index.`)
  return { sheet, dimension, start, end }
}

/** Reads which way is meant. */
export function dimensionOf(text: string | null | undefined): Dimension {
  if (text === 'ROWS' || text === 'COLUMNS') return text
  throw new Mistake(`The dimension must be ROWS or COLUMNS.`)
}

/** How many rows or columns a sheet has. */
export const countOf = ({ properties: { gridProperties } }: Sheet, dimension: Dimension): number =>
  dimension === 'ROWS' ? gridProperties.rowCount : gridProperties.columnCount

/** What is said of single rows or columns of a sheet. */
export const metadataOf = (sheet: Sheet, dimension: Dimension): Sheet['rowMetadata'] =>
  dimension === 'ROWS' ? sheet.rowMetadata : sheet.columnMetadata
