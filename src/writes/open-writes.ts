import type { Clock } from '../clock.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { KeptWrite, WriteReason } from '../ledger/write-record.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { RowOp, SentWrite } from '../tables/row-op.ts'
import { type Entry, RESTORE } from './entry.ts'
import type { WriteOverlay } from './overlay.ts'
import { faultReason } from './reasons.ts'

/** How a write ended. */
export interface End {
  readonly entry: Entry
  readonly state: 'APPLIED' | 'CONFLICT' | 'REFUSED'
  readonly reason: WriteReason | null
}

/** What open writes are kept with. */
export interface OpenWritesOptions {
  readonly workbook: string
  readonly ledger: Ledger
  readonly overlay: WriteOverlay
  readonly clock: Clock
  /** How long a write is left before it is looked at again. */
  readonly againMs: number
  /** Plans a write by the columns of the sheets as they were read last. */
  readonly plan: (write: KeptWrite) => readonly RowOp[] | WriteFault
  /** Told when what is shown must be made up anew. */
  readonly onGone: () => void
}

/** The writes of one workbook that are not settled, in their order: here, in the ledger, and laid over what is served. */
export class OpenWrites {
  readonly #options: OpenWritesOptions
  #entries: Entry[] = []
  /** What they wait for, in Japanese; `null` where nothing holds them up. */
  waitsFor: string | null = null

  constructor(options: OpenWritesOptions) {
    this.#options = options
  }

  get all(): readonly Entry[] {
    return this.#entries
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
  }

  /**
   * Plans a write by what was read last, and tells whether that could be. Otherwise it waits, or is refused: but what is to
   * be put back is not given up because somebody renamed a header, which may have its name again.
   */
  plan(entry: Entry, otherwise: 'WAIT' | 'REFUSE'): boolean {
    const { plan, overlay, workbook } = this.#options
    const planned = plan(entry.write)
    if (!('code' in planned)) {
      entry.ops = planned
      overlay.put(workbook, { id: entry.write.id, ops: planned })
    } else if (otherwise === 'WAIT' || entry.write.name === RESTORE) {
      this.putOff(entry)
      this.waitsFor = planned.message.ja
    } else this.settle([{ entry, state: 'REFUSED', reason: faultReason(planned) }])
    return !('code' in planned)
  }

  /** Leaves a write for a while. */
  putOff(entry: Entry): void {
    entry.notBefore = this.#options.clock.now() + this.#options.againMs
  }

  /** What goes out is marked before it does. */
  send(entries: readonly Entry[]): void {
    for (const entry of entries) entry.sent = null
    this.#options.ledger.send(idsOf(entries), this.#now())
  }

  /** What goes where is on the disk before it does. */
  place(entries: readonly Entry[], sent: readonly SentWrite[]): void {
    this.#options.ledger.place(sent)
    for (const entry of entries) entry.sent = sent.find(({ id }) => id === entry.write.id) ?? entry.sent
  }

  /** Nothing of it was done, and nothing will be. */
  unsend(entries: readonly Entry[]): void {
    if (entries.length > 0) this.#options.ledger.unsend(idsOf(entries))
  }

  /** Perhaps it was done. */
  doubt(entries: readonly Entry[]): void {
    if (entries.length > 0) this.#options.ledger.doubt(idsOf(entries))
    for (const entry of entries) entry.isDoubtful = true
  }

  /** Nothing of it stands: it is done as if it had never been sent. */
  sendAgain(entry: Entry): void {
    this.unsend([entry])
    entry.isDoubtful = false
    entry.sent = null
    entry.ops = null
    entry.notBefore = 0
  }

  /** Ends writes, for good. */
  settle(ends: readonly End[]): void {
    if (ends.length === 0) return
    const { ledger, overlay, onGone } = this.#options
    ledger.settle(
      ends.map(({ entry, state, reason }) => ({ id: entry.write.id, state, reason })),
      this.#now(),
    )
    const settled = new Set(ends.map(({ entry }) => entry))
    this.#entries = this.#entries.filter((entry) => !settled.has(entry))
    for (const { entry, state } of ends)
      if (state === 'APPLIED') overlay.settle(entry.write.id)
      else overlay.drop(entry.write.id)
    if (ends.some(({ state }) => state !== 'APPLIED')) onGone()
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString()
  }
}

const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ write }) => write.id)
