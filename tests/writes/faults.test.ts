import { afterEach, describe, expect, test } from 'vitest'
import { plainSheet } from '../../src/sources/memory.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { type WrittenOffice, writtenOffice } from './written-office.ts'

let office: WrittenOffice
afterEach(() => office.close())

type Viewer = NonNullable<NonNullable<Parameters<WrittenOffice['ask']>[1]>['as']>

const HR: Viewer = { subject: 'hr', roles: ['HR'] }
const CORE: Viewer = { subject: 'core', roles: ['HR_CORE'] }
const STAFF_3: Viewer = { subject: 'staff3', roles: ['STAFF'], person: '000003' }

interface Fault {
  readonly code: string
  readonly field: readonly string[] | null
  readonly sheet: string | null
  readonly cell: string | null
  readonly message: string
  readonly messageEn: string
}

/** What is wrong with one mutation; nothing of it is written. */
async function faultsOf(
  mutation: string,
  as: Viewer = HR,
  text: string | null = null,
): Promise<readonly Fault[]> {
  const { data, errors } = await office.ask<Record<string, { userErrors: readonly Fault[]; write: unknown }>>(
    `mutation${text === null ? '' : '($text: String)'} { it: ${mutation} { userErrors { code message messageEn field sheet cell } write { id } } }`,
    { as, variables: { text } },
  )
  expect(errors).toEqual([])
  expect(data['it']?.write).toBeNull()
  return data['it']?.userErrors ?? []
}

/** A fault as code, way into the arguments, sheet and cell. */
type Told = readonly [code: string, field: string | null, sheet: string | null, cell: string | null]

const told = (faults: readonly Fault[]): Told[] =>
  faults.map(({ code, field, sheet, cell }) => [code, field?.join('.') ?? null, sheet, cell])

const person = (rest: string): string =>
  `name: "新人", hiredOn: "2026-04-01", appointmentType: REGULAR, jobCategory: "一般事務", departmentSince: "2026-04-01", serviceStatus: ACTIVE, ${rest}`
const matrix = (staff: string, cells: string, rest = 'assessedOn: "2026-03-01"'): string =>
  `createCompetencyMatrixRow(input: { fiscalYear: 2025, round: END, rater: HR, staffNumber: "${staff}", ${rest} competencyAssessments: [${cells}] })`
const KEY = 'fiscalYear: 2025, round: END, rater: MANAGER, staffNumber'
const course = (staff: string, rest = ''): string =>
  `{ staffNumber: "${staff}", courseCode: "T002", startedOn: "2025-07-01", status: COMPLETED ${rest} }`

