import type { Clock } from '../clock.ts'
import { type Ledger, StorageFull } from '../ledger/ledger.ts'
import type { KeptWrite, WriteReason } from '../ledger/write-record.ts'
import type { SnapshotKeeper } from '../snapshot/keeper.ts'
import type { Source } from '../sources/source.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { Placement, RowOp, WriteOutcome } from '../tables/row-op.ts'
import { type Displaced, displacedBy, isWritten } from './displaced.ts'
import type { WriteOverlay } from './overlay.ts'
import { endOf, faultReason, lostReason } from './reasons.ts'

/** What a writer works with. */
export interface WriterOptions {
  readonly workbook: string
  readonly source: Source
  readonly keeper: SnapshotKeeper
  readonly ledger: Ledger
  readonly overlay: WriteOverlay
  readonly clock: Clock
  /** Plans a write by the office as it was read last. */
  readonly plan: (write: KeptWrite) => readonly RowOp[] | WriteFault
  /** Takes a write that puts back what one of ours went into. */
  readonly restore: (displaced: readonly Displaced[], write: KeptWrite) => void
  readonly onFault: (error: unknown) => void
}

/** A write on its way. */
interface Entry {
  readonly write: KeptWrite
  /** `null` until it is planned, or planned anew. */
  ops: readonly RowOp[] | null
  /** Perhaps done: when it was sent, where to, and what the sheets held when they were last looked at. */
  doubt: { readonly sentAt: number; readonly at: readonly Placement[]; looks: number; seen: Sheets } | null
  /** Not to be sent or looked for before. */
  notBefore: number
  moves: number
}

/** An attempt without an answer is looked for at once, and so long after it; the last time when it can be done no more. */
const LOOKS = [0, 5_000, 20_000, 60_000]
/** With nothing to do it looks up so often. */
const IDLE_MS = 60_000
const LONGEST_PAUSE_MS = 64_000
/** Whether a file can be written to again costs little to find out. */
const NEAR_PAUSE_MS = 1_000
const STORAGE_PAUSE_MS = 5_000
const MOST_MOVES = 6

/** Carries accepted writes to one workbook, in their order, until each is settled. */
export class WorkbookWriter {
  readonly #options: WriterOptions
  #entries: Entry[] = []
  #running: Promise<void> | null = null
  #stopping = false
  #waking = new AbortController()
  #nextBatchAt = 0
  #pausedUntil = 0
  #pauses = 0
  #waitsFor: string | null = null

  constructor(options: WriterOptions) {
    this.#options = options
  }

  /** How many writes are not settled. */
  get open(): number {
    return this.#entries.length
  }

  /** What its writes wait for, in Japanese; `null` where nothing holds them up. */
  get waitsFor(): string | null {
    return this.#waitsFor
  }

  /** Takes a write; one that was sent before the process ended may have been done. */
  add(write: KeptWrite, ops: readonly RowOp[] | null): void {
    if (this.#entries.some((entry) => entry.write.id === write.id)) return
    const sentAt = write.sentAt === null ? null : Date.parse(write.sentAt)
    const doubt = sentAt === null ? null : { sentAt, at: [], looks: 0, seen: [] }
    this.#entries.push({ write, ops, doubt, notBefore: 0, moves: 0 })
    this.#waking.abort()
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** Stops when what is under way is done; the rest stays in the ledger. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.#waking.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      let wait = IDLE_MS
      try {
        wait = await this.#step()
      } catch (error) {
        if (!(error instanceof StorageFull)) this.#options.onFault(error)
        wait = STORAGE_PAUSE_MS
      }
      if (this.#stopping || wait <= 0) continue
      this.#waking = new AbortController()
      await this.#options.clock.sleep(wait, this.#waking.signal).catch(() => undefined)
    }
  }

  /** Does what is due and tells how long nothing will be. */
  async #step(): Promise<number> {
    // Whatever else was accepted in this turn goes along.
    await new Promise((resume) => setImmediate(resume))
    const { clock, source } = this.#options
    const doubtful = this.#entries.filter(
      ({ doubt, notBefore }) => doubt !== null && notBefore <= clock.now(),
    )
    if (doubtful.length > 0) {
      await this.#look(doubtful)
      return 0
    }
    const batch = this.#batch()
    if (batch.length === 0) return this.#untilDue()
    const holdUp = Math.max(this.#nextBatchAt, this.#pausedUntil) - clock.now()
    if (holdUp > 0) return Math.min(holdUp, this.#untilDue())
    this.#nextBatchAt = clock.now() + source.pace.everyMs
    await this.#send(batch)
    return 0
  }

  #untilDue(): number {
    const { clock, source } = this.#options
    const now = clock.now()
    const due = this.#entries.map(({ notBefore }) => notBefore - now).filter((ms) => ms > 0)
    const isUnplanned = this.#entries.some(({ ops }) => ops === null)
    return Math.min(IDLE_MS, isUnplanned ? source.pollMs : IDLE_MS, ...due)
  }

