import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, blocks, type SheetGrid } from '../../tables/grid.ts'
import { SourceError } from '../source.ts'
import { type CellRange, cutTo, inWords } from './cell-range.ts'
import { CALL, type GoogleConnection } from './connection.ts'
import { sheetGrid } from './sheet-grid.ts'
import { ERROR_WORDS, PROTECTION, placeKey, structureOf } from './structure.ts'
import type { Value, Values } from './values.ts'

/** What was read of one sheet; cells that were not asked for look blank. */
export interface TouchedSheet {
  readonly id: number
  readonly rowCount: number
  readonly columnCount: number
  readonly grid: SheetGrid
  /** Cells whose numbers are shown as dates or times, by `placeKey`. */
  readonly dates: ReadonlySet<number>
  /** Cells formatted as struck through, blank ones too, by `placeKey`. */
  readonly struck: ReadonlySet<number>
}

/** Sheets by their titles. */
export type TouchedSheets = ReadonlyMap<string, TouchedSheet>

const SHAPE = 'properties(sheetId,title,gridProperties(rowCount,columnCount))'
const CELL =
  'userEnteredValue,effectiveValue,effectiveFormat.numberFormat.type,userEnteredFormat.textFormat.strikethrough'
const FIELDS = `sheets(${SHAPE},merges,protectedRanges(${PROTECTION}),data(startRow,startColumn,rowData.values(${CELL})))`

/** Reads ranges in one call; sheets that are not there are left out, which takes two calls more. */
export async function readTouched(
  id: string,
  connection: GoogleConnection,
  ranges: readonly CellRange[],
): Promise<TouchedSheets> {
  const read = async (asked: readonly CellRange[]): Promise<TouchedSheets> => {
    if (asked.length === 0) return new Map()
    const dataFilters = asked.map((range) => ({ a1Range: inWords(range) }))
    // A post, for an address has not room for many ranges.
    const { sheets } = await connection.call<sheets_v4.Schema$Spreadsheet>(
      'lookup',
      (doc) =>
        doc.sheetsApi.post(':getByDataFilter', {
          ...CALL,
          json: { dataFilters },
          searchParams: { fields: FIELDS, prettyPrint: 'false' },
        }),
      id,
    )
    return new Map((sheets ?? []).map((sheet) => [sheet.properties?.title ?? '', touchedSheet(sheet)]))
  }
  try {
    return await read(ranges)
  } catch (error) {
    if (!(error instanceof SourceError) || error.fault !== 'DAMAGED') throw error
    const shapes = await shapesOf(id, connection)
    return read(
      ranges.flatMap((range) => {
        const { rowCount, columnCount } = shapes.get(range.sheet) ?? {}
        return cutTo(range, rowCount ?? 0, columnCount ?? 0) ?? []
      }),
    )
  }
}

async function shapesOf(
  id: string,
  connection: GoogleConnection,
): Promise<ReadonlyMap<string, sheets_v4.Schema$GridProperties>> {
  const searchParams = { fields: `sheets.${SHAPE}`, prettyPrint: 'false' }
  const { sheets } = await connection.call<sheets_v4.Schema$Spreadsheet>(
    'lookup',
    (doc) => doc.sheetsApi.get('', { ...CALL, searchParams }),
    id,
  )
  return new Map(
    (sheets ?? []).map(({ properties }) => [properties?.title ?? '', properties?.gridProperties ?? {}]),
  )
}

function touchedSheet(sheet: sheets_v4.Schema$Sheet): TouchedSheet {
  const structure = structureOf(sheet)
  const { values, spilled } = cellsOf(sheet)
  const grid = sheetGrid(structure, values)
  return {
    id: sheet.properties?.sheetId ?? 0,
    rowCount: sheet.properties?.gridProperties?.rowCount ?? 0,
    columnCount: sheet.properties?.gridProperties?.columnCount ?? 0,
    grid: { ...grid, formulas: [...grid.formulas, ...spilled], spills: spilled },
    dates: structure.dates,
    struck: new Set(structure.struck.map(({ row, column }) => placeKey(row, column))),
  }
}

/** The values in the cells that an answer tells of, all others blank, and those that a formula elsewhere reaches into. */
export function cellsOf({ data }: sheets_v4.Schema$Sheet): { values: Values; spilled: readonly Area[] } {
  const rows: Value[][] = []
  const spilled = blocks()
  for (const { startRow, startColumn, rowData } of data ?? [])
    for (const [down, { values }] of (rowData ?? []).entries())
      for (const [right, { userEnteredValue, effectiveValue }] of (values ?? []).entries()) {
        if (!effectiveValue) continue
        const row = (startRow ?? 0) + down
        const column = (startColumn ?? 0) + right
        while (rows.length <= row) rows.push([])
        const cells = rows[row] ?? []
        while (cells.length < column) cells.push('')
        cells[column] = shownValue(effectiveValue)
        if (!userEnteredValue) spilled.add(row, column)
      }
  return { values: rows, spilled: spilled.areas }
}

function shownValue(value: sheets_v4.Schema$ExtendedValue): Value {
  const error = value.errorValue?.type
  if (error) return ERROR_WORDS[error] ?? '#ERROR!'
  return value.numberValue ?? value.boolValue ?? value.stringValue ?? ''
}
