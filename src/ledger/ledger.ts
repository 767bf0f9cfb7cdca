import type { SheetGrid } from '../tables/grid.ts'
import type { SentWrite } from '../tables/row-op.ts'
import type {
  AcceptedWrite,
  AuditPage,
  AuditRequest,
  KeptWrite,
  SeenChange,
  WriteReason,
  WriteState,
} from './write-record.ts'

/** The last good content of a workbook, as it was read. */
export interface WorkbookCopy {
  readonly version: string
  /** When it was read, ISO time. */
  readonly asOf: string
  readonly sheets: readonly SheetGrid[]
}

/** Whose copy it is: a workbook that moved to another address has none yet. */
export interface CopyOwner {
  readonly workbook: string
  readonly address: string
}

/** How a write ended. */
export interface WriteEnd {
  readonly id: string
  readonly state: Extract<WriteState, 'APPLIED' | 'CONFLICT' | 'REFUSED'>
  readonly reason: WriteReason | null
}

/** The disk holds no more: nothing was recorded. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull'
}

/** What must survive the end of the process. Whatever records something throws `StorageFull` where the disk is full. */
export interface Ledger {
  /** Records a write before anything comes of it. */
  accept(write: AcceptedWrite): void
  /** The write that a subject asked for under a key of theirs. */
  writeUnder(subject: string, idempotencyKey: string): KeptWrite | null
  writeWith(id: string): KeptWrite | null
  /** Writes that are not settled, in the order they were accepted. */
  openWrites(): readonly KeptWrite[]
  /** Records that writes are about to be sent: from now on they may be done. */
  send(ids: readonly string[], at: string): void
  /** Records what of each write is about to be sent where. */
  place(sent: readonly SentWrite[]): void
  /** Records that nobody could tell whether writes were done. */
  doubt(ids: readonly string[]): void
  /** Records that writes that were about to be sent are surely not done. */
  unsend(ids: readonly string[]): void
  settle(ends: readonly WriteEnd[], at: string): void
  /** Uses a token up that ends at a time, in milliseconds; false where it was used before. */
  useOnce(id: string, until: number, now: number): boolean
  recordSeen(changes: readonly SeenChange[]): void
  audit(request: AuditRequest): AuditPage
  /** The copy of a workbook; `null` where there is none. */
  copyOf(owner: CopyOwner): Promise<WorkbookCopy | null>
  /** Keeps a copy in the place of the last one, whole or not at all. */
  keepCopy(owner: CopyOwner, copy: WorkbookCopy): Promise<void>
  close(): void
}
