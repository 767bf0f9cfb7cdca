import { afterEach, describe, expect, test } from 'vitest'
import { plainSheet } from '../../../src/sources/memory.ts'
import type { SheetGrid } from '../../../src/sources/source.ts'
import {
  accessGone,
  cut,
  documentGone,
  failAfter,
  garbled,
  overQuota,
  resetBefore,
  tokenOver,
} from '../../sheets-emulator/fault.ts'
import { testSource } from '../contract.ts'
import { type GoogleDesk, openGoogleDesk } from './google-desk.ts'

testSource({
  name: 'a Google spreadsheet',
  holdsEveryResult: true,
  open: async (sheets) => {
    const desk = await openGoogleDesk(sheets)
    return {
      source: desk.source,
      replace: async (next) => {
        desk.emulator.faults.clear()
        desk.replace(next)
      },
      remove: async () => void desk.emulator.faults.add({ fault: documentGone }),
      close: () => desk.emulator.stop(),
    }
  },
})

const ROSTER = plainSheet('名簿', [
  ['番号', '氏名', '採用日', '段階'],
  ['000101', '職員 001', { serial: 45_748 }, 3],
  ['000102', '職員 002', null, 2],
  ['000103', '職員 003', { serial: 45_383 }, 1],
])
const NOTES = plainSheet("次's & 計", [['終']])

let desk: GoogleDesk
const desks: GoogleDesk[] = []
afterEach(async () => {
  for (const each of desks.splice(0)) await each.emulator.stop()
})
const open = async (sheets: readonly SheetGrid[] = [ROSTER, NOTES]): Promise<void> => {
  desk = await openGoogleDesk(sheets)
  desks.push(desk)
}
const roster = async (): Promise<SheetGrid['rows']> =>
  (await desk.source.read()).sheets.find(({ title }) => title === '名簿')?.rows ?? []

describe('what reading costs', () => {
  test('a first reading asks for the structure and for all sheets in one call each', async () => {
    await open()
    await desk.source.read()
    expect(desk.emulator.log.find({ kind: 'read' }).map(({ path }) => path.split('/').at(-1))).toEqual([
      '',
      'values:batchGet',
    ])
  })

  test('asking whether anything changed costs no read', async () => {
    await open()
    await desk.source.read()
    desk.emulator.log.clear()
    for (let look = 0; look < 20; look++) await desk.source.version()
    expect(desk.reads()).toBe(0)
  })

  test('a typed cell costs one read, and many readings at once share it', async () => {
    await open()
    await desk.source.read()
    desk.at('名簿').setCell('B2', '職員 001 改')
    desk.emulator.log.clear()
    const readings = await Promise.all(Array.from({ length: 20 }, () => desk.source.read()))
    expect(desk.reads()).toBe(1)
    for (const { sheets } of readings) expect(sheets[0]?.rows[1]?.[1]).toBe('職員 001 改')
  })

  test('what was taken as unchanged is read again after five minutes, once', async () => {
    await open()
    await desk.source.read()
    desk.at('名簿').setCell('D2', 4)
    const { version } = await desk.source.read()
    expect(await desk.source.version()).toBe(version)
    await desk.emulator.clock.advance(300_000)
    expect(await desk.source.version()).not.toBe(version)
    desk.emulator.log.clear()
    await desk.source.read()
    expect(desk.reads()).toBe(2)
    expect(await desk.source.version()).toBe(version)
  })
})

describe('what people do to a sheet is read as it is', () => {
  test('a day typed into a blank cell is a day', async () => {
    await open()
    await desk.source.read()
    desk.at('名簿').setCell('C3', '2026/4/1')
    expect((await roster())[2]?.[2]).toEqual({ serial: 46_113 })
  })

  test('days stay days when rows are sorted, and numbers numbers', async () => {
    await open()
    await desk.source.read()
    desk.at('名簿').sort('D')
    expect(await roster()).toEqual([ROSTER.rows[0], ROSTER.rows[3], ROSTER.rows[2], ROSTER.rows[1]])
  })

  test.each<[what: string, act: () => void, titles: readonly string[]]>([
    ['renamed', () => desk.at('名簿').rename('職員名簿'), ['職員名簿', NOTES.title]],
    ['deleted', () => desk.at(NOTES.title).delete(), ['名簿']],
    ['added', () => void desk.emulator.people.addSheet(desk.id, '新'), ['名簿', NOTES.title, '新']],
  ])('a sheet that was %s', async (_what, act, titles) => {
    await open()
    await desk.source.read()
    act()
    expect((await desk.source.read()).sheets.map(({ title }) => title)).toEqual(titles)
  })

  test('a column that moved, a row that was inserted', async () => {
    await open()
    await desk.source.read()
    desk.at('名簿').moveColumn('C', 'A')
    desk.at('名簿').insertRows(2)
    expect((await roster()).map((cells) => cells[0] ?? null)).toEqual([
      '採用日',
      null,
      { serial: 45_748 },
      null,
      { serial: 45_383 },
    ])
  })

  test('a change while it is being read is read too', async () => {
    await open()
    desk.emulator.people.before({ path: /values:batchGet/u }, () => desk.at('名簿').setCell('D2', 5))
    desk.emulator.people.before({ path: /values:batchGet/u, nth: 2 }, () => desk.at('名簿').sort('D'))
    const { version, sheets } = await desk.source.read()
    expect(sheets[0]?.rows.map((cells) => cells[3])).toEqual(['段階', 1, 2, 5])
    // Whatever came between the last look and the last reading makes the next look see a change.
    if (version === (await desk.source.version()))
      expect(await desk.source.read()).toEqual({ version, sheets })
  })
})

describe('what Google refuses', () => {
  test.each([
    ['403', accessGone, 'NOT_SHARED'],
    ['404', documentGone, 'MISSING'],
    ['429', overQuota, 'BUSY'],
    ['503', failAfter(), 'UNREACHABLE'],
    ['a broken connection', resetBefore, 'UNREACHABLE'],
    ['half an answer', cut, 'UNREACHABLE'],
    ['nonsense', garbled, 'UNREACHABLE'],
  ])('%s has a name, and passes', async (_what, fault, name) => {
    await open()
    await desk.source.read()
    const plan = desk.emulator.faults.add({ fault })
    await expect(desk.source.version()).rejects.toMatchObject({ fault: name })
    plan.remove()
    await desk.emulator.clock.advance(70_000)
    await expect(desk.source.version()).resolves.toEqual(expect.any(String))
  })

  test('a token that was taken back is replaced at once', async () => {
    await open()
    desk.emulator.faults.once(tokenOver)
    await expect(desk.source.version()).resolves.toEqual(expect.any(String))
    desk.emulator.faults.add({ fault: tokenOver })
    await expect(desk.source.version()).rejects.toMatchObject({ fault: 'NOT_SIGNED_IN' })
  })

  test('while calls are paused none is made', async () => {
    await open()
    desk.emulator.faults.burst(1, overQuota)
    await expect(desk.source.version()).rejects.toMatchObject({ fault: 'BUSY' })
    await expect(desk.source.version()).rejects.toMatchObject({ fault: 'BUSY' })
    expect(desk.emulator.log.entries).toHaveLength(1)
  })
})
