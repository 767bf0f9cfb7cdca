import type { sheets_v4 } from '@googleapis/sheets'
import { freeNumber } from './account.ts'
import { allMetadata } from './data-filters.ts'
import type { Sheet, Spreadsheet } from './spreadsheet.ts'

/** Makes a copied sheet one of the spreadsheet it stands in: everything on it names its new sheet, and has an id of its own. */
export function rehome(copy: Sheet, { sheets, ...rest }: Spreadsheet): void {
  const { sheetId } = copy.properties
  const here = <R extends { sheetId?: number | null }>(range: R): R => ({ ...range, sheetId })
  const others = sheets.filter((each) => each !== copy)
  copy.merges = copy.merges.map(here)
  const protectedIds = others.flatMap((each) => each.protectedRanges.map((range) => range.protectedRangeId))
  copy.protectedRanges = copy.protectedRanges.map(({ range, namedRangeId: _name, ...each }) => ({
    ...each,
    ...(range ? { range: here(range) } : {}),
    protectedRangeId: freeNumber((id) => protectedIds.includes(id)),
  }))
  if (copy.basicFilter?.range) copy.basicFilter = { ...copy.basicFilter, range: here(copy.basicFilter.range) }
  for (const groups of ['rowGroups', 'columnGroups'] as const)
    copy[groups] = copy[groups].map((group) => ({ ...group, range: here(group.range ?? {}) }))
  copy.conditionalFormats = copy.conditionalFormats.map((rule) => ({
    ...rule,
    ranges: (rule.ranges ?? []).map(here),
  }))
  copy.tables = copy.tables.map((table) => ({
    ...table,
    tableId: String(freeNumber(() => false)),
    range: here(table.range ?? {}),
  }))
  const metadataIds = allMetadata({ ...rest, sheets: others }).map(({ metadataId }) => metadataId)
  copy.developerMetadata = copy.developerMetadata.map((metadata) => ({
    ...metadata,
    metadataId: freeNumber((id) => metadataIds.includes(id)),
    location: locationAt(metadata.location, sheetId),
  }))
}

const locationAt = (
  { dimensionRange, ...location }: sheets_v4.Schema$DeveloperMetadataLocation = {},
  sheetId: number,
): sheets_v4.Schema$DeveloperMetadataLocation =>
  dimensionRange ? { ...location, dimensionRange: { ...dimensionRange, sheetId } } : { ...location, sheetId }
