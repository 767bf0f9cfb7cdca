import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { openLedger } from '../../src/ledger/sqlite.ts'
import { memorySource } from '../../src/sources/memory.ts'
import { type SheetGrid, SourceError } from '../../src/sources/source.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { memorySources, type WrittenOffice, writtenOffice } from './written-office.ts'

let office: WrittenOffice
afterEach(() => office.close())

const WRITE = 'userErrors { code messageEn sheet cell } write { id state }'
const CREATE = `mutation($note: Int) { createTrainingRecord(input: { staffNumber: "000004", courseCode: "T001", startedOn: "2026-05-01", status: COMPLETED, satisfaction: $note }) { trainingRecord { id } ${WRITE} } }`
const email = (value: string, number = '000001'): string =>
  `mutation { updateStaff(staffNumber: "${number}", changes: { email: "${value}" }) { staff { email } ${WRITE} } }`

const emailIn = async (number = '000001'): Promise<unknown> => {
  const { rows } = await office.sheet('personnel', '職員')
  return rows.find(([code]) => code === number)?.[11] ?? null
}
const emailServed = async (number = '000001'): Promise<unknown> => {
  const { data } = await office.ask<{ staff: { email: unknown } }>(
    `{ staff(staffNumber: "${number}") { email } }`,
  )
  return data.staff.email
}
const written = ({
  data,
}: {
  readonly data: Readonly<Record<string, unknown>>
}): { id: string; state: string } => JSON.parse(JSON.stringify(Object.values(data)[0])).write
const stateOf = async (id: string): Promise<unknown> =>
  (await office.ask(`{ write(id: "${id}") { state reason { code sheet cell } waitsFor } }`)).data['write']

describe('S24: the same key', () => {
  test('50 times at once writes one row and gives 50 equal answers', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => office.ask(CREATE, { idempotencyKey: 'one', variables: { note: 3 } })),
    )
    const told = answers.map(({ data, errors }) => [data['createTrainingRecord'], errors])
    const ids = told.map((answer) => JSON.stringify(answer).replaceAll(/PENDING|APPLIED/gu, ''))
    expect(new Set(ids).size).toBe(1)
    await office.settled()
    const { rows } = await office.sheet('development', '研修受講')
    expect(rows.filter(([staff, course]) => staff === '000004' && course === 'T001')).toHaveLength(1)
  })

  test('with other arguments is refused, as an argument and as a header', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    await office.ask(CREATE, { idempotencyKey: 'one', variables: { note: 3 } })
    const other = await office.ask(CREATE, { idempotencyKey: 'one', variables: { note: 4 } })
    expect(other.errors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED'])
    const by = (value: string): string =>
      `mutation { updateStaff(staffNumber: "000001", idempotencyKey: "k", changes: { email: "${value}" }) { ${WRITE} } }`
    await office.ask(by('a@x'))
    expect((await office.ask(by('b@x'))).errors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED'])
  })

  test('of somebody else is another key', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    await office.ask(email('a@x'), { idempotencyKey: 'k' })
    const other = await office.ask(email('b@x'), {
      idempotencyKey: 'k',
      as: { subject: 'other', roles: ['HR'] },
    })
    expect(other.errors).toEqual([])
  })

  test('answers the same after the process was started anew', async () => {
    const sources = memorySources(SAMPLE_OFFICE)
    const folder = mkdtempSync(join(tmpdir(), 'desk-'))
    office = await writtenOffice(SAMPLE_OFFICE, { sources, folder })
    const first = written(await office.ask(email('a@x'), { idempotencyKey: 'k' }))
    await office.settled()
    await office.stop()
    office = await writtenOffice(SAMPLE_OFFICE, { sources, folder })
    expect(written(await office.ask(email('a@x'), { idempotencyKey: 'k' })).id).toBe(first.id)
  })
})

