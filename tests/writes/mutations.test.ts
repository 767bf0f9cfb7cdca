import { afterEach, describe, expect, test } from 'vitest'
import { plainSheet } from '../../src/sources/memory.ts'
import type { SheetGrid } from '../../src/sources/source.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { type WrittenOffice, writtenOffice } from './written-office.ts'

let office: WrittenOffice
afterEach(() => office.close())

const ERRORS = 'userErrors { code message messageEn field sheet cell } write { id state }'
const HR = { subject: 'hr', roles: ['HR'] }
const CORE = { subject: 'core', roles: ['HR_CORE'] }
const STAFF_3 = { subject: 'staff3', roles: ['STAFF'], person: '000003' }
const MANAGER = {
  subject: 'tax',
  roles: ['MANAGER', 'STAFF'],
  person: '000002',
  scope: new Set(['000003', '000004']),
}

interface Outcome {
  readonly userErrors: readonly {
    readonly code: string
    readonly field: string[] | null
    readonly cell: string | null
    readonly sheet: string | null
    readonly message: string
  }[]
  readonly write: { readonly id: string; readonly state: string } | null
}

/** Performs one mutation; the payload of its only field. */
async function act<T>(
  mutation: string,
  as: NonNullable<Parameters<WrittenOffice['ask']>[1]>['as'] = HR,
): Promise<T & Outcome> {
  const { data, errors } = await office.ask<Record<string, T & Outcome>>(`mutation { ${mutation} }`, { as })
  expect(errors).toEqual([])
  const [payload] = Object.values(data)
  if (payload === undefined) throw new Error('no payload')
  return payload
}

const codes = ({ userErrors }: Outcome): string[] => userErrors.map(({ code }) => code)
const rowsOf = async (workbook: string, title: string): Promise<SheetGrid['rows']> => {
  await office.settled()
  return (await office.sheet(workbook, title)).rows
}

