import type { ApiRequest } from './answer.ts'
import { type Call, isMeant, kindOf, type Match, type RequestKind } from './request-kind.ts'

/** One request that arrived. */
export interface LogEntry extends Call {
  readonly query: URLSearchParams
  readonly token: string | null
  /** When it arrived, on the clock. */
  readonly at: number
  /** What was answered; null while it is under way, and for good when the connection broke. */
  readonly status: number | null
  /** The body as JSON, the text itself where it is none; null where there is no body. */
  readonly body: unknown
}

/** Which entries are meant. */
export interface LogFilter extends Match {
  /** Only those that arrived at this moment or later. */
  readonly since?: number
  readonly status?: number | null
}

/** What was asked of the emulator, in the order of arrival; people's edits are not in it. */
export class RequestLog {
  #entries: Entry[] = []

  get entries(): readonly LogEntry[] {
    return this.#entries
  }

  add(request: ApiRequest, at: number): LogEntry & { status: number | null } {
    const entry = new Entry(request, at)
    this.#entries.push(entry)
    return entry
  }

  find(filter: LogFilter = {}): readonly LogEntry[] {
    return this.#entries.filter(
      (entry) =>
        isMeant(entry, filter) &&
        (filter.since === undefined || entry.at >= filter.since) &&
        (filter.status === undefined || entry.status === filter.status),
    )
  }

  count(filter: LogFilter = {}): number {
    return this.find(filter).length
  }

  clear(): void {
    this.#entries = []
  }
}

class Entry implements LogEntry {
  readonly #text: string
  #parsed: { readonly body: unknown } | null = null
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly token: string | null
  readonly kind: RequestKind
  readonly at: number
  status: number | null = null

  constructor(request: ApiRequest, at: number) {
    this.method = request.method
    this.path = request.path
    this.query = request.query
    this.token = request.token
    this.kind = kindOf(request.method, request.path)
    this.#text = request.body
    this.at = at
  }

  get body(): unknown {
    this.#parsed ??= { body: parsed(this.#text) }
    return this.#parsed.body
  }
}

function parsed(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