describe('a write on its way', () => {
  test('shows in every answer before its sheet can be had, and is carried out when it can', async () => {
    const sources = memorySources(SAMPLE_OFFICE)
    office = await writtenOffice(SAMPLE_OFFICE, { sources })
    sources['personnel']?.fail(new SourceError('UNREACHABLE', 'down'))
    const { id, state } = written(await office.ask(email('a@x')))
    expect([state, await emailServed()]).toEqual(['PENDING', 'a@x'])
    await expect.poll(() => stateOf(id)).toMatchObject({ state: 'PENDING', waitsFor: expect.any(String) })
    // Another change of the same row builds on it.
    await office.ask(email('b@x'))
    expect(await emailServed()).toBe('b@x')
    sources['personnel']?.recover()
    await office.settled()
    expect([await emailIn(), await stateOf(id)]).toEqual([
      'b@x',
      { state: 'APPLIED', reason: null, waitsFor: null },
    ])
  })

  test.each([
    ['a cell', 'ours@x'],
    ['a cell that it was to leave as it was', 's1@example.lg.jp'],
  ])('gives way to %s that somebody changed meanwhile, and says which', async (_what, asked) => {
    const sources = memorySources(SAMPLE_OFFICE)
    office = await writtenOffice(SAMPLE_OFFICE, { sources })
    const { sheets } = (await sources['personnel']?.read()) ?? { sheets: [] }
    sources['personnel']?.fail(new SourceError('UNREACHABLE', 'down'))
    const { id } = written(await office.ask(email(asked)))
    sources['personnel']?.replace(
      sheets.map((grid) =>
        grid.title === '職員'
          ? { ...grid, rows: grid.rows.map((row, at) => (at === 1 ? row.with(11, 'theirs@x') : row)) }
          : grid,
      ),
    )
    await office.settled()
    expect(await stateOf(id)).toEqual({
      state: 'CONFLICT',
      reason: { code: 'CONFLICT', sheet: '職員', cell: 'L2' },
      waitsFor: null,
    })
    expect(await emailIn()).toBe('theirs@x')
    await office.keeper.refresh()
    await expect.poll(() => emailServed()).toBe('theirs@x')
  })

  test('finds its row after a sort, and its column after a move', async () => {
    const sources = memorySources(SAMPLE_OFFICE)
    office = await writtenOffice(SAMPLE_OFFICE, { sources })
    const { sheets } = (await sources['personnel']?.read()) ?? { sheets: [] }
    sources['personnel']?.fail(new SourceError('UNREACHABLE', 'down'))
    const { id } = written(await office.ask(email('ours@x')))
    sources['personnel']?.replace(
      sheets.map((grid) => {
        const [header = [], ...people] = grid.rows
        const moved = [header, ...people.toReversed()].map((row) => [row[11] ?? null, ...row.slice(0, 11)])
        return grid.title === '職員' ? { ...grid, rows: moved } : grid
      }),
    )
    await office.settled()
    expect(await stateOf(id)).toMatchObject({ state: 'APPLIED' })
    const { rows } = await office.sheet('personnel', '職員')
    expect(rows.map((row) => [row[0], row[1]])).toEqual([
      ['メール', '職員番号'],
      [null, '000006'],
      [null, '000005'],
      [null, '000004'],
      ['s3@example.lg.jp', '000003'],
      ['s2@example.lg.jp', '000002'],
      ['ours@x', '000001'],
    ])
  })

  test.each<[what: string, added: string | null, isStartedAnew: boolean, state: string]>([
    ['clears all of it', null, false, 'APPLIED'],
    ['clears all of it after the next start', null, true, 'APPLIED'],
    ['leaves it with what somebody typed into a new column', '控え', false, 'CONFLICT'],
  ])(
    'a removal of a record whose columns were renamed and moved %s',
    async (_what, added, isStartedAnew, state) => {
      const folder = mkdtempSync(join(tmpdir(), 'desk-'))
      const { personnel, ...others } = memorySources(SAMPLE_OFFICE)
      const { sheets } = (await personnel?.read()) ?? { sheets: [] }
      const inStaff = (edit: (row: readonly Cell[], at: number) => readonly Cell[]): readonly SheetGrid[] =>
        sheets.map((grid) => (grid.title === '職員' ? { ...grid, rows: grid.rows.map(edit) } : grid))
      const edited = memorySource(inStaff((row, at) => (at === 0 ? row.with(11, '連絡先（新）') : row)))
      const sources = { ...others, personnel: edited }
      office = await writtenOffice(SAMPLE_OFFICE, { sources, folder })
      edited.fail(new SourceError('UNREACHABLE', 'down'))
      const { id } = written(await office.ask(`mutation { deleteStaff(staffNumber: "000003") { ${WRITE} } }`))
      if (isStartedAnew) await office.stop()
      edited.replace(
        inStaff((row, at) => [
          row[11] ?? null,
          ...row.slice(0, 11),
          ...(at === 0 ? ['控え'] : at === 3 ? [added] : []),
        ]),
      )
      if (isStartedAnew) office = await writtenOffice(SAMPLE_OFFICE, { sources, folder })
      await office.settled()
      expect(await stateOf(id)).toMatchObject({ state })
      const { rows } = await office.sheet('personnel', '職員')
      expect(rows[3]?.filter((cell) => cell !== null).length ?? 0).toBe(added === null ? 0 : 13)
      expect(rows.filter(([email]) => email === 's2@example.lg.jp')).toHaveLength(1)
    },
  )

  test.each([
    [
      'whose row is gone',
      (rows: readonly (readonly unknown[])[]) => rows.filter((_row, at) => at !== 1),
      'CONFLICT',
      'NOT_FOUND',
    ],
    [
      'whose header was renamed',
      (rows: readonly (readonly unknown[])[]) =>
        rows.map((row, at) => (at === 0 ? row.with(0, '何か') : row)),
      'REFUSED',
      'SHEET_UNREADABLE',
    ],
  ])('%s ends, and says why', async (_what, edit, state, code) => {
    const sources = memorySources(SAMPLE_OFFICE)
    office = await writtenOffice(SAMPLE_OFFICE, { sources })
    const { sheets } = (await sources['personnel']?.read()) ?? { sheets: [] }
    sources['personnel']?.fail(new SourceError('UNREACHABLE', 'down'))
    const { id } = written(await office.ask(email('ours@x')))
    sources['personnel']?.replace(
      sheets.map((grid) =>
        grid.title === '職員' ? { ...grid, rows: JSON.parse(JSON.stringify(edit(grid.rows))) } : grid,
      ),
    )
    await office.settled()
    expect(await stateOf(id)).toMatchObject({ state, reason: { code } })
  })

  test('is told to nobody but who asked for it and who keeps the workbook', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { id } = written(await office.ask(email('a@x'), { as: { subject: 'me', roles: ['HR'] } }))
    const seenBy = async (subject: string, roles: string[]): Promise<unknown> =>
      (await office.ask(`{ write(id: "${id}") { id } }`, { as: { subject, roles } })).data['write']
    expect(await seenBy('me', [])).toEqual({ id })
    expect(await seenBy('colleague', ['HR'])).toEqual({ id })
    expect(await seenBy('somebody', ['STAFF'])).toBeNull()
  })
})