describe('a change of a row', () => {
  test('is answered with the row as it is then, and changes only its cells', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const before = await rowsOf('personnel', '職員')
    const { staff, userErrors, write } = await act<{ staff: unknown }>(
      `updateStaff(staffNumber: "000003", changes: { email: "three@example.lg.jp" }) { staff { name email } ${ERRORS} }`,
    )
    expect({ staff, userErrors }).toEqual({
      staff: { name: '職員 003', email: 'three@example.lg.jp' },
      userErrors: [],
    })
    expect(write?.id).toBeTruthy()
    const after = await rowsOf('personnel', '職員')
    expect(after.map((row, index) => (index === 3 ? [...row.slice(0, 11), before[3]?.[11]] : row))).toEqual(
      before,
    )
    expect(after[3]?.[11]).toBe('three@example.lg.jp')
  })

  test('leaves alone what is absent, and clears what is null', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    await act(`updateStaff(staffNumber: "000001", changes: { email: null }) { ${ERRORS} }`)
    const [, first] = await rowsOf('personnel', '職員')
    expect(first?.slice(9)).toEqual(['2024-04-01', '在職'])
  })

  test('that changes nothing is compared with the sheet, and leaves it and the record of changes alone', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const before = await rowsOf('personnel', '職員')
    const { write } = await act(
      `updateStaff(staffNumber: "000001", changes: { email: "s1@example.lg.jp" }) { ${ERRORS} }`,
    )
    expect(write?.state).toBe('PENDING')
    expect(await rowsOf('personnel', '職員')).toBe(before)
    const { data } = await office.ask('{ audit(first: 5) { nodes { write { state } rows { key } } } }')
    expect(data['audit']).toEqual({ nodes: [{ write: { state: 'APPLIED' }, rows: [] }] })
    const back = await act(`revertWrite(id: "${write?.id}") { ${ERRORS} }`)
    expect(codes(back)).toEqual(['INVALID'])
  })

  test('of no cell at all is done at once', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { write } = await act(`updateStaff(staffNumber: "000001", changes: {}) { ${ERRORS} }`)
    expect(write?.state).toBe('APPLIED')
  })

  test.each<[string, string, string[]]>([
    ['a row that is not there', 'updateStaff(staffNumber: "000999", changes: { email: "x" })', ['NOT_FOUND']],
    [
      'null in a required column',
      'updateStaff(staffNumber: "000001", changes: { name: null })',
      ['REQUIRED'],
    ],
    [
      'a code that names no row',
      'updateStaff(staffNumber: "000001", changes: { departmentCode: "9999" })',
      ['REFERENCE_NOT_FOUND'],
    ],
    [
      'a name instead of a code',
      'updateStaff(staffNumber: "000001", changes: { departmentCode: "税務課" })',
      ['REFERENCE_NOT_FOUND'],
    ],
    [
      'a day before the first',
      'updateStaff(staffNumber: "000001", changes: { separatedOn: "1980-01-01" })',
      ['NO_COLUMN'],
    ],
    [
      'a character that no file holds',
      'updateStaff(staffNumber: "000001", changes: { name: "\\uffff" })',
      ['INVALID'],
    ],
    ['a text of blanks', 'updateStaff(staffNumber: "000001", changes: { name: "  " })', ['REQUIRED']],
    ['an error sign', 'updateStaff(staffNumber: "000001", changes: { name: "〃" })', ['INVALID']],
    [
      'control characters',
      'updateStaff(staffNumber: "000001", changes: { email: "a\\u0007b" })',
      ['INVALID'],
    ],
  ])('is refused for %s', async (_what, mutation, expected) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    expect(codes(await act(`${mutation} { ${ERRORS} }`))).toEqual(expected)
  })

  test('tells everything that is wrong at once, with field, sheet and cell', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { userErrors, write } = await act(
      `updateTrainingRecord(staffNumber: "000003", courseCode: "T001", startedOn: "2025-06-01", changes: { satisfaction: 9, cost: -1, status: null }) { ${ERRORS} }`,
    )
    expect(write).toBeNull()
    expect(userErrors.map(({ code, field, sheet, cell }) => [code, field, sheet, cell])).toEqual([
      ['INVALID', ['changes', 'satisfaction'], '研修受講', 'E2'],
      ['INVALID', ['changes', 'cost'], '研修受講', 'F2'],
      ['REQUIRED', ['changes', 'status'], '研修受講', 'D2'],
    ])
    expect(userErrors[0]?.message).toContain('1〜5')
  })

  test('is refused when the row has another revision than the one seen, and tells both', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const seen = await office.ask<{ staff: { revision: string } }>(
      '{ staff(staffNumber: "000001") { revision } }',
    )
    const { revision } = seen.data.staff
    const change = (email: string) =>
      `updateStaff(staffNumber: "000001", ifRevision: "${revision}", changes: { email: "${email}" }) { staff { revision } ${ERRORS} }`
    const first = await act<{ staff: { revision: string } }>(change('a@x'))
    expect(first.staff.revision).not.toBe(revision)
    const second = await act(change('b@x'))
    expect(codes(second)).toEqual(['REVISION_CHANGED'])
    expect(second.userErrors[0]?.message).toContain(revision)
    expect(second.userErrors[0]?.message).toContain(first.staff.revision)
  })

  test('never touches a formula, a locked cell or one under a merged block, and names it', async () => {
    const [header = [], ...people] = SAMPLE_OFFICE.personnel.職員
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      personnel: {
        ...SAMPLE_OFFICE.personnel,
        職員: {
          ...plainSheet('職員', [header, ...people]),
          merges: [{ top: 5, left: 11, bottom: 6, right: 11 }],
          formulas: [{ top: 1, left: 1, bottom: 1, right: 1 }],
          locks: [{ area: { top: 2, left: 0, bottom: 2, right: 50 }, open: [] }],
        },
      },
    })
    for (const [number, change, cell] of [
      ['000001', 'name: "別名"', 'B2'],
      ['000002', 'email: "x"', 'L3'],
      ['000006', 'email: "x"', 'L7'],
    ] as const) {
      const { userErrors } = await act(
        `updateStaff(staffNumber: "${number}", changes: { ${change} }) { ${ERRORS} }`,
      )
      expect(userErrors.map((each) => [each.code, each.sheet, each.cell])).toEqual([
        ['READ_ONLY', '職員', cell],
      ])
    }
  })
})

