import type { sheets_v4 } from '@googleapis/sheets'
import type { Account } from './account.ts'
import type { ApiAnswer, ApiRequest } from './answer.ts'
import { BadRequest, batchUpdate } from './batch-update.ts'
import { allMetadata, matchedMetadata, rangesOf } from './data-filters.ts'
import { copySheetTo, createdSpreadsheet } from './document-endpoints.ts'
import { driveAnswer } from './drive.ts'
import { uploaded } from './drive-content.ts'
import { fileNotFound } from './drive-refusals.ts'
import { applyMask, parseMask } from './field-mask.ts'
import { filteredValues } from './filtered-values.ts'
import { allWellFormed, BadValue, wellFormed } from './given-values.ts'
import { Mistake } from './mistake.ts'
import { notFound, refusal } from './refusals.ts'
import type { Document } from './spreadsheet.ts'
import { spreadsheetAnswer } from './spreadsheet-answer.ts'
import {
  appendedValues,
  batchClearedValues,
  batchGetValues,
  batchUpdateValues,
  clearedValues,
  getValues,
  updateValues,
} from './value-endpoints.ts'

/** Answers a request by its method and path. */
export function route(account: Account, request: ApiRequest): ApiAnswer {
  try {
    return routed(account, request)
  } catch (error) {
    if (error instanceof BadValue)
      return refusal(400, 'INVALID_ARGUMENT', error.message, [
        {
          '@type': 'type.googleapis.com/google.rpc.BadRequest',
          fieldViolations: [{ field: error.field, description: error.message }],
        },
      ])
    if (error instanceof Mistake || error instanceof BadRequest)
      return refusal(400, 'INVALID_ARGUMENT', error.message)
    if (error instanceof URIError) return refusal(400, 'INVALID_ARGUMENT', 'Invalid URL.')
    if (error instanceof SyntaxError)
      return refusal(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received.')
    throw error
  }
}

const FILES = /^\/drive\/v3\/files(?:\/(?<rest>.*))?$/u
const UPLOAD = /^\/upload\/drive\/v2\/files\/(?<id>[^/]+)$/u
const SHEETS = /^\/v4\/spreadsheets(?:\/(?<id>[^/:]+)(?<rest>.*))?$/u

function routed(account: Account, request: ApiRequest): ApiAnswer {
  const files = FILES.exec(request.path)
  if (files) return driveAnswer(account, request, (files.groups?.['rest'] ?? '').split('/').filter(Boolean))
  const upload = UPLOAD.exec(request.path)?.groups?.['id']
  if (upload !== undefined) {
    const document = account.documents.get(upload)
    return document ? uploaded(account, document, request) : fileNotFound(upload)
  }
  const sheets = SHEETS.exec(request.path)
  if (!sheets) return notFound()
  const id = sheets.groups?.['id']
  if (id === undefined) return masked(request, createdSpreadsheet(account, parsed(request)))
  const document = account.documents.get(decodeURIComponent(id))
  if (document === undefined) return notFound()
  const body = documentAnswer(account, document, request, sheets.groups?.['rest'] ?? '')
  return body === null ? notFound() : masked(request, body)
}

const masked = ({ query }: ApiRequest, body: object): ApiAnswer => ({
  status: 200,
  body: applyMask(body, parseMask(query.get('fields') ?? '*')),
})

/** The seam of bodies: what a client sends is taken for what Google's types promise, and read as carefully as they allow. */
const parsed = <B extends object>({ body }: ApiRequest): B => {
  const message = JSON.parse(body.trim() === '' ? '{}' : body)
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    throw new Mistake('Invalid JSON payload received.')
  return message
}

function documentAnswer(
  account: Account,
  document: Document,
  request: ApiRequest,
  rest: string,
): object | null {
  const { method, query } = request
  const path = decodeURIComponent(rest).replace(/^\/(?=:|$)/u, '')
  if (method === 'GET' && path === '') return asked(document, query)
  if (method === 'POST' && path === ':batchUpdate')
    return batchUpdate(account, document, parsed<sheets_v4.Schema$BatchUpdateSpreadsheetRequest>(request))
  if (method === 'POST' && path === ':getByDataFilter')
    return filtered(document, parsed<sheets_v4.Schema$GetSpreadsheetByDataFilterRequest>(request), query)
  if (path.startsWith('/developerMetadata')) return metadataAnswer(document, request, path)
  if (path.startsWith('/values'))
    return valuesAnswer(account, document, request, path.slice('/values'.length))
  const copied = /^\/sheets\/(?<sheet>\d+):copyTo$/u.exec(path)?.groups?.['sheet']
  if (method === 'POST' && copied !== undefined)
    return copySheetTo(
      account,
      document,
      Number(copied),
      parsed<sheets_v4.Schema$CopySheetToAnotherSpreadsheetRequest>(request),
    )
  return null
}

/** `spreadsheets:getByDataFilter`: as `spreadsheets.get`, its ranges told by filters. */
function filtered(
  document: Document,
  { dataFilters, includeGridData }: sheets_v4.Schema$GetSpreadsheetByDataFilterRequest,
  query: URLSearchParams,
): sheets_v4.Schema$Spreadsheet {
  const ranges = rangesOf(document.spreadsheet, dataFilters ?? [])
  return spreadsheetAnswer(document, { includesGrid: wantsGrid(query, includeGridData === true), ranges })
}

function metadataAnswer({ spreadsheet }: Document, request: ApiRequest, path: string): object | null {
  if (path === '/developerMetadata:search') {
    const { dataFilters } = parsed<sheets_v4.Schema$SearchDeveloperMetadataRequest>(request)
    const found = matchedMetadata(spreadsheet, dataFilters ?? [])
    return found.length > 0 ? { matchedDeveloperMetadata: found } : {}
  }
  const id = Number(path.slice('/developerMetadata/'.length))
  return allMetadata(spreadsheet).find(({ metadataId }) => metadataId === id) ?? null
}

function asked(document: Document, query: URLSearchParams): sheets_v4.Schema$Spreadsheet {
  const includesGrid = wantsGrid(query, query.get('includeGridData')?.toLowerCase() === 'true')
  return spreadsheetAnswer(document, { includesGrid, ranges: query.getAll('ranges') })
}

/** Whether cells are wanted; with a mask it is the mask that tells. */
function wantsGrid(query: URLSearchParams, isAskedFor: boolean): boolean {
  const fields = query.get('fields')
  if (fields === null) return isAskedFor
  const { sheets, '*': all } = parseMask(fields)
  return all !== undefined || (sheets !== undefined && (Object.keys(sheets).length === 0 || 'data' in sheets))
}

function valuesAnswer(
  account: Account,
  document: Document,
  request: ApiRequest,
  path: string,
): object | null {
  const { method, query } = request
  if (method === 'GET' && path === ':batchGet') return batchGetValues(document, query)
  if (method === 'POST' && path === ':batchUpdate')
    return batchUpdateValues(account, document, allWellFormed(parsed(request)))
  if (method === 'POST' && path === ':batchClear')
    return batchClearedValues(account, document, parsed(request))
  if (method === 'POST' && /^:batch\w+ByDataFilter$/u.test(path))
    return filteredValues(account, document, parsed(request), path)
  const range = path.slice(1)
  if (method === 'GET') return getValues(document, range, query)
  if (method === 'PUT') return updateValues(account, document, range, query, wellFormed(parsed(request)))
  if (method === 'POST' && range.endsWith(':append'))
    return appendedValues(
      account,
      document,
      range.slice(0, -':append'.length),
      query,
      wellFormed(parsed(request)),
    )
  if (method === 'POST' && range.endsWith(':clear'))
    return clearedValues(account, document, range.slice(0, -':clear'.length))
  return null
}
