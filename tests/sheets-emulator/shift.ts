import type { sheets_v4 } from '@googleapis/sheets'
import { shiftFormulas } from './formulas-in-cells.ts'
import { type Dimension, type Shift, shiftedEnds } from './shifted-ends.ts'
import type { Sheet, Spreadsheet } from './spreadsheet.ts'

type Range = sheets_v4.Schema$GridRange

/** Lets everything that names rows or columns of a sheet follow a change. */
export function shiftRanges(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  dimension: Dimension,
  shift: Shift,
): void {
  shiftFormulas(spreadsheet, sheet, dimension, shift)
  const moved = (range: Range): Range | null => shiftedRange(range, dimension, shift)
  const own = (range: Range | null | undefined): boolean => (range?.sheetId ?? 0) === sheet.properties.sheetId
  sheet.merges = sheet.merges.flatMap((merge) => {
    const range = moved(merge)
    return range && cells(range) > 1 ? [range] : []
  })
  sheet.protectedRanges = sheet.protectedRanges.flatMap((each) => {
    const range = each.range ? moved(each.range) : null
    return each.range && range === null ? [] : [{ ...each, ...(range ? { range } : {}) }]
  })
  sheet.tables = sheet.tables.flatMap((each) => {
    const range = each.range ? moved(each.range) : null
    return range ? [{ ...each, range }] : []
  })
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => {
    const ranges = (rule.ranges ?? []).flatMap((range) => moved(range) ?? [])
    return ranges.length > 0 ? [{ ...rule, ranges }] : []
  })
  if (sheet.basicFilter?.range) {
    const range = moved(sheet.basicFilter.range)
    sheet.basicFilter = range ? { ...sheet.basicFilter, range } : null
  }
  spreadsheet.namedRanges = spreadsheet.namedRanges.flatMap((named) => {
    if (!own(named.range) || !named.range) return [named]
    const range = moved(named.range)
    return range ? [{ ...named, range }] : []
  })
  sheet.developerMetadata = sheet.developerMetadata.flatMap((metadata) => {
    const span = metadata.location?.dimensionRange
    if (span?.dimension !== dimension || span.startIndex == null) return [metadata]
    const startIndex = shift(span.startIndex)
    if (startIndex === null) return []
    const dimensionRange = { ...span, startIndex, endIndex: startIndex + 1 }
    return [{ ...metadata, location: { ...metadata.location, dimensionRange } }]
  })
  const groups = dimension === 'ROWS' ? 'rowGroups' : 'columnGroups'
  sheet[groups] = sheet[groups].flatMap((group) => {
    const ends = shiftedEnds(group.range?.startIndex ?? 0, group.range?.endIndex ?? 0, shift)
    return ends ? [{ ...group, range: { ...group.range, startIndex: ends[0], endIndex: ends[1] } }] : []
  })
}

const cells = (range: Range): number =>
  ((range.endRowIndex ?? 0) - (range.startRowIndex ?? 0)) *
  ((range.endColumnIndex ?? 0) - (range.startColumnIndex ?? 0))

function shiftedRange(range: Range, dimension: Dimension, shift: Shift): Range | null {
  const [start, end] =
    dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const)
  if (range[end] == null) return range
  const ends = shiftedEnds(range[start] ?? 0, range[end], shift)
  return ends ? { ...range, [start]: ends[0], [end]: ends[1] } : null
}
