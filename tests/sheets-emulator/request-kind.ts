/** What a request costs: a read or a write of Sheets' quota, or something that quota does not count. */
export type RequestKind = 'read' | 'write' | 'drive' | 'token'

/** A call as rules and records see it. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly kind: RequestKind
}

/** Which calls are meant; what is left out does not matter. */
export interface Match {
  readonly method?: string
  readonly path?: RegExp
  readonly kind?: RequestKind
}

const TOKEN_PATH = '/token'
const SHEETS_PATH = /^\/v4\//u
/** Google counts "get or search" as reads, and these are both although they are posted. */
const POSTED_READ = /:getByDataFilter$|values:batchGetByDataFilter$|developerMetadata:search$/u

/** Tells what a request is from its method and path alone. */
export function kindOf(method: string, path: string): RequestKind {
  if (path === TOKEN_PATH) return 'token'
  if (!SHEETS_PATH.test(path)) return 'drive'
  return method === 'GET' || POSTED_READ.test(path) ? 'read' : 'write'
}

/** Whether a call is one of those meant. */
export function isMeant(call: Call, match: Match): boolean {
  return (
    (match.method === undefined || match.method === call.method) &&
    (match.kind === undefined || match.kind === call.kind) &&
    (match.path === undefined || call.path.search(match.path) >= 0)
  )
}