describe('a new row', () => {
  test('goes below the last one, with codes as text, days as days and words as people write them', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { trainingRecord } = await act<{ trainingRecord: unknown }>(
      `createTrainingRecord(input: { staffNumber: "000004", courseCode: "T001", startedOn: "2026-05-01", status: COMPLETED, satisfaction: 3 }) { trainingRecord { startedOn status staff { name } course { name } } ${ERRORS} }`,
    )
    expect(trainingRecord).toEqual({
      startedOn: '2026-05-01',
      status: 'COMPLETED',
      staff: { name: '職員 004' },
      course: { name: 'メンタルヘルス研修' },
    })
    const rows = await rowsOf('development', '研修受講')
    expect(rows.at(-1)).toEqual(['000004', 'T001', { serial: 46143 }, '修了', 3])
  })

  test('writes the name beside the code where the sheet shows one', async () => {
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      development: {
        ...SAMPLE_OFFICE.development,
        研修受講: [['職員番号', '氏名', '所属', '研修コード', '開始日', '受講状態']],
      },
    })
    await act(
      `createTrainingRecord(input: { staffNumber: "000004", courseCode: "T001", startedOn: "2026-05-01", status: COMPLETED }) { ${ERRORS} }`,
    )
    expect((await rowsOf('development', '研修受講'))[1]).toEqual([
      '000004',
      '職員 004',
      '税務課',
      'T001',
      { serial: 46143 },
      '修了',
    ])
  })

  test.each([
    '=IMPORTDATA("https://example.com")',
    '+81 1',
    '-1',
    '@sum',
    '\t=1',
    '＝1+1',
    '0123',
    '2026-01-01',
    '__proto__',
    "'quoted",
    'TRUE',
  ])('keeps the text %j as it is', async (text) => {
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      development: {
        ...SAMPLE_OFFICE.development,
        研修受講: [['職員番号', '研修コード', '開始日', '受講状態', '活用内容']],
      },
    })
    const { data } = await office.ask<{ createTrainingRecord: { trainingRecord: { useNote: string } } }>(
      `mutation($input: CreateTrainingRecordInput!) { createTrainingRecord(input: $input) { trainingRecord { useNote } } }`,
      {
        variables: {
          input: {
            staffNumber: '000004',
            courseCode: 'T001',
            startedOn: '2026-05-01',
            status: 'COMPLETED',
            useNote: text,
          },
        },
      },
    )
    expect(data.createTrainingRecord.trainingRecord.useNote).toBe(text.trim())
    expect((await rowsOf('development', '研修受講'))[1]?.[4]).toBe(text)
  })

  test.each<[string, string, string[]]>([
    [
      'whose key is taken',
      'createTrainingRecord(input: { staffNumber: "000003", courseCode: "T001", startedOn: "2025-06-01", status: COMPLETED })',
      ['EXISTS'],
    ],
    [
      'of a year that has no sheet',
      'createCompetencyMatrixRow(input: { fiscalYear: 2031, round: END, rater: MANAGER, staffNumber: "000003", assessedOn: "2032-03-01" })',
      ['NO_SHEET'],
    ],
    [
      'with a value for which the sheet has no column',
      'createTrainingRecord(input: { staffNumber: "000004", courseCode: "T001", startedOn: "2026-05-01", status: COMPLETED, hours: 3 })',
      ['NO_COLUMN'],
    ],
  ])('%s is refused', async (_what, mutation, expected) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    expect(codes(await act(`${mutation} { ${ERRORS} }`))).toEqual(expected)
  })

  test('with a word that would be read as two is refused', async () => {
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      personnel: { ...SAMPLE_OFFICE.personnel, コード表: [['種別', 'コード', 'ラベル', '別名']] },
    })
    const word = (aliases: string): string =>
      `createCodeEntry(input: { list: "職種", code: "X", label: "特別職", aliases: [${aliases}] }) { ${ERRORS} }`
    for (const alias of ['"甲、乙"', '"甲/乙"', '"甲・"'])
      expect(codes(await act(word(alias)))).toEqual(['INVALID'])
    expect(codes(await act(word('"甲", "乙"')))).toEqual([])
  })

  test('that would overlap the period of another is refused', async () => {
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      personnel: {
        ...SAMPLE_OFFICE.personnel,
        異動履歴: [
          ['職員番号', '発令日', '発令区分', '所属コード', '職階コード', '主務区分', '終了日'],
          ['000003', '2020-04-01', '採用', '0202', 'G6', '主', '2026-03-31'],
        ],
      },
    })
    const outcome = await act(
      `createAssignment(input: { staffNumber: "000003", effectiveOn: "2025-04-01", kind: TRANSFER, departmentCode: "0201" }) { ${ERRORS} }`,
      CORE,
    )
    expect(outcome.write === null ? codes(outcome) : []).toEqual(['INVALID'])
  })
})

