import { describe, expect, test } from 'vitest'
import { trainingDemand } from '../../src/insights/training-demand.ts'
import { trainingPlan } from '../../src/insights/training-plan.ts'
import { trainingPlanFields } from '../../src/insights/training-plan-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]

const TODAY = '2026-11-25'

interface Given {
  readonly requirements?: readonly Cells[]
  readonly events?: readonly Cells[]
  readonly records?: readonly Cells[]
  readonly orders?: readonly Cells[]
}

const officeOf = ({
  requirements = [],
  events = [],
  records = [],
  orders = [],
}: Given = {}): SmallOffice => ({
  personnel: {
    職員: [
      [
        '職員番号',
        '採用年月日',
        '職階コード',
        '在職状況',
        '退職日',
        '生年月日',
        '氏名',
        '任用区分',
        '職種',
        '所属コード',
        '現所属開始日',
      ],
      ...[
        ['000001', '2010-04-01', 'G6', '在職', null, '1985-05-01'],
        ['000002', '2024-04-01', 'G6', '在職', null, '2001-05-01'],
        ['000003', '2025-04-01', 'G6', '育児休業', null, '2002-05-01'],
        ['000004', '2026-04-01', 'G6', '退職', '2026-09-30', '2003-05-01'],
        // Retires on 31 March 2027.
        ['000005', '1990-04-01', 'G4', '在職', null, '1964-05-01'],
      ].map((row) => [...row, `職員 ${row[0]}`, '正規', '一般事務', '0203', '2026-04-01']),
    ],
    所属: [
      ['所属コード', '所属名', '職務分野', '有効開始'],
      ['0203', '税務課', '税・窓口', '2005-03-22'],
    ],
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分'],
      ['G4', '係長級', 4, '監督職'],
      ['G6', '主事・技師級', 6, '一般職'],
    ],
    ポスト: [
      ['ポストコード', '所属コード', '職名', '職階コード', '定数'],
      ['P1', '0203', '主事', 'G6', 3],
      ['P2', '0203', '係長', 'G4', 1],
    ],
    異動履歴: [['職員番号', '発令日', '発令区分', '所属コード', '職階コード'], ...orders],
  },
  development: {
    能力項目: [
      ['能力コード', '区分', '名称', '重み'],
      ['C1', '能力', '対人能力', 1],
      ['C2', '能力', '政策形成能力', 2],
    ],
    求められる水準: [
      ['職階コード', '適用年度', '対人能力', '政策形成能力'],
      ['G6', 2020, 2, 3],
    ],
    能力評価: [
      ['年度', '評価区分', '職員番号', '評価日', '対人能力', '政策形成能力'],
      [2025, '所属長', '000001', '2026-03-01', 1, 1],
      [2025, '所属長', '000002', '2026-03-01', 2, 2],
      [2025, '所属長', '000003', '2026-03-01', 0, 0],
    ],
    研修コース: [
      ['研修コード', '研修名', '研修体系', '研修種別', '費用単価', '定員', '有効'],
      ['T001', '政策研修', '職場外', '能力開発', 20000, 20, null],
      ['T002', '接遇研修', '職場外', '能力開発', 0, 30, null],
      ['T003', '対人研修', '職場外', '能力開発', null, 10, null],
      ['T004', '旧研修', '職場外', '能力開発', 1000, 10, '×'],
      ['T005', '対人基礎', '職場外', '能力開発', 5000, 10, null],
    ],
    研修能力対応: [
      ['研修コード', '能力コード', '到達水準'],
      ['T001', 'C2', 3],
      ['T002', 'C1', 2],
      ['T003', 'C1', 2],
      ['T005', 'C1', 2],
    ],
    研修必修: [
      ['要件コード', '名称', '研修コード', '対象条件', '期限', '周期年数', '対象職階'],
      ...requirements,
    ],
    研修実施: [['実施コード', '研修コード', '年度', '開始', '定員', '予算額', '決算額', '状態'], ...events],
    研修受講: [['職員番号', '研修コード', '開始日', '修了日', '受講状態'], ...records],
  },
  intentions: {
    異動案: [
      ['案コード', '名称', '年度', '状態'],
      ['A2027-1', '案', 2027, '検討中'],
    ],
    異動案明細: [
      ['案コード', '職員番号', '現ポスト', '新ポスト'],
      ['A2027-1', '000001', 'P1', 'P2'],
      ['A2027-1', '000002', 'P1', 'P1'],
    ],
  },
})

const HR: Partial<Viewer> = { roles: ['HR'] }
const CORE: Partial<Viewer> = { roles: ['HR_CORE'] }
const view = (given: Given = {}, viewer = HR) => viewAs(snapshotOfSmallOffice(officeOf(given)), viewer, TODAY)
const question = (fiscalYear = 2027, scenario: string | null = null) => ({
  fiscalYear,
  asOf: TODAY,
  scenario,
})
const plan = (given: Given = {}, fiscalYear = 2027) => trainingPlan(view(given), question(fiscalYear))
const demand = (given: Given, viewer = HR, scenario: string | null = null) =>
  trainingDemand(view(given, viewer), question(2027, scenario)).get('T002') ?? 0

