import type { Clock } from '../clock.ts'
import { type Ledger, StorageFull } from '../ledger/ledger.ts'
import type { KeptWrite, WriteReason } from '../ledger/write-record.ts'
import type { SnapshotKeeper } from '../snapshot/keeper.ts'
import type { Source, Traces } from '../sources/source.ts'
import type { SheetGrid } from '../tables/grid.ts'
import type { WriteFault } from '../tables/intent.ts'
import { rowsWith } from '../tables/key-index.ts'
import type { RowOp, SentWrite, WriteOutcome } from '../tables/row-op.ts'
import { notFound } from '../tables/write-faults.ts'
import type { Displaced } from './displaced.ts'
import { type Entry, nextBatch, passing, RESTORE, restoredFirst } from './entry.ts'
import { judgeAttempts } from './judge-attempts.ts'
import { Leftovers } from './leftovers.ts'
import type { WriteOverlay } from './overlay.ts'
import { endOf, faultReason, lostReason } from './reasons.ts'
import { SendingPace } from './sending-pace.ts'
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
  /** Records what a write went over and cannot be put back, because somebody typed over it since. */
  readonly remember: (ops: readonly RowOp[], write: KeptWrite) => void
  readonly onFault: (error: unknown) => void
}

/** With nothing to do it looks up so often. */
const IDLE_MS = 60_000
const STORAGE_PAUSE_MS = 5_000
const MOST_MOVES = 6

/** Carries accepted writes to one workbook, in their order, until each is settled. */
export class WorkbookWriter {
  readonly #options: WriterOptions
  readonly #pace: SendingPace
  readonly #leftovers: Leftovers
  #entries: Entry[] = []
  #running: Promise<void> | null = null
  #stopping = false
  #waking = new AbortController()
  #waitsFor: string | null = null

  constructor(options: WriterOptions) {
    this.#options = options
    this.#pace = new SendingPace(options.source, options.clock)
    this.#leftovers = new Leftovers(options.source, options.clock)
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
    this.#take({ write, ops, sent: null, isDoubtful: false, notBefore: 0, moves: 0 })
  }

  /** Takes a write of an earlier process up; one that was sent may have been done. */
  resume(write: KeptWrite): void {
    const { sent, sentAt } = write
    this.#take({ write, ops: null, sent, isDoubtful: sentAt !== null, notBefore: 0, moves: 0 })
  }

  /** What is put back goes first, the latest before all: what it takes back waits for it, and writes of the same records. */
  #take(entry: Entry): void {
    if (entry.write.name === RESTORE) this.#entries.unshift(entry)
    else this.#entries.push(entry)
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
    const behind = restoredFirst(this.#entries)
    const doubtful = this.#entries.filter(
      ({ isDoubtful, notBefore, write }) => isDoubtful && notBefore <= clock.now() && !behind.has(write.id),
    )
    if (doubtful.length > 0) {
      await this.#look(doubtful)
      return 0
    }
    const { most } = source.pace
    const batch = nextBatch(this.#entries, { now: clock.now(), most, canPlan: this.#isRead })
    if (batch.length === 0) return Math.min(await this.#leftovers.clear(this.#traces), this.#untilDue())
    const { holdUp } = this.#pace
    if (holdUp > 0) return Math.min(holdUp, this.#untilDue())
    this.#pace.take()
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
    const { ledger, source, clock } = this.#options
    const ready = batch.filter((entry) => this.#isPlanned(entry))
    if (ready.length === 0) return
    this.#leftovers.add()
    for (const entry of ready) entry.sent = null
    ledger.send(idsOf(ready), new Date(clock.now()).toISOString())
    const unsure = passing(this.#entries)
    const outcomes = await source.apply(
      ready.map(({ write: { id, name }, ops }) => ({
        id,
        ops: ops ?? [],
        // What is put back waits for nothing: others wait for it.
        ...(name === RESTORE ? {} : { passing: unsure }),
      })),
      (sent) => this.#place(ready, sent),
    )
    const pairs = ready.map((entry, index) => ({ entry, outcome: outcomes[index] ?? LOST }))
    this.#end(pairs)
    this.#wait(pairs)
    this.#doubt(pairs)
    this.#compareAgain(pairs)
    await this.#planAgain(pairs)
  }

  /** Plans a write where that is still to be done; one that cannot be planned any more is settled. */
  #isPlanned(entry: Entry): boolean {
    if (entry.ops !== null) return true
    const planned = this.#options.plan(entry.write)
    if (!('code' in planned)) this.#planned(entry, planned)
    // What is to be put back is not given up because somebody renamed a header: it may have its name again.
    else if (entry.write.name === RESTORE) this.#waitForPlan(entry, planned)
    else this.#settle([{ entry, state: 'REFUSED', reason: faultReason(planned) }])
    return entry.ops !== null
  }

  #waitForPlan(entry: Entry, { message }: WriteFault): void {
    const { source, clock } = this.#options
    entry.notBefore = clock.now() + source.pollMs
    this.#waitsFor = message.ja
  }

  #planned(entry: Entry, ops: readonly RowOp[]): void {
    entry.ops = ops
    this.#options.overlay.put(this.#options.workbook, { id: entry.write.id, ops })
  }

  /** What goes where is on the disk before it does. */
  #place(entries: readonly Entry[], sent: readonly SentWrite[]): void {
    this.#options.ledger.place(sent)
    for (const entry of entries) entry.sent = sent.find(({ id }) => id === entry.write.id) ?? entry.sent
  }

