import { StorageFull } from '../ledger/ledger.ts'
import type { KeptWrite } from '../ledger/write-record.ts'
import type { SnapshotKeeper } from '../snapshot/keeper.ts'
import type { Source } from '../sources/source.ts'
import type { SheetGrid } from '../tables/grid.ts'
import { rowsWith } from '../tables/key-index.ts'
import type { RowOp, WriteOutcome } from '../tables/row-op.ts'
import { notFound } from '../tables/write-faults.ts'
import { type Entry, nextBatch, passing, RESTORE, restoredFirst } from './entry.ts'
import { Leftovers } from './leftovers.ts'
import { type End, OpenWrites, type OpenWritesOptions } from './open-writes.ts'
import { endOf, faultReason, lostReason } from './reasons.ts'
import { SendingPace } from './sending-pace.ts'
import { type Doubts, settleDoubts } from './settle-doubts.ts'

/** What a writer works with. */
export interface WriterOptions
  extends Omit<OpenWritesOptions, 'againMs' | 'onGone'>,
    Pick<Doubts, 'source' | 'restore' | 'remember'> {
  readonly keeper: SnapshotKeeper
  readonly onFault: (error: unknown) => void
}

/** With nothing to do it looks up so often. */
const IDLE_MS = 60_000
const STORAGE_PAUSE_MS = 5_000
const MOST_MOVES = 6

/** Carries accepted writes to one workbook, in their order, until each is settled. */
export class WorkbookWriter {
  readonly #options: WriterOptions
  readonly #source: Source
  readonly #writes: OpenWrites
  readonly #pace: SendingPace
  readonly #leftovers: Leftovers
  #running: Promise<void> | null = null
  #stopping = false
  #waking = new AbortController()

