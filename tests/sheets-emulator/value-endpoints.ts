import type { sheets_v4 } from '@googleapis/sheets'
import { blockInWords, blockOf } from './a1.ts'
import { type Account, changing } from './account.ts'
import { Shown } from './shown-cell.ts'
import type { Document, Spreadsheet } from './spreadsheet.ts'
import {
  appendValues,
  clearValues,
  dimensionOf,
  renderingOf,
  valueRange,
  type Writing,
  type Written,
  writeValues,
} from './values.ts'
import { worded } from './wording.ts'

/** GET `values/{range}`. */
export const getValues = (
  { spreadsheet }: Document,
  range: string,
  query: URLSearchParams,
): sheets_v4.Schema$ValueRange => {
  const rendering = renderingOf(query.get('valueRenderOption'), query.get('dateTimeRenderOption'))
  const dimension = dimensionOf(query.get('majorDimension'))
  return valueRange(blockOf(spreadsheet, range), new Shown(spreadsheet), rendering, dimension)
}

/** GET `values:batchGet`. */
export function batchGetValues(
  { id, spreadsheet }: Document,
  query: URLSearchParams,
): sheets_v4.Schema$BatchGetValuesResponse {
  const rendering = renderingOf(query.get('valueRenderOption'), query.get('dateTimeRenderOption'))
  const dimension = dimensionOf(query.get('majorDimension'))
  const shown = new Shown(spreadsheet)
  return {
    spreadsheetId: id,
    valueRanges: query
      .getAll('ranges')
      .map((range) => valueRange(blockOf(spreadsheet, range), shown, rendering, dimension)),
  }
}

/** What an answer to a writing is to tell besides. */
interface Told {
  readonly includesValues: boolean
  readonly value: string | null
  readonly dates: string | null
}

const toldBy = (query: URLSearchParams): Told => ({
  includesValues: query.get('includeValuesInResponse')?.toLowerCase() === 'true',
  value: query.get('responseValueRenderOption'),
  dates: query.get('responseDateTimeRenderOption'),
})

const writingOf = (
  range: string,
  body: sheets_v4.Schema$ValueRange,
  input: string | null | undefined,
): Writing => ({
  range,
  values: body.values,
  majorDimension: dimensionOf(body.majorDimension),
  input: input ?? '',
})

/** PUT `values/{range}`. */
export function updateValues(
  account: Account,
  document: Document,
  range: string,
  query: URLSearchParams,
  body: sheets_v4.Schema$ValueRange,
): sheets_v4.Schema$UpdateValuesResponse {
  return changing(account, document, (draft) =>
    updateAnswer(
      document.id,
      draft,
      writeValues(draft, writingOf(range, body, query.get('valueInputOption'))),
      toldBy(query),
    ),
  )
}

/** POST `values/{range}:append`. */
export function appendedValues(
  account: Account,
  document: Document,
  range: string,
  query: URLSearchParams,
  body: sheets_v4.Schema$ValueRange,
): sheets_v4.Schema$AppendValuesResponse {
  const inserts = query.get('insertDataOption') === 'INSERT_ROWS'
  return changing(account, document, (draft) => {
    const { table, written } = appendValues(
      draft,
      writingOf(range, body, query.get('valueInputOption')),
      inserts,
    )
    return {
      spreadsheetId: document.id,
      ...(table ? { tableRange: blockInWords(table) } : {}),
      updates: updateAnswer(document.id, draft, written, toldBy(query)),
    }
  })
}

/** POST `values:batchUpdate`. */
export function batchUpdateValues(
  account: Account,
  document: Document,
  body: sheets_v4.Schema$BatchUpdateValuesRequest,
): sheets_v4.Schema$BatchUpdateValuesResponse {
  return changing(account, document, (draft) => {
    const told: Told = {
      includesValues: body.includeValuesInResponse === true,
      value: body.responseValueRenderOption ?? null,
      dates: body.responseDateTimeRenderOption ?? null,
    }
    const written = (body.data ?? []).map((data) =>
      writeValues(draft, writingOf(data.range ?? '', data, body.valueInputOption)),
    )
    const places = (of: (each: Written) => ReadonlySet<number>): number =>
      new Set(
        written.flatMap((each) => [...of(each)].map((at) => `${each.block.sheet.properties.sheetId}/${at}`)),
      ).size
    const totals = worded({
      totalUpdatedRows: places(({ rows }) => rows),
      totalUpdatedColumns: places(({ columns }) => columns),
      totalUpdatedCells: written.reduce((sum, { cells }) => sum + cells, 0),
      totalUpdatedSheets: new Set(written.map(({ block }) => block.sheet)).size,
    })
    return {
      spreadsheetId: document.id,
      ...totals,
      responses: written.map((each) => updateAnswer(document.id, draft, each, told)),
    }
  })
}

/** POST `values/{range}:clear`. */
export const clearedValues = (
  account: Account,
  document: Document,
  range: string,
): sheets_v4.Schema$ClearValuesResponse =>
  changing(account, document, (draft) => ({
    spreadsheetId: document.id,
    clearedRange: blockInWords(clearValues(draft, range)),
  }))

/** POST `values:batchClear`. */
export const batchClearedValues = (
  account: Account,
  document: Document,
  body: sheets_v4.Schema$BatchClearValuesRequest,
): sheets_v4.Schema$BatchClearValuesResponse =>
  changing(account, document, (draft) => ({
    spreadsheetId: document.id,
    clearedRanges: (body.ranges ?? []).map((range) => blockInWords(clearValues(draft, range))),
  }))

function updateAnswer(
  spreadsheetId: string,
  draft: Spreadsheet,
  { block, rows, columns, cells }: Written,
  { includesValues, value, dates }: Told,
): sheets_v4.Schema$UpdateValuesResponse {
  return {
    spreadsheetId,
    updatedRange: blockInWords(block),
    ...(cells === 0 ? {} : { updatedRows: rows.size, updatedColumns: columns.size, updatedCells: cells }),
    ...(includesValues
      ? { updatedData: valueRange(block, new Shown(draft), renderingOf(value, dates)) }
      : {}),
  }
}
