import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { AcceptedWrite, AuditPage, AuditRequest, KeptWrite } from '../ledger/write-record.ts'
import type { SnapshotKeeper } from '../snapshot/keeper.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { KeptWorkbook } from '../snapshot/watched-workbook.ts'
import type { DraftedRow } from '../tables/draft-row.ts'
import type { IntendedRow, WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { planRow } from '../tables/plan-row.ts'
import type { RowOp } from '../tables/row-op.ts'
import { notFound } from '../tables/write-faults.ts'
import type { View } from '../view/view.ts'
import { auditFor, writeFor } from './audit-for.ts'
import { RESTORE } from './entry.ts'
import type { WriteOverlay } from './overlay.ts'
import { prepareWrite } from './prepare-write.ts'
import { restoredRows } from './restored-rows.ts'
import { prepareRevert } from './revert.ts'
import { SeenChanges } from './seen-changes.ts'
import { WorkbookWriter } from './workbook-writer.ts'
import { IdempotencyKeyReused, ShuttingDown, type WriteAnswer, type WriteRequest } from './write-request.ts'

/** What a desk works with. */
export interface DeskOptions {
  readonly workbooks: readonly KeptWorkbook[]
  readonly keeper: SnapshotKeeper
  readonly ledger: Ledger
  readonly overlay: WriteOverlay
  readonly clock: Clock
  readonly onFault: (error: unknown) => void
}

/** Where writes are accepted: checked, made durable, shown, and handed to the writer of their workbook. */
export class WriteDesk {
  readonly #options: DeskOptions
  readonly #writers: ReadonlyMap<string, WorkbookWriter>
  readonly #seen: SeenChanges
  /** Writes that are being brought into service: whoever asks for one again waits as well. */
  readonly #showing = new Map<string, Promise<void>>()
  #isStarted = false
  #isStopping = false

  constructor(options: DeskOptions) {
    this.#options = options
    const { keeper, ledger, overlay, clock, onFault } = options
    this.#seen = new SeenChanges(ledger, clock, overlay)
    this.#writers = new Map(
      options.workbooks.map(({ key, source }) => [
        key,
        new WorkbookWriter({
          workbook: key,
          source,
          keeper,
          ledger,
          overlay,
          clock,
          onFault,
          plan: (write) => this.#plan(write),
          // Each by itself: one that is not to be put back any more holds up none of the others.
          restore: (ops, write) => {
            for (const op of ops) this.#restore(op, write)
          },
          remember: (ops, write) => this.#remember(ops, write),
        }),
      ]),
    )
  }

  /** Takes up what was not settled when the process ended, and begins to write. */
  async start(): Promise<void> {
    const { ledger, overlay, keeper } = this.#options
    for (const write of ledger.openWrites()) {
      const ops = this.#plan(write)
      if (!('code' in ops)) overlay.put(write.workbook, { id: write.id, ops })
      this.#writers.get(write.workbook)?.resume(write)
    }
    await keeper.publish()
    this.#isStarted = true
    for (const writer of this.#writers.values()) writer.start()
  }

  /** Accepts nothing more; what is being sent is waited for, the rest is taken up at the next start. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.all(this.#writers.values().map((writer) => writer.stop()))
  }

  /** How many writes are on their way. */
  get open(): number {
    return this.#writers.values().reduce((sum, { open }) => sum + open, 0)
  }

  /** How many writes of a workbook are on their way. */
  openOf(workbook: string): number {
    return this.#writers.get(workbook)?.open ?? 0
  }

  /** What the writes of a workbook wait for, in Japanese; `null` where nothing holds them up. */
  waitsFor(workbook: string): string | null {
    return this.#writers.get(workbook)?.waitsFor ?? null
  }

  /**
   * Accepts an act: when it answers with a write, that is on the disk and shows in the snapshot in service. The same key
   * with the same content answers with the same write. Throws `StorageFull`, `IdempotencyKeyReused` and `ShuttingDown`.
   */
  async accept(request: WriteRequest, view: View): Promise<WriteAnswer> {
    const known = this.#known(request, view)
    if (known) return this.#again(known)
    const office = this.#office()
    const prepared = prepareWrite(request.rows, view, office, this.#momentHere())
    return 'drafts' in prepared
      ? this.#keep(request, view, prepared.workbook, prepared.drafts, prepared.answer, null)
      : { write: null, faults: prepared }
  }

  /** Takes a write back where its cells still hold what it wrote. */
  async revert(id: string, request: Omit<WriteRequest, 'rows'>, view: View): Promise<WriteAnswer> {
    const known = this.#known({ ...request, rows: [] }, view)
    if (known) return this.#again(known)
    const write = this.writeFor(id, view)
    const office = this.#office()
    const prepared = write
      ? prepareRevert(write, view, office, this.#momentHere())
      : [{ ...notFound(), wish: 0 }]
    return 'drafts' in prepared
      ? this.#keep({ ...request, rows: [] }, view, prepared.workbook, prepared.drafts, prepared.answer, id)
      : { write: null, faults: prepared }
  }

  /** A write, for whoever asked for it or keeps its workbook. */
  writeFor(id: string, view: View): KeptWrite | null {
    return writeFor(this.#options.ledger, id, view)
  }

  /** The changes of the workbooks that the caller keeps, newest first, as far as they may read what changed. */
  audit(request: Omit<AuditRequest, 'workbooks'>, view: View): AuditPage {
    return auditFor(this.#options.ledger, request, view)
  }

  /** Records what people changed in the sheets themselves. */
  observe(snapshot: Snapshot, before: Snapshot | null): void {
    // What is laid over at the start was recorded by an earlier process.
    if (before !== null && this.#isStarted) this.#seen.record(before, snapshot)
  }

  async #again({ id, ...known }: KeptWrite): Promise<WriteAnswer> {
    await this.#showing.get(id)
    return { write: this.#options.ledger.writeWith(id) ?? { id, ...known }, faults: null }
  }

  /** Looked up and accepted in one turn, so that the same key at the same time is still found. */
  #known({ idempotencyKey, ...request }: WriteRequest, view: View): KeptWrite | null {
    const { ledger } = this.#options
    const known = idempotencyKey === null ? null : ledger.writeUnder(view.viewer.subject, idempotencyKey)
    if (known !== null && known.digest !== digestOf(request)) throw new IdempotencyKeyReused()
    if (known === null && this.#isStopping) throw new ShuttingDown()
    return known
  }

  async #keep(
    request: WriteRequest,
    { viewer }: View,
    workbook: string,
    drafts: readonly DraftedRow[],
    answer: AcceptedWrite['answer'],
    reverts: string | null,
  ): Promise<WriteAnswer> {
    const { ledger, keeper } = this.#options
    const ops = drafts.flatMap((draft) => draft.ops)
    const accepted: AcceptedWrite = {
      id: randomUUID(),
      subject: viewer.subject,
      roles: viewer.roles,
      idempotencyKey: request.idempotencyKey ?? randomUUID(),
      digest: digestOf(request),
      name: request.name,
      workbook,
      answer,
      rows: drafts.map(({ intended }) => intended).filter(({ cells }) => cells.length > 0),
      reverts,
      acceptedAt: this.#now(),
    }
    ledger.accept(accepted)
    const write = pending(accepted)
    if (ops.length === 0) ledger.settle([{ id: write.id, state: 'APPLIED', reason: null }], this.#now())
    else {
      this.#seen.expect(write.id, drafts, this.#office())
      this.#handOver(write, ops)
      const shown = keeper.publish().finally(() => this.#showing.delete(write.id))
      this.#showing.set(write.id, shown)
      await shown
    }
    return { write: ledger.writeWith(write.id) ?? write, faults: null }
  }

  #plan(write: KeptWrite): readonly RowOp[] | WriteFault {
    const office = this.#office()
    const ops: RowOp[] = []
    for (const row of write.rows) {
      const planned = this.#planRow(row, office)
      if ('code' in planned) return planned
      ops.push(...planned)
    }
    return ops
  }

  #planRow(row: IntendedRow, office: OfficeRows): readonly RowOp[] | WriteFault {
    const table = office.schema.tables.find(({ name }) => name === row.table)
    return table ? planRow(row, table, office) : notFound()
  }

  /** What our own change went into is put back by a write of the service itself, recorded like any other. */
  #restore(op: RowOp, cause: KeptWrite): void {
    const { ledger } = this.#options
    const rows = restoredRows([op], cause, this.#office())
    const accepted: AcceptedWrite = {
      id: randomUUID(),
      subject: 'ikusei',
      roles: [],
      idempotencyKey: randomUUID(),
      digest: '',
      name: RESTORE,
      workbook: cause.workbook,
      answer: [],
      rows,
      reverts: cause.id,
      acceptedAt: this.#now(),
    }
    ledger.accept(accepted)
    const write = pending(accepted)
    this.#handOver(write, [op])
  }

  /** What cannot be put back can be read in the audit. */
  #remember(ops: readonly RowOp[], cause: KeptWrite): void {
    const { workbook } = cause
    const rows = restoredRows(ops, cause, this.#office())
    this.#options.ledger.recordSeen(rows.map((row) => ({ at: this.#now(), workbook, row })))
  }

  /** Shows a write that is on the disk, and gives it to the writer of its workbook. */
  #handOver(write: KeptWrite, ops: readonly RowOp[]): void {
    this.#options.overlay.put(write.workbook, { id: write.id, ops })
    this.#writers.get(write.workbook)?.add(write, ops)
  }

  #office(): OfficeRows {
    const { keeper } = this.#options
    if (keeper.current === null) throw new Error('nothing can be written before the first reading')
    const { schema, reading, rowsOf } = keeper.current
    return {
      schema,
      reading,
      rowOf: (table, key) => rowsOf(table).byKey(key),
      storedSheet: ({ workbook }, title) =>
        keeper.heldOf(workbook)?.grid?.sheets.find((grid) => grid.title === title) ?? null,
    }
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString()
  }

  /** The moment as the office's clocks show it. */
  #momentHere(): string {
    const here = new Date(this.#options.clock.now() + NINE_HOURS).toISOString()
    return here.replace('Z', '+09:00')
  }
}

const pending = (accepted: AcceptedWrite): KeptWrite => ({
  ...accepted,
  number: 0,
  state: 'PENDING',
  sentAt: null,
  sent: null,
  settledAt: null,
  reason: null,
})

const NINE_HOURS = 9 * 60 * 60 * 1000

const digestOf = ({ name, content }: Pick<WriteRequest, 'name' | 'content'>): string =>
  createHash('sha256')
    .update(JSON.stringify([name, content]))
    .digest('base64url')
