import { type Source, SourceError, type WorkbookGrid } from '../sources/source.ts'
import type { Problem } from '../tables/problem.ts'
import { type OfficeReading, readOffice } from '../tables/read-office.ts'
import type { Schema } from '../tables/schema.ts'
import type { WorkbookStatus } from '../tables/workbook-status.ts'
import { runInSlices } from './slices.ts'
import { buildSnapshot, type Snapshot } from './snapshot.ts'
import { sourceProblem } from './source-problem.ts'

/** A workbook and where it comes from. */
export interface KeptWorkbook {
  readonly key: string
  readonly file: string
  readonly kind: WorkbookStatus['source']
  readonly source: Source
}

/** What a keeper keeps fresh. */
export interface KeeperOptions {
  readonly schema: Schema
  readonly workbooks: readonly KeptWorkbook[]
  readonly settings: Readonly<Record<string, string>>
  readonly pollMs?: number
  readonly now?: () => Date
  readonly onChange?: (snapshot: Snapshot, before: Snapshot | null) => void
  /** Told of faults that are no problem of the data. */
  readonly onFault?: (error: unknown) => void
}

interface Held {
  readonly workbook: KeptWorkbook
  grid: WorkbookGrid | null
  asOf: string
  fault: Problem | null
  /** A version that was seen once and not read yet, and one that could not be read. */
  noticed: string | null
  failed: string | null
}

/** Holds the current snapshot and replaces it when a workbook changed: polled, read, then swapped as a whole. */
export class SnapshotKeeper {
  #current: Snapshot | null = null
  #held: readonly Held[]
  #timer: NodeJS.Timeout | null = null
  #busy: Promise<void> | null = null
  readonly #options: KeeperOptions

  constructor(options: KeeperOptions) {
    this.#options = options
    this.#held = options.workbooks.map((workbook) => ({
      workbook,
      grid: null,
      asOf: '',
      fault: null,
      noticed: null,
      failed: null,
    }))
  }

  /** The snapshot in service; `null` before the first reading. */
  get current(): Snapshot | null {
    return this.#current
  }

  /** Reads everything once, then looks for changes until stopped. */
  async start(): Promise<Snapshot> {
    await this.refresh()
    this.#schedule()
    if (this.#current === null) throw new Error('the first reading gave no snapshot')
    return this.#current
  }

  /** Looks for changes now; several calls at once share one look. */
  refresh(): Promise<void> {
    this.#busy ??= this.#look().finally(() => {
      this.#busy = null
    })
    return this.#busy
  }

  /** Stops looking; a look under way is waited for. */
  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    await this.#busy
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.refresh()
        .catch((error: unknown) => this.#options.onFault?.(error))
        .finally(() => this.#timer && this.#schedule())
    }, this.#options.pollMs ?? 500)
    this.#timer.unref()
  }

  async #look(): Promise<void> {
    const changed = await Promise.all(this.#held.map((held) => this.#readIfChanged(held)))
    if (this.#current !== null && !changed.includes(true)) return
    await this.#readAgain().catch((error: unknown) => {
      // What is served is no longer what the files say: it must not look fresh.
      if (this.#current) this.#current = { ...this.#current, stale: true }
      throw error
    })
  }

  async #readAgain(): Promise<void> {
    const { schema, settings } = this.#options
    const before = this.#current
    const reading = await runInSlices(
      readOffice({
        schema,
        settings,
        sheets: new Map(
          this.#held.flatMap(({ workbook, grid, fault }) =>
            grid && !fault ? [[workbook.key, grid.sheets] as const] : [],
          ),
        ),
        before: before?.reading ?? null,
      }),
    )
    for (const held of this.#held) {
      const sheets = reading.sheets.get(held.workbook.key)
      if (held.grid && sheets) held.grid = { ...held.grid, sheets }
    }
    const faults = this.#held.flatMap(({ fault }) => (fault ? [fault] : []))
    this.#current = buildSnapshot(
      schema,
      reading,
      this.#held.map((held) => statusOf(held, reading, schema)),
      faults,
      before,
    )
    this.#options.onChange?.(this.#current, before)
  }

  /** Reads a workbook whose file changed; tells whether there is anything new to say of it. */
  async #readIfChanged(held: Held): Promise<boolean> {
    let version: string | null = null
    try {
      version = await held.workbook.source.version()
      if (version === held.failed || (version === held.grid?.version && held.fault === null)) return false
      // A file that is still being written changes from look to look: it is read once two looks agree.
      if (held.grid !== null && version !== held.grid.version && version !== held.noticed) {
        held.noticed = version
        return false
      }
      if (version !== held.grid?.version) {
        held.grid = await held.workbook.source.read()
        held.asOf = this.#now()
      }
      held.fault = null
      held.failed = null
      return true
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      const fault = sourceProblem(held.workbook.key, error)
      const news = held.fault?.message.en !== fault.message.en
      held.fault = fault
      held.failed = version
      held.asOf ||= this.#now()
      return news
    }
  }

  #now(): string {
    return (this.#options.now?.() ?? new Date()).toISOString()
  }
}

function statusOf(held: Held, reading: OfficeReading, schema: Schema): WorkbookStatus {
  const { workbook, grid, fault, asOf } = held
  const kept = schema.tables.some(
    (table) => table.workbook === workbook.key && reading.tables.get(table.name)?.state === 'KEPT',
  )
  return {
    key: workbook.key,
    file: workbook.file,
    source: workbook.kind,
    version: grid?.version ?? '',
    asOf,
    state: fault ? 'STALE' : kept ? 'DEGRADED' : 'OK',
    accounts: reading.accounts.get(workbook.key) ?? [],
  }
}
