import { type AddedRows, applyWrite } from '../../tables/apply-write.ts'
import { cellAt, type SheetGrid } from '../../tables/grid.ts'
import type { SentOp, WorkbookWrite, WriteOutcome } from '../../tables/row-op.ts'
import { isInPlace } from '../../tables/sent-in-place.ts'
import { type Source, SourceError } from '../source.ts'
import type { GoogleConnection } from './connection.ts'
import { type Found, lookUp } from './look-up.ts'
import { type PlacedWrite, rowRequests, type SentRow } from './row-requests.ts'
import { sendRows } from './send-rows.ts'
import { thatFit, unsendable } from './sendable.ts'
import { readTraces, traceRequests } from './trace.ts'
import { traceName } from './trace-name.ts'
import { WAITING_FOR_ROOM, waitingFor } from './waiting.ts'

/** Carries writes out in one spreadsheet. */
export interface Writer {
  /** What `Source` promises of it. */
  apply: Source['apply']
  /** Takes note of where rows stand, which spares a call when they are written to. */
  see(sheets: readonly SheetGrid[]): void
}

/** Told of what is about to be sent where. */
type Tell = NonNullable<Parameters<Source['apply']>[1]>

type Outcomes = ReadonlyMap<WorkbookWrite, WriteOutcome>

/** Opens the writing side of a spreadsheet: one read and one write for all that is given at once. */
export function openWriter(id: string, connection: GoogleConnection): Writer {
  const seen = new Map<string, SheetGrid>()
  const see = (sheets: readonly SheetGrid[]): void => {
    for (const grid of sheets) seen.set(grid.title, grid)
  }

  /** A write that Google refuses becomes a suspect: only when it is refused again after a new look, it is for good. */
  const attempt = async (
    writes: readonly WorkbookWrite[],
    tell: Tell,
    suspects: ReadonlySet<WorkbookWrite> = new Set(),
  ): Promise<Outcomes> => {
    const found = await lookUp(id, connection, writes, seen).catch((error: unknown) => {
      if (error instanceof SourceError) return error
      throw error
    })
    if (found instanceof SourceError) return toAll(writes, () => waitingFor(found.fault))
    const { placed, outcomes, sheets } = place(writes, found)
    see(sheets)
    const batch = rowRequests(placed, found.sheets)
    if (batch.requests.length === 0) return outcomes
    const sending = placed.map(({ write }) => write)
    const trace = traceName()
    const traced = traceRequests(trace, batch.rows, found.sheets)
    tell(sending.map((write) => ({ id: write.id, trace, ops: sentOps(batch.rows, write) })))
    const sent = await sendRows(id, connection, [...traced, ...batch.requests])
    if (sent.state === 'NOT_DONE') {
      const owners = [...traced.map(() => null), ...batch.owners]
      return joined(outcomes, await withoutCulprit(sending, tell, sent.error, owners, suspects))
    }
    const isRight = sent.state === 'DONE' && (await isWhereMeant(trace, batch.rows))
    return joined(
      outcomes,
      toAll(sending, () => ({ state: isRight ? 'APPLIED' : 'UNKNOWN' })),
    )
  }

  /** Whether nobody sorted, moved or typed between the look and the batch; where one row is another's, none is sure. */
  const isWhereMeant = async (trace: string, rows: readonly SentRow[]): Promise<boolean> => {
    const traces = await readTraces(id, connection, [trace]).catch((error: unknown) => {
      if (error instanceof SourceError) return null
      throw error
    })
    const before = traces?.get(trace)
    return before !== undefined && rows.every((each) => isInPlace(sentOp(each), before))
  }

  /** A batch is refused as a whole: what goes on without the write at fault, or in parts where none is named. */
  const withoutCulprit = async (
    writes: readonly WorkbookWrite[],
    tell: Tell,
    { fault, detail }: SourceError,
    owners: readonly (WorkbookWrite | null)[],
    suspects: ReadonlySet<WorkbookWrite>,
  ): Promise<Outcomes> => {
    if (fault === 'TOO_LARGE') return toAll(writes, () => refused('TOO_LONG', detail))
    if (fault !== 'DAMAGED') return toAll(writes, () => waitingFor(fault))
    const named = owners[Number(/requests\[(\d+)\]/u.exec(detail)?.[1] ?? Number.NaN)]
    const culprit = named ?? (writes.length === 1 ? writes[0] : undefined)
    if (culprit === undefined) {
      const middle = Math.ceil(writes.length / 2)
      return joined(await attempt(writes.slice(0, middle), tell), await attempt(writes.slice(middle), tell))
    }
    if (!suspects.has(culprit)) return attempt(writes, tell, new Set([...suspects, culprit]))
    const others = writes.filter((write) => write !== culprit)
    const refusal = toAll([culprit], () => refused('NOT_ALLOWED', detail))
    return others.length === 0 ? refusal : joined(refusal, await attempt(others, tell, suspects))
  }

  return {
    see,
    apply: async (writes, tell = () => undefined) => {
      const refusals = writes.map(unsendable)
      const fitting = thatFit(writes.filter((_write, index) => refusals[index] === null))
      const outcomes = fitting.length === 0 ? null : await attempt(fitting, tell)
      return writes.map((write, index) => refusals[index] ?? outcomes?.get(write) ?? WAITING_FOR_ROOM)
    },
  }
}