describe('S25: what was accepted before the process ended', () => {
  test.each([
    ['before it was sent', false, false],
    ['after it was sent, and it was not done', true, false],
    ['after it was done', true, true],
  ])('%s stands once after the next start', async (_when, isSent, isDone) => {
    const sources = memorySources(SAMPLE_OFFICE)
    const folder = mkdtempSync(join(tmpdir(), 'desk-'))
    office = await writtenOffice(SAMPLE_OFFICE, { sources, folder })
    sources['development']?.fail(new SourceError('UNREACHABLE', 'down'))
    const { id } = written(await office.ask(CREATE, { variables: { note: 2 } }))
    // What a killed process leaves behind is its ledger, and perhaps its effect.
    const left = mkdtempSync(join(tmpdir(), 'left-'))
    await office.desk.stop()
    const ledger = openLedger(join(folder, 'ledger.sqlite'))
    if (isSent) ledger.send([id], '2026-11-25T00:00:00.000Z')
    ledger.close()
    await office.stop()
    copyFileSync(join(folder, 'ledger.sqlite'), join(left, 'ledger.sqlite'))
    sources['development']?.recover()
    if (isDone) {
      const { sheets } = (await sources['development']?.read()) ?? { sheets: [] }
      sources['development']?.replace(
        sheets.map((grid) =>
          grid.title === '研修受講'
            ? { ...grid, rows: [...grid.rows, ['000004', 'T001', { serial: 46143 }, '修了', 2]] }
            : grid,
        ),
      )
    }
    office = await writtenOffice(SAMPLE_OFFICE, { sources, folder: left })
    await office.settled()
    const { rows } = await office.sheet('development', '研修受講')
    expect(rows.filter(([staff, course]) => staff === '000004' && course === 'T001')).toEqual([
      ['000004', 'T001', { serial: 46143 }, '修了', 2],
    ])
    expect(await stateOf(id)).toMatchObject({ state: 'APPLIED' })
    rmSync(folder, { recursive: true })
  })
})

