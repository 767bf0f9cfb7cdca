import { type Account, openAccount } from './account.ts'
import { route } from './route.ts'

export { type Account, openAccount }

/** A request as it arrives, its path still percent-encoded. */
export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Raw text, empty when there is none. */
  readonly body: string
  readonly contentType: string | null
  readonly token: string | null
}

/** What comes back: JSON, or the text of an export, or nothing for 204. */
export interface ApiAnswer {
  readonly status: number
  readonly body: unknown
  readonly contentType?: string
}

/** Answers one request as Google would; it throws on a bug only, refusals are answers too. */
export function answer(account: Account, request: ApiRequest): ApiAnswer {
  return route(account, request)
}
