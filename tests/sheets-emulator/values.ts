import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, blockInWords, blockOf, titleInWords } from './a1.ts'
import { appendPlace } from './append.ts'
import { columnLetters } from './columns.ts'
import { rawCell, typedCell } from './entered.ts'
import { type GivenRow, rowsGiven } from './given-values.ts'
import { LONGEST_TEXT, refuseTooManyCells, TOO_LONG } from './limits.ts'
import { Mistake } from './mistake.ts'
import { insertLines } from './requests/dimensions.ts'
import type { Dimension } from './shifted-ends.ts'
import type { Rendering, Shown } from './shown-cell.ts'
import { cellIn, putCell, type Spreadsheet } from './spreadsheet.ts'

/** How values are asked for; what a request leaves out is Google's default. */
export function renderingOf(value: string | null | undefined, dates: string | null | undefined): Rendering {
  return { value: value || 'FORMATTED_VALUE', dates: dates || 'SERIAL_NUMBER' }
}

/** Which way lists of values run. */
export const dimensionOf = (text: string | null | undefined): Dimension =>
  text === 'COLUMNS' ? 'COLUMNS' : 'ROWS'

/** The values of a block; what is blank at the ends is left out. */
export function valueRange(
  block: Block,
  shown: Shown,
  rendering: Rendering,
  majorDimension: Dimension = 'ROWS',
): sheets_v4.Schema$ValueRange {
  const { sheet, top, left, bottom, right } = block
  const rows: (string | number | boolean)[][] = []
  const lastRow = Math.min(bottom, sheet.rows.length)
  for (let row = top; row < lastRow; row++) {
    const values: (string | number | boolean)[] = []
    const lastColumn = Math.min(right, sheet.rows[row]?.length ?? 0)
    for (let column = left; column < lastColumn; column++)
      values.push(shown.value(sheet, cellIn(sheet, row, column), rendering))
    rows.push(values)
  }
  const values = trimmed(majorDimension === 'ROWS' ? rows : turned(rows))
  return { range: blockInWords(block), majorDimension, ...(values.length > 0 ? { values } : {}) }
}

function trimmed<V>(rows: V[][]): V[][] {
  for (const row of rows) while (row.at(-1) === '') row.pop()
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  return rows
}

function turned(rows: (string | number | boolean)[][]): (string | number | boolean)[][] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''))
}

/** What is to be written, and how. */
export interface Writing {
  readonly range: string
  readonly values: unknown
  readonly majorDimension: Dimension
  readonly input: string
}

/** What a writing changed. */
export interface Written {
  readonly block: Block
  readonly rows: ReadonlySet<number>
  readonly columns: ReadonlySet<number>
  readonly cells: number
}

/** Writes values into a draft; `null` leaves a cell as it is, an empty text empties it. */
export function writeValues(draft: Spreadsheet, writing: Writing): Written {
  const rows = rowsOf(writing)
  const block = blockOf(draft, writing.range)
  checkRoom(block, rows, writing.range)
  return putRows(draft, block, block.top, block.left, rows, writing.input)
}

/** Writes below the table that stands in the range; answers the table too. */
export function appendValues(
  draft: Spreadsheet,
  writing: Writing,
  insertsRows: boolean,
): { readonly table: Block | null; readonly written: Written } {
  const rows = rowsOf(writing)
  const place = appendPlace(blockOf(draft, writing.range))
  const { sheet } = blockOf(draft, writing.range)
  const grid = sheet.properties.gridProperties
  // Documentation and types are the only source for inserting. What lies below the table follows.
  if (insertsRows && place.table !== null && rows.length > 0 && place.row < grid.rowCount)
    insertLines(
      { spreadsheet: draft, sheet, dimension: 'ROWS', start: place.row, end: place.row + rows.length },
      place.row - 1,
    )
  grid.rowCount = Math.max(grid.rowCount, place.row + rows.length)
  grid.columnCount = Math.max(grid.columnCount, place.column + Math.max(0, ...rows.map((row) => row.length)))
  refuseTooManyCells(draft)
  const block: Block = {
    sheet,
    top: place.row,
    left: place.column,
    bottom: grid.rowCount,
    right: grid.columnCount,
  }
  return { table: place.table, written: putRows(draft, block, place.row, place.column, rows, writing.input) }
}