describe('S26: a ledger that was cut off', () => {
  test('at every byte opens, and keeps every whole write', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const folder = mkdtempSync(join(tmpdir(), 'cut-'))
    const whole = join(folder, 'whole')
    mkdirSync(whole)
    const ledger = openLedger(join(whole, 'ledger.sqlite'))
    for (let count = 1; count <= 4; count++) ledger.accept(sampleWrite(count))
    // Copied while it is open, as a killed process leaves it: the writes stand in the log beside the file.
    const [main, log] = ['ledger.sqlite', 'ledger.sqlite-wal'].map((name) => readFileSync(join(whole, name)))
    ledger.close()
    if (!main || !log) throw new Error('no ledger')
    expect(log.length).toBeGreaterThan(10_000)
    const seen = new Set<number>()
    let before = 0
    // Every length at the borders of frames and inside of them, and every 311th in between.
    const lengths = Array.from({ length: log.length + 1 }, (_, at) => at).filter(
      (at) => at % 97 === 0 || at % 4120 < 40,
    )
    for (const length of lengths) {
      const place = join(folder, 'cut')
      mkdirSync(place)
      writeFileSync(join(place, 'ledger.sqlite'), main)
      writeFileSync(join(place, 'ledger.sqlite-wal'), log.subarray(0, length))
      const cut = openLedger(join(place, 'ledger.sqlite'))
      const kept = cut.openWrites()
      expect(kept.map(({ id }) => id)).toEqual(
        Array.from({ length: kept.length }, (_, at) => `write-${at + 1}`),
      )
      expect(kept.length).toBeGreaterThanOrEqual(before)
      before = kept.length
      seen.add(kept.length)
      cut.close()
      rmSync(place, { recursive: true })
    }
    expect([...seen]).toEqual([0, 1, 2, 3, 4])
    rmSync(folder, { recursive: true })
  })
})

const sampleWrite = (count: number) => ({
  id: `write-${count}`,
  subject: 'hr',
  roles: ['HR'],
  idempotencyKey: `key-${count}`,
  digest: '',
  name: 'updateStaff',
  workbook: 'personnel',
  answer: [],
  rows: [
    {
      act: 'UPDATE' as const,
      table: 'Staff',
      key: '000001',
      cells: [{ identity: 'email', before: null, after: 'x'.repeat(50) }],
      stood: [],
    },
  ],
  reverts: null,
  acceptedAt: `2026-11-25T00:00:0${count}.000Z`,
})

describe('taking a write back', () => {
  const revert = (id: string): string => `mutation { revertWrite(id: "${id}") { ${WRITE} } }`

  test('puts back what stood there', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { id } = written(await office.ask(email('a@x')))
    await office.settled()
    const back = await office.ask(revert(id))
    expect([back.errors, written(back).state]).toEqual([[], expect.stringMatching(/PENDING|APPLIED/u)])
    await office.settled()
    expect(await emailIn()).toBe('s1@example.lg.jp')
  })

  test('of many rows is no loss of them: the sheet is read on', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const days = Array.from({ length: 25 }, (_, day) => `2026-05-${String(day + 1).padStart(2, '0')}`)
    const inputs = days.map(
      (day) => `{ staffNumber: "000004", courseCode: "T001", startedOn: "${day}", status: COMPLETED }`,
    )
    const { id } = written(
      await office.ask(`mutation { upsertTrainingRecords(inputs: [${inputs.join()}]) { ${WRITE} } }`),
    )
    await office.settled()
    expect((await office.ask(revert(id))).errors).toEqual([])
    await office.settled()
    const { data } = await office.ask('{ trainingRecords { totalCount } workbooks { key state } }')
    expect(data).toMatchObject({
      trainingRecords: { totalCount: SAMPLE_OFFICE.development.研修受講.length - 1 },
      workbooks: [
        { key: 'personnel', state: 'OK' },
        { key: 'development', state: 'OK' },
        { key: 'intentions', state: 'OK' },
      ],
    })
  })

  test('removes what was added, and brings back what was removed', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const before = (await office.sheet('development', '研修受講')).rows
    const added = written(await office.ask(CREATE, { variables: { note: 1 } }))
    const removed = written(
      await office.ask(
        `mutation { deleteTrainingRecord(staffNumber: "000003", courseCode: "T001", startedOn: "2025-06-01") { ${WRITE} } }`,
      ),
    )
    await office.settled()
    for (const { id } of [added, removed]) {
      expect((await office.ask(revert(id))).data).toMatchObject({ revertWrite: { userErrors: [] } })
      await office.settled()
    }
    const { rows } = await office.sheet('development', '研修受講')
    const sorted = (each: typeof rows) =>
      each
        .filter((row) => row.length > 0)
        .map((row) => JSON.stringify(row))
        .sort()
    expect(sorted(rows)).toEqual(sorted(before))
  })

  test('is refused where somebody changed the cell since, which stays as it is', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { id } = written(await office.ask(email('a@x')))
    await office.ask(email('b@x'))
    await office.settled()
    const { data } = await office.ask(revert(id))
    expect(data['revertWrite']).toMatchObject({
      userErrors: [{ code: 'REVISION_CHANGED', sheet: '職員', cell: 'L2' }],
      write: null,
    })
    expect(await emailIn()).toBe('b@x')
  })

  test('is for those who keep the workbook', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { id } = written(await office.ask(email('a@x')))
    await office.settled()
    const { data } = await office.ask(revert(id), { as: { subject: 'x', roles: ['STAFF'] } })
    expect(data['revertWrite']).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
  })
})