describe('faults of several kinds are told at once', () => {
  test.each<[string, string, Told[]]>([
    [
      'a number that is taken and a code that names no row',
      `createStaff(input: { staffNumber: "000001", ${person('departmentCode: "9999"')} })`,
      [
        ['REFERENCE_NOT_FOUND', 'input.departmentCode', '職員', null],
        ['EXISTS', 'input', '職員', 'A2'],
      ],
    ],
    [
      'a number that is taken, in another spelling, a text that no cell takes and a column that is not there',
      `createStaff(input: { staffNumber: "1", ${person('departmentCode: "0201", email: "a\\u0007b"')}, jobTitle: "" })`,
      [
        ['INVALID', 'input.email', '職員', null],
        ['EXISTS', 'input', '職員', 'A2'],
        ['NO_COLUMN', 'input.jobTitle', '職員', null],
      ],
    ],
    [
      'a value that others have, and one that is out of range',
      'updateStaff(staffNumber: "000001", changes: { email: "s2@example.lg.jp", departmentCode: "9999" })',
      [
        ['REFERENCE_NOT_FOUND', 'changes.departmentCode', '職員', 'I2'],
        ['EXISTS', 'changes.email', '職員', 'L3'],
      ],
    ],
    [
      'a cell twice, an item that is not there and a level that is none',
      matrix(
        '000004',
        '{ competencyCode: "C1", level: 1 }, { competencyCode: "C1", level: 2 }, { competencyCode: "ZZ", level: 1 }, { competencyCode: "C2", level: -1 }',
      ),
      [
        ['INVALID', 'input.competencyAssessments.1.competencyCode', null, null],
        ['REFERENCE_NOT_FOUND', 'input.competencyAssessments.2.competencyCode', null, null],
        ['INVALID', 'input.competencyAssessments.3.level', '能力評価_R7', null],
      ],
    ],
    [
      'somebody who is not there, an item that is not there and a level that is none',
      matrix('999999', '{ competencyCode: "ZZ", level: 1 }, { competencyCode: "C2", level: -1 }'),
      [
        ['REFERENCE_NOT_FOUND', 'input.competencyAssessments.0.competencyCode', null, null],
        ['REFERENCE_NOT_FOUND', 'input.staffNumber', '能力評価_R7', null],
        ['INVALID', 'input.competencyAssessments.1.level', '能力評価_R7', null],
      ],
    ],
    [
      'a row that would be rejected, and a level that is none in it',
      'updateCompetencyMatrixRow(fiscalYear: 2025, round: END, rater: MANAGER, staffNumber: "000003", changes: { assessedOn: null, competencyAssessments: [{ competencyCode: "C2", level: 9 }] })',
      [
        ['REQUIRED', 'changes.assessedOn', '能力評価_R7', 'C2'],
        ['INVALID', 'changes.competencyAssessments.0.level', '能力評価_R7', 'E2'],
      ],
    ],
    [
      'what cannot be read, and a name in place of a code in a row that would be rejected',
      'updateStaff(staffNumber: "000002", changes: { name: null, departmentCode: "税務課" })',
      [
        ['REQUIRED', 'changes.name', '職員', 'B3'],
        ['REFERENCE_NOT_FOUND', 'changes.departmentCode', '職員', 'I3'],
      ],
    ],
    [
      'a level that is there already, and one that is none',
      `createCompetencyAssessment(input: { ${KEY}: "000003", competencyCode: "C2", level: 9 })`,
      [
        ['EXISTS', 'input', '能力評価_R7', 'E2'],
        ['INVALID', 'input.level', '能力評価_R7', 'E2'],
      ],
    ],
    [
      'columns that a sheet lacks, and a value out of range',
      'createTrainingRecord(input: { staffNumber: "000004", courseCode: "T001", startedOn: "2026-05-01", status: COMPLETED, hours: 3, useNote: "x", satisfaction: 9 })',
      [
        ['INVALID', 'input.satisfaction', '研修受講', null],
        ['NO_COLUMN', 'input.hours', '研修受講', null],
        ['NO_COLUMN', 'input.useNote', '研修受講', null],
      ],
    ],
    [
      'a row twice, what is wrong with the second, and what is wrong with another',
      `upsertTrainingRecords(inputs: [${course('000004')}, ${course('000004', ', cost: -1')}, ${course('000006', ', satisfaction: 7')}])`,
      [
        ['EXISTS', 'inputs.1', '研修受講', null],
        ['INVALID', 'inputs.2.satisfaction', '研修受講', 'E5'],
        ['INVALID', 'inputs.1.cost', '研修受講', 'F4'],
      ],
    ],
  ])('%s', async (_what, mutation, expected) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    expect(told(await faultsOf(mutation))).toEqual(expected)
  })

  test('a value that two rows of a write are given, beside what is wrong with a third', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const one = (number: string, rest: string): string =>
      `{ staffNumber: "${number}", ${person('departmentCode: "0201",')} ${rest} }`
    const faults = await faultsOf(
      `upsertStaffMembers(inputs: [${one('000007', 'email: "a@x"')}, ${one('000008', 'email: "\\uffff"')}, ${one('000009', 'email: "a@x"')}])`,
    )
    expect(told(faults).map(([code, field]) => [code, field])).toEqual([
      ['INVALID', 'inputs.1.email'],
      ['EXISTS', 'inputs.2.email'],
    ])
  })

  test('every cell that is never written', async () => {
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      personnel: {
        ...SAMPLE_OFFICE.personnel,
        職員: {
          ...plainSheet('職員', SAMPLE_OFFICE.personnel.職員),
          formulas: [{ top: 1, left: 1, bottom: 1, right: 1 }],
          locks: [{ area: { top: 1, left: 11, bottom: 1, right: 11 }, open: [] }],
        },
      },
    })
    expect(
      told(
        await faultsOf(
          'updateStaff(staffNumber: "000001", changes: { name: "x", email: "x", departmentCode: "9999" })',
        ),
      ),
    ).toEqual([
      ['REFERENCE_NOT_FOUND', 'changes.departmentCode', '職員', 'I2'],
      ['READ_ONLY', 'changes.name', '職員', 'B2'],
      ['READ_ONLY', 'changes.email', '職員', 'L2'],
    ])
  })

  test('what the caller may not write, and what is wrong with the rest', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const faults = await faultsOf(
      'updateTrainingRecord(staffNumber: "000003", courseCode: "T002", startedOn: "2025-07-01", changes: { status: COMPLETED, satisfaction: 9 })',
      STAFF_3,
    )
    expect(told(faults)).toEqual([
      ['NOT_ALLOWED', 'changes.status', null, null],
      ['INVALID', 'changes.satisfaction', '研修受講', null],
    ])
  })

  test('but not that a row is there which the caller does not see', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const order = (on: string): string =>
      `createAssignment(input: { staffNumber: "000004", effectiveOn: "${on}", kind: TRANSFER, departmentCode: "9999" })`
    expect(told(await faultsOf(order('2027-04-01'), CORE))).toEqual([
      ['REFERENCE_NOT_FOUND', 'input.departmentCode', '異動履歴', null],
      ['EXISTS', 'input', '異動履歴', 'A7'],
    ])
    expect(await faultsOf(order('2027-04-01'))).toEqual(await faultsOf(order('2027-04-02')))
  })
})