  constructor(options: WriterOptions) {
    const { source, clock, keeper, onFault } = options
    this.#options = options
    this.#source = source
    this.#writes = new OpenWrites({
      ...options,
      againMs: source.pollMs,
      onGone: () => void keeper.publish().catch(onFault),
    })
    this.#pace = new SendingPace(source, clock)
    this.#leftovers = new Leftovers(source, clock)
  }

  /** How many writes are not settled. */
  get open(): number {
    return this.#writes.all.length
  }

  /** What its writes wait for, in Japanese; `null` where nothing holds them up. */
  get waitsFor(): string | null {
    return this.#writes.waitsFor
  }

  /** Takes a write that was planned just now. */
  add(write: KeptWrite, ops: readonly RowOp[]): void {
    this.#writes.add(write, ops)
    this.#waking.abort()
  }

  /** Takes a write of an earlier process up. */
  resume(write: KeptWrite): void {
    this.#writes.resume(write)
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
    const now = this.#options.clock.now()
    const { all } = this.#writes
    const behind = restoredFirst(all)
    const doubtful = all.filter(
      ({ isDoubtful, notBefore, write }) => isDoubtful && notBefore <= now && !behind.has(write.id),
    )
    if (doubtful.length > 0) {
      await this.#look(doubtful)
      return 0
    }
    const { most } = this.#source.pace
    const batch = nextBatch(all, { now, most, canPlan: this.#sheets !== null })
    if (batch.length === 0) return Math.min(await this.#leftovers.clear(this.#traces), this.#untilDue())
    const { holdUp } = this.#pace
    if (holdUp > 0) return Math.min(holdUp, this.#untilDue())
    this.#pace.take()
    await this.#send(batch)
    return 0
  }

  #untilDue(): number {
    const now = this.#options.clock.now()
    const { all } = this.#writes
    const due = all.map(({ notBefore }) => notBefore - now).filter((ms) => ms > 0)
    const isUnplanned = all.some(({ ops }) => ops === null)
    return Math.min(IDLE_MS, isUnplanned ? this.#source.pollMs : IDLE_MS, ...due)
  }

  /** The sheets as they were read last, without what is laid over them; `null` where they were not, or cannot be now. */
  get #sheets(): readonly SheetGrid[] | null {
    const held = this.#options.keeper.heldOf(this.#options.workbook)
    return held === null || held.fault !== null || held.isUnconfirmed ? null : (held.grid?.sheets ?? null)
  }

  /** The traces by which it can be told yet what became of something. */
  get #traces(): readonly string[] {
    return this.#writes.all.flatMap(({ sent }) => sent?.trace ?? [])
  }

  async #send(batch: readonly Entry[]): Promise<void> {
    const ready = batch.filter((entry) => this.#isPlanned(entry))
    if (ready.length === 0) return
    this.#leftovers.add()
    this.#writes.send(ready)
    const unsure = passing(this.#writes.all)
    const outcomes = await this.#source.apply(
      ready.map(({ write: { id, name }, ops }) => ({
        id,
        ops: ops ?? [],
        // What is put back waits for nothing: others wait for it.
        ...(name === RESTORE ? {} : { passing: unsure }),
      })),
      (sent) => this.#writes.place(ready, sent),
    )
    const pairs = ready.map((entry, index) => ({ entry, outcome: outcomes[index] ?? LOST }))
    this.#end(pairs)
    this.#wait(pairs)
    this.#writes.doubt(withOutcome(pairs, 'UNKNOWN'))
    this.#compareAgain(withOutcome(pairs, 'UNSURE'))
    await this.#planAgain(pairs)
  }

  /** Plans a write where that is still to be done; one that cannot be planned any more is settled. */
  #isPlanned(entry: Entry): boolean {
    return entry.ops !== null || this.#writes.plan(entry, 'REFUSE')
  }

  #end(pairs: readonly Pair[]): void {
    this.#writes.settle(
      pairs.flatMap(({ entry, outcome }): End[] => {
        const end = endOf(outcome)
        return end === null ? [] : [{ entry, ...end }]
      }),
    )
  }

  #wait(pairs: readonly Pair[]): void {
    const why = pairs.flatMap(({ outcome }) => (outcome.state === 'WAITING' ? [outcome.why] : []))
    this.#writes.waitsFor = why[0] ?? null
    this.#writes.unsend(withOutcome(pairs, 'WAITING'))
    if (why.length === 0) this.#pace.succeed()
    else this.#pace.pause()
  }

  /** What may be gone from cells in a moment is waited for. */
  #compareAgain(unsure: readonly Entry[]): void {
    this.#writes.unsend(unsure)
    for (const entry of unsure) this.#writes.putOff(entry)
  }

  /** Rows and columns that moved are looked for in a new reading. */
  async #planAgain(pairs: readonly Pair[]): Promise<void> {
    const moved = pairs.filter(({ outcome }) => outcome.state === 'MOVED')
    if (moved.length === 0) return
    const { keeper, workbook } = this.#options
    this.#writes.unsend(moved.map(({ entry }) => entry))
    await keeper.refresh(workbook)
    for (const { entry, outcome } of moved) {
      entry.ops = null
      entry.moves++
      const sheets = this.#sheets
      if (sheets === null || !this.#isPlanned(entry)) continue
      if (outcome.state === 'MOVED' && entry.moves > MOST_MOVES)
        this.#writes.settle([{ entry, state: 'CONFLICT', reason: lostReason(outcome.what) }])
      // Neither the source nor the new reading knows the row.
      else if (isGone(entry.ops ?? [], sheets))
        this.#writes.settle([{ entry, state: 'CONFLICT', reason: faultReason(notFound()) }])
      // A file is read when two looks agree, and far away a change may show late.
      if (entry.moves > 1) this.#writes.putOff(entry)
    }
    await keeper.publish()
  }

  /** Looks whether attempts without an answer were done. */
  async #look(doubtful: readonly Entry[]): Promise<void> {
    const { keeper, workbook, restore, remember } = this.#options
    await keeper.refresh(workbook)
    await settleDoubts(doubtful, {
      source: this.#source,
      writes: this.#writes,
      sheets: () => this.#sheets,
      barring: () => this.#leftovers.bar(),
      restore,
      remember,
    })
    await keeper.publish()
  }
}

interface Pair {
  readonly entry: Entry
  readonly outcome: WriteOutcome
}

const withOutcome = (pairs: readonly Pair[], state: WriteOutcome['state']): readonly Entry[] =>
  pairs.filter(({ outcome }) => outcome.state === state).map(({ entry }) => entry)

/** Whether a row that is to be changed is not in its sheet. */
const isGone = (ops: readonly RowOp[], sheets: readonly SheetGrid[]): boolean =>
  ops.some(({ kind, sheet, key, dataFrom }) => {
    const grid = sheets.find(({ title }) => title === sheet)
    return kind === 'CHANGE' && grid !== undefined && rowsWith(key, grid.rows, dataFrom).length === 0
  })

/** A source that says nothing of a write may have done it. */
const LOST: WriteOutcome = { state: 'UNKNOWN' }
