import type { drive_v3 } from '@googleapis/drive'
import { type Source, SourceError, type WorkbookGrid } from '../source.ts'
import { CALL, type GoogleConnection } from './connection.ts'
import { isSettled } from './settled-structure.ts'
import { sheetGrid } from './sheet-grid.ts'
import { readStructure, type SheetStructure } from './structure.ts'
import { openTraces } from './trace.ts'
import { openRanges, type Values, wholeSheet } from './values.ts'
import { openWriter } from './writer.ts'

/** A change is looked for so often: Drive is asked, whose quota is large. */
const POLL_MS = 10_000

/** Formats that could be taken as unchanged are read again after a while all the same. */
const SURE_FOR_MS = 300_000

/** A small question: no answer in this time is none, and the workbook is shown as stale. */
const VERSION_TIMEOUT_MS = 20_000

const VERSION = { fields: 'version,trashed', supportsAllDrives: 'true', prettyPrint: 'false' }

/** What was read last, to tell what may be taken as unchanged. */
interface Known {
  readonly structures: readonly SheetStructure[]
  readonly values: readonly Values[]
  readonly structureAt: number
  /** The structure was taken as unchanged at least once since it was read. */
  readonly isAssumed: boolean
}

/** A workbook kept in Google Sheets: one call for all values when something changed, and none otherwise. */
export function openGoogle(id: string, connection: GoogleConnection): Source {
  const { clock } = connection
  const ranges = openRanges(id, connection)
  const writer = openWriter(id, connection)
  let known: Known | null = null
  let reading: Promise<WorkbookGrid> | null = null

  const askVersion = async (): Promise<string> => {
    const { version, trashed } = await connection.call<drive_v3.Schema$File>(
      'drive',
      (doc) => doc.driveApi.get('', { ...CALL, timeout: VERSION_TIMEOUT_MS, searchParams: VERSION }),
      id,
    )
    if (trashed) throw new SourceError('MISSING', 'the spreadsheet is in the bin')
    if (!version) throw new SourceError('UNREACHABLE', 'Google told no version')
    return version
  }

  const isDoubtful = (): boolean =>
    known?.isAssumed === true && clock.now() - known.structureAt >= SURE_FOR_MS

  const readValues = (structures: readonly SheetStructure[]): Promise<readonly Values[]> =>
    Promise.all(structures.map(({ title }) => ranges.load(wholeSheet(title))))

  /** Titles first, then the values under these titles; a sheet renamed in between is asked for once more. */
  const readAll = async (attempt = 1): Promise<Known> => {
    const structureAt = clock.now()
    const structures = await readStructure(id, connection)
    try {
      return { structures, values: await readValues(structures), structureAt, isAssumed: false }
    } catch (error) {
      if (!isUnknownRange(error) || attempt > 1) throw error
      return readAll(attempt + 1)
    }
  }

  const readChanged = async (last: Known): Promise<Known> => {
    const values = await readValues(last.structures).catch((error: unknown) => {
      if (isUnknownRange(error)) return null
      throw error
    })
    if (values === null) return readAll()
    if (isSettled(last.structures, last.values, values)) return { ...last, values, isAssumed: true }
    const structureAt = clock.now()
    const structures = await readStructure(id, connection)
    const sameTitles =
      structures.length === last.structures.length &&
      structures.every(({ title }, index) => title === last.structures[index]?.title)
    return {
      structures,
      values: sameTitles ? values : await readValues(structures),
      structureAt,
      isAssumed: false,
    }
  }

  const readOnce = async (): Promise<WorkbookGrid['sheets']> => {
    known = known === null || isDoubtful() ? await readAll() : await readChanged(known)
    const { structures, values } = known
    const sheets = structures.map((structure, index) => sheetGrid(structure, values[index] ?? []))
    writer.see(sheets)
    return sheets
  }

  /** A change during the reading is read too, once; a later one shows at the next look. */
  const readSteady = async (): Promise<WorkbookGrid> => {
    const version = await askVersion()
    const sheets = await readOnce()
    const moved = await askVersion()
    return moved === version ? { version, sheets } : { version: moved, sheets: await readOnce() }
  }

  return {
    pollMs: POLL_MS,
    remote: true,
    pace: { everyMs: 1_000, most: 200, lateMs: 200_000 },
    apply: writer.apply,
    traces: openTraces(id, connection),
    version: async () => {
      const version = await askVersion()
      return isDoubtful() ? `${version} doubtful` : version
    },
    read: () => {
      reading ??= readSteady().finally(() => {
        reading = null
      })
      return reading
    },
  }
}

const isUnknownRange = (error: unknown): boolean => error instanceof SourceError && error.fault === 'DAMAGED'
