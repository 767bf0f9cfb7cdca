import type { drive_v3 } from '@googleapis/drive'
import type { sheets_v4 } from '@googleapis/sheets'

/** A file of Drive that is a spreadsheet. */
export interface Document {
  readonly id: string
  readonly createdTime: number
  modifiedTime: number
  version: number
  spreadsheet: Spreadsheet
  /** The folders it lies in. */
  parents: readonly string[]
  permissions: drive_v3.Schema$Permission[]
}

/** What a cell was given; what it shows is worked out when it is asked for. Cells are replaced, never changed. */
export type Cell = Pick<
  sheets_v4.Schema$CellData,
  'userEnteredValue' | 'userEnteredFormat' | 'note' | 'dataValidation' | 'textFormatRuns'
>

/** A row of cells; it may be shorter than the sheet is wide. */
export type Row = (Cell | undefined)[]

/** One sheet: its cells, and beside them what the API keeps about it. */
export interface Sheet {
  readonly properties: sheets_v4.Schema$SheetProperties & {
    sheetId: number
    title: string
    gridProperties: sheets_v4.Schema$GridProperties & { rowCount: number; columnCount: number }
  }
  rows: (Row | undefined)[]
  merges: sheets_v4.Schema$GridRange[]
  protectedRanges: sheets_v4.Schema$ProtectedRange[]
  basicFilter: sheets_v4.Schema$BasicFilter | null
  rowGroups: sheets_v4.Schema$DimensionGroup[]
  columnGroups: sheets_v4.Schema$DimensionGroup[]
  rowMetadata: (sheets_v4.Schema$DimensionProperties | undefined)[]
  columnMetadata: (sheets_v4.Schema$DimensionProperties | undefined)[]
  conditionalFormats: sheets_v4.Schema$ConditionalFormatRule[]
  tables: sheets_v4.Schema$Table[]
  developerMetadata: sheets_v4.Schema$DeveloperMetadata[]
}

/** A spreadsheet. */
export interface Spreadsheet {
  readonly properties: sheets_v4.Schema$SpreadsheetProperties
  sheets: Sheet[]
  namedRanges: sheets_v4.Schema$NamedRange[]
  developerMetadata: sheets_v4.Schema$DeveloperMetadata[]
}

const ROWS = 1000
const COLUMNS = 26

/** A sheet without cells. */
export const newSheet = (
  sheetId: number,
  title: string,
  { rowCount, columnCount, ...grid }: sheets_v4.Schema$GridProperties = {},
): Sheet => ({
  properties: {
    sheetId,
    title,
    index: 0,
    sheetType: 'GRID',
    // A size of 0 is one that was not given.
    gridProperties: { rowCount: rowCount || ROWS, columnCount: columnCount || COLUMNS, ...grid },
  },
  rows: [],
  merges: [],
  protectedRanges: [],
  basicFilter: null,
  rowGroups: [],
  columnGroups: [],
  rowMetadata: [],
  columnMetadata: [],
  conditionalFormats: [],
  tables: [],
  developerMetadata: [],
})

/** A spreadsheet as it is when somebody makes one. */
export const newSpreadsheet = (title: string): Spreadsheet => ({
  properties: { title, locale: 'en_US', autoRecalc: 'ON_CHANGE', timeZone: 'Etc/GMT' },
  sheets: [newSheet(0, 'Sheet1')],
  namedRanges: [],
  developerMetadata: [],
})

/** A copy to change while the original stays as it is; rows are shared until one is written. */
export function draftOf(spreadsheet: Spreadsheet): Spreadsheet {
  const { sheets, ...rest } = spreadsheet
  return { ...structuredClone(rest), sheets: sheets.map(draftOfSheet) }
}

const ownRows = new WeakMap<Sheet, Set<Row>>()

/** A copy of one sheet to change. */
export function draftOfSheet({ rows, ...rest }: Sheet): Sheet {
  const draft: Sheet = { ...structuredClone(rest), rows: rows.slice() }
  ownRows.set(draft, new Set())
  return draft
}

/** A row of a draft to write into. */
export function writableRow(sheet: Sheet, index: number): Row {
  const own = ownRows.get(sheet) ?? new Set()
  ownRows.set(sheet, own)
  const known = sheet.rows[index]
  if (known) knownFormulas.delete(known)
  if (known && own.has(known)) return known
  const row = known?.slice() ?? []
  own.add(row)
  sheet.rows[index] = row
  return row
}

/** Rows that were looked through for formulas since they were last written. */
const knownFormulas = new WeakMap<Row, boolean>()

/** Whether a row holds any formula; looked for once as long as nobody writes into the row. */
export function hasFormula(row: Row): boolean {
  const known = knownFormulas.get(row)
  if (known !== undefined) return known
  const has = row.some((cell) => cell?.userEnteredValue?.formulaValue != null)
  knownFormulas.set(row, has)
  return has
}

/** Puts a cell in the place of another; one that holds nothing is none. */
export function putCell(sheet: Sheet, row: number, column: number, cell: Cell): void {
  const kept = Object.entries(cell).some(([, value]) => value !== undefined && value !== null)
  writableRow(sheet, row)[column] = kept ? cell : undefined
}

/** The cell at a place, as far as there is one. */
export const cellIn = (sheet: Sheet, row: number, column: number): Cell | undefined =>
  sheet.rows[row]?.[column]

/** Puts cells between others of a row. */
export function spliceRow(row: Row, at: number, cells: readonly (Cell | undefined)[]): void {
  while (row.length < at) row.push(undefined)
  row.splice(at, 0, ...cells)
}
