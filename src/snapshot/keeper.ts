import { type Clock, systemClock } from '../clock.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { readOffice } from '../tables/read-office.ts'
import type { Schema } from '../tables/schema.ts'
import { runInSlices } from './slices.ts'
import { buildSnapshot, type Snapshot } from './snapshot.ts'
import { type Held, type KeptWorkbook, statusOf, WatchedWorkbook } from './watched-workbook.ts'

/** What a keeper keeps fresh. */
export interface KeeperOptions {
  readonly schema: Schema
  readonly workbooks: readonly KeptWorkbook[]
  readonly settings: Readonly<Record<string, string>>
  readonly clock?: Clock
  /** Holds the copies that are served while a remote workbook cannot be read. */
  readonly ledger?: Ledger | null
  readonly onChange?: (snapshot: Snapshot, before: Snapshot | null) => void
  /** Told of faults that are no problem of the data. */
  readonly onFault?: (error: unknown) => void
}

/** So long the first reading waits for a workbook of which there is a copy. */
const PATIENCE_MS = 1_500

/** Holds the current snapshot and replaces it when a workbook changed: each is watched for itself, all are read as one. */
export class SnapshotKeeper {
  #current: Snapshot | null = null
  readonly #watched: readonly WatchedWorkbook[]
  readonly #clock: Clock
  readonly #options: KeeperOptions
  readonly #stopping = new AbortController()
  #watching: readonly Promise<void>[] = []
  #isDue = false
  #publishing: Promise<void> | null = null
  #copying: Promise<void> = Promise.resolve()

  constructor(options: KeeperOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#watched = options.workbooks.map(
      (workbook) => new WatchedWorkbook(workbook, this.#clock, options.ledger ?? null),
    )
  }

  /** The snapshot in service; `null` before the first reading. */
  get current(): Snapshot | null {
    return this.#current
  }

  /** Reads everything once, then looks for changes until stopped. */
  async start(): Promise<Snapshot> {
    await Promise.all(this.#watched.map((watched) => this.#lookFirst(watched)))
    await this.#publish()
    if (this.#current === null) throw new Error('the first reading gave no snapshot')
    this.#watching = this.#watched.map((watched) => this.#watch(watched))
    return this.#current
  }

  /** Looks for changes in every workbook now. */
  async refresh(): Promise<void> {
    const news = await Promise.all(this.#watched.map((watched) => watched.look()))
    if (news.includes(true)) await this.#publish()
  }

  /** Stops looking; what is under way is waited for. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.#watching)
    await this.#publishing
    await this.#copying
  }

  /** A workbook that does not answer soon is served as its copy has it, and read when it answers. */
  async #lookFirst(watched: WatchedWorkbook): Promise<void> {
    const look = watched.look()
    if (!watched.workbook.source.remote) return void (await look)
    const enough = new AbortController()
    const patience = this.#clock.sleep(PATIENCE_MS, enough.signal).catch(() => undefined)
    await Promise.race([look, patience]).finally(() => enough.abort())
    await watched.serveCopy()
    if (watched.held.grid === null) await look
  }

  async #watch(watched: WatchedWorkbook): Promise<void> {
    const { signal } = this.#stopping
    // The first look may still be under way.
    if (watched.isLooking) await this.#lookAndTell(watched)
    while (!signal.aborted) {
      await this.#clock.sleep(watched.workbook.source.pollMs, signal).catch(() => undefined)
      if (!signal.aborted) await this.#lookAndTell(watched)
    }
  }

  async #lookAndTell(watched: WatchedWorkbook): Promise<void> {
    try {
      if (await watched.look()) await this.#publish()
    } catch (error) {
      this.#options.onFault?.(error)
    }
  }

  /** Reads the office of what the workbooks hold; changes that arrive meanwhile are read next. */
  #publish(): Promise<void> {
    this.#isDue = true
    this.#publishing ??= this.#publishAll().finally(() => {
      this.#publishing = null
    })
    return this.#publishing
  }

  async #publishAll(): Promise<void> {
    while (this.#isDue) {
      this.#isDue = false
      await this.#read().catch((error: unknown) => {
        // What is served is no longer what the files say: it must not look fresh.
        if (this.#current) this.#current = { ...this.#current, stale: true }
        throw error
      })
    }
  }

  async #read(): Promise<void> {
    const { schema, settings } = this.#options
    const before = this.#current
    const taken = this.#watched.map((watched) => ({ watched, held: watched.held }))
    const reading = await runInSlices(
      readOffice({
        schema,
        settings,
        sheets: new Map(
          taken.flatMap(({ watched, held: { grid } }) =>
            grid ? [[watched.workbook.key, grid.sheets] as const] : [],
          ),
        ),
        before: before?.reading ?? null,
      }),
    )
    for (const { watched, held } of taken) {
      const sheets = reading.sheets.get(watched.workbook.key)
      if (held.grid && sheets) watched.share(held.grid, sheets)
    }
    this.#current = buildSnapshot(
      schema,
      reading,
      taken.map(({ watched, held }) => statusOf(watched.workbook, held, reading, schema)),
      taken.flatMap(({ held: { fault } }) => (fault ? [fault] : [])),
      before,
    )
    this.#options.onChange?.(this.#current, before)
    this.#keepCopies(taken, this.#current)
  }

  /** Only what was read without loss is worth keeping: a degraded workbook keeps its last good copy. */
  #keepCopies(taken: readonly { watched: WatchedWorkbook; held: Held }[], snapshot: Snapshot): void {
    const sound = taken.filter((_each, index) => snapshot.workbooks[index]?.state === 'OK')
    this.#copying = this.#copying
      .then(async () => {
        for (const { watched, held } of sound) await watched.keepCopy(held)
      })
      .catch((error: unknown) => this.#options.onFault?.(error))
  }
}