/** Finds the rows of each write in turn; a write that changes nothing is done. */
function place(
  writes: readonly WorkbookWrite[],
  found: Found,
): {
  readonly placed: readonly PlacedWrite[]
  readonly outcomes: Outcomes
  readonly sheets: readonly SheetGrid[]
} {
  let sheets: readonly SheetGrid[] = [...found.sheets.values()].map(({ grid }) => grid)
  const placed: PlacedWrite[] = []
  const outcomes = new Map<WorkbookWrite, WriteOutcome>()
  const added: AddedRows = new Map()
  for (const write of writes) {
    if (found.unread.has(write)) {
      outcomes.set(write, { state: 'MOVED', what: 'the row' })
      continue
    }
    const written = applyWrite(write, sheets, 'INSERT', added)
    if (written.state !== 'PLACED') outcomes.set(write, written)
    else if (written.placed.length === 0) outcomes.set(write, { state: 'APPLIED' })
    else {
      placed.push({ write, placed: written.placed })
      sheets = written.sheets
    }
  }
  return { placed, outcomes, sheets }
}

const toAll = (
  writes: readonly WorkbookWrite[],
  outcomeOf: (write: WorkbookWrite) => WriteOutcome,
): Outcomes => new Map(writes.map((write) => [write, outcomeOf(write)]))

const joined = (first: Outcomes, second: Outcomes): Outcomes => new Map([...first, ...second])

const sentOps = (rows: readonly SentRow[], write: WorkbookWrite): readonly SentOp[] =>
  rows.filter((each) => each.write === write).map(sentOp)

/** A row change by what the look showed of its row, which earlier ones of the batch may change as well. */
function sentOp({ op, changes, from, sheet: { grid } }: SentRow): SentOp {
  if (from === null) return { op: { ...op, cells: changes }, row: null }
  return {
    op: {
      ...op,
      key: op.key.map(({ column }) => ({ column, cell: cellAt(grid, from, column) })),
      cells: op.cells.map((each) => ({ ...each, before: cellAt(grid, from, each.column) })),
    },
    row: from,
  }
}

/** Google's own sentence tells people what is wrong; its status says nothing to them. */
const refused = (refusal: 'TOO_LONG' | 'NOT_ALLOWED', detail: string): WriteOutcome => ({
  state: 'REFUSED',
  refusal,
  place: null,
  detail: detail.replace(/^\d{3} /u, ''),
})