describe('a fault is told with the way to its field', () => {
  test.each<[string, string, Viewer, Told[]]>([
    [
      'a level by itself',
      `updateCompetencyAssessment(${KEY}: "000003", competencyCode: "C2", changes: { level: 9 })`,
      HR,
      [['INVALID', 'changes.level', '能力評価_R7', 'E2']],
    ],
    [
      'a level of many',
      `upsertCompetencyAssessments(inputs: [{ ${KEY}: "000003", competencyCode: "C1", level: 1 }, { ${KEY}: "000003", competencyCode: "C2", level: 9 }])`,
      HR,
      [['INVALID', 'inputs.1.level', '能力評価_R7', 'E2']],
    ],
    [
      'a cell in a list of a row of many',
      `upsertCompetencyMatrixRows(inputs: [{ ${KEY}: "000003", assessedOn: "2026-03-01", competencyAssessments: [{ competencyCode: "C1", level: 1 }, { competencyCode: "C2", level: -1 }] }])`,
      HR,
      [['INVALID', 'inputs.0.competencyAssessments.1.level', '能力評価_R7', 'E2']],
    ],
    [
      'an item by itself that is not there',
      `createCompetencyAssessment(input: { ${KEY}: "000003", competencyCode: "ZZ", level: 1 })`,
      HR,
      [['REFERENCE_NOT_FOUND', 'input.competencyCode', null, null]],
    ],
    [
      'a wish by itself',
      'updateTransferWish(fiscalYear: 2025, staffNumber: "000003", rank: 1, changes: { departmentCode: "9999" })',
      CORE,
      [['REFERENCE_NOT_FOUND', 'changes.departmentCode', '自己申告', 'F2']],
    ],
    [
      'wishes of many, each at its own',
      'upsertTransferWishes(inputs: [{ fiscalYear: 2025, staffNumber: "000003", rank: 1, departmentCode: "0201" }, { fiscalYear: 2025, staffNumber: "000003", rank: 3, departmentCode: "9999" }])',
      CORE,
      [['REFERENCE_NOT_FOUND', 'inputs.1.departmentCode', '自己申告', 'G2']],
    ],
    [
      'a rank that there is none of',
      'updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { transferWishes: [{ rank: 1, departmentCode: "0201" }, { rank: 9, departmentCode: "0201", jobField: "税・窓口" }] })',
      CORE,
      [['INVALID', 'changes.transferWishes.1.rank', null, null]],
    ],
    [
      'a wish in a list',
      'updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { transferWishes: [{ rank: 3, departmentCode: "9999" }] })',
      CORE,
      [['REFERENCE_NOT_FOUND', 'changes.transferWishes.0.departmentCode', '自己申告', 'G2']],
    ],
  ])('%s', async (_what, mutation, as, expected) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    expect(told(await faultsOf(mutation, as))).toEqual(expected)
  })
})

