import { afterEach, describe, expect, test } from 'vitest'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { type WrittenOffice, writtenOffice } from './written-office.ts'

let office: WrittenOffice
afterEach(() => office.close())

type Viewer = NonNullable<NonNullable<Parameters<WrittenOffice['ask']>[1]>['as']>

const HR: Viewer = { subject: 'hr', roles: ['HR'] }
const CORE: Viewer = { subject: 'core', roles: ['HR_CORE'] }
const HEALTH: Viewer = { subject: 'health', roles: ['OCC_HEALTH'] }
const DASHBOARD: Viewer = { subject: 'dashboard', roles: ['DASHBOARD'] }
const SYSADMIN: Viewer = { subject: 'admin', roles: ['SYSADMIN'] }
const STAFF_3: Viewer = { subject: 'staff3', roles: ['STAFF'], person: '000003' }
const STAFF_4: Viewer = { subject: 'staff4', roles: ['STAFF'], person: '000004' }
const MANAGER: Viewer = {
  subject: 'tax',
  roles: ['MANAGER', 'STAFF'],
  person: '000002',
  scope: new Set(['000003', '000004']),
}

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly cell: string | null }[]
  readonly write: { readonly id: string } | null
}

/** Performs one mutation; its answer without what differs from one request to the next. */
async function act(mutation: string, as: Viewer): Promise<Payload> {
  const { data, errors } = await office.ask<Record<string, Payload>>(
    `mutation { ${mutation} { userErrors { code message field sheet cell } write { id } } }`,
    { as },
  )
  expect(errors).toEqual([])
  const [payload] = Object.values(data)
  if (payload === undefined) throw new Error('no payload')
  return payload
}

const codes = ({ userErrors }: Payload): string[] => userErrors.map(({ code }) => code)

const level = (act: string, staff: string, rater: string, year = 2025, competency = 'C1'): string =>
  act === 'create'
    ? `createCompetencyAssessment(input: { fiscalYear: ${year}, round: END, rater: ${rater}, staffNumber: "${staff}", competencyCode: "${competency}", level: 3, assessedOn: "2026-03-02" })`
    : `upsertCompetencyAssessments(inputs: [{ fiscalYear: ${year}, round: END, rater: ${rater}, staffNumber: "${staff}", competencyCode: "${competency}", level: 3, assessedOn: "2026-03-02" }])`
const record = (staff: string): string =>
  `upsertTrainingRecords(inputs: [{ staffNumber: "${staff}", courseCode: "T002", startedOn: "2025-07-01", status: COMPLETED }])`
const wish = (act: string, staff: string, rest = ''): string =>
  act === 'create'
    ? `createTransferWish(input: { fiscalYear: 2025, staffNumber: "${staff}", rank: 1 ${rest} })`
    : `upsertTransferWishes(inputs: [{ fiscalYear: 2025, staffNumber: "${staff}", rank: 1 ${rest} }])`
const order = (act: string, staff: string, on: string): string =>
  act === 'create'
    ? `createAssignment(input: { staffNumber: "${staff}", effectiveOn: "${on}", kind: TRANSFER, departmentCode: "0201" })`
    : `upsertAssignments(inputs: [{ staffNumber: "${staff}", effectiveOn: "${on}", kind: TRANSFER, departmentCode: "0201" }])`

describe('a row that is there and hidden is answered like one that is not there', () => {
  test.each<[string, Viewer, string, string]>([
    [
      "a colleague's level",
      STAFF_3,
      level('create', '000006', 'MANAGER'),
      level('create', '000005', 'MANAGER'),
    ],
    [
      "a colleague's row without that level",
      STAFF_3,
      level('create', '000006', 'MANAGER', 2025, 'C2'),
      level('create', '000005', 'MANAGER', 2025, 'C2'),
    ],
    [
      'a level by upsert',
      STAFF_3,
      level('upsert', '000006', 'MANAGER'),
      level('upsert', '000005', 'MANAGER'),
    ],
    [
      'a self-assessment that is not handed in',
      MANAGER,
      level('create', '000004', 'SELF'),
      level('create', '000004', 'SELF', 2024),
    ],
    [
      'the same by upsert',
      MANAGER,
      level('upsert', '000004', 'SELF'),
      level('upsert', '000004', 'SELF', 2024),
    ],
    ["a colleague's training", STAFF_3, record('000006'), record('000005')],
    [
      "a colleague's wish",
      STAFF_4,
      wish('create', '000003', 'departmentCode: "0201"'),
      wish('create', '000006', 'departmentCode: "0201"'),
    ],
    [
      'a wish by upsert',
      STAFF_4,
      wish('upsert', '000003', 'departmentCode: "0201"'),
      wish('upsert', '000006', 'departmentCode: "0201"'),
    ],
    ['a wish of nothing', STAFF_4, wish('upsert', '000003'), wish('upsert', '000006')],
    [
      'an order to come',
      HR,
      order('create', '000004', '2027-04-01'),
      order('create', '000003', '2027-04-01'),
    ],
    [
      'the same by upsert',
      HR,
      order('upsert', '000004', '2027-04-01'),
      order('upsert', '000003', '2027-04-01'),
    ],
  ])('%s', async (_what, as, there, notThere) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const answer = await act(there, as)
    expect(codes(answer)).toEqual(['NOT_ALLOWED'])
    expect(answer).toEqual(await act(notThere, as))
  })

  test('and no period tells of the orders that begin in it', async () => {
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      personnel: {
        ...SAMPLE_OFFICE.personnel,
        異動履歴: [
          ['職員番号', '発令日', '発令区分', '所属コード', '終了日'],
          ['000004', '2022-04-01', '異動', '0201', null],
          ['000004', '2027-04-01', '異動', '0202', null],
        ],
      },
    })
    const until = (day: string): string =>
      `updateAssignment(staffNumber: "000004", effectiveOn: "2022-04-01", changes: { endedOn: "${day}" })`
    for (const day of ['2027-03-31', '2027-04-01'])
      expect(codes(await act(until(day), HR)), day).toEqual(['NOT_ALLOWED'])
    expect(codes(await act(until('2027-04-01'), CORE))).toEqual(['INVALID'])
    expect(codes(await act(until('2027-03-31'), CORE))).toEqual([])
    expect(codes(await act(until('2026-03-31'), HR))).toEqual([])
  })
})

