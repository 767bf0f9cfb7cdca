import type { drive_v3 } from '@googleapis/drive'
import { gridBlock } from './a1.ts'
import { type Account, addDocument, freeNumber, store } from './account.ts'
import type { ApiAnswer, ApiRequest } from './answer.ts'
import { typedCell } from './entered.ts'
import { applyMask, parseMask } from './field-mask.ts'
import { notFound } from './refusals.ts'
import { Shown } from './shown-cell.ts'
import { type Document, draftOf, newSheet, newSpreadsheet, putCell } from './spreadsheet.ts'
import { valueRange } from './values.ts'

const MIME = 'application/vnd.google-apps.spreadsheet'
const USUAL = 'kind,id,name,mimeType'

/** A file in Drive's words. */
const fileAnswer = ({
  id,
  spreadsheet,
  createdTime,
  modifiedTime,
  version,
}: Document): drive_v3.Schema$File => ({
  kind: 'drive#file',
  id,
  name: spreadsheet.properties.title ?? '',
  mimeType: MIME,
  createdTime: new Date(createdTime).toISOString(),
  modifiedTime: new Date(modifiedTime).toISOString(),
  version: String(version),
  trashed: false,
  capabilities: { canEdit: true },
})

const told = (file: drive_v3.Schema$File, query: URLSearchParams): unknown =>
  applyMask(file, parseMask(query.get('fields') ?? USUAL))

/** What a request wants of an answer: all unless it says so. */
const only = (body: object, query: URLSearchParams): unknown =>
  applyMask(body, parseMask(query.get('fields') ?? '*'))

/** Answers a call of Drive's files. */
export function driveAnswer(account: Account, request: ApiRequest, path: readonly string[]): ApiAnswer {
  const { method, query } = request
  const [id, part, partId] = path
  if (id === undefined) return method === 'POST' ? created(account, request) : listed(account, query)
  const document = account.documents.get(id)
  if (document === undefined) return notFound()
  if (part === 'export') return exported(document, query)
  if (part === 'comments')
    return { status: 200, body: only({ kind: 'drive#commentList', comments: [] }, query) }
  if (part === 'copy') return copied(account, document, request)
  if (part === 'permissions') return permissions(document, request, partId)
  if (method === 'DELETE') {
    account.documents.delete(id)
    return { status: 204, body: undefined }
  }
  if (method === 'PATCH') renamed(account, document, request)
  return { status: 200, body: told(fileAnswer(document), query) }
}

function created(account: Account, { body, query }: ApiRequest): ApiAnswer {
  const { name }: drive_v3.Schema$File = body === '' ? {} : JSON.parse(body)
  return { status: 200, body: told(fileAnswer(addDocument(account, name ?? 'Untitled')), query) }
}

function renamed(account: Account, document: Document, { body }: ApiRequest): void {
  const { name }: drive_v3.Schema$File = JSON.parse(body || '{}')
  const draft = draftOf(document.spreadsheet)
  if (name) Object.assign(draft.properties, { title: name })
  store(account, document, draft)
}

function copied(account: Account, document: Document, { body, query }: ApiRequest): ApiAnswer {
  const { name }: drive_v3.Schema$File = JSON.parse(body || '{}')
  const spreadsheet = draftOf(document.spreadsheet)
  const title = name ?? `Copy of ${spreadsheet.properties.title ?? ''}`
  const copy = addDocument(account, title, {
    ...spreadsheet,
    properties: { ...spreadsheet.properties, title },
  })
  return { status: 200, body: told(fileAnswer(copy), query) }
}

/** The search terms that clients of Sheets use: kind of file, and name. */
function listed(account: Account, query: URLSearchParams): ApiAnswer {
  const wanted = query.get('q') ?? ''
  const name = /name\s*=\s*(?:"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)')/u.exec(
    wanted,
  )?.groups
  const only = (name?.['double'] ?? name?.['single'])?.replace(/\\(.)/gu, '$1')
  const files = [...account.documents.values()]
    .filter(({ spreadsheet }) => only === undefined || spreadsheet.properties.title === only)
    .map(fileAnswer)
    .reverse()
  const usual = 'kind,nextPageToken,incompleteSearch,files(kind,id,name,mimeType)'
  const list = { kind: 'drive#fileList', incompleteSearch: false, files } satisfies drive_v3.Schema$FileList
  return { status: 200, body: applyMask(list, parseMask(query.get('fields') ?? usual)) }
}

function exported({ spreadsheet }: Document, query: URLSearchParams): ApiAnswer {
  const type = query.get('mimeType') ?? ''
  const separator = { 'text/csv': ',', 'text/tab-separated-values': '\t' }[type]
  const [first] = spreadsheet.sheets
  if (separator === undefined || first === undefined)
    return { status: 400, body: { error: { code: 400, message: `The emulator exports no ${type}.` } } }
  const block = gridBlock(spreadsheet, { sheetId: first.properties.sheetId })
  const shown =
    valueRange(block, new Shown(spreadsheet), { value: 'FORMATTED_VALUE', dates: '' }).values ?? []
  const width = Math.max(0, ...shown.map((row: readonly unknown[]) => row.length))
  const lines = shown.map((row: readonly unknown[]) =>
    Array.from({ length: width }, (_, index) => quoted(String(row[index] ?? ''), separator)).join(separator),
  )
  return { status: 200, body: lines.join('\r\n'), contentType: type }
}

const quoted = (text: string, separator: string): string =>
  [separator, '"', '\n', '\r'].some((each) => text.includes(each)) ? `"${text.replaceAll('"', '""')}"` : text

function permissions(
  document: Document,
  { method, body, query }: ApiRequest,
  id: string | undefined,
): ApiAnswer {
  if (method === 'POST') {
    const given: drive_v3.Schema$Permission = JSON.parse(body || '{}')
    const known = document.permissions.find(
      ({ emailAddress }) => emailAddress && emailAddress === given.emailAddress,
    )
    const permission = {
      ...given,
      kind: 'drive#permission',
      id: known?.id ?? String(document.permissions.length + 1),
    }
    document.permissions = [...document.permissions.filter((each) => each !== known), permission]
    const { kind, type, role } = permission
    return { status: 200, body: only({ kind, id: permission.id, type, role }, query) }
  }
  if (id === undefined)
    return {
      status: 200,
      body: only({ kind: 'drive#permissionList', permissions: document.permissions }, query),
    }
  const found = document.permissions.find((each) => each.id === id)
  if (found === undefined) return notFound()
  if (method !== 'DELETE') return { status: 200, body: only(found, query) }
  document.permissions = document.permissions.filter((each) => each !== found)
  return { status: 204, body: undefined }
}

/** PUT of a file's content: a table of texts becomes the only sheet, titled as the file. */
export function uploaded(account: Account, document: Document, { body }: ApiRequest): ApiAnswer {
  const title = document.spreadsheet.properties.title ?? ''
  const sheet = newSheet(
    freeNumber(() => false),
    title,
  )
  for (const [row, line] of body.split(/\r\n|\n/u).entries())
    for (const [column, text] of line.split(',').entries())
      if (text !== '') putCell(sheet, row, column, typedCell(text, undefined))
  const spreadsheet = newSpreadsheet(title)
  // Whoever converts a file works in Google's own zone.
  Object.assign(spreadsheet.properties, { timeZone: 'America/Los_Angeles' })
  store(account, document, { ...spreadsheet, sheets: [sheet] })
  return { status: 200, body: { kind: 'drive#file', id: document.id, title, mimeType: MIME } }
}