function rowsOf({ values, majorDimension, input }: Writing): readonly GivenRow[] {
  if (input !== 'RAW' && input !== 'USER_ENTERED')
    throw new Mistake(`'valueInputOption' is required but not specified`)
  return rowsGiven(values, majorDimension)
}

function checkRoom(
  { sheet, top, left, bottom, right }: Block,
  rows: readonly GivenRow[],
  range: string,
): void {
  const { rowCount, columnCount } = sheet.properties.gridProperties
  const width = Math.max(0, ...rows.map((row) => row.length))
  const single = bottom - top === 1 && right - left === 1
  if (top + rows.length > rowCount || left + width > columnCount) {
    const wanted = { sheet, top, left, bottom: top + rows.length, right: left + Math.max(width, 1) }
    throw new Mistake(
      `Range (${blockInWords(wanted)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
    )
  }
  if (single) return
  const words = `${titleInWords(sheet)}!${range.slice(range.lastIndexOf('!') + 1)}`
  if (rows.length > bottom - top)
    throw new Mistake(`Requested writing within range [${words}], but tried writing to row [${bottom + 1}]`)
  if (width > right - left)
    throw new Mistake(
      `Requested writing within range [${words}], but tried writing to column [${columnLetters(right)}]`,
    )
}

function putRows(
  draft: Spreadsheet,
  { sheet }: Block,
  top: number,
  left: number,
  given: readonly GivenRow[],
  input: string,
): Written {
  const rows = new Set<number>()
  const columns = new Set<number>()
  let cells = 0
  for (const [down, row] of given.entries())
    for (const [right, value] of row.entries()) {
      if (value === null) continue
      if (typeof value === 'string' && value.length > LONGEST_TEXT) throw new Mistake(TOO_LONG)
      const at = { row: top + down, column: left + right }
      const before = cellIn(sheet, at.row, at.column)
      const { userEnteredValue: _old, textFormatRuns: _runs, ...rest } = before ?? {}
      putCell(sheet, at.row, at.column, {
        ...rest,
        ...(isHidden(sheet.merges, at.row, at.column)
          ? {}
          : input === 'RAW'
            ? rawCell(value)
            : typedCell(value, before, draft.properties.locale ?? undefined)),
      })
      rows.add(at.row)
      columns.add(at.column)
      cells++
    }
  const width = Math.max(1, ...given.map((row) => row.length))
  const block: Block = { sheet, top, left, bottom: top + Math.max(1, given.length), right: left + width }
  return { block, rows, columns, cells }
}

/** Only the first cell of a merged block holds anything. */
const isHidden = (merges: readonly sheets_v4.Schema$GridRange[], row: number, column: number): boolean =>
  merges.some(
    (merge) =>
      row >= (merge.startRowIndex ?? 0) &&
      row < (merge.endRowIndex ?? 0) &&
      column >= (merge.startColumnIndex ?? 0) &&
      column < (merge.endColumnIndex ?? 0) &&
      !(row === (merge.startRowIndex ?? 0) && column === (merge.startColumnIndex ?? 0)),
  )

/** Empties the cells of a block; formats, notes and rules stay. */
export function clearValues(draft: Spreadsheet, range: string): Block {
  const block = blockOf(draft, range)
  const { sheet, top, left, bottom, right } = block
  for (let row = top; row < Math.min(bottom, sheet.rows.length); row++)
    for (let column = left; column < Math.min(right, sheet.rows[row]?.length ?? 0); column++) {
      const cell = cellIn(sheet, row, column)
      if (cell?.userEnteredValue === undefined) continue
      const { userEnteredValue: _value, textFormatRuns: _runs, ...rest } = cell
      putCell(sheet, row, column, rest)
    }
  return block
}
