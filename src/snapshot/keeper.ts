import { type Clock, systemClock } from '../clock.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { SheetGrid } from '../tables/grid.ts'
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
  /** What is served beyond what the sheets show yet. */
  readonly overlay?: Overlay | null
  readonly onChange?: (snapshot: Snapshot, before: Snapshot | null) => void
  /** Told of faults that are no problem of the data. */
  readonly onFault?: (error: unknown) => void
}

/** Changes that are to show before the sheets hold them. */
export interface Overlay {
  /** Another text whenever there are other changes of a workbook; empty where there are none. */
  stamp(workbook: string): string
  /** The sheets with the changes that they do not show yet; `begunAt` is when their reading began. */
  over(workbook: string, sheets: readonly SheetGrid[], begunAt: number): readonly SheetGrid[]
  /** How many records of each sheet they take away, by title. */
  removals(workbook: string): ReadonlyMap<string, number>
}

/** So long the first reading waits for a workbook of which there is a copy. */
const PATIENCE_MS = 1_500

/** A workbook as it goes into a reading. */
interface Taken {
  readonly watched: WatchedWorkbook
  readonly held: Held
  readonly sheets: readonly SheetGrid[]
  readonly removals: ReadonlyMap<string, number>
  readonly stamp: string
}

/** Holds the current snapshot and replaces it when a workbook changed: each is watched for itself, all are read as one. */
export class SnapshotKeeper {
  #current: Snapshot | null = null
  readonly #watched: readonly WatchedWorkbook[]
  readonly #clock: Clock
  readonly #options: KeeperOptions
  readonly #stopping = new AbortController()
  #watching: readonly Promise<void>[] = []
  /** The reading under way, and the one that follows it. */
  #reading: Promise<void> = Promise.resolve()
  #following: Promise<void> | null = null
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
    await this.publish()
    if (this.#current === null) throw new Error('the first reading gave no snapshot')
    this.#watching = this.#watched.map((watched) => this.#watch(watched))
    return this.#current
  }

  /** Looks for changes now, in one workbook or in all. */
  async refresh(workbook: string | null = null): Promise<void> {
    const asked = this.#watched.filter((each) => workbook === null || each.workbook.key === workbook)
    const news = await Promise.all(asked.map((watched) => watched.look()))
    if (news.includes(true)) await this.publish()
  }

  /** A workbook as it was read last, without what is laid over it. */
  heldOf(workbook: string): Held | null {
    return this.#watched.find((each) => each.workbook.key === workbook)?.held ?? null
  }

  /** Reads the office of what the workbooks hold now; resolves when that is in service. */
  publish(): Promise<void> {
    // Whoever asks while a reading is under way gets the next one, which sees what they changed.
    this.#following ??= this.#reading.then(() => {
      this.#following = null
      const reading = this.#read()
      this.#reading = reading.catch(() => undefined)
      return reading
    })
    return this.#following
  }

  /** Stops looking; what is under way is waited for. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.#watching)
    await this.#reading
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
      if (await watched.look()) await this.publish()
    } catch (error) {
      this.#options.onFault?.(error)
    }
  }

  async #read(): Promise<void> {
    await this.#readOffice().catch((error: unknown) => {
      // What is served is no longer what the files say: it must not look fresh.
      if (this.#current) this.#current = { ...this.#current, stale: true }
      throw error
    })
  }

  async #readOffice(): Promise<void> {
    const { schema, settings } = this.#options
    const before = this.#current
    const taken = this.#watched.map((watched) => this.#take(watched))
    const reading = await runInSlices(
      readOffice({
        schema,
        settings,
        sheets: new Map(
          taken.flatMap(({ watched, held: { grid }, sheets }) =>
            grid ? [[watched.workbook.key, sheets] as const] : [],
          ),
        ),
        removals: new Map(taken.map(({ watched, removals }) => [watched.workbook.key, removals])),
        before: before?.reading ?? null,
      }),
    )
    for (const { watched, held, sheets } of taken) {
      const read = reading.sheets.get(watched.workbook.key)
      // What was laid over a sheet is not to be taken for its content.
      const isOwn = (grid: SheetGrid, index: number): boolean => grid === sheets[index]
      if (held.grid && read)
        watched.share(
          held.grid,
          held.grid.sheets.map((grid, index) => (isOwn(grid, index) ? (read[index] ?? grid) : grid)),
        )
    }
    this.#current = buildSnapshot(
      schema,
      reading,
      taken.map(({ watched, held, stamp }) => {
        const status = statusOf(watched.workbook, held, reading, schema)
        return stamp === '' ? status : { ...status, version: `${status.version}+${stamp}` }
      }),
      taken.flatMap(({ held: { fault } }) => (fault ? [fault] : [])),
      before,
    )
    this.#options.onChange?.(this.#current, before)
    this.#keepCopies(taken, this.#current)
  }

  #take(watched: WatchedWorkbook): Taken {
    const { held } = watched
    const { key } = watched.workbook
    const { overlay } = this.#options
    const own = held.grid?.sheets ?? []
    // Asked for first: sheets that are read again lose what was laid over them.
    const sheets = overlay?.over(key, own, held.begunAt) ?? own
    const removals = overlay?.removals(key) ?? new Map<string, number>()
    return { watched, held, sheets, removals, stamp: overlay?.stamp(key) ?? '' }
  }

  /** Only what was read without loss is worth keeping: a degraded workbook keeps its last good copy. */
  #keepCopies(taken: readonly Taken[], snapshot: Snapshot): void {
    const sound = taken.filter((_taken, index) => snapshot.workbooks[index]?.state === 'OK')
    this.#copying = this.#copying
      .then(async () => {
        for (const { watched, held } of sound) await watched.keepCopy(held)
      })
      .catch((error: unknown) => this.#options.onFault?.(error))
  }
}
