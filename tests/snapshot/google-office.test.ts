import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphql } from 'graphql'
import { afterEach, describe, expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/sqlite.ts'
import { officeGraph, schema } from '../../src/running-office.ts'
import { SnapshotKeeper } from '../../src/snapshot/keeper.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import { connectGoogle } from '../../src/sources/google/connection.ts'
import { openGoogle } from '../../src/sources/google/google.ts'
import { memorySource, plainSheet } from '../../src/sources/memory.ts'
import { viewAs } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { type Emulator, startEmulator } from '../sheets-emulator/emulator.ts'
import { type Fault, failAfter, failBefore, overQuota } from '../sheets-emulator/fault.ts'
import type { PersonAtSheet } from '../sheets-emulator/person-at-sheet.ts'
import { VirtualClock } from '../sheets-emulator/virtual-clock.ts'
import { putSheets } from '../sources/google/google-desk.ts'

const graph = officeGraph()

const POLL = 10_000
const MINUTE = 60_000

const folder = mkdtempSync(join(tmpdir(), 'google-office-'))
const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterEach(() => rmSync(join(folder, 'ledger.sqlite'), { force: true }))

interface Desk {
  readonly emulator: Emulator<VirtualClock>
  readonly id: string
  readonly staff: PersonAtSheet
}

/** 職員 and the rest of the first workbook in Google Sheets. */
async function openDesk(): Promise<Desk> {
  const emulator = await startEmulator({ quotas: true, clock: new VirtualClock() })
  closing.push(() => emulator.stop())
  const id = emulator.people.createDocument('01_人事基本')
  putSheets(
    emulator,
    id,
    Object.entries(SAMPLE_OFFICE.personnel).map(([title, rows]) => plainSheet(title, rows)),
  )
  return { emulator, id, staff: emulator.people.at(id, '職員') }
}

/** Serves the office: personnel from Google, development from elsewhere. */
async function serve({ emulator, id }: Desk, ledgerPath: string | null = null) {
  const { clock } = emulator
  const ledger = ledgerPath === null ? null : openLedger(ledgerPath)
  const connection = connectGoogle({ account: null, endpoint: emulator.origin, clock, random: () => 0.5 })
  const keeper = new SnapshotKeeper({
    schema,
    settings: { staffNumberWidth: '6' },
    clock,
    ledger,
    workbooks: [
      { key: 'personnel', file: `google:${id}`, kind: 'google', source: openGoogle(id, connection) },
      {
        key: 'development',
        file: 'development.xlsx',
        kind: 'memory',
        source: {
          ...memorySource(
            Object.entries(SAMPLE_OFFICE.development).map(([title, rows]) => plainSheet(title, rows)),
          ),
          pollMs: POLL,
        },
      },
    ],
  })
  let isOpen = true
  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await keeper.stop()
    ledger?.close()
  }
  closing.push(close)
  const first = await keeper.start()
  return { keeper, first, clock, close, reads: () => emulator.log.count({ kind: 'read' }) }
}

const current = (keeper: SnapshotKeeper): Snapshot => {
  if (keeper.current === null) throw new Error('nothing is served')
  return keeper.current
}
const nameOf = (snapshot: Snapshot, number = '000101'): unknown =>
  snapshot.rowsOf('Staff').rows.find(({ key }) => key === number)?.values['name']

const QUERY = '{ staffMembers(first: 3) { totalCount nodes { staffNumber name department { name } } } }'
const ask = async (snapshot: Snapshot): Promise<string> => {
  const answer = await graphql({
    schema: graph,
    source: QUERY,
    contextValue: { view: viewAs(snapshot, { roles: ['HR'] }) },
  })
  expect(answer.errors).toBeUndefined()
  return JSON.stringify(answer.data)
}

