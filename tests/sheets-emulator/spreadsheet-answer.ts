import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, blockOf, wholeSheet } from './a1.ts'
import { DEFAULT_FORMAT, gridData } from './grid-data.ts'
import { Shown } from './shown-cell.ts'
import type { Document, Sheet } from './spreadsheet.ts'
import { worded } from './wording.ts'

/** What of a spreadsheet is asked for. */
export interface Asked {
  readonly includesGrid: boolean
  /** Sheets and cells are told of these alone; all of them when there are none. */
  readonly ranges: readonly string[]
}

/** A spreadsheet in the API's words. */
export function spreadsheetAnswer(
  { id, spreadsheet }: Document,
  { includesGrid, ranges }: Asked,
): sheets_v4.Schema$Spreadsheet {
  const { properties, sheets, namedRanges, developerMetadata } = spreadsheet
  const shown = new Shown(spreadsheet)
  const blocks = ranges.map((range) => blockOf(spreadsheet, range))
  const told =
    ranges.length === 0 ? sheets : sheets.filter((sheet) => blocks.some((block) => block.sheet === sheet))
  return {
    spreadsheetId: id,
    properties: { ...worded(properties), defaultFormat: DEFAULT_FORMAT },
    sheets: told.map((sheet) => {
      const own: readonly Block[] =
        ranges.length === 0 ? [wholeSheet(sheet)] : blocks.filter((block) => block.sheet === sheet)
      return sheetAnswer(
        sheet,
        sheets.indexOf(sheet),
        includesGrid ? own.map((block) => gridData(block, shown)) : null,
      )
    }),
    ...(namedRanges.length > 0 ? { namedRanges: worded(namedRanges) } : {}),
    ...(developerMetadata.length > 0 ? { developerMetadata } : {}),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${id}/edit`,
  }
}

/** A sheet in the API's words. */
export function sheetAnswer(
  sheet: Sheet,
  index: number,
  data: sheets_v4.Schema$GridData[] | null,
): sheets_v4.Schema$Sheet {
  const { merges, protectedRanges, basicFilter, rowGroups, columnGroups, conditionalFormats, tables } = sheet
  return {
    properties: propertiesAnswer(sheet, index),
    ...(data === null ? {} : { data }),
    ...some('merges', worded(merges)),
    ...some('conditionalFormats', worded(conditionalFormats)),
    ...some('protectedRanges', protectedRanges.map(protectedAnswer)),
    ...(basicFilter === null ? {} : { basicFilter: worded(basicFilter) }),
    ...some('rowGroups', worded(rowGroups)),
    ...some('columnGroups', worded(columnGroups)),
    ...some('tables', worded(tables)),
    ...some('developerMetadata', sheet.developerMetadata),
  }
}

/** A list that is told only when there is something in it. */
const some = <K extends string, V>(name: K, values: V[]): { [N in K]?: V[] } | Record<never, never> =>
  values.length > 0 ? { [name]: values } : {}

/** A sheet's properties: its id and index are always told. */
export const propertiesAnswer = ({ properties }: Sheet, index: number): sheets_v4.Schema$SheetProperties => ({
  ...worded(properties),
  sheetId: properties.sheetId,
  index,
})

/** An empty list of editors vanishes, the editors do not. */
export const protectedAnswer = (range: sheets_v4.Schema$ProtectedRange): sheets_v4.Schema$ProtectedRange => {
  const { editors, ...rest } = range
  return { ...worded(rest), ...(editors ? { editors } : {}) }
}
