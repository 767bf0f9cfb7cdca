import type { Clock } from '../clock.ts'
import type { CopyOwner, Ledger, WorkbookCopy } from '../ledger/ledger.ts'
import { type Source, SourceError, type WorkbookGrid } from '../sources/source.ts'
import type { Problem } from '../tables/problem.ts'
import type { OfficeReading } from '../tables/read-office.ts'
import type { Schema } from '../tables/schema.ts'
import type { WorkbookStatus } from '../tables/workbook-status.ts'
import { sourceProblem } from './source-problem.ts'

/** A workbook and where it comes from. */
export interface KeptWorkbook {
  readonly key: string
  /** The file's name, or the spreadsheet's address. */
  readonly file: string
  readonly kind: WorkbookStatus['source']
  readonly source: Source
}

/** What a workbook under watch was read as last, and whether that still holds. */
export interface Held {
  readonly grid: WorkbookGrid | null
  /** When it was read, ISO time. */
  readonly asOf: string
  /** When its reading began, on the clock of `performance.now()`. */
  readonly begunAt: number
  /** Why it cannot be read now. */
  readonly fault: Problem | null
  /** It is the ledger's copy, and nobody could say yet whether that still holds. */
  readonly isUnconfirmed: boolean
}

/** A workbook under watch. */
export class WatchedWorkbook {
  readonly workbook: KeptWorkbook
  readonly #clock: Clock
  readonly #ledger: Ledger | null
  #held: Held = { grid: null, asOf: '', begunAt: 0, fault: null, isUnconfirmed: false }
  /** A version that was seen once and not read yet, and since when there is one; and one that could not be read. */
  #noticed: { readonly version: string; readonly since: number } | null = null
  #failed: string | null = null
  #looking: Promise<boolean> | null = null
  /** The version of the copy in the ledger, as far as it is known. */
  #copied: string | null = null

  constructor(workbook: KeptWorkbook, clock: Clock, ledger: Ledger | null) {
    this.workbook = workbook
    this.#clock = clock
    this.#ledger = workbook.source.remote ? ledger : null
  }

  get held(): Held {
    return this.#held
  }

  get isLooking(): boolean {
    return this.#looking !== null
  }

  /** Reads it if it changed; tells whether there is anything new to say of it. Several calls at once share one look. */
  look(): Promise<boolean> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  /** Takes sheets of the same content in the place of those it holds, if it still holds them. */
  share(grid: WorkbookGrid, sheets: WorkbookGrid['sheets']): void {
    if (this.#held.grid === grid) this.#held = { ...this.#held, grid: { ...grid, sheets } }
  }

  /** Serves the ledger's copy, if there is one and nothing was read yet. */
  async serveCopy(): Promise<void> {
    const copy = this.#held.grid === null ? await this.#copy() : null
    if (copy === null || this.#held.grid !== null) return
    this.#held = { ...this.#held, grid: copy, asOf: copy.asOf, isUnconfirmed: true }
  }

  /** Keeps a copy of a good reading for the time when nothing can be read. */
  async keepCopy({ grid, asOf }: Held): Promise<void> {
    if (this.#ledger === null || grid === null || grid.version === this.#copied) return
    await this.#ledger.keepCopy(this.#owner(), { ...grid, asOf })
    this.#copied = grid.version
  }

  async #look(): Promise<boolean> {
    const { source, key } = this.workbook
    const { grid, fault, isUnconfirmed } = this.#held
    let version: string | null = null
    try {
      version = await source.version()
      const isRead = version === this.#held.grid?.version
      if (version === this.#failed || (isRead && fault === null && !isUnconfirmed)) return false
      if (!source.remote && grid !== null && !isRead && this.#mayBeHalf(version)) return false
      this.#noticed = null
      this.#failed = null
      const begunAt = performance.now()
      this.#held = isRead
        ? { ...this.#held, fault: null, isUnconfirmed: false }
        : { grid: await this.#read(version), asOf: this.#now(), begunAt, fault: null, isUnconfirmed: false }
      return true
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      const now = sourceProblem(key, error)
      this.#held = { ...this.#held, fault: now, asOf: this.#held.asOf || this.#now() }
      // A file that could not be read will not be readable before it changes; far away, it may well be.
      this.#failed = source.remote ? null : version
      return fault?.message.en !== now.message.en
    }
  }

  /**
   * A file that is still being written changes from look to look: it is read once two looks agree. But one that is saved
   * again and again is not waited for without end.
   */
  #mayBeHalf(version: string): boolean {
    const now = this.#clock.now()
    const { version: noticed, since } = this.#noticed ?? { version: null, since: now }
    this.#noticed = { version, since }
    return version !== noticed && now - since < LONGEST_UNREAD_MS
  }

  /** The copy saves the reading when nothing changed since the process ended. */
  async #read(version: string): Promise<WorkbookGrid> {
    const copy = this.#held.grid === null ? await this.#copy() : null
    return copy?.version === version ? copy : this.workbook.source.read()
  }

  async #copy(): Promise<WorkbookCopy | null> {
    const copy = (await this.#ledger?.copyOf(this.#owner())) ?? null
    this.#copied = copy?.version ?? null
    return copy
  }

  #owner(): CopyOwner {
    return { workbook: this.workbook.key, address: this.workbook.file }
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString()
  }
}

/** For so long a file that changes is not read: what is saved is to be served within three seconds. */
const LONGEST_UNREAD_MS = 1_500

/** How a workbook stands, as one reading of the office has it. */
export function statusOf(
  { key, file, kind }: KeptWorkbook,
  { grid, asOf, fault, isUnconfirmed }: Held,
  reading: OfficeReading,
  schema: Schema,
): WorkbookStatus {
  const kept = schema.tables.some(
    (table) => table.workbook === key && reading.tables.get(table.name)?.state === 'KEPT',
  )
  return {
    key,
    file,
    source: kind,
    version: grid?.version ?? '',
    asOf,
    state: fault || isUnconfirmed ? 'STALE' : kept ? 'DEGRADED' : 'OK',
    accounts: reading.accounts.get(key) ?? [],
  }
}
