import type { drive_v3 } from '@googleapis/drive'
import { type Account, addDocument, store } from './account.ts'
import type { ApiAnswer, ApiRequest } from './answer.ts'
import { exported } from './drive-content.ts'
import { fileAnswer } from './drive-files.ts'
import { permissionsAnswer } from './drive-permissions.ts'
import { driveRefusal, fileNotFound } from './drive-refusals.ts'
import { searchOf } from './drive-search.ts'
import { applyMask, parseMask } from './field-mask.ts'
import { type Document, draftOf } from './spreadsheet.ts'

const USUAL = 'kind,id,name,mimeType'

/** Answers a call of Drive's files. */
export function driveAnswer(account: Account, request: ApiRequest, path: readonly string[]): ApiAnswer {
  const { method, query } = request
  const [id, part, partId] = path
  if (id === undefined) return method === 'POST' ? created(account, request) : listed(account, query)
  const document = account.documents.get(id)
  if (document === undefined) return fileNotFound(id)
  if (part === 'export') return exported(document, query)
  if (part === 'comments')
    return masked({ kind: 'drive#commentList', comments: [] } satisfies drive_v3.Schema$CommentList, query)
  if (part === 'copy') return copied(account, document, request)
  if (part === 'permissions') return permissionsAnswer(document, request, partId)
  if (method === 'DELETE') {
    account.documents.delete(id)
    return { status: 204, body: undefined }
  }
  if (method === 'PATCH') changed(account, document, request)
  return masked(fileAnswer(document), query, USUAL)
}

/** What a request wants of an answer, or else what is usual. */
const masked = (body: object, query: URLSearchParams, usual = '*'): ApiAnswer => ({
  status: 200,
  body: applyMask(body, parseMask(query.get('fields') ?? usual)),
})

/** The seam of bodies: what a client sends is taken for what Google's types promise. */
const given = ({ body }: ApiRequest): drive_v3.Schema$File => JSON.parse(body.trim() || '{}')

function created(account: Account, request: ApiRequest): ApiAnswer {
  const { name, parents } = given(request)
  const document = addDocument(account, name ?? 'Untitled')
  if (parents?.length) document.parents = parents
  return masked(fileAnswer(document), request.query, USUAL)
}

function changed(account: Account, document: Document, request: ApiRequest): void {
  const { name } = given(request)
  const [added, removed] = ['addParents', 'removeParents'].map((key) =>
    (request.query.get(key) ?? '').split(',').filter(Boolean),
  )
  document.parents = [
    ...new Set([...document.parents.filter((each) => !removed?.includes(each)), ...(added ?? [])]),
  ]
  const draft = draftOf(document.spreadsheet)
  if (name) Object.assign(draft.properties, { title: name })
  store(account, document, draft)
}

function copied(account: Account, document: Document, request: ApiRequest): ApiAnswer {
  const { name, parents } = given(request)
  const spreadsheet = draftOf(document.spreadsheet)
  const title = name ?? `Copy of ${spreadsheet.properties.title ?? ''}`
  const copy = addDocument(account, title, {
    ...spreadsheet,
    properties: { ...spreadsheet.properties, title },
  })
  copy.parents = parents ?? document.parents
  return masked(fileAnswer(copy), request.query, USUAL)
}

const PAGE = 100

/** The newest first, page by page. */
function listed(account: Account, query: URLSearchParams): ApiAnswer {
  const isWanted = searchOf(query.get('q') ?? '')
  if (isWanted === null) return driveRefusal(400, 'invalid', 'Invalid Value', 'q')
  const found = [...account.documents.values()].map(fileAnswer).filter(isWanted).reverse()
  const from = Number(query.get('pageToken') ?? 0)
  const to = from + Number(query.get('pageSize') ?? PAGE)
  const list = {
    kind: 'drive#fileList',
    incompleteSearch: false,
    ...(to < found.length ? { nextPageToken: String(to) } : {}),
    files: found.slice(from, to),
  } satisfies drive_v3.Schema$FileList
  return masked(list, query, `kind,nextPageToken,incompleteSearch,files(${USUAL})`)
}
