import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { connectGoogle } from '../../src/sources/google/connection.ts'
import { openGoogle } from '../../src/sources/google/google.ts'
import { memorySource, plainSheet } from '../../src/sources/memory.ts'
import type { SheetGrid } from '../../src/sources/source.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { type Emulator, startEmulator } from '../sheets-emulator/emulator.ts'
import { failAfter, failBefore, late, overQuota, resetAfter } from '../sheets-emulator/fault.ts'
import { VirtualClock } from '../sheets-emulator/virtual-clock.ts'
import { putSheets } from '../sources/google/google-desk.ts'
import { type WrittenOffice, writtenOffice } from './written-office.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const [HEADER = [], FIRST = []] = SAMPLE_OFFICE.personnel.職員
const numberOf = (index: number): string => String(index + 1).padStart(6, '0')
const people = (count: number): SheetGrid['rows'] => [
  HEADER,
  ...Array.from({ length: count }, (_, index) => [
    numberOf(index),
    `職員 ${index + 1}`,
    ...FIRST.slice(2, 11),
    `s${index}@x`,
  ]),
]

/** A watcher and a writer of each of two workbooks. */
const SLEEPERS = 4

interface Desk {
  readonly office: WrittenOffice
  readonly emulator: Emulator<VirtualClock>
  readonly id: string
  /** Lets time pass until nothing is on its way; how long that took. */
  settle(limitMs?: number): Promise<number>
  /** Lets time pass until something holds. */
  until(holds: () => Promise<boolean>): Promise<void>
  emails(): Record<string, string>
}

/** An office whose personnel is a spreadsheet. */
async function openDesk(count = 6): Promise<Desk> {
  const emulator = await startEmulator({ quotas: true, clock: new VirtualClock() })
  closing.push(() => emulator.stop())
  const id = emulator.people.createDocument('01_人事基本')
  const sheets = { ...SAMPLE_OFFICE.personnel, 職員: people(count) }
  putSheets(
    emulator,
    id,
    Object.entries(sheets).map(([title, rows]) => plainSheet(title, rows)),
  )
  const { clock } = emulator
  const connection = connectGoogle({ account: null, endpoint: emulator.origin, clock, random: () => 0.5 })
  const development = memorySource(
    Object.entries(SAMPLE_OFFICE.development).map(([title, rows]) => plainSheet(title, rows)),
  )
  const office = await writtenOffice(SAMPLE_OFFICE, {
    clock,
    sources: { personnel: openGoogle(id, connection), development: { ...development, pollMs: 10_000 } },
  })
  closing.push(() => office.close())
  // Whoever watches or writes a workbook sleeps when there is nothing to do; while a call is under way, one sleeps less.
  const atRest = async (): Promise<void> => {
    const giveUp = Date.now() + 20_000
    while (clock.sleeping < SLEEPERS) {
      if (Date.now() > giveUp) throw new Error('somebody is still at work')
      await new Promise((resume) => setImmediate(resume))
    }
  }
  const until = async (holds: () => Promise<boolean>, limitMs: number): Promise<number> => {
    const began = clock.now()
    await atRest()
    while (!(await holds())) {
      if (clock.now() - began > limitMs) throw new Error(`${office.desk.open} writes are not settled`)
      await clock.advance(250)
      await atRest()
    }
    return clock.now() - began
  }
  await atRest()
  return {
    office,
    emulator,
    id,
    settle: (limitMs = 600_000) => until(async () => office.desk.open === 0, limitMs),
    until: async (holds) => void (await until(holds, 60_000)),
    emails: () =>
      Object.fromEntries(
        emulator.people
          .at(id, '職員')
          .values()
          .slice(1)
          .map((row) => [row[0], row[11] ?? '']),
      ),
  }
}

const email = (index: number, value: string): string =>
  `mutation { updateStaff(staffNumber: "${numberOf(index)}", changes: { email: "${value}" }) { userErrors { code } write { id state } } }`

const written = ({
  data,
}: {
  readonly data: Readonly<Record<string, unknown>>
}): { id: string; state: string } => JSON.parse(JSON.stringify(Object.values(data)[0])).write

const stateOf = async ({ office }: Desk, id: string): Promise<unknown> => {
  const { data } = await office.ask<{ write: { state: unknown } }>(`{ write(id: "${id}") { state } }`)
  return data.write.state
}