  /** Whether the workbook was read by this process, and can be read now. */
  get #isRead(): boolean {
    const held = this.#options.keeper.heldOf(this.#options.workbook)
    return held !== null && held.grid !== null && held.fault === null && !held.isUnconfirmed
  }

  /**
   * The writes to be sent next: in order, and none before an earlier one of the same record is settled. Two of one record
   * never go together: where an answer is lost, what the second left would hide whether the first was done.
   */
  #batch(): Entry[] {
    const batch: Entry[] = []
    const held = new Set<string>()
    let size = 0
    const now = this.#options.clock.now()
    const isRead = this.#isRead
    for (const entry of this.#entries) {
      const records = entry.write.rows.map(({ table, key }) => `${table}\u0000${key}`)
      const rows = entry.write.rows.length
      const isDue = entry.doubt === null && entry.notBefore <= now
      const isFree = isDue && (entry.ops !== null || isRead) && !records.some((each) => held.has(each))
      if (isFree && (size === 0 || size + rows <= this.#options.source.pace.most)) {
        batch.push(entry)
        size += rows
      }
      for (const each of records) held.add(each)
    }
    return batch
  }

  async #send(batch: readonly Entry[]): Promise<void> {
    const { ledger, source, keeper, workbook, clock } = this.#options
    await this.#lift(batch)
    const ready = batch.filter((entry) => this.#plan(entry))
    if (ready.length === 0) return
    const sentAt = clock.now()
    const before = keeper.heldOf(workbook)?.grid?.sheets ?? []
    ledger.send(idsOf(ready), new Date(sentAt).toISOString())
    const outcomes = await source.apply(ready.map(({ write, ops }) => ({ id: write.id, ops: ops ?? [] })))
    const pairs = ready.map((entry, index) => ({ entry, outcome: outcomes[index] ?? LOST }))
    this.#end(pairs)
    this.#wait(pairs)
    this.#doubt(pairs, sentAt, before)
    await this.#planAgain(pairs, before)
  }

  /** What is to be planned anew is planned without what it shows itself: a removal would not find its own record. */
  async #lift(entries: readonly Entry[]): Promise<void> {
    const { overlay, keeper } = this.#options
    const open = entries.filter(({ ops }) => ops === null)
    if (open.length === 0) return
    for (const { write } of open) overlay.drop(write.id)
    await keeper.publish()
  }

  /** Plans a write where that is to be done; one that cannot be planned any more is settled. */
  #plan(entry: Entry): boolean {
    if (entry.ops !== null) return true
    const planned = this.#options.plan(entry.write)
    if ('code' in planned) {
      this.#settle([{ entry, ...endOfFault(planned, entry.write) }])
      return false
    }
    entry.ops = planned
    this.#options.overlay.put(this.#options.workbook, { id: entry.write.id, ops: planned })
    return true
  }

  #end(pairs: readonly Pair[]): void {
    this.#settle(
      pairs.flatMap(({ entry, outcome }) => {
        const end = endOf(outcome)
        return end === null ? [] : [{ entry, ...end }]
      }),
    )
  }

  #wait(pairs: readonly Pair[]): void {
    const waiting = pairs.filter(({ outcome }) => outcome.state === 'WAITING')
    const [first] = waiting
    if (first?.outcome.state !== 'WAITING') {
      this.#pauses = 0
      this.#waitsFor = null
      return
    }
    this.#waitsFor = first.outcome.why
    this.#options.ledger.unsend(idsOf(waiting.map(({ entry }) => entry)))
    const { clock, source } = this.#options
    const pause = source.remote ? Math.min(1_000 * 2 ** this.#pauses, LONGEST_PAUSE_MS) : NEAR_PAUSE_MS
    this.#pausedUntil = clock.now() + pause
    this.#pauses++
  }

  #doubt(pairs: readonly Pair[], sentAt: number, seen: Sheets): void {
    const unknown = pairs.filter(({ outcome }) => outcome.state === 'UNKNOWN')
    if (unknown.length === 0) return
    this.#options.ledger.doubt(idsOf(unknown.map(({ entry }) => entry)))
    for (const { entry, outcome } of unknown)
      if (outcome.state === 'UNKNOWN') entry.doubt = { sentAt, at: outcome.at, looks: 0, seen }
  }

  /** Rows and columns that moved are looked for in a new reading; what went into another's row is put back first. */
  async #planAgain(pairs: readonly Pair[], before: Sheets): Promise<void> {
    const moved = pairs.filter(({ outcome }) => outcome.state === 'MOVED' || outcome.state === 'DISPLACED')
    if (moved.length === 0) return
    const { ledger, keeper, workbook, source, clock } = this.#options
    ledger.unsend(idsOf(moved.map(({ entry }) => entry)))
    await keeper.refresh(workbook)
    for (const { entry, outcome } of moved) {
      if (outcome.state === 'DISPLACED') this.#restore(entry, outcome.at, before)
      entry.ops = null
      entry.moves++
      // A file is read when two looks agree, and far away a change may show late.
      if (entry.moves > 1) entry.notBefore = clock.now() + source.pollMs
      if (entry.moves > MOST_MOVES && outcome.state === 'MOVED')
        this.#settle([{ entry, state: 'CONFLICT', reason: lostReason(outcome.what) }])
    }
  }

  #restore({ write, ops }: Entry, at: readonly Placement[], before: Sheets): void {
    const after = this.#options.keeper.heldOf(this.#options.workbook)?.grid?.sheets ?? []
    const displaced = displacedBy(ops ?? [], at, before, after)
    if (displaced.length > 0) this.#options.restore(displaced, write)
  }

  /** Looks whether attempts without an answer were done: a second one follows only when the first can be done no more. */
  async #look(doubtful: readonly Entry[]): Promise<void> {
    const { keeper, workbook, source, clock, ledger } = this.#options
    await keeper.refresh(workbook)
    const isRead = this.#isRead
    for (const entry of doubtful) this.#putBack(entry)
    // Columns may have moved since, so that it is looked for where it would be written now.
    if (isRead) for (const entry of doubtful) entry.ops = null
    await this.#lift(isRead ? doubtful : [])
    const sheets = keeper.heldOf(workbook)?.grid?.sheets ?? []
    for (const entry of doubtful) {
      const { doubt } = entry
      if (doubt === null) continue
      if (isRead && !this.#canPlan(entry)) {
        entry.notBefore = clock.now() + source.pollMs
        continue
      }
      // What cannot be read cannot be planned by: a record that is not in an old copy may be there all the same.
      if (isRead && !this.#plan(entry)) continue
      if (isRead && isWritten(entry.ops ?? [], sheets)) {
        this.#settle([{ entry, state: 'APPLIED', reason: null }])
        continue
      }
      const age = clock.now() - doubt.sentAt
      if (isRead && age >= source.pace.lateMs) {
        ledger.unsend([entry.write.id])
        entry.doubt = null
        entry.ops = null
        entry.notBefore = 0
        continue
      }
      doubt.looks++
      const next = LOOKS[doubt.looks]
      const at = next === undefined || next > source.pace.lateMs ? source.pace.lateMs : next
      entry.notBefore = Math.max(doubt.sentAt + at, clock.now() + 1_000)
    }
  }

  /** What went into another's row since the last look is put back. */
  #putBack(entry: Entry): void {
    const { doubt } = entry
    if (doubt === null) return
    this.#restore(entry, doubt.at, doubt.seen)
    doubt.seen = this.#options.keeper.heldOf(this.#options.workbook)?.grid?.sheets ?? []
  }

  /** Under a header that was renamed nobody can tell whether something was written. */
  #canPlan({ write }: Entry): boolean {
    const planned = this.#options.plan(write)
    return !('code' in planned) || planned.code === 'NOT_FOUND'
  }

  #settle(ends: readonly End[]): void {
    if (ends.length === 0) return
    const { ledger, overlay, keeper, clock, onFault } = this.#options
    ledger.settle(
      ends.map(({ entry, state, reason }) => ({ id: entry.write.id, state, reason })),
      new Date(clock.now()).toISOString(),
    )
    const settled = new Set(ends.map(({ entry }) => entry))
    this.#entries = this.#entries.filter((entry) => !settled.has(entry))
    for (const { entry, state } of ends)
      if (state === 'APPLIED') overlay.settle(entry.write.id)
      else overlay.drop(entry.write.id)
    if (ends.some(({ state }) => state !== 'APPLIED')) keeper.publish().catch(onFault)
  }
}

type Sheets = Parameters<typeof displacedBy>[2]

interface Pair {
  readonly entry: Entry
  readonly outcome: WriteOutcome
}

interface End {
  readonly entry: Entry
  readonly state: 'APPLIED' | 'CONFLICT' | 'REFUSED'
  readonly reason: WriteReason | null
}

/** How a write ends that cannot be planned any more; a record that was to be removed and is gone is removed. */
function endOfFault(fault: WriteFault, { rows }: KeptWrite): Omit<End, 'entry'> {
  const isGone = fault.code === 'NOT_FOUND'
  if (isGone && rows.every(({ act }) => act === 'DELETE')) return { state: 'APPLIED', reason: null }
  return { state: isGone ? 'CONFLICT' : 'REFUSED', reason: faultReason(fault) }
}

/** A source that says nothing of a write may have done it. */
const LOST: WriteOutcome = { state: 'UNKNOWN', at: [] }

const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ write }) => write.id)
