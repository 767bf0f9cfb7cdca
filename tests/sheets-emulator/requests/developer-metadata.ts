// No recording at hand covers this: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { sheetById } from '../a1.ts'
import { freeNumber } from '../account.ts'
import { allMetadata } from '../data-filters.ts'
import { completeLocation, completeMetadata, isLookedFor } from '../developer-metadata.ts'
import { updated } from '../field-mask.ts'
import type { Spreadsheet } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

function placeMetadata(spreadsheet: Spreadsheet, metadata: sheets_v4.Schema$DeveloperMetadata): void {
  const { sheetId, dimensionRange } = metadata.location ?? {}
  const id = sheetId ?? dimensionRange?.sheetId
  if (id == null) spreadsheet.developerMetadata.push(metadata)
  else sheetById(spreadsheet, id).developerMetadata.push(metadata)
}

function takeMetadata(
  spreadsheet: Spreadsheet,
  filters: readonly sheets_v4.Schema$DataFilter[],
): sheets_v4.Schema$DeveloperMetadata[] {
  const isMeant = (metadata: sheets_v4.Schema$DeveloperMetadata): boolean =>
    filters.some(
      ({ developerMetadataLookup }) =>
        developerMetadataLookup && isLookedFor(metadata, developerMetadataLookup),
    )
  const taken = allMetadata(spreadsheet).filter(isMeant)
  for (const holder of [spreadsheet, ...spreadsheet.sheets])
    holder.developerMetadata = holder.developerMetadata.filter((each) => !taken.includes(each))
  return taken
}

/** Attaches metadata to a spreadsheet, a sheet, a row or a column. */
export const createDeveloperMetadata: Handler<sheets_v4.Schema$CreateDeveloperMetadataRequest> = (
  { spreadsheet },
  { developerMetadata },
) => {
  const present = allMetadata(spreadsheet)
  const metadata = completeMetadata(developerMetadata, present, () =>
    freeNumber((id) => present.some(({ metadataId }) => metadataId === id)),
  )
  placeMetadata(spreadsheet, metadata)
  return { createDeveloperMetadata: { developerMetadata: metadata } }
}

/** Changes the metadata that filters find. */
export const updateDeveloperMetadata: Handler<sheets_v4.Schema$UpdateDeveloperMetadataRequest> = (
  { spreadsheet },
  { dataFilters, developerMetadata = {}, fields },
) => {
  const changed = takeMetadata(spreadsheet, dataFilters ?? []).map((metadata) => {
    const next = updated<sheets_v4.Schema$DeveloperMetadata>(metadata, developerMetadata, fields)
    return { ...next, location: completeLocation(next.location) }
  })
  for (const metadata of changed) placeMetadata(spreadsheet, metadata)
  return { updateDeveloperMetadata: { developerMetadata: changed } }
}

/** Deletes the metadata that a filter finds. */
export const deleteDeveloperMetadata: Handler<sheets_v4.Schema$DeleteDeveloperMetadataRequest> = (
  { spreadsheet },
  { dataFilter },
) => ({
  deleteDeveloperMetadata: {
    deletedDeveloperMetadata: takeMetadata(spreadsheet, dataFilter ? [dataFilter] : []),
  },
})