  #end(pairs: readonly Pair[]): void {
    const ends = pairs.flatMap(({ entry, outcome }): End[] => {
      const end = endOf(outcome)
      return end === null ? [] : [{ entry, ...end }]
    })
    this.#settle(ends)
  }

  #wait(pairs: readonly Pair[]): void {
    const waiting = pairs.filter(({ outcome }) => outcome.state === 'WAITING')
    const [first] = waiting
    if (first?.outcome.state !== 'WAITING') {
      this.#pace.succeed()
      this.#waitsFor = null
      return
    }
    this.#waitsFor = first.outcome.why
    this.#options.ledger.unsend(idsOf(waiting.map(({ entry }) => entry)))
    this.#pace.pause()
  }

  #doubt(pairs: readonly Pair[]): void {
    const doubtful = pairs.filter(({ outcome }) => outcome.state === 'UNKNOWN').map(({ entry }) => entry)
    this.#options.ledger.doubt(idsOf(doubtful))
    for (const entry of doubtful) entry.isDoubtful = true
  }

  /** What may be gone from cells in a moment is waited for. */
  #compareAgain(pairs: readonly Pair[]): void {
    const { ledger, source, clock } = this.#options
    const unsure = pairs.filter(({ outcome }) => outcome.state === 'UNSURE').map(({ entry }) => entry)
    ledger.unsend(idsOf(unsure))
    for (const entry of unsure) entry.notBefore = clock.now() + source.pollMs
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
    const { keeper, workbook, source } = this.#options
    await keeper.refresh(workbook)
    const { traces } = source
    if (traces === null) for (const entry of doubtful) this.#lookFor(entry)
    else await this.#judge(traces, doubtful)
    await keeper.publish()
  }

  /** Where nothing is left behind, what stands in the sheets tells. */
  #lookFor(entry: Entry): void {
    if (!this.#isPlannedAnew(entry)) return
    if (isWritten(entry.ops ?? [], this.#sheets)) this.#settle([{ entry, state: 'APPLIED', reason: null }])
    else this.#sendAgain(entry)
  }

  async #judge(traces: Traces, doubtful: readonly Entry[]): Promise<void> {
    const { source, clock } = this.#options
    for (const entry of doubtful) entry.notBefore = clock.now() + source.pollMs
    const verdicts = await judgeAttempts(doubtful, {
      traces,
      sheets: async () => (await source.read()).sheets,
      barring: () => this.#leftovers.bar(),
    })
    for (const [entry, verdict] of verdicts)
      if (verdict === 'IN_PLACE') this.#settle([{ entry, state: 'APPLIED', reason: null }])
      else if (verdict === 'NOTHING') this.#sendAgain(entry)
      else this.#takeBack(entry, verdict)
  }

  /** A write of which something went into other cells is taken back whole and done again, or put right and looked at again. */
  #takeBack(entry: Entry, { back, typedOver, isPutRight }: Displaced): void {
    if (!this.#isPlannedAnew(entry)) return
    if (back.length > 0) this.#options.restore(back, entry.write)
    if (typedOver.length > 0) this.#options.remember(typedOver, entry.write)
    if (!isPutRight) this.#sendAgain(entry)
  }

  /** Plans a write by the columns as they are now; where that cannot be, nobody can tell either what became of it. */
  #isPlannedAnew(entry: Entry): boolean {
    const { source, clock, plan } = this.#options
    entry.notBefore = clock.now() + source.pollMs
    // A record that is not in an old copy may be in the workbook all the same.
    if (!this.#isRead) return false
    const planned = plan(entry.write)
    if ('code' in planned) this.#waitForPlan(entry, planned)
    else this.#planned(entry, planned)
    return !('code' in planned)
  }

  /** The traces by which it can be told yet what became of something. */
  get #traces(): readonly string[] {
    return this.#entries.flatMap(({ sent }) => sent?.trace ?? [])
  }

  #sendAgain(entry: Entry): void {
    this.#options.ledger.unsend([entry.write.id])
    entry.isDoubtful = false
    entry.sent = null
    entry.ops = null
    entry.notBefore = 0
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

/** Whether a row that is to be changed is not in its sheet. */
const isGone = (ops: readonly RowOp[], sheets: readonly SheetGrid[]): boolean =>
  ops.some(({ kind, sheet, key, dataFrom }) => {
    const grid = sheets.find(({ title }) => title === sheet)
    return kind === 'CHANGE' && grid !== undefined && rowsWith(key, grid.rows, dataFrom).length === 0
  })

/** A source that says nothing of a write may have done it. */
const LOST: WriteOutcome = { state: 'UNKNOWN' }

const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ write }) => write.id)