describe('whoever may write nothing of a row', () => {
  const NOTHING = 'updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: {})'
  test.each<[string, Viewer, string[]]>([
    ['sees it', HEALTH, ['NOT_ALLOWED']],
    ['sees nothing', DASHBOARD, ['NOT_FOUND']],
    ['minds the machine', SYSADMIN, ['NOT_FOUND']],
  ])('%s: not even a change of nothing is accepted', async (_who, as, expected) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    expect(codes(await act(NOTHING, as))).toEqual(expected)
    expect(codes(await act(wish('upsert', '000003'), as))).toEqual(['NOT_ALLOWED'])
  })

  test('is told of a fault in their own row without its place, which would count the others', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const rate = `updateTrainingRecord(staffNumber: "000003", courseCode: "T002", startedOn: "2025-07-01", changes: { satisfaction: 9 })`
    expect((await act(rate, STAFF_3)).userErrors).toMatchObject([{ code: 'INVALID', cell: null }])
    expect((await act(rate, HR)).userErrors).toMatchObject([{ code: 'INVALID', cell: 'E3' }])
  })
})

describe('what was written', () => {
  const AUDIT = '{ audit { hasNextPage endCursor nodes { rows { key cells { field } } } } }'
  const audit = async (as: Viewer) => (await office.ask<{ audit: unknown }>(AUDIT, { as })).data.audit
  const EMPTY = { hasNextPage: false, endCursor: null, nodes: [] }

  test('of an order to come is neither shown to HR nor taken back by them', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { write } = await act(order('create', '000005', '2027-04-01'), CORE)
    await office.settled()
    expect(await audit(HR)).toEqual(EMPTY)
    expect((await office.ask(`{ write(id: "${write?.id}") { state } }`, { as: HR })).data).toEqual({
      write: null,
    })
    expect(codes(await act(`revertWrite(id: "${write?.id}")`, HR))).toEqual(['NOT_FOUND'])
    expect(await audit(CORE)).toMatchObject({ nodes: [{ rows: [{ key: '000005/2027-04-01/' }] }] })
    await act('deleteAssignment(staffNumber: "000005", effectiveOn: "2027-04-01")', CORE)
    await office.settled()
    expect(await audit(HR)).toEqual(EMPTY)
  })

  test('for occupational health shows to nobody else, not even that it was written', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const consult =
      'updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { healthConsult: false })'
    const { write } = await act(consult, STAFF_3)
    await office.settled()
    expect(await audit(CORE)).toEqual(EMPTY)
    expect(codes(await act(`revertWrite(id: "${write?.id}")`, CORE))).toEqual(['NOT_FOUND'])
  })

  test('stays, of what the one who takes it back may not read', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { write } = await act(
      'updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { healthConsult: false, aptitude: 5 })',
      STAFF_3,
    )
    await office.settled()
    expect(codes(await act(`revertWrite(id: "${write?.id}")`, CORE))).toEqual([])
    await office.settled()
    const row = (await office.sheet('intentions', '自己申告')).rows[1]
    expect([row?.[3], row?.[8]]).toEqual([2, '×'])
  })

  test('is answered again as the caller may read it now', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const change = `mutation { updateTrainingRecord(staffNumber: "000003", courseCode: "T001", startedOn: "2025-06-01", changes: { cost: 900 }, idempotencyKey: "k") { trainingRecord { cost } write { id } } }`
    const ask = (as: Viewer) =>
      office.ask<{ updateTrainingRecord: { trainingRecord: unknown; write: unknown } }>(change, { as })
    const first = (await ask(HR)).data.updateTrainingRecord
    expect(first.trainingRecord).toEqual({ cost: 900 })
    const lessNow = (await ask({ ...HR, roles: ['STAFF'] })).data.updateTrainingRecord
    expect(lessNow).toEqual({ trainingRecord: null, write: first.write })
  })
})