describe('the record of all changes', () => {
  const AUDIT =
    'query($table: String, $key: String, $first: Int, $after: String) { audit(table: $table, key: $key, first: $first, after: $after) { hasNextPage endCursor nodes { source actor write { action state } rows { table key act cells { field header before after } } } } }'
  interface Audit {
    readonly audit: {
      readonly nodes: readonly unknown[]
      readonly hasNextPage: boolean
      readonly endCursor: string
    }
  }

  test('holds each write with what stood there before and after', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    await office.ask(email('a@x'))
    await office.settled()
    const { data } = await office.ask<Audit>(AUDIT)
    expect(data.audit.nodes).toEqual([
      {
        source: 'API',
        actor: 'hr',
        write: { action: 'updateStaff', state: 'APPLIED' },
        rows: [
          {
            table: 'Staff',
            key: '000001',
            act: 'UPDATE',
            cells: [{ field: 'email', header: 'メール', before: 's1@example.lg.jp', after: 'a@x' }],
          },
        ],
      },
    ])
  })

  test('holds what people change in the sheet, and does not take our own writes for theirs', async () => {
    const sources = memorySources(SAMPLE_OFFICE)
    office = await writtenOffice(SAMPLE_OFFICE, { sources })
    await office.ask(email('ours@x'))
    await office.settled()
    const { sheets } = (await sources['personnel']?.read()) ?? { sheets: [] }
    sources['personnel']?.replace(
      sheets.map((grid) =>
        grid.title === '職員'
          ? { ...grid, rows: grid.rows.map((row, at) => (at === 3 ? row.with(11, 'theirs@x') : row)) }
          : grid,
      ),
    )
    await office.keeper.refresh()
    await office.keeper.refresh()
    const { data } = await office.ask<Audit>(AUDIT)
    expect(data.audit.nodes).toMatchObject([
      {
        source: 'SHEET',
        actor: null,
        write: null,
        rows: [
          { table: 'Staff', key: '000003', act: 'UPDATE', cells: [{ field: 'email', after: 'theirs@x' }] },
        ],
      },
      { source: 'API' },
    ])
  })

  test('is paged, newest first, and may be asked of one row', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    for (const [value, number] of [
      ['a', '000001'],
      ['b', '000002'],
      ['c', '000001'],
    ] as const)
      await office.ask(email(value, number))
    await office.settled()
    const first = (await office.ask<Audit>(AUDIT, { variables: { first: 2 } })).data.audit
    const rest = (await office.ask<Audit>(AUDIT, { variables: { first: 2, after: first.endCursor } })).data
      .audit
    expect([first.nodes.length, first.hasNextPage, rest.nodes.length, rest.hasNextPage]).toEqual([
      2,
      true,
      1,
      false,
    ])
    const one = await office.ask<Audit>(AUDIT, { variables: { table: 'Staff', key: '000001' } })
    expect(one.data.audit.nodes).toHaveLength(2)
  })

  test('shows nobody a workbook they do not keep, nor a cell they may not read', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const declaration = `mutation { updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { aptitude: 5, healthConsult: false }) { ${WRITE} } }`
    await office.ask(declaration, { as: { subject: 'me', roles: ['STAFF'], person: '000003' } })
    await office.settled()
    const seen = async (roles: string[]) =>
      (await office.ask<Audit>(AUDIT, { as: { subject: 'x', roles } })).data.audit.nodes
    expect(await seen(['HR'])).toEqual([])
    expect(await seen(['STAFF'])).toEqual([])
    // That somebody asked for occupational health is itself what nobody else may know.
    const cells = [{ field: 'aptitude', header: '適性', before: '2', after: '5' }]
    expect(await seen(['HR_CORE'])).toMatchObject([{ rows: [{ cells }] }])
  })
})

describe('stopping', () => {
  test('accepts nothing more, and answers what was accepted before', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const first = written(await office.ask(email('a@x'), { idempotencyKey: 'k' }))
    await office.desk.stop()
    expect((await office.ask(email('b@x'))).errors.map(({ code }) => code)).toEqual(['SHUTTING_DOWN'])
    expect(written(await office.ask(email('a@x'), { idempotencyKey: 'k' })).id).toBe(first.id)
  })
})
