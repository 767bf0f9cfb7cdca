import type { sheets_v4 } from '@googleapis/sheets'
import { Mistake } from '../mistake.ts'
import type { Dimension } from '../shift.ts'
import type { Handler } from './handler.ts'
import { type Span, spanOf } from './span.ts'

const groupsOf = (dimension: Dimension): 'rowGroups' | 'columnGroups' =>
  dimension === 'ROWS' ? 'rowGroups' : 'columnGroups'

const groupRange = ({ sheet, dimension, start, end }: Span): sheets_v4.Schema$DimensionRange => ({
  sheetId: sheet.properties.sheetId,
  dimension,
  startIndex: start,
  endIndex: end,
})

/** Groups rows or columns; a group within another lies one deeper. */
export const addDimensionGroup: Handler<sheets_v4.Schema$AddDimensionGroupRequest> = (
  { spreadsheet },
  { range },
) => {
  const span = spanOf(spreadsheet, range)
  const name = groupsOf(span.dimension)
  const around = span.sheet[name].filter((group) => encloses(group.range, span))
  const depth = 1 + Math.max(0, ...around.map((group) => group.depth ?? 1))
  span.sheet[name] = [...span.sheet[name], { range: groupRange(span), depth }]
  // The first group makes a sheet say on which side its buttons stand.
  const { gridProperties } = span.sheet.properties
  if (span.dimension === 'ROWS') gridProperties.rowGroupControlAfter = true
  else gridProperties.columnGroupControlAfter = true
  return { addDimensionGroup: { dimensionGroups: told(span.sheet[name]) } }
}

/** Takes a group away. */
export const deleteDimensionGroup: Handler<sheets_v4.Schema$DeleteDimensionGroupRequest> = (
  { spreadsheet },
  { range },
) => {
  const span = spanOf(spreadsheet, range)
  const name = groupsOf(span.dimension)
  const found = span.sheet[name].findLast((group) => encloses(group.range, span))
  if (found === undefined) throw new Mistake('There is no group at that range.')
  span.sheet[name] = span.sheet[name].filter((group) => group !== found)
  const left = told(span.sheet[name])
  return { deleteDimensionGroup: left.length > 0 ? { dimensionGroups: left } : {} }
}

const encloses = (range: sheets_v4.Schema$DimensionRange | undefined, { start, end }: Span): boolean =>
  (range?.startIndex ?? 0) <= start && (range?.endIndex ?? 0) >= end

const told = (groups: readonly sheets_v4.Schema$DimensionGroup[]): sheets_v4.Schema$DimensionGroup[] =>
  groups.map(({ range, ...rest }) => {
    const { sheetId, ...where } = range ?? {}
    return { ...rest, range: sheetId ? { sheetId, ...where } : where }
  })