describe('a row that goes', () => {
  test('is cleared, and nothing below it moves', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const before = await rowsOf('development', '研修受講')
    await act(
      `deleteTrainingRecord(staffNumber: "000003", courseCode: "T002", startedOn: "2025-07-01") { ${ERRORS} }`,
    )
    expect(await rowsOf('development', '研修受講')).toEqual(
      before.map((row, index) => (index === 2 ? [] : row)),
    )
    const { data } = await office.ask('{ trainingRecords { totalCount } }')
    expect(data).toEqual({ trainingRecords: { totalCount: 3 } })
  })

  test('stays where a merged group would lose its value', async () => {
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      development: {
        ...SAMPLE_OFFICE.development,
        研修能力対応: [
          ['研修コード', '能力コード', '到達水準'],
          ['T001', 'C1', 3],
          [null, 'C2', 2],
        ],
      },
    })
    const { userErrors } = await act(
      `deleteCourseCompetency(courseCode: "T001", competencyCode: "C1") { ${ERRORS} }`,
    )
    expect(userErrors.map(({ code, cell }) => [code, cell])).toEqual([['READ_ONLY', 'A2']])
    const blank = await act(
      `updateCourseCompetency(courseCode: "T001", competencyCode: "C2", changes: { targetLevel: 4 }) { ${ERRORS} }`,
    )
    expect(blank.userErrors.map(({ code, cell }) => [code, cell])).toEqual([['UNSURE_ROW', 'A3']])
  })
})

describe('many rows at once', () => {
  const upsert = (inputs: string): string =>
    `upsertTrainingRecords(inputs: [${inputs}]) { trainingRecords { status staff { staffNumber } } ${ERRORS} }`
  const one = (staff: string, rest = ''): string =>
    `{ staffNumber: "${staff}", courseCode: "T002", startedOn: "2025-07-01", status: COMPLETED ${rest} }`

  test('are added or changed by their keys, in the order given', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { trainingRecords } = await act<{ trainingRecords: unknown }>(
      upsert(`${one('000004')}, ${one('000005')}`),
    )
    expect(trainingRecords).toEqual([
      { status: 'COMPLETED', staff: { staffNumber: '000004' } },
      { status: 'COMPLETED', staff: { staffNumber: '000005' } },
    ])
    const rows = await rowsOf('development', '研修受講')
    expect(rows).toHaveLength(6)
    expect(rows[3]?.[3]).toBe('修了')
  })

  test('are all refused for one of them, and the error names which', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { userErrors, write } = await act(upsert(`${one('000004')}, ${one('000005', 'satisfaction: 7')}`))
    expect(write).toBeNull()
    expect(userErrors.map(({ field }) => field)).toEqual([['inputs', '1', 'satisfaction']])
    expect((await rowsOf('development', '研修受講'))[3]?.[3]).toBe('欠席')
  })

  test('may not name one row twice', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const outcome = await act(upsert(`${one('000004')}, ${one('000004', 'satisfaction: 1')}`))
    expect([codes(outcome), outcome.userErrors[0]?.field]).toEqual([['EXISTS'], ['inputs', '1']])
  })

  const person = (number: string, email: string): string =>
    `{ staffNumber: "${number}", name: "新人", hiredOn: "2026-04-01", appointmentType: REGULAR, jobCategory: "一般事務", departmentCode: "0201", departmentSince: "2026-04-01", serviceStatus: ACTIVE, email: "${email}" }`
  const until = (from: string, to: string): string =>
    `{ staffNumber: "000005", effectiveOn: "${from}", kind: TRANSFER, departmentCode: "0201", endedOn: "${to}" }`
  test.each<[string, string, string[], string[]]>([
    [
      'nor in two spellings of its key',
      `upsertStaffMembers(inputs: [${person('000007', 'a@x')}, ${person('7', 'b@x')}])`,
      ['EXISTS'],
      ['inputs', '1'],
    ],
    [
      'nor give two rows a value that only one may have',
      `upsertStaffMembers(inputs: [${person('000007', 'a@x')}, ${person('000008', 'a@x')}])`,
      ['EXISTS'],
      ['inputs', '1', 'email'],
    ],
    [
      'nor periods of one person that overlap',
      `upsertAssignments(inputs: [${until('2020-04-01', '2025-03-31')}, ${until('2021-04-01', '2022-03-31')}])`,
      ['INVALID'],
      ['inputs', '1', 'effectiveOn'],
    ],
  ])('%s', async (_what, mutation, expected, field) => {
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      personnel: {
        ...SAMPLE_OFFICE.personnel,
        異動履歴: [['職員番号', '発令日', '発令区分', '所属コード', '終了日']],
      },
    })
    const outcome = await act(`${mutation} { ${ERRORS} }`, CORE)
    expect([codes(outcome), outcome.userErrors[0]?.field]).toEqual([expected, field])
    expect(outcome.write).toBeNull()
  })
})

