// No recording at hand covers data filters: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, blockInWords, blockOf, gridBlock } from './a1.ts'
import { isLookedFor } from './developer-metadata.ts'
import { Mistake } from './mistake.ts'
import type { Spreadsheet } from './spreadsheet.ts'

type Filter = sheets_v4.Schema$DataFilter
type Metadata = sheets_v4.Schema$DeveloperMetadata

/** Every piece of developer metadata in a spreadsheet. */
export const allMetadata = ({ developerMetadata, sheets }: Spreadsheet): Metadata[] => [
  ...developerMetadata,
  ...sheets.flatMap((sheet) => sheet.developerMetadata),
]

/** The blocks that a filter means: a range in words, a grid range, or wherever metadata stands. */
export function blocksOf(spreadsheet: Spreadsheet, filter: Filter): Block[] {
  if (filter.a1Range) return [blockOf(spreadsheet, filter.a1Range)]
  if (filter.gridRange) return [gridBlock(spreadsheet, filter.gridRange)]
  const lookup = filter.developerMetadataLookup
  if (!lookup) throw new Mistake('A data filter must have a range or a lookup')
  return allMetadata(spreadsheet)
    .filter((metadata) => isLookedFor(metadata, lookup))
    .flatMap(({ location }) => blockAt(spreadsheet, location))
}

function blockAt(
  spreadsheet: Spreadsheet,
  location: sheets_v4.Schema$DeveloperMetadataLocation | undefined,
): Block[] {
  const { sheetId, dimensionRange } = location ?? {}
  if (sheetId != null) return [gridBlock(spreadsheet, { sheetId })]
  if (!dimensionRange) return []
  const { startIndex = 0, endIndex = 0, dimension } = dimensionRange
  const range = { sheetId: dimensionRange.sheetId ?? 0 }
  return [
    gridBlock(
      spreadsheet,
      dimension === 'ROWS'
        ? { ...range, startRowIndex: startIndex, endRowIndex: endIndex }
        : { ...range, startColumnIndex: startIndex, endColumnIndex: endIndex },
    ),
  ]
}

/** The blocks of several filters in words, without doubles. */
export const rangesOf = (spreadsheet: Spreadsheet, filters: readonly Filter[]): string[] => [
  ...new Set(filters.flatMap((filter) => blocksOf(spreadsheet, filter)).map(blockInWords)),
]

/** Metadata that filters find, each with the filters that found it. */
export function matchedMetadata(
  spreadsheet: Spreadsheet,
  filters: readonly Filter[],
): sheets_v4.Schema$MatchedDeveloperMetadata[] {
  return allMetadata(spreadsheet).flatMap((developerMetadata) => {
    const dataFilters = filters.filter(
      ({ developerMetadataLookup: lookup }) => lookup && isLookedFor(developerMetadata, lookup),
    )
    return dataFilters.length > 0 ? [{ developerMetadata, dataFilters }] : []
  })
}
