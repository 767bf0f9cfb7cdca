import type { sheets_v4 } from '@googleapis/sheets'
import { parseMask, pathsOf, updated } from '../field-mask.ts'
import { Mistake } from '../mistake.ts'
import type { Handler } from './handler.ts'
import { metadataOf, type Span, spanOf } from './span.ts'

type Group = sheets_v4.Schema$DimensionGroup

const groupsAt = ({ dimension }: Span): 'rowGroups' | 'columnGroups' =>
  dimension === 'ROWS' ? 'rowGroups' : 'columnGroups'

/** How many groups each row or column lies in. */
function depthsOf(groups: readonly Group[]): number[] {
  const depths: number[] = []
  for (const { range, depth } of groups)
    for (let at = range?.startIndex ?? 0; at < (range?.endIndex ?? 0); at++)
      depths[at] = Math.max(depths[at] ?? 0, depth ?? 1)
  return depths
}

/** The groups that depths make: at every depth, rows or columns side by side are one. */
function groupsFrom(depths: readonly number[], { sheet, dimension }: Span): Group[] {
  const found: Group[] = []
  const open: number[] = []
  for (let at = 0; at <= depths.length; at++) {
    const depth = depths[at] ?? 0
    while (open.length > depth) {
      const startIndex = open.pop() ?? 0
      found.push({
        range: { sheetId: sheet.properties.sheetId, dimension, startIndex, endIndex: at },
        depth: open.length + 1,
      })
    }
    while (open.length < depth) open.push(at)
  }
  return found.sort(
    (a, b) => (a.range?.startIndex ?? 0) - (b.range?.startIndex ?? 0) || (a.depth ?? 0) - (b.depth ?? 0),
  )
}

const isSame = (a: Group, b: Group): boolean =>
  a.depth === b.depth &&
  a.range?.startIndex === b.range?.startIndex &&
  a.range?.endIndex === b.range?.endIndex

/** Puts rows or columns one deeper or less deep; a group that stays keeps being folded. */
function deepen(span: Span, by: 1 | -1): Group[] {
  const name = groupsAt(span)
  const before = span.sheet[name]
  const depths = depthsOf(before)
  for (let at = 0; at < span.end; at++) {
    const depth = depths[at] ?? 0
    depths[at] = at < span.start ? depth : Math.max(0, depth + by)
  }
  const after = groupsFrom(depths, span).map((group) => before.find((known) => isSame(known, group)) ?? group)
  span.sheet[name] = after
  return after
}

/** Groups rows or columns; where they are in a group already, the new one lies deeper. */
export const addDimensionGroup: Handler<sheets_v4.Schema$AddDimensionGroupRequest> = (
  { spreadsheet },
  { range },
) => {
  const span = spanOf(spreadsheet, range)
  const groups = deepen(span, 1)
  // The first group makes a sheet say on which side its buttons stand.
  const { gridProperties } = span.sheet.properties
  if (span.dimension === 'ROWS') gridProperties.rowGroupControlAfter = true
  else gridProperties.columnGroupControlAfter = true
  return { addDimensionGroup: { dimensionGroups: told(groups) } }
}

/** Takes rows or columns out of their innermost group. */
export const deleteDimensionGroup: Handler<sheets_v4.Schema$DeleteDimensionGroupRequest> = (
  { spreadsheet },
  { range },
) => {
  const span = spanOf(spreadsheet, range)
  const depths = depthsOf(span.sheet[groupsAt(span)])
  if (!depths.slice(span.start, span.end).some((depth) => depth > 0))
    throw new Mistake('There is no group at that range.')
  const left = told(deepen(span, -1))
  return { deleteDimensionGroup: left.length > 0 ? { dimensionGroups: left } : {} }
}

/** Folds or unfolds a group; what lies in it is hidden or shown. Documentation and types are the only source. */
export const updateDimensionGroup: Handler<sheets_v4.Schema$UpdateDimensionGroupRequest> = (
  { spreadsheet },
  { dimensionGroup = {}, fields },
) => {
  const span = spanOf(spreadsheet, dimensionGroup.range)
  const name = groupsAt(span)
  const wanted: Group = {
    depth: dimensionGroup.depth ?? 1,
    range: { startIndex: span.start, endIndex: span.end },
  }
  const known = span.sheet[name].find((group) => isSame(group, wanted))
  if (known === undefined) throw new Mistake('There is no group at that range and depth.')
  const next = updated<Group>(known, dimensionGroup, fields)
  span.sheet[name] = span.sheet[name].map((group) =>
    group === known ? { ...known, collapsed: next.collapsed ?? false } : group,
  )
  if (pathsOf(parseMask(fields ?? '*')).some(([field]) => field === 'collapsed' || field === '*')) {
    const metadata = metadataOf(span.sheet, span.dimension)
    for (let at = span.start; at < span.end; at++)
      metadata[at] = { ...metadata[at], hiddenByUser: next.collapsed ?? false }
  }
  return {}
}

const told = (groups: readonly Group[]): Group[] =>
  groups.map(({ range, ...rest }) => {
    const { sheetId, ...where } = range ?? {}
    return { ...rest, range: sheetId ? { sheetId, ...where } : where }
  })
