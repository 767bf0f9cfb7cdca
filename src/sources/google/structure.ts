import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, blocks, type Lock, type Place } from '../../tables/grid.ts'
import { CALL, type GoogleConnection } from './connection.ts'
import { isTrace } from './trace-name.ts'

/** What the values alone do not tell of a sheet. */
export interface SheetStructure {
  readonly title: string
  readonly merges: readonly Area[]
  readonly struck: readonly Place[]
  readonly formulas: readonly Area[]
  readonly locks: readonly Lock[]
  /** Cells whose numbers are shown as dates or times, by `placeKey`. */
  readonly dates: ReadonlySet<number>
  /** Cells that hold errors, by `placeKey`, with the word that is shown. */
  readonly errors: ReadonlyMap<number, string>
}

/** The most columns a sheet can have, which makes one number of a place. */
const WIDEST = 18_278

/** One number for the place of a cell. */
export const placeKey = (row: number, column: number): number => row * WIDEST + column

const CELL =
  'userEnteredValue.formulaValue,userEnteredFormat.textFormat.strikethrough,effectiveFormat.numberFormat.type,effectiveValue.errorValue.type'
/** What is asked of a protected range to know whether it is locked for us. */
export const PROTECTION = 'range,unprotectedRanges,warningOnly,requestingUserCanEdit'
const FIELDS = `sheets(properties(title,sheetType),merges,protectedRanges(${PROTECTION}),data(startRow,startColumn,rowData.values(${CELL})))`

/** Asks for titles, merged blocks and formats; sheets that hold no cells, such as charts, are left out. */
export async function readStructure(
  id: string,
  connection: GoogleConnection,
): Promise<readonly SheetStructure[]> {
  const answer = await connection.call<sheets_v4.Schema$Spreadsheet>(
    'read',
    (doc) => doc.sheetsApi.get('', { ...CALL, searchParams: { fields: FIELDS, prettyPrint: 'false' } }),
    id,
  )
  return (answer.sheets ?? [])
    .filter(
      ({ properties }) => (properties?.sheetType ?? 'GRID') === 'GRID' && !isTrace(properties?.title ?? ''),
    )
    .map(structureOf)
}

const DATE_FORMATS = ['DATE', 'TIME', 'DATE_TIME']

/** The words a sheet shows for its errors. */
export const ERROR_WORDS: Readonly<Record<string, string>> = {
  ERROR: '#ERROR!',
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
  LOADING: 'Loading...',
}

/** What an answer tells of a sheet, as far as its cells were asked for. */
export function structureOf({
  properties,
  merges,
  protectedRanges,
  data,
}: sheets_v4.Schema$Sheet): SheetStructure {
  const struck: Place[] = []
  const formulas = blocks()
  const dates = new Set<number>()
  const errors = new Map<number, string>()
  for (const { startRow, startColumn, rowData } of data ?? [])
    for (const [down, { values }] of (rowData ?? []).entries())
      for (const [right, cell] of (values ?? []).entries()) {
        const row = (startRow ?? 0) + down
        const column = (startColumn ?? 0) + right
        if (typeof cell.userEnteredValue?.formulaValue === 'string') formulas.add(row, column)
        if (cell.userEnteredFormat?.textFormat?.strikethrough) struck.push({ row, column })
        if (DATE_FORMATS.includes(cell.effectiveFormat?.numberFormat?.type ?? ''))
          dates.add(placeKey(row, column))
        const error = cell.effectiveValue?.errorValue?.type
        if (error) errors.set(placeKey(row, column), ERROR_WORDS[error] ?? '#ERROR!')
      }
  return {
    title: properties?.title ?? '',
    merges: (merges ?? []).map(areaOf),
    struck,
    formulas: formulas.areas,
    locks: locksOf(protectedRanges),
    dates,
    errors,
  }
}

/** Ranges this account may not edit; where Google only warns, it may. */
export const locksOf = (ranges: readonly sheets_v4.Schema$ProtectedRange[] | undefined): readonly Lock[] =>
  (ranges ?? []).flatMap(({ range, unprotectedRanges, warningOnly, requestingUserCanEdit }) =>
    warningOnly || requestingUserCanEdit || !range
      ? []
      : [{ area: areaOf(range), open: (unprotectedRanges ?? []).map(areaOf) }],
  )

/** A range of the API as a block; where it says no end, it goes on to the end of the sheet. */
export const areaOf = (range: sheets_v4.Schema$GridRange): Area => ({
  top: range.startRowIndex ?? 0,
  left: range.startColumnIndex ?? 0,
  bottom: (range.endRowIndex ?? LARGEST) - 1,
  right: (range.endColumnIndex ?? WIDEST) - 1,
})

/** The most rows a sheet can have: all its ten million cells in one column. */
const LARGEST = 10_000_000
