// No recording covers developer metadata: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { Mistake } from './mistake.ts'

type Metadata = sheets_v4.Schema$DeveloperMetadata
type Location = sheets_v4.Schema$DeveloperMetadataLocation
type Lookup = sheets_v4.Schema$DeveloperMetadataLookup

/** Checks a place that metadata is to stand at, and says of which type it is. */
export function completeLocation(location: Location | undefined): Location {
  const { spreadsheet, sheetId, dimensionRange } = location ?? {}
  const given = [spreadsheet === true, sheetId != null, dimensionRange != null].filter(Boolean).length
  if (given !== 1) throw new Mistake('Developer metadata needs exactly one location')
  if (spreadsheet === true) return { locationType: 'SPREADSHEET', spreadsheet: true }
  if (sheetId != null) return { locationType: 'SHEET', sheetId }
  const { dimension, startIndex, endIndex } = dimensionRange ?? {}
  const isSingle = startIndex != null && endIndex === startIndex + 1
  if (!isSingle) throw new Mistake('Developer metadata stands on a single row or column')
  if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw new Mistake('No dimension is given')
  return {
    locationType: dimension === 'ROWS' ? 'ROW' : 'COLUMN',
    dimensionRange: {
      ...dimensionRange,
      sheetId: dimensionRange?.sheetId ?? 0,
      dimension,
      startIndex,
      endIndex,
    },
  }
}

/** A new entry as it is stored; `freeId` gives one that nobody has. */
export function completeMetadata(
  wanted: Metadata | undefined,
  present: readonly Metadata[],
  freeId: () => number,
): Metadata {
  const { metadataId, metadataKey, metadataValue, visibility, location } = wanted ?? {}
  if (!metadataKey) throw new Mistake('Developer metadata needs a metadataKey')
  if (visibility !== 'DOCUMENT' && visibility !== 'PROJECT')
    throw new Mistake('Developer metadata needs a visibility')
  if (metadataId != null && metadataId <= 0) throw new Mistake('metadataId must be positive')
  if (metadataId != null && present.some((each) => each.metadataId === metadataId))
    throw new Mistake(`There is developer metadata with the id ${metadataId} already`)
  return {
    metadataId: metadataId ?? freeId(),
    metadataKey,
    ...(metadataValue != null && { metadataValue }),
    location: completeLocation(location),
    visibility,
  }
}

/** Whether an entry is one of those a lookup is about; every criterion given must hold. */
export function isLookedFor(metadata: Metadata, lookup: Lookup): boolean {
  for (const field of ['metadataId', 'metadataKey', 'metadataValue', 'visibility'] as const)
    if (lookup[field] != null && lookup[field] !== metadata[field]) return false
  if (lookup.locationType != null && lookup.locationType !== metadata.location?.locationType) return false
  if (!lookup.metadataLocation) return true
  const wanted = completeLocation(lookup.metadataLocation)
  const actual = metadata.location ?? {}
  return lookup.locationMatchingStrategy === 'EXACT_LOCATION' ? isSame(wanted, actual) : meet(wanted, actual)
}

const isSame = (one: Location, other: Location): boolean =>
  one.locationType === other.locationType &&
  sheetOf(one) === sheetOf(other) &&
  one.dimensionRange?.startIndex === other.dimensionRange?.startIndex

/** Places of one sheet meet unless both are rows or both are columns; the spreadsheet meets only itself. */
function meet(one: Location, other: Location): boolean {
  if (one.locationType === 'SPREADSHEET' || other.locationType === 'SPREADSHEET')
    return one.locationType === other.locationType
  if (sheetOf(one) !== sheetOf(other)) return false
  return one.locationType !== other.locationType || isSame(one, other)
}

const sheetOf = ({ sheetId, dimensionRange }: Location): number | null | undefined =>
  dimensionRange ? dimensionRange.sheetId : sheetId