describe('the wide matrix', () => {
  const KEY = 'fiscalYear: 2025, round: END, rater: MANAGER, staffNumber: "000003"'
  const LOG = {
    能力評価履歴: [
      [
        '職員番号',
        '能力コード',
        '年度',
        '時期',
        '評価区分',
        '評価日',
        '水準',
        '所属コード',
        '職階コード',
        '記録日時',
      ],
    ],
  }
  const WITH_LOG = { ...SAMPLE_OFFICE, development: { ...SAMPLE_OFFICE.development, ...LOG } }

  test('takes a level in the row of the person and the column of the competency, and records it', async () => {
    office = await writtenOffice(WITH_LOG)
    const { competencyAssessment } = await act<{ competencyAssessment: unknown }>(
      `updateCompetencyAssessment(${KEY}, competencyCode: "C2", changes: { level: 4 }) { competencyAssessment { level state } ${ERRORS} }`,
    )
    expect(competencyAssessment).toEqual({ level: 4, state: 'ASSESSED' })
    const matrix = await rowsOf('development', '能力評価_R7')
    expect(matrix[1]).toEqual(['所属長', '000003', '2026-03-01', 3, 4])
    expect(matrix.slice(2)).toEqual(SAMPLE_OFFICE.development.能力評価_R7.slice(2))
    const [, log, ...more] = await rowsOf('development', '能力評価履歴')
    expect(more).toEqual([])
    expect(log?.slice(0, 9)).toEqual([
      '000003',
      'C2',
      2025,
      '期末',
      '所属長',
      { serial: 46082 },
      4,
      '0201',
      'G6',
    ])
    expect(log?.[9]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+\+09:00$/u)
    const { data } = await office.ask(
      '{ competencyAssessmentLogs { nodes { level competency { name } departmentThen { name } } } }',
    )
    expect(data).toEqual({
      competencyAssessmentLogs: {
        nodes: [{ level: 4, competency: { name: '政策形成能力' }, departmentThen: { name: '税務課' } }],
      },
    })
  })

  test('takes a new round as a row below, each level recorded', async () => {
    office = await writtenOffice(WITH_LOG)
    const { competencyMatrixRow } = await act<{ competencyMatrixRow: unknown }>(
      `createCompetencyMatrixRow(input: { fiscalYear: 2025, rater: HR, staffNumber: "000004", assessedOn: "2026-03-05", competencyAssessments: [{ competencyCode: "C1", level: 2 }, { competencyCode: "C2", state: NOT_APPLICABLE }] }) { competencyMatrixRow { round competencyAssessments { level state } } ${ERRORS} }`,
    )
    expect(competencyMatrixRow).toEqual({
      round: 'END',
      competencyAssessments: [
        { level: 2, state: 'ASSESSED' },
        { level: null, state: 'NOT_APPLICABLE' },
      ],
    })
    expect((await rowsOf('development', '能力評価_R7')).at(-1)).toEqual([
      '人事',
      '000004',
      { serial: 46086 },
      2,
      '対象外',
    ])
    expect(await rowsOf('development', '能力評価履歴')).toHaveLength(2)
  })

  test('gets a row where the first level of a round is given by itself', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { competencyAssessment } = await act<{ competencyAssessment: unknown }>(
      `createCompetencyAssessment(input: { fiscalYear: 2025, round: END, rater: MANAGER, staffNumber: "000004", competencyCode: "C1", level: 3, assessedOn: "2026-03-02" }) { competencyAssessment { level assessedOn } ${ERRORS} }`,
    )
    expect(competencyAssessment).toEqual({ level: 3, assessedOn: '2026-03-02' })
    expect((await rowsOf('development', '能力評価_R7')).at(-1)).toEqual([
      '所属長',
      '000004',
      { serial: 46083 },
      3,
    ])
  })

  test('changes the cell itself where the sheet gives one item a row', async () => {
    office = await writtenOffice({
      ...SAMPLE_OFFICE,
      development: {
        ...SAMPLE_OFFICE.development,
        能力評価_R7: [
          ['評価区分', '職員番号', '評価日', '能力コード', '水準'],
          ['所属長', '000003', '2026-03-01', 'C1', 3],
          ['所属長', '000003', '2026-03-01', 'C2', 2],
        ],
      },
    })
    await act(`updateCompetencyAssessment(${KEY}, competencyCode: "C2", changes: { level: 1 }) { ${ERRORS} }`)
    expect((await rowsOf('development', '能力評価_R7')).map((row) => row[4])).toEqual(['水準', 3, 1])
  })

  test.each([
    [
      'the day of the row',
      `updateCompetencyAssessment(${KEY}, competencyCode: "C2", changes: { assessedOn: "2026-03-09" })`,
    ],
    ['nothing', `updateCompetencyAssessment(${KEY}, competencyCode: "C2", changes: {})`],
    [
      'a cell without anything in it',
      `updateCompetencyMatrixRow(${KEY}, changes: { competencyAssessments: [{ competencyCode: "C2" }] })`,
    ],
  ])('keeps a level where a change gives %s', async (_what, mutation) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    expect(codes(await act(`${mutation} { ${ERRORS} }`))).toEqual([])
    expect((await rowsOf('development', '能力評価_R7'))[1]?.slice(3)).toEqual([3, 2])
  })

  const cells = (list: string): string =>
    `updateCompetencyMatrixRow(${KEY}, changes: { competencyAssessments: [${list}] })`
  test.each<[string, string, string[]]>([
    [
      'a cell twice',
      cells('{ competencyCode: "C1", level: 1 }, { competencyCode: "C1", level: 2 }'),
      ['INVALID'],
    ],
    [
      'a level and why there is none',
      cells('{ competencyCode: "C1", level: 1, state: NOT_APPLICABLE }'),
      ['INVALID'],
    ],
    ['that there is a level, and none', cells('{ competencyCode: "C1", state: ASSESSED }'), ['REQUIRED']],
    [
      'the same by itself',
      `updateCompetencyAssessment(${KEY}, competencyCode: "C1", changes: { state: ASSESSED })`,
      ['REQUIRED'],
    ],
    [
      'a new cell with nothing in it',
      'createCompetencyAssessment(input: { fiscalYear: 2025, round: END, rater: MANAGER, staffNumber: "000006", competencyCode: "C2" })',
      ['REQUIRED'],
    ],
    [
      'a competency that is not there',
      cells('{ competencyCode: "__proto__", level: 1 }'),
      ['REFERENCE_NOT_FOUND'],
    ],
  ])('refuses %s', async (_what, mutation, expected) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const outcome = await act(`${mutation} { ${ERRORS} }`)
    expect([codes(outcome), outcome.write]).toEqual([expected, null])
  })

  test('tells levels apart that one write records in one moment', async () => {
    const [header = [], ...levels] = SAMPLE_OFFICE.development.能力評価_R7
    office = await writtenOffice({
      ...WITH_LOG,
      development: {
        ...WITH_LOG.development,
        能力評価_R7: [['時期', ...header], ...levels.map((row) => [null, ...row])],
      },
    })
    const round = (name: string): string =>
      `{ fiscalYear: 2025, round: ${name}, rater: HR, staffNumber: "000005", assessedOn: "2026-03-05", competencyAssessments: [{ competencyCode: "C1", level: 2 }] }`
    expect(
      codes(
        await act(`upsertCompetencyMatrixRows(inputs: [${round('START')}, ${round('END')}]) { ${ERRORS} }`),
      ),
    ).toEqual([])
    const log = (await rowsOf('development', '能力評価履歴')).slice(1)
    expect(log.map((row) => row[3])).toEqual(['期首', '期末'])
    expect(new Set(log.map((row) => row[9])).size).toBe(2)
  })

  test('refuses a level that is no step of the scale, at its cell', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { userErrors } = await act(
      `updateCompetencyAssessment(${KEY}, competencyCode: "C2", changes: { level: 9 }) { ${ERRORS} }`,
    )
    expect(userErrors.map(({ code, cell }) => [code, cell])).toEqual([['INVALID', 'E2']])
  })

  test.each([0, -1, 4, 99])('refuses rank %i of three', async (rank) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const outcome = await act(
      `createTransferWish(input: { fiscalYear: 2025, staffNumber: "000003", rank: ${rank}, departmentCode: "0201" }) { ${ERRORS} }`,
      CORE,
    )
    expect(codes(outcome)).toEqual(['INVALID'])
  })

  test('takes ranked wishes by their rank', async () => {
    office = await writtenOffice(SAMPLE_OFFICE)
    const { transferWish } = await act<{ transferWish: unknown }>(
      `updateTransferWish(fiscalYear: 2025, staffNumber: "000003", rank: 1, changes: { departmentCode: "0201" }) { transferWish { department { name } } ${ERRORS} }`,
      CORE,
    )
    expect(transferWish).toEqual({ department: { name: '税務課' } })
    expect((await rowsOf('intentions', '自己申告'))[1]?.[5]).toBe('0201')
  })
})

