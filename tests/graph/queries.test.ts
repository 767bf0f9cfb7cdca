import { describe, expect, test } from 'vitest'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { ask } from './ask.ts'

const snapshot = snapshotOfSmallOffice(SAMPLE_OFFICE)
const hr = viewAs(snapshot, { roles: ['HR'] })
const core = viewAs(snapshot, { roles: ['HR_CORE'] })
const numbers = (filter: string, view = hr): readonly string[] => {
  const { data, errors } = ask(view, `{ staffMembers(filter: ${filter}) { nodes { staffNumber } } }`)
  expect(errors).toEqual([])
  return [...JSON.stringify(data).matchAll(/"staffNumber":"(\d+)"/gu)].map(([, number = '']) => number)
}

describe('filters', () => {
  test.each<[string, string[]]>([
    ['{}', ['000001', '000002', '000003', '000004', '000005', '000006']],
    ['{ staffNumber: { eq: "000003" } }', ['000003']],
    ['{ staffNumber: { in: ["000003", "000009", "000001"] } }', ['000001', '000003']],
    ['{ name: { contains: "００" } }', ['000001', '000002', '000003', '000004', '000005', '000006']],
    ['{ name: { startsWith: "職員 00" }, gender: { eq: FEMALE } }', ['000001', '000003', '000005']],
    ['{ hiredOn: { gte: "2013-04-01", lt: "2018-04-01" } }', ['000003', '000004']],
    [
      '{ name: { eq: null }, email: { isNull: null } }',
      ['000001', '000002', '000003', '000004', '000005', '000006'],
    ],
    ['{ email: { isNull: true } }', ['000004', '000005', '000006']],
    ['{ email: { eq: "s1@example.lg.jp" } }', ['000001']],
    ['{ not: { email: { contains: "s1" } } }', ['000002', '000003', '000004', '000005', '000006']],
    ['{ departmentCode: { eq: "0201" } }', ['000002', '000003', '000004']],
    ['{ department: { name: { eq: "税務課" } } }', ['000002', '000003', '000004']],
    [
      '{ department: { parent: { departmentCode: { eq: "0200" } } }, grade: { rank: { gt: 2 } } }',
      ['000003', '000004', '000006'],
    ],
    [
      '{ or: [{ staffNumber: { eq: "000001" } }, { jobCategory: { eq: "CIVIL_ENGINEER" } }] }',
      ['000001', '000004'],
    ],
    ['{ and: [{ gender: { eq: MALE } }, { departmentCode: { eq: "0202" } }] }', ['000006']],
    ['{ retirementFiscalYear: { lt: 2040 } }', ['000001']],
  ])('%s', (filter, expected) => {
    expect(numbers(filter)).toEqual(expected)
  })

  test('a day that does not exist is refused', () => {
    for (const day of ['2025-02-30', '9999-99-99', '2025-4-1'])
      expect(
        ask(hr, `{ staffMembers(filter: { hiredOn: { gte: "${day}" } }) { totalCount } }`).errors,
      ).toHaveLength(1)
  })

  test('an unknown operator is not in the schema', () => {
    expect(ask(hr, '{ staffMembers(filter: { name: { like: "x" } }) { totalCount } }').errors).toHaveLength(1)
  })

  test('a cell the viewer may not see is null for a filter too', () => {
    const staff = viewAs(snapshot, { roles: ['STAFF'], person: '000003' })
    expect(numbers('{ gender: { eq: FEMALE } }', staff)).toEqual(['000003'])
    expect(numbers('{ gender: { isNull: true } }', staff)).toHaveLength(5)
    expect(numbers('{ serviceStatus: { eq: LEAVE_OF_ABSENCE } }', staff)).toEqual([])
  })
})

