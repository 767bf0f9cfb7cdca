import type { sheets_v4 } from '@googleapis/sheets'
import * as cells from './cells.ts'
import * as dimensions from './dimensions.ts'
import type { Handler, Work } from './handler.ts'
import * as ranges from './ranges.ts'
import * as sheets from './sheets.ts'
import * as unrecorded from './unrecorded.ts'

type Request = sheets_v4.Schema$Request
type Kind = keyof Request
type Handlers = { readonly [K in Kind]?: Handler<NonNullable<Request[K]>> }

const HANDLERS: Handlers = { ...sheets, ...cells, ...dimensions, ...ranges, ...unrecorded }

const isKind = (name: string): name is Kind => Object.hasOwn(HANDLERS, name)

/** Carries out one request of a batch; answers null for a kind that the emulator does not know. */
export function carryOut(work: Work, name: string, request: Request): sheets_v4.Schema$Response | null {
  return isKind(name) ? handled(work, name, request) : null
}

function handled<K extends Kind>(work: Work, kind: K, request: Request): sheets_v4.Schema$Response | null {
  const handle: Handlers[K] = HANDLERS[kind]
  const given = request[kind]
  return handle && given ? handle(work, given) : null
}