describe('demand', () => {
  test.each<[string, Given, number]>([
    [
      'hires are the mean of three years, those who left included',
      { requirements: [['R01', '新採', 'T002', '採用年度', '12か月', 0, null]] },
      1,
    ],
    [
      'promotions are the mean of three years, none of a day to come',
      {
        requirements: [['R01', '昇任', 'T002、T001', '昇任後', '12か月', 0, 'G4']],
        orders: [
          ['000005', '2024-04-01', '昇任', '0203', 'G4'],
          ['000001', '2025-04-01', '昇任', '0203', 'G4'],
          ['000002', '2025-04-01', '昇任', '0203', 'G6'],
          ['000001', '2023-04-01', '昇任', '0203', 'G4'],
          ['000002', '2027-03-01', '昇任', '0203', 'G4'],
        ],
      },
      2 / 3,
    ],
    [
      'everybody who is still there, every year',
      {
        requirements: [['R01', '全員', 'T002', '全員', '年度末', 1, null]],
        records: [['000001', 'T002', '2026-06-01', '2026-06-01', '修了']],
      },
      3,
    ],
    [
      'not those whose completion still counts',
      {
        requirements: [['R01', '全員', 'T002', '全員', '年度末', 3, null]],
        records: [
          ['000001', 'T002', '2025-04-01', '2025-04-01', '修了'],
          ['000002', 'T002', '2025-03-31', '2025-03-31', '修了'],
        ],
      },
      2,
    ],
    [
      'once is once',
      {
        requirements: [['R01', '全員', 'T002', '全員', '年度末', 0, 'G6']],
        records: [['000001', 'T002', '2011-04-01', '2011-04-01', '修了']],
      },
      2,
    ],
  ])('%s', (_case, given, expected) => {
    expect(demand(given)).toBeCloseTo(expected, 9)
  })

  test('a draft of transfers tells of promotions to those who decide on them', () => {
    const given = { requirements: [['R01', '昇任', 'T002', '昇任後', '12か月', 0, 'G4']] satisfies Cells[] }
    expect(demand(given, CORE, 'A2027-1')).toBe(1)
    expect(demand(given, HR, 'A2027-1')).toBe(0)
  })
})

describe('the plan', () => {
  test('ranks what is free first, then by weighted steps per cost, and last what has no price', () => {
    const told = plan().courses.map(({ course, recommended, closes, closesPerCost, free }) => [
      course,
      recommended,
      closes,
      closesPerCost,
      free,
    ])
    // 000003 is on leave, 000001 lacks one step of C1 and two of C2, 000002 one of C2; C2 weighs 2.
    expect(told).toEqual([
      ['T002', 1, 1, null, true],
      ['T005', 1, 1, 2, false],
      ['T001', 2, 6, 1.5, false],
      ['T003', 1, 1, null, false],
    ])
  })

  test('has seats of the events of the year, else as many as must have it', () => {
    const told = plan({
      requirements: [['R01', '新採', 'T001', '採用年度', '12か月', 0, null]],
      events: [
        ['E1', 'T005', 2027, '2027-06-01', 12, null, null, '予定'],
        ['E2', 'T005', 2027, '2027-07-01', null, null, null, '予定'],
        ['E3', 'T005', 2027, '2027-08-01', 99, null, null, '中止'],
        ['E4', 'T003', 2027, '2027-08-01', 5, null, null, '予定'],
      ],
    })
    const byCourse = new Map(told.courses.map((each) => [each.course, each]))
    expect(byCourse.get('T005')).toMatchObject({ seats: 22, budget: 110_000, planned: null, execution: null })
    expect(byCourse.get('T001')).toMatchObject({ required: 1, seats: 1, budget: 20_000 })
    expect(byCourse.get('T003')).toMatchObject({ seats: 5, budget: null })
    expect(told).toMatchObject({ seats: 28, budget: 130_000, seated: 3, priced: 2 })
  })

  test('compares what was spent with what was planned where both are known', () => {
    const told = plan(
      {
        events: [
          ['E1', 'T005', 2025, '2025-06-01', 12, 100_000, 80_000, '実施済'],
          ['E2', 'T005', 2025, '2025-07-01', 12, null, 50_000, '実施済'],
          ['E3', 'T001', 2025, '2025-08-01', 12, 200_000, null, '予定'],
          ['E4', 'T002', 2025, '2025-08-01', 12, 0, 0, '実施済'],
        ],
      },
      2025,
    )
    const byCourse = new Map(told.courses.map((each) => [each.course, each]))
    expect(byCourse.get('T005')).toMatchObject({ planned: 100_000, actual: 130_000, execution: 0.8 })
    expect(byCourse.get('T001')).toMatchObject({ planned: 200_000, actual: null, execution: null })
    expect(byCourse.get('T002')).toMatchObject({ planned: 0, actual: 0, execution: null })
    expect(told.execution).toBe(0.8)
  })
})

test('is asked for as a query: all for HR, sums for who looks at these, nothing for others', () => {
  const ask = askInsight(trainingPlanFields)
  const given = { requirements: [['R01', '新採', 'T001', '採用年度', '12か月', 0, null]] satisfies Cells[] }
  const query = '{ trainingPlan { fiscalYear required budget courses { course { name } required } } }'
  const as = (viewer: Partial<Viewer>) => ask(view(given, viewer), query)
  expect(as(HR)).toMatchObject({
    trainingPlan: { fiscalYear: 2027, required: 1, budget: 20_000, courses: { length: 4 } },
  })
  expect(as({ roles: ['DASHBOARD'] })).toEqual({
    trainingPlan: { fiscalYear: 2027, required: 1, budget: 20_000, courses: [] },
  })
  for (const role of ['STAFF', 'MANAGER', 'SYSADMIN', 'OCC_HEALTH'])
    expect(as({ roles: [role] })).toEqual({ trainingPlan: null })
})
