// No recording at hand covers data filters: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { blockInWords } from './a1.ts'
import { type Account, changing } from './account.ts'
import { blocksOf } from './data-filters.ts'
import { Shown } from './shown-cell.ts'
import type { Document } from './spreadsheet.ts'
import { clearValues, dimensionOf, renderingOf, valueRange, writeValues } from './values.ts'

type Body = sheets_v4.Schema$BatchGetValuesByDataFilterRequest &
  sheets_v4.Schema$BatchUpdateValuesByDataFilterRequest

/** POST `values:batchGetByDataFilter`, `:batchUpdateByDataFilter` and `:batchClearByDataFilter`. */
export function filteredValues(
  account: Account,
  document: Document,
  body: Body,
  path: string,
): object | null {
  switch (path) {
    case ':batchGetByDataFilter':
      return gotten(document, body)
    case ':batchUpdateByDataFilter':
      return written(account, document, body)
    case ':batchClearByDataFilter':
      return cleared(account, document, body)
    default:
      return null
  }
}

function gotten(
  { id, spreadsheet }: Document,
  body: Body,
): sheets_v4.Schema$BatchGetValuesByDataFilterResponse {
  const shown = new Shown(spreadsheet)
  const rendering = renderingOf(body.valueRenderOption, body.dateTimeRenderOption)
  return {
    spreadsheetId: id,
    valueRanges: (body.dataFilters ?? []).flatMap((filter) =>
      blocksOf(spreadsheet, filter).map((block) => ({
        valueRange: valueRange(block, shown, rendering, dimensionOf(body.majorDimension)),
        dataFilters: [filter],
      })),
    ),
  }
}

function written(
  account: Account,
  document: Document,
  body: Body,
): sheets_v4.Schema$BatchUpdateValuesByDataFilterResponse {
  const responses = changing(account, document, (draft) =>
    (body.data ?? []).flatMap(({ dataFilter = {}, values, majorDimension }) =>
      blocksOf(draft, dataFilter).map((block) => {
        const done = writeValues(draft, {
          range: blockInWords(block),
          values,
          majorDimension: dimensionOf(majorDimension),
          input: body.valueInputOption ?? '',
        })
        return {
          updatedRange: blockInWords(done.block),
          updatedRows: done.rows.size,
          updatedColumns: done.columns.size,
          updatedCells: done.cells,
          dataFilter,
        }
      }),
    ),
  )
  const total = (of: (each: (typeof responses)[number]) => number): number =>
    responses.reduce((sum, each) => sum + of(each), 0)
  return {
    spreadsheetId: document.id,
    totalUpdatedRows: total(({ updatedRows }) => updatedRows),
    totalUpdatedColumns: total(({ updatedColumns }) => updatedColumns),
    totalUpdatedCells: total(({ updatedCells }) => updatedCells),
    totalUpdatedSheets: responses.length > 0 ? 1 : 0,
    responses,
  }
}

const cleared = (
  account: Account,
  document: Document,
  body: Body,
): sheets_v4.Schema$BatchClearValuesByDataFilterResponse =>
  changing(account, document, (draft) => ({
    spreadsheetId: document.id,
    clearedRanges: (body.dataFilters ?? []).flatMap((filter) =>
      blocksOf(draft, filter).map((block) => blockInWords(clearValues(draft, blockInWords(block)))),
    ),
  }))
