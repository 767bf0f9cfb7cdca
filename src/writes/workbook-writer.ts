import type { Clock } from '../clock.ts'
import { type Ledger, StorageFull } from '../ledger/ledger.ts'
import type { KeptWrite, WriteReason } from '../ledger/write-record.ts'
import type { SnapshotKeeper } from '../snapshot/keeper.ts'
import type { Source } from '../sources/source.ts'
import type { SheetGrid } from '../tables/grid.ts'
import type { WriteFault } from '../tables/intent.ts'
import { rowsWith } from '../tables/key-index.ts'
import type { Placement, RowOp, SentOp, SentWrite, WriteOutcome } from '../tables/row-op.ts'
import { notFound } from '../tables/write-faults.ts'
import { displacedBy } from './displaced.ts'
import { type Entry, nextBatch, RESTORE } from './entry.ts'
import { laidOver, type WriteOverlay } from './overlay.ts'
import { endOf, faultReason, lostReason } from './reasons.ts'
import { undoneBy } from './undone.ts'
import { isWritten } from './written.ts'

/** What a writer works with. */
export interface WriterOptions {
  readonly workbook: string
  readonly source: Source
  readonly keeper: SnapshotKeeper
  readonly ledger: Ledger
  readonly overlay: WriteOverlay
  readonly clock: Clock
  /** Plans a write by the columns of the sheets as they were read last. */
  readonly plan: (write: KeptWrite) => readonly RowOp[] | WriteFault
  /** Takes a write that puts back what one of ours went into. */
  readonly restore: (ops: readonly RowOp[], write: KeptWrite) => void
  readonly onFault: (error: unknown) => void
}