describe('a fault is told with its place', () => {
  test.each([
    ['control characters', 'a\u0007b'],
    ['half a pair', 'a\ud800b'],
    ['a sign of deletion', 'a\u007fb'],
    ['no text', ''],
    ['nothing but blanks', '  '],
    ['a name in place of a code', '税務課', 'departmentCode', 'I2'],
  ])('%s', async (_what, text, field = 'email', cell = 'L2') => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const [fault, ...more] = await faultsOf(
      `updateStaff(staffNumber: "000001", changes: { ${field}: $text })`,
      HR,
      text,
    )
    expect(more).toEqual([])
    expect(fault).toMatchObject({ field: ['changes', field], sheet: '職員', cell })
  })

  test('a revert names the cells that were filled in since', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { data } = await office.ask<Record<string, { write: { id: string } }>>(
      'mutation { it: createTrainingRecord(input: { staffNumber: "000004", courseCode: "T001", startedOn: "2026-05-01", status: COMPLETED }) { write { id } } }',
    )
    await office.settled()
    await office.ask(
      'mutation { updateTrainingRecord(staffNumber: "000004", courseCode: "T001", startedOn: "2026-05-01", changes: { cost: 5 }) { write { id } } }',
    )
    await office.settled()
    const faults = await faultsOf(`revertWrite(id: "${data['it']?.write.id}")`)
    expect(told(faults)).toEqual([['REVISION_CHANGED', null, '研修受講', 'F6']])
  })

  test('a day before 1900 is told as one', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const [fault] = await faultsOf(
      'updateStaff(staffNumber: "000001", changes: { birthDate: "1850-01-01" })',
      CORE,
    )
    expect(fault?.message).toContain('1900年より前の日付')
    expect(fault).toMatchObject({ code: 'INVALID', field: ['changes', 'birthDate'], cell: 'D2' })
  })
})

describe('a cell that is to be changed and is not there', () => {
  const change = (staff: string, competency: string, rater = 'MANAGER'): string =>
    `updateCompetencyAssessment(fiscalYear: 2025, round: END, rater: ${rater}, staffNumber: "${staff}", competencyCode: "${competency}", changes: { level: 1 })`
  const remove = (staff: string, competency: string): string =>
    `deleteCompetencyAssessment(${KEY}: "${staff}", competencyCode: "${competency}")`

  test.each<[string, string, Told, string]>([
    [
      'is blank in a row that is',
      change('000006', 'C2'),
      ['NOT_FOUND', 'competencyCode', '能力評価_R7', 'E5'],
      '「政策形成能力」にはまだ値がありません。createCompetencyAssessment で',
    ],
    [
      'is blank and to be cleared',
      remove('000006', 'C2'),
      ['NOT_FOUND', 'competencyCode', '能力評価_R7', 'E5'],
      '空欄なので、消すものがありません',
    ],
    [
      'is of an item that is not there',
      change('000006', 'ZZ'),
      ['REFERENCE_NOT_FOUND', 'competencyCode', null, null],
      'コード「ZZ」の項目がありません',
    ],
    [
      'is of a row that is not there',
      change('000005', 'C2'),
      ['NOT_FOUND', 'changes', null, null],
      '対象の行が見つかりません',
    ],
  ])('%s', async (_what, mutation, expected, message) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const faults = await faultsOf(mutation)
    expect(told(faults)).toEqual([expected])
    expect(faults[0]?.message).toContain(message)
  })

  test('is blank in a row that the caller does not see: nothing tells it from any other', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const bare = await faultsOf(change('000005', 'C2'), STAFF_3)
    expect(told(bare)).toEqual([['NOT_FOUND', 'changes', null, null]])
    for (const mutation of [change('000006', 'C2'), change('000006', 'C1'), change('000006', 'ZZ')])
      expect(await faultsOf(mutation, STAFF_3)).toEqual(bare)
  })

  test('is a rank that nothing was said of, or none', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const wish = (rank: number): string =>
      `updateTransferWish(fiscalYear: 2025, staffNumber: "000004", rank: ${rank}, changes: { departmentCode: "0201" })`
    expect(told(await faultsOf(wish(3), CORE))).toEqual([['NOT_FOUND', 'rank', '自己申告', 'G3']])
    expect(told(await faultsOf(wish(4), CORE))).toEqual([['INVALID', 'rank', null, null]])
  })
})

