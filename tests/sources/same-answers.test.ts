import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isErrorCell } from '../../src/columns/cell.ts'
import { DEMO_DAY } from '../../src/demo/calendar.ts'
import { writeMessyOffice } from '../../src/demo/messy.ts'
import { writeDemoOffice } from '../../src/demo/office.ts'
import { type Office, readOfficeFile } from '../../src/office.ts'
import { schema, workbooksOf } from '../../src/running-office.ts'
import { runAtOnce } from '../../src/snapshot/slices.ts'
import { connectGoogle } from '../../src/sources/google/connection.ts'
import { openGoogle } from '../../src/sources/google/google.ts'
import { memorySource } from '../../src/sources/memory.ts'
import type { SheetGrid } from '../../src/sources/source.ts'
import { type OfficeReading, readOffice } from '../../src/tables/read-office.ts'
import { type Emulator, startEmulator } from '../sheets-emulator/emulator.ts'
import { putSheets } from './google/google-desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'same-answers-'))
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(async () => {
  await emulator.stop()
  rmSync(folder, { recursive: true })
})

type Sheets = ReadonlyMap<string, readonly SheetGrid[]>

const reading = (office: Office, sheets: Sheets): OfficeReading =>
  runAtOnce(readOffice({ schema, settings: office.settings, sheets, before: null }))

/** All that front ends and HR get to see: rows with their places, and problems. */
const seen = ({ tables, problems }: OfficeReading) => ({
  rows: [...tables].flatMap(([name, { rows, children }]) => [
    ...rows.map((row) => ({ name, ...row })),
    ...Object.entries(children).flatMap(([child, each]) => each.map((row) => ({ name: child, ...row }))),
  ]),
  problems,
})

async function fromFiles(office: Office): Promise<Sheets> {
  const sheets = new Map<string, readonly SheetGrid[]>()
  for (const { key, source } of workbooksOf(office))
    sheets.set(key, withoutFileQuirks((await source.read()).sheets))
  return sheets
}

/** What only a file has: formulas without a result, and days counted from 1904. */
const withoutFileQuirks = (grids: readonly SheetGrid[]): SheetGrid[] =>
  grids.map((grid) => ({
    ...grid,
    serialOffset: 0,
    rows: grid.rows.map((row) =>
      row.map((cell) => (isErrorCell(cell) && cell.error === '' ? { error: '#NAME?' } : cell)),
    ),
  }))

async function through(
  sheets: Sheets,
  store: (key: string, grids: readonly SheetGrid[]) => Promise<readonly SheetGrid[]>,
) {
  const read = new Map<string, readonly SheetGrid[]>()
  for (const [key, grids] of sheets) read.set(key, await store(key, grids))
  return read
}

const inGoogle = async (key: string, grids: readonly SheetGrid[]): Promise<readonly SheetGrid[]> => {
  const id = emulator.people.createDocument(key)
  putSheets(emulator, id, grids)
  const connection = connectGoogle({ account: null, endpoint: emulator.origin, clock: emulator.clock })
  return (await openGoogle(id, connection).read()).sheets
}
const inMemory = async (_key: string, grids: readonly SheetGrid[]): Promise<readonly SheetGrid[]> =>
  (await memorySource(grids).read()).sheets

describe.each([
  ['the demo office', 'demo', (path: string) => void writeDemoOffice(path, { staff: 120, today: DEMO_DAY })],
  ['the messy office', 'messy', (path: string) => void writeMessyOffice(path)],
])('%s', (_what, name, write) => {
  test.each([
    ['memory', inMemory],
    ['Google Sheets', inGoogle],
  ])('has the same rows and the same problems in .xlsx files and in %s', async (_store, store) => {
    const path = join(folder, name)
    write(path)
    const office = await readOfficeFile(
      path,
      schema.workbooks.map(({ key }) => key),
    )
    const files = await fromFiles(office)
    const expected = seen(reading(office, files))
    expect(expected.rows.length).toBeGreaterThan(100)
    expect(seen(reading(office, await through(files, store)))).toEqual(expected)
    rmSync(path, { recursive: true })
  })
})