describe('who may write what', () => {
  const OPINION = 'managerOpinion: "残したい"'
  test.each<[string, string, Parameters<typeof act>[1], string[]]>([
    ['HR writes personnel', 'updateStaff(staffNumber: "000001", changes: { email: "x" })', HR, []],
    ['staff do not', 'updateStaff(staffNumber: "000003", changes: { email: "x" })', STAFF_3, ['NOT_ALLOWED']],
    [
      'somebody rates their own training',
      'updateTrainingRecord(staffNumber: "000003", courseCode: "T002", startedOn: "2025-07-01", changes: { satisfaction: 5 })',
      STAFF_3,
      [],
    ],
    [
      'but does not say that they attended',
      'updateTrainingRecord(staffNumber: "000003", courseCode: "T002", startedOn: "2025-07-01", changes: { status: COMPLETED })',
      STAFF_3,
      ['NOT_ALLOWED'],
    ],
    [
      "nobody sees that another's record is there",
      'updateTrainingRecord(staffNumber: "000006", courseCode: "T002", startedOn: "2025-07-01", changes: { satisfaction: 5 })',
      STAFF_3,
      ['NOT_FOUND'],
    ],
    [
      'a manager gives levels in their own scope',
      'createCompetencyMatrixRow(input: { fiscalYear: 2025, round: END, rater: MANAGER, staffNumber: "000004", assessedOn: "2025-10-01" })',
      MANAGER,
      [],
    ],
    [
      'not outside of it',
      'createCompetencyMatrixRow(input: { fiscalYear: 2025, round: START, rater: MANAGER, staffNumber: "000006", assessedOn: "2025-10-01" })',
      MANAGER,
      ['NOT_ALLOWED'],
    ],
    [
      'nor as somebody else',
      'createCompetencyMatrixRow(input: { fiscalYear: 2025, round: START, rater: HR, staffNumber: "000004", assessedOn: "2025-10-01" })',
      MANAGER,
      ['NOT_ALLOWED'],
    ],
    [
      'somebody hands in their own declaration',
      'updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { aptitude: 3 })',
      STAFF_3,
      [],
    ],
    [
      'but not the opinion on it',
      `updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { ${OPINION} })`,
      STAFF_3,
      ['NOT_ALLOWED'],
    ],
    [
      'HR reads the state of a declaration and writes none of it',
      'updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { aptitude: 3 })',
      HR,
      ['NOT_ALLOWED'],
    ],
    [
      'what those who decide may not read they do not write',
      'updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { healthConsult: false })',
      CORE,
      ['NOT_ALLOWED'],
    ],
  ])('%s', async (_what, mutation, as, expected) => {
    office = await writtenOffice(SAMPLE_OFFICE)
    expect(codes(await act(`${mutation} { ${ERRORS} }`, as))).toEqual(expected)
  })

  test('a manager gives an opinion where the office lets them, and reads none', async () => {
    const settings = [
      ['設定キー', '値'],
      ['declarationVisibility', 'MANAGER_WITH_OPINION'],
    ]
    office = await writtenOffice(
      { ...SAMPLE_OFFICE, personnel: { ...SAMPLE_OFFICE.personnel, 設定: settings } },
      { settings: { declarationVisibility: 'MANAGER_WITH_OPINION' } },
    )
    const { selfDeclaration, userErrors } = await act<{ selfDeclaration: unknown }>(
      `updateSelfDeclaration(fiscalYear: 2025, staffNumber: "000003", changes: { ${OPINION} }) { selfDeclaration { aptitude managerOpinion } ${ERRORS} }`,
      MANAGER,
    )
    expect([userErrors, selfDeclaration]).toEqual([[], { aptitude: 2, managerOpinion: null }])
  })
})
