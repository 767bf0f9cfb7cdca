import { afterEach, describe, expect, test } from 'vitest'
import { schema } from '../../src/running-office.ts'
import { SnapshotKeeper } from '../../src/snapshot/keeper.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import { type MemorySource, memorySource, plainSheet } from '../../src/sources/memory.ts'
import { type Source, SourceError } from '../../src/sources/source.ts'
import type { SheetGrid } from '../../src/tables/grid.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { VirtualClock } from '../sheets-emulator/virtual-clock.ts'

type Sheets = Readonly<Record<string, SheetGrid['rows']>>
const grids = (sheets: Sheets): SheetGrid[] =>
  Object.entries(sheets).map(([title, rows]) => plainSheet(title, rows))

const keepers: SnapshotKeeper[] = []
afterEach(async () => {
  for (const keeper of keepers.splice(0)) await keeper.stop()
})

async function open(asSource: (source: MemorySource) => Source = (source) => source) {
  const personnel = memorySource(grids(SAMPLE_OFFICE.personnel))
  const development = memorySource(grids(SAMPLE_OFFICE.development))
  const told: Snapshot[] = []
  const clock = new VirtualClock()
  const keeper = new SnapshotKeeper({
    schema,
    settings: { staffNumberWidth: '6' },
    clock,
    workbooks: [
      { key: 'personnel', file: 'personnel.xlsx', kind: 'memory', source: asSource(personnel) },
      { key: 'development', file: 'development.xlsx', kind: 'memory', source: development },
    ],
    onChange: (snapshot) => told.push(snapshot),
  })
  keepers.push(keeper)
  const first = await keeper.start()
  /** A change is read when two looks agree on it. */
  const look = async (): Promise<Snapshot> => {
    await keeper.refresh()
    await keeper.refresh()
    return keeper.current ?? first
  }
  return { personnel, development, keeper, told, first, look, clock }
}

const { personnel } = SAMPLE_OFFICE
const names = (snapshot: Snapshot): unknown[] =>
  snapshot.rowsOf('Staff').rows.map(({ values }) => values['name'])
const codes = (snapshot: Snapshot): string[] =>
  snapshot.problems.filter(({ code }) => code !== 'N5').map(({ code }) => code)
const renamed = personnel.職員.map((row, index) => (index === 3 ? row.with(1, '職員 003 改') : row))

describe('the keeper', () => {
  test('serves a change once two looks agree, and shares everything that did not change', async () => {
    const { personnel: source, keeper, first, told } = await open()
    source.replace(grids({ ...personnel, 職員: renamed }))
    await keeper.refresh()
    expect(keeper.current).toBe(first)
    await keeper.refresh()
    const now = keeper.current
    expect(now && names(now)[2]).toBe('職員 003 改')
    expect(now?.version).not.toBe(first.version)
    expect(now?.rowsOf('Staff').rows[0]).toBe(first.rowsOf('Staff').rows[0])
    expect(now?.rowsOf('Department')).toBe(first.rowsOf('Department'))
    expect(told).toEqual([first, now])
  })

  test('serves a workbook that is saved again and again within two seconds', async () => {
    let isBusy = false
    // Saved between any two looks.
    const { keeper, first, clock } = await open((source) => ({
      ...source,
      version: () => {
        if (isBusy) source.replace(grids({ ...personnel, 職員: renamed }))
        return source.version()
      },
    }))
    isBusy = true
    await keeper.refresh()
    expect(keeper.current).toBe(first)
    await clock.advance(2_000)
    await keeper.refresh()
    expect(keeper.current && names(keeper.current)[2]).toBe('職員 003 改')
  })

  test('reads nothing and tells nothing while nothing changes', async () => {
    const { keeper, first, told, look } = await open()
    expect(await look()).toBe(first)
    expect(keeper.current).toBe(first)
    expect(told).toHaveLength(1)
  })

  test('keeps the last good reading of a workbook that cannot be read, says so, and recovers', async () => {
    const { personnel: source, first, look } = await open()
    source.fail(new SourceError('DAMAGED', 'cut off'))
    const stale = await look()
    expect(names(stale)).toEqual(names(first))
    expect(stale.stale).toBe(true)
    expect(stale.workbooks.map(({ state }) => state)).toEqual(['STALE', 'OK'])
    expect(codes(stale)).toContain('N7')
    source.replace(grids({ ...personnel, 職員: renamed }))
    const fresh = await look()
    expect(fresh.stale).toBe(false)
    expect(names(fresh)[2]).toBe('職員 003 改')
    expect(codes(fresh)).not.toContain('N7')
  })

  test.each<[string, Sheets, string]>([
    [
      'a required header renamed',
      { ...personnel, 職員: personnel.職員.map((row, index) => (index === 0 ? row.with(1, '呼び名') : row)) },
      'Q8',
    ],
    [
      'the sheet renamed',
      Object.fromEntries(
        Object.entries(personnel).map(([title, rows]) => [title === '職員' ? 'しょくいん' : title, rows]),
      ),
      'N5',
    ],
    [
      'a header that must not be kept',
      { ...personnel, 職員: personnel.職員.map((row, index) => [...row, index === 0 ? '病名' : 'x']) },
      'Q7',
    ],
  ])('degrades only the table: %s', async (_what, broken, code) => {
    const { personnel: source, first, look } = await open()
    source.replace(grids(broken))
    const degraded = await look()
    expect(names(degraded)).toEqual(names(first))
    expect(degraded.workbooks.map(({ state }) => state)).toEqual(['DEGRADED', 'OK'])
    expect(degraded.problems.find(({ severity }) => severity === 'REJECT_SHEET')?.code).toBe(code)
    expect(codes(degraded)).not.toContain('Q48')
    source.replace(grids(personnel))
    const mended = await look()
    expect(mended.workbooks.map(({ state }) => state)).toEqual(['OK', 'OK'])
    expect(names(mended)).toEqual(names(first))
  })

  test('refuses a table that lost a fifth of its rows at once, and takes a smaller loss', async () => {
    const { personnel: source, look } = await open()
    const many = Array.from(
      { length: 50 },
      (_, index) => personnel.職員[1]?.with(0, String(100 + index)).with(11, null) ?? [],
    )
    const sheet = (count: number): Sheets => ({
      ...personnel,
      職員: [...personnel.職員, ...many.slice(0, count)],
    })
    source.replace(grids(sheet(50)))
    expect(names(await look())).toHaveLength(56)
    source.replace(grids(sheet(30)))
    const refused = await look()
    expect(names(refused)).toHaveLength(56)
    expect(codes(refused)).toContain('Q17')
    source.replace(grids(sheet(42)))
    const taken = await look()
    expect(names(taken)).toHaveLength(48)
    expect(codes(taken)).not.toContain('Q17')
  })

  test('moved columns, sorted rows and inserted rows change no answer', async () => {
    const { personnel: source, first, look } = await open()
    const [header = [], ...rows] = personnel.職員
    const shuffled = [header, ...rows.toReversed()].map((row) => row.toReversed())
    source.replace(grids({ ...personnel, 職員: [['令和8年度 職員名簿'], [], ...shuffled] }))
    const now = await look()
    const byKey = (snapshot: Snapshot) =>
      Object.fromEntries(snapshot.rowsOf('Staff').rows.map(({ key, values }) => [key, values]))
    expect(byKey(now)).toEqual(byKey(first))
  })
})