describe('what writing into Google costs', () => {
  test('a change is durable before anything is sent, and in the sheet within three seconds, for three calls', async () => {
    const desk = await openDesk()
    desk.emulator.log.clear()
    // Looked at from outside, at the moment of the first call.
    let durable: unknown = null
    desk.emulator.people.before({ path: /v4/u }, () => {
      const ledger = new DatabaseSync(join(desk.office.folder, 'ledger.sqlite'), { readOnly: true })
      durable = ledger.prepare('SELECT state, sent_at IS NOT NULL AS sent FROM writes').all()
      ledger.close()
    })
    const { id } = written(await desk.office.ask(email(2, 'new@x')))
    expect(await desk.settle()).toBeLessThanOrEqual(3_000)
    expect(durable).toEqual([{ state: 'PENDING', sent: 1 }])
    expect([await stateOf(desk, id), desk.emails()['000003']]).toEqual(['APPLIED', 'new@x'])
    // A look before, the write, and a look whether it met what was seen.
    expect(desk.emulator.log.count()).toBe(3)
  })

  test('1,000 changes at once cost at most 25 calls', async () => {
    const desk = await openDesk(1_000)
    desk.emulator.log.clear()
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => desk.office.ask(email(index, `n${index}@x`))),
    )
    expect(answers.every((answer) => written(answer).id !== '')).toBe(true)
    await desk.settle()
    expect(desk.emulator.log.count()).toBeLessThanOrEqual(25)
    expect(desk.emails()).toEqual(
      Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [numberOf(index), `n${index}@x`])),
    )
  })
})