describe('what serving from Google costs', () => {
  test('5,000 queries in a minute with nobody editing: no read', async () => {
    const desk = await openDesk()
    const { keeper, clock, reads } = await serve(desk)
    desk.emulator.log.clear()
    for (let second = 0; second < 60; second++) {
      for (let query = 0; query < 83; query++) await ask(current(keeper))
      await clock.advance(1000)
    }
    for (let query = 0; query < 20; query++) await ask(current(keeper))
    expect(reads()).toBe(0)
    expect(desk.emulator.log.count({ kind: 'drive' })).toBeLessThanOrEqual(6)
  })

  test('one edited cell: one read, seen within one poll', async () => {
    const desk = await openDesk()
    const { keeper, clock, reads } = await serve(desk)
    desk.emulator.log.clear()
    desk.staff.setCell('B2', '職員 改')
    await clock.advance(POLL)
    expect(nameOf(current(keeper), String(current(keeper).rowsOf('Staff').rows[0]?.key))).toBe('職員 改')
    await clock.advance(MINUTE)
    expect(reads()).toBe(1)
  })

  test('200 edits in a minute: never over 50 reads, and nothing is skipped', async () => {
    const desk = await openDesk()
    const { keeper, clock, reads } = await serve(desk)
    desk.emulator.log.clear()
    for (let edit = 0; edit < 200; edit++) {
      desk.staff.setCell(`B${2 + (edit % 3)}`, `職員 ${edit}`)
      await clock.advance(300)
    }
    expect(reads()).toBeLessThanOrEqual(50)
    await clock.advance(POLL)
    const names = current(keeper)
      .rowsOf('Staff')
      .rows.slice(0, 3)
      .map(({ values }) => values['name'])
    expect(names.sort()).toEqual(['職員 197', '職員 198', '職員 199'])
    expect(desk.emulator.log.count({ status: 429 })).toBe(0)
  })
})

describe('while Google fails', () => {
  test.each<[what: string, fault: Fault, said: string]>([
    ['429', overQuota, '上限'],
    ['503 before', failBefore(), '接続できません'],
    ['503 after', failAfter(), '接続できません'],
  ])(
    'ten minutes of %s: served from the snapshot, stale, within quota, and all caught up',
    async (_what, fault, said) => {
      const desk = await openDesk()
      const { keeper, first, clock } = await serve(desk)
      desk.emulator.log.clear()
      desk.emulator.faults.burstFor(10 * MINUTE, fault)
      const start = clock.now()
      const before = await ask(first)
      for (let minute = 0; minute < 10; minute++) {
        desk.staff.setCell('B2', `嵐 ${minute}`)
        await clock.advance(MINUTE - (minute === 9 ? 1 : 0))
        expect(current(keeper).stale).toBe(true)
        expect(current(keeper).workbooks.map(({ state }) => state)).toEqual(['STALE', 'OK'])
        expect(await ask(current(keeper))).toBe(before)
        const calls = desk.emulator.log.count({ since: start + minute * MINUTE })
        expect(calls).toBeLessThanOrEqual(50)
      }
      const told = current(keeper).problems.filter(({ code }) => code === 'N7')
      expect(told.map(({ message }) => message.ja)).toEqual([expect.stringContaining(said)])
      // The pause after the last refusal is at most 64 seconds, and a poll follows.
      await clock.advance(64_000 + POLL)
      expect(current(keeper).stale).toBe(false)
      expect(await ask(current(keeper))).toContain('嵐 9')
      expect(current(keeper).problems.filter(({ code }) => code === 'N7')).toEqual([])
    },
  )

  test('Google down at start: served from the copy on disk within 3 s, stale, until Google is back', async () => {
    const desk = await openDesk()
    const path = join(folder, 'ledger.sqlite')
    const earlier = await serve(desk, path)
    const before = await ask(earlier.first)
    await earlier.close()
    desk.emulator.faults.down = true
    const started = performance.now()
    const { keeper, first, clock } = await serve(desk, path)
    expect(performance.now() - started).toBeLessThan(3000)
    expect(first.stale).toBe(true)
    expect(first.workbooks[0]?.asOf).toBe(earlier.first.workbooks[0]?.asOf)
    expect(await ask(first)).toBe(before)
    desk.emulator.faults.down = false
    desk.staff.setCell('B2', '戻った')
    await clock.advance(64_000 + POLL)
    expect(current(keeper).stale).toBe(false)
    expect(await ask(current(keeper))).toContain('戻った')
  })

  test('a start with nothing changed reads the copy instead of Google', async () => {
    const desk = await openDesk()
    const path = join(folder, 'ledger.sqlite')
    const earlier = await serve(desk, path)
    await earlier.close()
    desk.emulator.log.clear()
    const { first, reads } = await serve(desk, path)
    expect(first.stale).toBe(false)
    expect(reads()).toBe(0)
    expect(await ask(first)).toBe(await ask(earlier.first))
  })
})

