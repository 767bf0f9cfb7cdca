import { extname } from 'node:path'
import type { GraphQLSchema } from 'graphql'
import { schema as declared } from '../schema/index.ts'
import { DEVELOPERS } from '../schema/roles.ts'
import { type Clock, systemClock } from './clock.ts'
import { googleOf, spreadsheetAddress } from './google-of.ts'
import { buildGraph } from './graph/build.ts'
import { insights } from './insights/insights.ts'
import { viewerOf } from './insights/viewer-of.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Office } from './office.ts'
import type { ViewFor } from './server/caller.ts'
import type { ApiRights } from './server/server.ts'
import { DEMO_VIEWER } from './server/sign-in.ts'
import { SnapshotKeeper } from './snapshot/keeper.ts'
import type { Snapshot } from './snapshot/snapshot.ts'
import type { KeptWorkbook } from './snapshot/watched-workbook.ts'
import { openCsv } from './sources/csv.ts'
import type { GoogleConnection } from './sources/google/connection.ts'
import { openGoogle } from './sources/google/google.ts'
import { openXlsx } from './sources/xlsx/open-xlsx.ts'
import { checkSchema } from './tables/check.ts'
import { openView, type View } from './view/view.ts'
import type { Viewer } from './view/viewer.ts'
import { WriteDesk } from './writes/desk.ts'
import { WriteOverlay } from './writes/overlay.ts'

/** The checked schema of every office. */
export const schema = checkSchema(declared)

let built: GraphQLSchema | null = null

/** The API of every office, built when it is first asked for: most commands never do. */
export const officeGraph = (): GraphQLSchema => (built ??= buildGraph(schema, insights))

/** An office in service. */
export interface RunningOffice {
  readonly office: Office
  readonly keeper: SnapshotKeeper
  /** `null` where nothing can be written. */
  readonly desk: WriteDesk | null
  readonly graph: GraphQLSchema
  /** Reads everything once, takes up what was not settled when an earlier process ended, and goes on from there. */
  start(): Promise<Snapshot>
  /** What somebody may see today, or why nothing. */
  readonly viewFor: ViewFor
  readonly rights: ApiRights
  /** What somebody may see within some roles; `null` is nobody in particular. */
  viewWithin(subject: string | null, roles: readonly string[]): ReturnType<ViewFor>
}

/** What an office is run with. */
export interface RunOptions {
  readonly clock?: Clock
  /** Without one nothing can be written. */
  readonly ledger?: Ledger | null
  readonly onChange?: (snapshot: Snapshot, before: Snapshot | null) => void
  readonly onFault?: (error: unknown) => void
}

const LARGEST_WORKBOOK = 512 * 1024 * 1024
const SLOWEST_READ_MS = 120_000

/** The workbooks of an office, ready to be read; throws `OfficeMistakes` if Google is needed and cannot be reached at all. */
export function workbooksOf(office: Office, clock: Clock = systemClock): readonly KeptWorkbook[] {
  let google: GoogleConnection | null = null
  return Object.entries(office.workbooks).map(([key, place]) => {
    if ('google' in place) {
      // All of them share one account, and so one quota.
      google ??= googleOf(office, clock)
      return {
        key,
        file: spreadsheetAddress(place.google),
        kind: 'google',
        source: openGoogle(place.google, google),
      }
    }
    const { file } = place
    const csv = extname(file).toLowerCase() === '.csv'
    const options = { folder: office.folder, maxBytes: LARGEST_WORKBOOK, timeoutMs: SLOWEST_READ_MS }
    return {
      key,
      file,
      kind: csv ? 'csv' : 'xlsx',
      source: csv ? openCsv(file, options) : openXlsx(file, options),
    }
  })
}

/** Puts an office into service; nothing is read before the keeper starts. */
export function runOffice(office: Office, options: RunOptions = {}): RunningOffice {
  const { ledger = null, onChange, onFault = () => undefined } = options
  const clock = options.clock ?? systemClock
  const workbooks = workbooksOf(office, clock)
  const overlay = new WriteOverlay()
  const keeper = new SnapshotKeeper({
    schema,
    workbooks,
    settings: office.settings,
    ...options,
    overlay,
    onChange: (snapshot, before) => {
      onChange?.(snapshot, before)
      desk?.observe(snapshot, before)
    },
  })
  const desk = ledger && new WriteDesk({ workbooks, keeper, ledger, overlay, clock, onFault })
  let views = new Map<string, View>()
  let viewsOf: Snapshot | null = null
  const developers = office.api.developers ?? DEVELOPERS
  const isDeveloper = ({ roles }: Viewer): boolean => roles.some((role) => developers.includes(role))
  return {
    office,
    keeper,
    desk,
    graph: officeGraph(),
    rights: {
      isDeveloper,
      mayAskFreely: (viewer) => office.api.freeQueries === 'ALL' || isDeveloper(viewer),
    },
    start: async () => {
      const snapshot = await keeper.start()
      await desk?.start()
      return snapshot
    },
    viewWithin: (subject, roles) => {
      const snapshot = keeper.current
      if (snapshot === null) return 'NOT_READY'
      const today = dayIn(new Date(clock.now()))
      const person = subject === null ? null : viewerOf(snapshot, subject, office.granted, today)
      if (subject !== null && person === null) return 'FORBIDDEN'
      const viewer = person ?? {
        subject: '',
        roles: [NOBODY_IN_PARTICULAR],
        person: null,
        scope: new Set<string>(),
      }
      const within = viewer.roles.filter((role) => roles.includes(role))
      if (within.length === 0) return 'FORBIDDEN'
      const isPerson = within.some((role) => viewer.roles.includes(role) && role !== NOBODY_IN_PARTICULAR)
      return openView(
        snapshot,
        {
          ...viewer,
          roles: within,
          person: isPerson ? viewer.person : null,
          scope: within.includes('MANAGER') ? viewer.scope : new Set<string>(),
        },
        today,
        schema.strictest,
      )
    },
    viewFor: (subject) => {
      const snapshot = keeper.current
      if (snapshot === null) return 'NOT_READY'
      if (viewsOf !== snapshot) views = new Map()
      viewsOf = snapshot
      const today = dayIn(new Date(clock.now()))
      const known = views.get(`${today} ${subject}`)
      if (known) return known
      const viewer =
        office.signIn === 'demo' && subject === DEMO_VIEWER
          ? demoHr
          : viewerOf(snapshot, subject, office.granted, today)
      if (viewer === null) return 'FORBIDDEN'
      const view = openView(snapshot, viewer, today, schema.strictest)
      views.set(`${today} ${subject}`, view)
      return view
    },
  }
}

/** The role of whoever looks at a page that speaks for no person. */
const NOBODY_IN_PARTICULAR = 'DASHBOARD'

const demoHr: Viewer = { subject: DEMO_VIEWER, roles: ['HR'], person: null, scope: new Set() }

/** The day in Japan, where the office is, as ISO date. */
export const dayIn = (moment: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(moment)