describe('orders', () => {
  const order = (orderBy: string): unknown =>
    ask(hr, `{ staffMembers(orderBy: ${orderBy}) { nodes { staffNumber } } }`).data

  test.each<[string, string[]]>([
    ['[]', ['000001', '000002', '000003', '000004', '000005', '000006']],
    ['[{ field: HIRED_ON, direction: DESC }]', ['000006', '000004', '000003', '000005', '000002', '000001']],
    [
      '[{ field: GENDER }, { field: BIRTH_DATE, direction: DESC }]',
      ['000003', '000005', '000001', '000006', '000004', '000002'],
    ],
    ['[{ field: EMAIL }]', ['000001', '000002', '000003', '000004', '000005', '000006']],
    ['[{ field: EMAIL, direction: DESC }]', ['000003', '000002', '000001', '000004', '000005', '000006']],
    [
      '[{ field: DEPARTMENT }, { field: STAFF_NUMBER, direction: DESC }]',
      ['000001', '000004', '000003', '000002', '000006', '000005'],
    ],
  ])('%s', (orderBy, expected) => {
    expect(order(orderBy)).toEqual({
      staffMembers: { nodes: expected.map((staffNumber) => ({ staffNumber })) },
    })
  })
})

describe('relations', () => {
  test('go both ways, and list what unfolds from a row', () => {
    const { data, errors } = ask(
      core,
      `{ department(departmentCode: "0201") { name head { name } parent { name children { nodes { departmentCode } } } staffMembers(orderBy: [{ field: STAFF_NUMBER, direction: DESC }], first: 2) { totalCount nodes { staffNumber } } }
         selfDeclaration(fiscalYear: 2025, staffNumber: "000003") { aptitude transferWishes { rank departmentCode department { shortName } jobField } staff { name } }
         competencyMatrixRow(fiscalYear: 2025, rater: MANAGER, staffNumber: "000003") { round competencyAssessments { level state competency { name } } } }`,
    )
    expect(errors).toEqual([])
    expect(data).toEqual({
      department: {
        name: '税務課',
        head: { name: '職員 002' },
        parent: {
          name: '市民部',
          children: { nodes: [{ departmentCode: '0201' }, { departmentCode: '0202' }] },
        },
        staffMembers: { totalCount: 3, nodes: [{ staffNumber: '000004' }, { staffNumber: '000003' }] },
      },
      selfDeclaration: {
        aptitude: 2,
        staff: { name: '職員 003' },
        transferWishes: [
          { rank: 1, departmentCode: '0202', department: { shortName: '福祉' }, jobField: null },
          { rank: 3, departmentCode: '0200', department: { shortName: null }, jobField: null },
        ],
      },
      competencyMatrixRow: {
        round: 'END',
        competencyAssessments: [
          { level: 3, state: 'ASSESSED', competency: { name: '対人能力' } },
          { level: 2, state: 'ASSESSED', competency: { name: '政策形成能力' } },
        ],
      },
    })
  })

  test('lead to no row the viewer may not see', () => {
    const staff = viewAs(snapshot, { roles: ['STAFF'], person: '000003' })
    const { data } = ask(
      staff,
      '{ staff(staffNumber: "000004") { name trainings { totalCount nodes { id } } competencies { totalCount } assignments { totalCount } } }',
    )
    expect(data).toEqual({
      staff: {
        name: '職員 004',
        trainings: { totalCount: 0, nodes: [] },
        competencies: { totalCount: 0 },
        assignments: { totalCount: 0 },
      },
    })
  })
})

describe('node', () => {
  const idOf = (view: typeof hr, document: string): string =>
    String(JSON.stringify(ask(view, document).data).match(/"id":"([^"]+)"/u)?.[1])

  test('finds a row by its id, of any table', () => {
    const id = idOf(hr, '{ staff(staffNumber: "000003") { id } }')
    expect(
      ask(hr, 'query($id: ID!) { node(id: $id) { id __typename ... on Staff { name } } }', { id }).data,
    ).toEqual({ node: { id, __typename: 'Staff', name: '職員 003' } })
  })

  test('answers the same for a missing and a forbidden row', () => {
    const forbidden = idOf(hr, '{ trainingRecords { nodes { id } } }')
    const staff = viewAs(snapshot, { roles: ['STAFF'], person: '000004' })
    const document = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }'
    const missing = Buffer.from('TrainingRecord:000009/T001/2025-06-01').toString('base64url')
    expect(ask(staff, document, { ids: [forbidden, missing, 'no id', ''] })).toEqual({
      data: { nodes: [null, null, null, null] },
      errors: [],
    })
  })
})

