import type { sheets_v4 } from '@googleapis/sheets'
import * as cells from './cells.ts'
import * as conditionalFormats from './conditional-formats.ts'
import * as developerMetadata from './developer-metadata.ts'
import * as dimensionGroups from './dimension-groups.ts'
import * as dimensions from './dimensions.ts'
import * as findReplace from './find-replace.ts'
import type { Handler, Work } from './handler.ts'
import * as mergeCells from './merge-cells.ts'
import * as paste from './paste.ts'
import * as ranges from './ranges.ts'
import * as sheets from './sheets.ts'
import * as shiftCells from './shift-cells.ts'
import * as sortRange from './sort-range.ts'
import * as tables from './tables.ts'
import * as updateBorders from './update-borders.ts'

type Request = sheets_v4.Schema$Request
type Kind = keyof Request
type Handlers = { readonly [K in Kind]?: Handler<NonNullable<Request[K]>> }

const HANDLERS: Handlers = {
  ...cells,
  ...conditionalFormats,
  ...developerMetadata,
  ...dimensionGroups,
  ...dimensions,
  ...findReplace,
  ...mergeCells,
  ...paste,
  ...ranges,
  ...sheets,
  ...shiftCells,
  ...sortRange,
  ...tables,
  ...updateBorders,
}

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