/** An attempt without an answer is looked for at once, after so long, and then as often as the workbook is. */
const SECOND_LOOK_MS = 5_000
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

  /** Takes a write that was planned just now. */
  add(write: KeptWrite, ops: readonly RowOp[]): void {
    this.#take({ write, ops, doubt: null, half: [], notBefore: 0, moves: 0 })
  }

  /** Takes a write of an earlier process up; one that was sent may have been done. `seen` is what was read last then. */
  resume(write: KeptWrite, seen: readonly SheetGrid[]): void {
    const sentAt = write.sentAt === null ? null : Date.parse(write.sentAt)
    const doubt =
      sentAt === null
        ? null
        : { until: sentAt + this.#options.source.pace.lateMs, sent: write.sent, isKnown: false, seen }
    this.#take({ write, ops: null, doubt, half: [], notBefore: 0, moves: 0 })
  }

  /** What is put back goes first: writes of the same records may wait for it. */
  #take(entry: Entry): void {
    const isFirst = ({ write }: Entry): boolean => write.name === RESTORE
    const others = this.#entries.findIndex((each) => !isFirst(each))
    this.#entries.splice(isFirst(entry) && others >= 0 ? others : this.#entries.length, 0, entry)
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
    const { most } = source.pace
    const batch = nextBatch(this.#entries, { now: clock.now(), most, canPlan: this.#isRead })
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

  async #send(batch: readonly Entry[]): Promise<void> {
    const { ledger, source, clock, overlay, workbook } = this.#options
    const ready = batch.filter((entry) => this.#isPlanned(entry))
    if (ready.length === 0) return
    const sentAt = clock.now()
    const before = this.#known()
    overlay.holdCopy(workbook, this.#isInDoubt ? [] : this.#sheets)
    ledger.send(idsOf(ready), new Date(sentAt).toISOString())
    const outcomes = await source.apply(
      ready.map(({ write, ops }) => ({ id: write.id, ops: ops ?? [] })),
      (sent) => this.#place(ready, sent),
    )
    const pairs = ready.map((entry, index) => ({ entry, outcome: outcomes[index] ?? LOST }))
    this.#end(pairs)
    this.#wait(pairs)
    this.#doubt(pairs, sentAt, before)
    if (!this.#isInDoubt) overlay.releaseCopy(workbook)
    await this.#planAgain(pairs)
  }

  /** Plans a write where that is still to be done; one that cannot be planned any more is settled. */
  #isPlanned(entry: Entry): boolean {
    if (entry.ops !== null) return true
    const planned = this.#options.plan(entry.write)
    if ('code' in planned) this.#settle([{ entry, state: 'REFUSED', reason: faultReason(planned) }])
    else this.#planned(entry, planned)
    return entry.ops !== null
  }

  #planned(entry: Entry, ops: readonly RowOp[]): void {
    entry.ops = ops
    this.#options.overlay.put(this.#options.workbook, { id: entry.write.id, ops })
  }

  /** What goes where is on the disk before it does. */
  #place(entries: readonly Entry[], sent: readonly SentWrite[]): void {
    const opsOf = new Map(entries.map(({ write, ops }) => [write.id, ops ?? []]))
    this.#options.ledger.place(new Map(sent.map(({ id, at }) => [id, sentOps(opsOf.get(id) ?? [], at)])))
  }

  #end(pairs: readonly Pair[]): void {
    const ends = pairs.flatMap(({ entry, outcome }): End[] => {
      const end = endOf(outcome)
      return end === null ? [] : [{ entry, ...end }]
    })
    for (const { entry, reason } of ends) if (reason) this.#undo(entry)
    this.#settle(ends)
  }

  /** Of a write that comes to nothing after an attempt that did half of it, that half is taken back. */
  #undo({ half, write }: Entry): void {
    const ops = undoneBy(half, this.#known())
    if (ops.length > 0) this.#options.restore(ops, write)
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

  #doubt(pairs: readonly Pair[], sentAt: number, before: readonly SheetGrid[]): void {
    const { ledger, source } = this.#options
    const done = pairs.filter(({ outcome }) => outcome.state === 'APPLIED')
    const seen = laidOver(
      before,
      done.map(({ entry: { write, ops } }) => ({ id: write.id, ops: ops ?? [] })),
    )
    ledger.doubt(idsOf(pairs.filter(({ outcome }) => outcome.state === 'UNKNOWN').map(({ entry }) => entry)))
    for (const { entry, outcome } of pairs) {
      if (outcome.state !== 'UNKNOWN' && outcome.state !== 'DISPLACED') continue
      // What went into another's row comes no more, but far away a change may show late.
      const until = sentAt + (outcome.state === 'UNKNOWN' ? source.pace.lateMs : source.pollMs)
      entry.doubt = { until, sent: sentOps(entry.ops ?? [], outcome.at), isKnown: false, seen }
    }
  }

  /** Rows and columns that moved are looked for in a new reading. */
  async #planAgain(pairs: readonly Pair[]): Promise<void> {
    const moved = pairs.filter(({ outcome }) => outcome.state === 'MOVED')
    if (moved.length === 0) return
    const { ledger, keeper, workbook, source, clock } = this.#options
    ledger.unsend(idsOf(moved.map(({ entry }) => entry)))
    await keeper.refresh(workbook)
    for (const { entry, outcome } of moved) {
      entry.ops = null
      entry.moves++
      if (!this.#isRead || !this.#isPlanned(entry)) continue
      if (outcome.state === 'MOVED' && entry.moves > MOST_MOVES)
        this.#settle([{ entry, state: 'CONFLICT', reason: lostReason(outcome.what) }])
      // Neither the source nor the new reading knows the row.
      else if (isGone(entry.ops ?? [], this.#sheets))
        this.#settle([{ entry, state: 'CONFLICT', reason: faultReason(notFound()) }])
      // A file is read when two looks agree, and far away a change may show late.
      if (entry.moves > 1) entry.notBefore = clock.now() + source.pollMs
    }
    await keeper.publish()
  }

  /** Looks whether attempts without an answer were done: a second one follows only when the first can be done no more. */
  async #look(doubtful: readonly Entry[]): Promise<void> {
    const { keeper, workbook } = this.#options
    await keeper.refresh(workbook)
    if (this.#isRead) this.#putBack(this.#entries.filter(({ doubt }) => doubt !== null))
    for (const entry of doubtful) this.#lookFor(entry)
    if (!this.#isInDoubt) this.#options.overlay.releaseCopy(workbook)
    await keeper.publish()
  }

  get #isInDoubt(): boolean {
    return this.#entries.some(({ doubt }) => doubt !== null)
  }

  /** What went into other cells is put back, and what sent it there done again. */
  #putBack(doubtful: readonly Entry[]): void {
    const sheets = this.#sheets
    const sent = doubtful.flatMap((entry) => (entry.doubt?.sent ?? []).map((each) => ({ ...each, entry })))
    const bySheets = Map.groupBy(sent, ({ entry }) => entry.doubt?.seen ?? [])
    for (const [seen, ops] of bySheets) {
      if (seen === sheets) continue
      const back = displacedBy(ops, seen, sheets)
      for (const [entry, own] of Map.groupBy(back, ([{ entry: each }]) => each)) {
        this.#options.restore(
          own.flatMap(([, each]) => each),
          entry.write,
        )
        entry.half = entry.doubt?.sent.map(({ op }) => op) ?? []
        this.#sendAgain(entry)
      }
    }
    for (const { doubt } of doubtful) if (doubt) doubt.seen = sheets
    this.#options.overlay.holdCopy(this.#options.workbook, sheets)
  }

  #lookFor(entry: Entry): void {
    const { source, clock, plan } = this.#options
    const { doubt, write } = entry
    if (doubt === null) return
    const now = clock.now()
    entry.notBefore = now + source.pollMs
    // A record that is not in an old copy may be in the workbook all the same.
    if (!this.#isRead) return
    // Columns may have moved since, so that it is looked for where it would be written now.
    const planned = plan(write)
    // Under a header that was renamed nobody can tell whether something was written.
    if ('code' in planned) {
      this.#waitsFor = planned.message.ja
      return
    }
    this.#planned(entry, planned)
    if (isWritten(planned, this.#sheets)) this.#settle([{ entry, state: 'APPLIED', reason: null }])
    else if (now >= doubt.until) this.#sendAgain(entry)
    else {
      const next = doubt.isKnown ? source.pollMs : SECOND_LOOK_MS
      doubt.isKnown = true
      entry.notBefore = Math.min(now + next, Math.max(doubt.until, now + 1_000))
    }
  }

  #sendAgain(entry: Entry): void {
    this.#options.ledger.unsend([entry.write.id])
    entry.doubt = null
    entry.ops = null
    entry.notBefore = 0
  }

  /** The sheets as they should be: as they were read last, and what was written since. */
  #known(): readonly SheetGrid[] {
    const { overlay, keeper, workbook } = this.#options
    return overlay.known(workbook, this.#sheets, keeper.heldOf(workbook)?.begunAt ?? 0)
  }

  /** The sheets as they were read last, without what is laid over them. */
  get #sheets(): readonly SheetGrid[] {
    return this.#options.keeper.heldOf(this.#options.workbook)?.grid?.sheets ?? []
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

interface Pair {
  readonly entry: Entry
  readonly outcome: WriteOutcome
}

interface End {
  readonly entry: Entry
  readonly state: 'APPLIED' | 'CONFLICT' | 'REFUSED'
  readonly reason: WriteReason | null
}

const sentOps = (ops: readonly RowOp[], at: readonly Placement[]): readonly SentOp[] =>
  at.flatMap(({ op: index, row }) => {
    const op = ops[index]
    return op ? [{ op, row }] : []
  })

/** Whether a row that is to be changed is not in its sheet. */
const isGone = (ops: readonly RowOp[], sheets: readonly SheetGrid[]): boolean =>
  ops.some(({ kind, sheet, key, dataFrom }) => {
    const grid = sheets.find(({ title }) => title === sheet)
    return kind === 'CHANGE' && grid !== undefined && rowsWith(key, grid.rows, dataFrom).length === 0
  })

/** A source that says nothing of a write may have done it. */
const LOST: WriteOutcome = { state: 'UNKNOWN', at: [] }

const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ write }) => write.id)