describe('aggregates', () => {
  test('count, summarise and group what the viewer may see', () => {
    const { data, errors } = ask(
      hr,
      `{ trainingRecordsAggregate(filter: { status: { eq: COMPLETED } }, groupBy: [COURSE]) {
          count summary { satisfaction { count min max average sum } startedOn { min max } }
          groups { key { courseCode course { name } } count summary { satisfaction { average } } } } }`,
    )
    expect(errors).toEqual([])
    expect(data).toEqual({
      trainingRecordsAggregate: {
        count: 3,
        summary: {
          satisfaction: { count: 3, min: 2, max: 5, average: 11 / 3, sum: 11 },
          startedOn: { min: '2025-06-01', max: '2025-07-01' },
        },
        groups: [
          {
            key: { courseCode: 'T001', course: { name: 'メンタルヘルス研修' } },
            count: 1,
            summary: { satisfaction: { average: 4 } },
          },
          {
            key: { courseCode: 'T002', course: { name: '接遇研修' } },
            count: 2,
            summary: { satisfaction: { average: 3.5 } },
          },
        ],
      },
    })
  })

  test('know nothing of masked cells', () => {
    const manager = viewAs(snapshot, {
      roles: ['MANAGER'],
      person: '000002',
      scope: new Set(['000003', '000004']),
    })
    expect(
      ask(manager, '{ trainingRecordsAggregate { count summary { cost { count sum } } } }').data,
    ).toEqual({ trainingRecordsAggregate: { count: 3, summary: { cost: { count: 0, sum: null } } } })
  })
})

describe('problems and workbooks', () => {
  const broken = snapshotOfSmallOffice({
    ...SAMPLE_OFFICE,
    personnel: {
      ...SAMPLE_OFFICE.personnel,
      職階: [
        ['職階コード', '職階名', '順位', '管理職区分'],
        ['G1', '部長級', '一番', '管理職'],
      ],
    },
    intentions: {
      自己申告: [
        ['年度', '職員番号', '異動希望'],
        ['2025', '000003', '内緒の話'],
      ],
    },
  })

  test('are told to those who keep the workbook, without values where it must tell none', () => {
    const document =
      '{ problems(filter: { code: { in: ["N2", "Q50"] } }) { nodes { workbook sheet cell severity value message suggestion } } }'
    expect(ask(viewAs(broken, { roles: ['HR'] }), document).data).toEqual({
      problems: {
        nodes: [
          expect.objectContaining({
            workbook: 'personnel',
            sheet: '職階',
            cell: 'C2',
            severity: 'REJECT_ROW',
            value: '一番',
          }),
        ],
      },
    })
    const seen = JSON.stringify(ask(viewAs(broken, { roles: ['HR_CORE'] }), document).data)
    expect(seen).toContain('"sheet":"自己申告","cell":"C2"')
    expect(seen).not.toContain('内緒')
    expect(ask(viewAs(broken, { roles: ['STAFF'] }), document).data).toEqual({ problems: { nodes: [] } })
  })

  test('say how each workbook stands', () => {
    const { data } = ask(
      viewAs(broken, { roles: ['STAFF'] }),
      '{ workbooks { key state asOf sheets { title } problems } viewer { subject roles today staff { name } } }',
    )
    expect(data).toEqual({
      workbooks: ['personnel', 'development', 'intentions'].map((key) => ({
        key,
        state: 'OK',
        asOf: key === 'intentions' ? null : '2026-11-25T00:00:00.000Z',
        sheets: null,
        problems: null,
      })),
      viewer: { subject: 'test', roles: ['STAFF'], today: '2026-11-25', staff: null },
    })
  })
})