describe('S23, S28, S30: when calls fail and people edit', () => {
  test.each([
    ['503 before it was done', failBefore()],
    ['503 after it was done', failAfter()],
    ['a connection that breaks after it was done', resetAfter],
    ['an answer that comes too late', late(150_000)],
    ['a refusal for quota', overQuota],
  ])('%s: the new row stands once', async (_what, fault) => {
    const desk = await openDesk()
    desk.emulator.faults.once(fault, { kind: 'write' })
    const { id } = written(
      await desk.office.ask(
        `mutation { createStaff(input: { staffNumber: "000900", name: "職員 900", hiredOn: "2026-04-01", appointmentType: REGULAR, jobCategory: "一般事務", gradeCode: "G6", departmentCode: "0201", departmentSince: "2026-04-01", serviceStatus: ACTIVE }) { userErrors { code message field } write { id state } } }`,
      ),
    )
    await desk.settle()
    // A late effect of the first attempt would come by now.
    await desk.emulator.clock.advance(300_000)
    expect(await stateOf(desk, id)).toBe('APPLIED')
    expect(
      desk.emulator.people
        .at(desk.id, '職員')
        .values('A:A')
        .filter(([code]) => code === '000900'),
    ).toHaveLength(1)
  })

  test('a row that was sorted away between reading and writing gets its change, and the other its cell back', async () => {
    const desk = await openDesk()
    const before = desk.emails()
    desk.emulator.people.before({ path: /:batchUpdate$/u }, () => {
      desk.emulator.people.at(desk.id, '職員').sort('A', { descending: true })
    })
    const { id } = written(await desk.office.ask(email(1, 'ours@x')))
    await desk.settle()
    expect(await stateOf(desk, id)).toBe('APPLIED')
    expect(desk.emails()).toEqual({ ...before, '000002': 'ours@x' })
  })

  test.each([
    ['a change', email(1, 'ours@x')],
    [
      'a removal',
      `mutation { deleteStaff(staffNumber: "${numberOf(1)}") { userErrors { code } write { id state } } }`,
    ],
  ])('%s gives way to what somebody typed between reading and writing', async (_what, asked) => {
    const desk = await openDesk()
    const before = desk.emails()
    desk.emulator.people.before({ path: /:batchUpdate$/u }, () =>
      desk.emulator.people.at(desk.id, '職員').setCell('L3', 'theirs@x'),
    )
    const { id } = written(await desk.office.ask(asked))
    await desk.settle()
    expect(await stateOf(desk, id)).toBe('CONFLICT')
    expect(desk.emails()).toMatchObject({ ...before, '000002': 'theirs@x' })
  })

  test('what stands in a cell only because a write went astray is not told to be what was asked for', async () => {
    const desk = await openDesk()
    const before = desk.emails()
    desk.emulator.people.before({ path: /:batchUpdate$/u }, () => {
      desk.emulator.people.at(desk.id, '職員').sort('A', { descending: true })
      // For a while nobody can tell where the write went; its text is read meanwhile where another's stood.
      desk.emulator.faults.add({
        match: { method: 'POST', path: /getByDataFilter/u },
        when: { times: 2 },
        fault: failBefore(),
      })
    })
    const astray = written(await desk.office.ask(email(1, 'same@x')))
    await desk.until(async () => {
      const { data } = await desk.office.ask<{ staff: { email: unknown } }>(
        '{ staff(staffNumber: "000005") { email } }',
      )
      return data.staff.email === 'same@x'
    })
    const same = written(await desk.office.ask(email(4, 'same@x')))
    await desk.settle()
    expect([await stateOf(desk, astray.id), await stateOf(desk, same.id)]).toEqual(['APPLIED', 'CONFLICT'])
    expect(desk.emails()).toEqual({ ...before, '000002': 'same@x' })
  })

  test('somebody who types whenever we write keeps what they typed last', async () => {
    const desk = await openDesk()
    const before = desk.emails()
    for (const nth of [1, 2])
      desk.emulator.people.before({ path: /:batchUpdate$/u, nth }, () =>
        desk.emulator.people.at(desk.id, '職員').setCell('L3', `theirs${nth}@x`),
      )
    const { id } = written(await desk.office.ask(email(1, 'ours@x')))
    await desk.settle()
    expect(await stateOf(desk, id)).toBe('CONFLICT')
    expect(desk.emails()).toEqual({ ...before, '000002': 'theirs2@x' })
  })

  test('a header renamed between reading and writing keeps what went wrong waiting, and no longer', async () => {
    const desk = await openDesk()
    const sheet = desk.emulator.people.at(desk.id, '職員')
    const before = desk.emails()
    desk.emulator.people.before({ path: /:batchUpdate$/u }, () => {
      sheet.sort('A', { descending: true })
      sheet.setCell('L1', '別名')
    })
    const { id } = written(await desk.office.ask(email(1, 'ours@x')))
    await desk.emulator.clock.advance(60_000)
    expect(await stateOf(desk, id)).not.toBe('APPLIED')
    sheet.setCell('L1', 'メール')
    await desk.settle()
    expect(await stateOf(desk, id)).toBe('APPLIED')
    expect(desk.emails()).toEqual({ ...before, '000002': 'ours@x' })
  })

  test('what attempts leave behind is gone when nothing is written for a while', async () => {
    const desk = await openDesk()
    const titles = (): unknown =>
      desk.emulator.people.ask('GET', `/v4/spreadsheets/${desk.id}?fields=sheets.properties.title`)
    const before = titles()
    await desk.office.ask(email(1, 'ours@x'))
    await desk.settle()
    expect(titles()).not.toEqual(before)
    await desk.emulator.clock.advance(220_000)
    await desk.settle()
    expect(titles()).toEqual(before)
  })

  test('a late effect that went into the row of another is put back', async () => {
    const desk = await openDesk()
    const before = desk.emails()
    desk.emulator.faults.once(late(40_000), { kind: 'write' })
    const { id } = written(await desk.office.ask(email(1, 'ours@x')))
    await desk.emulator.clock.advance(15_000)
    desk.emulator.people.at(desk.id, '職員').sort('A', { descending: true })
    await desk.settle()
    expect(await stateOf(desk, id)).toBe('APPLIED')
    expect(desk.emails()).toEqual({ ...before, '000002': 'ours@x' })
  })

  test('ten minutes of refusals hold writes up, and lose none', async () => {
    const desk = await openDesk()
    desk.emulator.faults.burstFor(600_000, overQuota)
    const ids: string[] = []
    for (let index = 0; index < 6; index++)
      ids.push(written(await desk.office.ask(email(index, `n${index}@x`))).id)
    await desk.emulator.clock.advance(300_000)
    expect(await Promise.all(ids.map((id) => stateOf(desk, id)))).toEqual(ids.map(() => 'PENDING'))
    const { data } = await desk.office.ask<{ staff: unknown }>('{ staff(staffNumber: "000001") { email } }')
    expect(data.staff).toEqual({ email: 'n0@x' })
    await desk.settle(900_000)
    expect(Object.values(desk.emails())).toEqual(ids.map((_id, index) => `n${index}@x`))
  })
})