describe('a key that stands twice, so that no row of it is read', () => {
  const doubled = () =>
    writtenOffice({
      ...SAMPLE_OFFICE,
      development: {
        ...SAMPLE_OFFICE.development,
        研修受講: [
          ...SAMPLE_OFFICE.development.研修受講,
          ['000003', 'T001', '2025-06-01', '欠席', null, null],
        ],
      },
    })
  const record = 'staffNumber: "000003", courseCode: "T001", startedOn: "2025-06-01"'

  test.each([
    ['a change', `updateTrainingRecord(${record}, changes: { cost: 1 })`, 'changes'],
    ['a removal', `deleteTrainingRecord(${record})`, null],
    ['a new row', `createTrainingRecord(input: { ${record}, status: COMPLETED })`, 'input'],
  ])('is told, with the rows, of %s', async (_what, mutation, field) => {
    office = await doubled()
    const faults = await faultsOf(mutation)
    expect(told(faults)).toEqual([['UNSURE_ROW', field, '研修受講', 'A2']])
    expect(faults[0]?.message).toContain('シート「研修受講」の2・6行目')
    expect(faults[0]?.messageEn).toContain('rows 2, 6 of “研修受講”')
  })

  test('is told to nobody who does not see every row', async () => {
    office = await doubled()
    const faults = await faultsOf(`updateTrainingRecord(${record}, changes: { satisfaction: 1 })`, STAFF_3)
    expect(told(faults)).toEqual([['NOT_FOUND', 'changes', null, null]])
  })
})

describe('an idempotency key', () => {
  const email = (key: string): string =>
    `mutation { updateStaff(staffNumber: "000001", changes: { email: "a@x" } ${key}) { write { id } } }`

  test('of no characters is refused, as an argument and as a header', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    for (const asked of [
      office.ask(email(', idempotencyKey: ""')),
      office.ask(email(''), { idempotencyKey: '' }),
    ])
      expect((await asked).errors).toEqual([
        { message: 'An idempotency key must not be empty.', code: 'BAD_USER_INPUT' },
      ])
    expect((await office.sheet('personnel', '職員')).rows[1]?.[11]).toBe('s1@example.lg.jp')
  })

  test('in the header is another than the same text as an argument', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const idOf = async (...asked: Parameters<WrittenOffice['ask']>): Promise<unknown> =>
      (await office.ask<{ updateStaff: { write: { id: string } } }>(...asked)).data.updateStaff.write.id
    const byHeader = await idOf(email(''), { idempotencyKey: 'k' })
    const byArgument = await idOf(email(', idempotencyKey: "k"'))
    expect(byArgument).not.toBe(byHeader)
    expect(await idOf(email(''), { idempotencyKey: 'k' })).toBe(byHeader)
    expect(await idOf(email(', idempotencyKey: "k"'))).toBe(byArgument)
  })
})