describe('what people do while it is served', () => {
  const answers = (snapshot: Snapshot): unknown[] =>
    snapshot.rowsOf('Staff').rows.map(({ key, values }) => [key, values['name'], values['hiredOn']])
  const byKey = (rows: unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort()

  test.each<[what: string, act: (desk: Desk) => void]>([
    ['a column was moved', ({ staff }) => staff.moveColumn('B', 'E')],
    ['rows were sorted', ({ staff }) => staff.sort('A', { descending: true })],
    ['a row was inserted', ({ staff }) => staff.insertRows(3)],
    ['a column was inserted', ({ staff }) => staff.insertColumns('B')],
  ])('%s: the same answers within one poll', async (_what, act) => {
    const desk = await openDesk()
    const { keeper, first, clock } = await serve(desk)
    act(desk)
    await clock.advance(POLL)
    expect(byKey(answers(current(keeper)))).toEqual(byKey(answers(first)))
    expect(current(keeper).workbooks[0]?.state).toBe('OK')
    expect(current(keeper).version).not.toBe(first.version)
  })

  test.each<[what: string, act: (desk: Desk) => void, code: string]>([
    ['a required header was renamed', ({ staff }) => staff.setCell('B1', '呼び名'), 'Q8'],
    ['a required header was deleted', ({ staff }) => staff.setCell('B1', ''), 'Q8'],
    ['a required column was deleted', ({ staff }) => staff.deleteColumns('B'), 'Q8'],
    ['the sheet was renamed', ({ staff }) => staff.rename('しょくいん'), 'N5'],
    ['the sheet was deleted', ({ staff }) => staff.delete(), 'N5'],
  ])('%s: the table is degraded, by name, within one poll', async (_what, act, code) => {
    const desk = await openDesk()
    const { keeper, first, clock } = await serve(desk)
    act(desk)
    await clock.advance(POLL)
    expect(answers(current(keeper))).toEqual(answers(first))
    expect(current(keeper).workbooks.map(({ state }) => state)).toEqual(['DEGRADED', 'OK'])
    const said = current(keeper).problems.find(({ severity }) => severity === 'REJECT_SHEET')
    expect(said?.code).toBe(code)
    expect(said?.suggestion.ja).not.toBe('')
  })

  test('a header was doubled: no value is taken from either column', async () => {
    const desk = await openDesk()
    const { keeper, first, clock } = await serve(desk)
    const width = SAMPLE_OFFICE.personnel.職員[0]?.length ?? 0
    const spare = String.fromCharCode(65 + width)
    desk.staff.setCell(`${spare}1`, '氏名')
    desk.staff.setCell(`${spare}2`, '別人')
    await clock.advance(POLL)
    const names = current(keeper)
      .rowsOf('Staff')
      .rows.map(({ values }) => values['name'])
    expect(names).not.toContain('別人')
    expect(names.filter((name) => name !== null)).toEqual(
      first.rowsOf('Staff').rows.map(({ values }) => values['name']),
    )
    expect(current(keeper).problems.length).toBeGreaterThan(first.problems.length)
  })
})

test('references cross from a workbook in Google to one in a file', async () => {
  const desk = await openDesk()
  const { first } = await serve(desk)
  const view = viewAs(first, { roles: ['HR'] })
  const answer = await graphql({
    schema: graph,
    source:
      '{ workbooks { key source state } competencyAssessments(first: 1) { totalCount nodes { staff { name } } } }',
    contextValue: { view },
  })
  expect(answer.errors).toBeUndefined()
  expect(JSON.parse(JSON.stringify(answer.data))).toMatchObject({
    workbooks: [
      { key: 'personnel', source: 'google', state: 'OK' },
      { key: 'development', source: 'memory', state: 'OK' },
    ],
    competencyAssessments: { nodes: [{ staff: { name: expect.any(String) } }] },
  })
})
