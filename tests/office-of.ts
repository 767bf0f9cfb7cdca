import { schema } from '../src/running-office.ts'
import { runAtOnce } from '../src/snapshot/slices.ts'
import { buildSnapshot, type Snapshot } from '../src/snapshot/snapshot.ts'
import { plainSheet } from '../src/sources/memory.ts'
import type { SheetGrid } from '../src/tables/grid.ts'
import { type OfficeReading, readOffice } from '../src/tables/read-office.ts'
import { openView, type View } from '../src/view/view.ts'
import type { Viewer } from '../src/view/viewer.ts'

/** Sheets of a small office by workbook: each sheet as rows of cells, or as a whole grid. */
export type SmallOffice = Readonly<Record<string, Readonly<Record<string, SheetGrid['rows'] | SheetGrid>>>>

const isGrid = (sheet: SheetGrid['rows'] | SheetGrid): sheet is SheetGrid => 'title' in sheet

/** Reads an office given as sheets, without any file. */
export function readSmallOffice(
  office: SmallOffice,
  settings: Readonly<Record<string, string>> = { staffNumberWidth: '6' },
  before: OfficeReading | null = null,
): OfficeReading {
  const sheets = new Map(
    Object.entries(office).map(([key, each]) => [
      key,
      Object.entries(each).map(([title, sheet]) => (isGrid(sheet) ? sheet : plainSheet(title, sheet))),
    ]),
  )
  return runAtOnce(readOffice({ schema, settings, sheets, before }))
}

/** A snapshot of an office given as sheets. */
export function snapshotOfSmallOffice(
  office: SmallOffice,
  before: Snapshot | null = null,
  settings: Readonly<Record<string, string>> = {},
): Snapshot {
  const reading = readSmallOffice(office, { staffNumberWidth: '6', ...settings }, before?.reading ?? null)
  const status = Object.keys(office).map((key) => ({
    key,
    file: `${key}.xlsx`,
    source: 'memory' as const,
    version: '1',
    asOf: '2026-11-25T00:00:00.000Z',
    state: 'OK' as const,
    accounts: reading.accounts.get(key) ?? [],
  }))
  return buildSnapshot(schema, reading, status, [], before)
}

/** A view of a snapshot for somebody with these roles. */
export const viewAs = (snapshot: Snapshot, viewer: Partial<Viewer>, today = '2026-11-25'): View =>
  openView(
    snapshot,
    { subject: 'test', roles: [], person: null, scope: new Set(), ...viewer },
    today,
    schema.strictest,
  )
