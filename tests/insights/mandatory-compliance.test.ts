import { describe, expect, test } from 'vitest'
import { mandatoryCompliance } from '../../src/insights/mandatory-compliance.ts'
import { mandatoryComplianceFields } from '../../src/insights/mandatory-compliance-fields.ts'
import { obligationsOn } from '../../src/insights/obligations.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]

const numberOf = (letter: string): string => String(letter.charCodeAt(0) - 96).padStart(6, '0')

interface Given {
  /** 職員, 採用年月日, 職階コード, 所属コード. */
  readonly staff: readonly (readonly [letter: string, hiredOn: string, grade?: string, department?: string])[]
  /** 職員, 発令日, 発令区分. */
  readonly orders?: readonly (readonly [letter: string, day: string, kind: string])[]
  /** 名称, 対象条件, 期限, 周期年数, 対象職階, 開始年度. */
  readonly requirements: readonly Cells[]
  /** 職員, 研修コード, 日, 受講状態. */
  readonly records?: readonly (readonly [letter: string, course: string, day: string, status: string])[]
  /** 有効年数 of T001. */
  readonly validYears?: number
}

const officeOf = ({ staff, orders = [], requirements, records = [], validYears }: Given): SmallOffice => ({
  personnel: {
    職員: [
      [
        '職員番号',
        '氏名',
        '採用年月日',
        '職階コード',
        '所属コード',
        '任用区分',
        '職種',
        '現所属開始日',
        '在職状況',
      ],
      ...staff.map(([letter, hiredOn, grade = 'G4', department = '0203']) => [
        numberOf(letter),
        `職員 ${letter}`,
        hiredOn,
        grade,
        department,
        '正規',
        '一般事務',
        hiredOn,
        '在職',
      ]),
    ],
    所属: [
      ['所属コード', '所属名', '職務分野', '有効開始'],
      ['0203', '税務課', '税・窓口', '2005-03-22'],
      ['0301', '福祉課', '福祉・健康', '2005-03-22'],
    ],
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分', '評価者'],
      ['G2', '課長級', 2, '管理職', '○'],
      ['G4', '係長級', 4, '監督職', null],
    ],
    異動履歴: [
      ['職員番号', '発令日', '発令区分', '所属コード', '職階コード'],
      ...orders.map(([letter, day, kind]) => [numberOf(letter), day, kind, '0203', 'G4']),
    ],
  },
  development: {
    研修コース: [
      ['研修コード', '研修名', '研修体系', '研修種別', '有効年数'],
      ['T001', '係長級研修', '職場外', '職階別', validYears ?? null],
      ['T002', '市長会研修', '職場外', '市長会', null],
      ['T003', '接遇研修', '職場外', '能力開発', null],
    ],
    研修必修: [
      ['要件コード', '研修コード', '名称', '対象条件', '期限', '周期年数', '対象職階', '開始年度'],
      ...requirements.map((row, index) => [`R0${index + 1}`, 'T001、T002', ...row]),
    ],
    研修受講: [
      ['職員番号', '研修コード', '開始日', '修了日', '受講状態'],
      ...records.map(([letter, course, day, status]) => [
        numberOf(letter),
        course,
        day,
        status === '修了' ? day : null,
        status,
      ]),
    ],
  },
})

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const PROMOTED: Readonly<Record<string, string>> = {
  a: '2024-04-01',
  b: '2024-04-01',
  c: '2024-04-01',
  d: '2025-04-01',
  e: '2025-04-01',
  f: '2023-04-01',
  g: '2024-10-01',
  h: '2024-04-01',
}

/** The worked example of DOMAIN.md 7.6. */
const EXAMPLE = officeOf({
  staff: LETTERS.map((letter) => [letter, '2005-04-01'] as const),
  orders: [
    ...LETTERS.map((letter) => [letter, PROMOTED[letter] ?? '', '昇任'] as const),
    ['c', '2024-05-01', '休職'],
    ['c', '2025-04-01', '復職'],
  ],
  requirements: [['係長昇任', '昇任後', '12か月', 0, 'G4', null]],
  records: [
    ['a', 'T001', '2024-09-10', '修了'],
    ['e', 'T002', '2025-07-01', '修了'],
    ['f', 'T001', '2024-11-05', '修了'],
    ['h', 'T001', '2024-09-10', '欠席'],
    ['b', 'T003', '2024-09-10', '修了'],
  ],
})

const HR: Partial<Viewer> = { roles: ['HR'] }
const view = (office: SmallOffice, viewer = HR, today = '2025-10-01') =>
  viewAs(snapshotOfSmallOffice(office), viewer, today)

/** The states by the letters of the staff. */
const states = (given: Given, today: string, fiscalYear: number): Record<string, string> =>
  Object.fromEntries(
    obligationsOn(view(officeOf(given), HR, today), { fiscalYear, asOf: today }).map(({ staff, state }) => [
      String.fromCharCode(Number(staff) + 96),
      state,
    ]),
  )

describe('compliance', () => {
  test('is as DOMAIN.md 7.6 works it out', () => {
    const seen = view(EXAMPLE)
    expect(
      obligationsOn(seen, { fiscalYear: 2025, asOf: '2025-10-01' }).map(({ staff, state, due }) => [
        String.fromCharCode(Number(staff) + 96),
        state,
        due,
      ]),
    ).toEqual([
      ['b', 'OVERDUE', '2025-04-01'],
      ['h', 'OVERDUE', '2025-04-01'],
      ['g', 'PENDING', '2025-10-01'],
      ['d', 'PENDING', '2026-04-01'],
      ['c', 'EXEMPT', '2025-04-01'],
      ['f', 'DONE', '2024-04-01'],
      ['a', 'DONE', '2025-04-01'],
      ['e', 'DONE', '2026-04-01'],
    ])
    const { total, groups } = mandatoryCompliance(seen, { fiscalYear: 2025, by: 'REQUIREMENT' })
    const told = {
      counts: { done: 3, overdue: 2, pending: 2, exempt: 1 },
      rate: { rate: 0.6, base: 5, suppressed: false },
    }
    expect(total).toMatchObject(told)
    expect(groups).toMatchObject([{ key: 'R01', name: '係長昇任', ...told }])
  })

  test('is no number where nothing was due', () => {
    const office = officeOf({
      staff: [['a', '2025-04-01']],
      requirements: [['新採', '採用年度', '12か月', 0, null, null]],
    })
    expect(mandatoryCompliance(view(office), { fiscalYear: 2025, by: 'GRADE' }).total).toMatchObject({
      counts: { done: 0, overdue: 0, pending: 1, exempt: 0 },
      rate: { rate: null, base: 0, suppressed: false },
    })
  })

  test.each(['DEPARTMENT', 'DIVISION', 'GRADE'] as const)('is told by %s', (by) => {
    const keys = mandatoryCompliance(view(EXAMPLE), { fiscalYear: 2025, by }).groups.map(({ key, name }) => [
      key,
      name,
    ])
    expect(keys).toEqual([by === 'GRADE' ? ['G4', '係長級'] : ['0203', '税務課']])
  })
})

describe('windows', () => {
  const yearly = [['全員', '全員', '年度末', 1, null, 2020]] satisfies Cells[]

  test('a late completion counts for the year it was due in and for the year it was done in', () => {
    const given: Given = {
      staff: [['a', '2005-04-01']],
      requirements: yearly,
      records: [['a', 'T001', '2025-04-10', '修了']],
    }
    expect(states(given, '2025-04-05', 2024)).toEqual({ a: 'OVERDUE' })
    expect(states(given, '2025-10-01', 2024)).toEqual({ a: 'DONE' })
    expect(states(given, '2025-10-01', 2025)).toEqual({ a: 'DONE' })
    expect(states(given, '2026-04-10', 2026)).toEqual({ a: 'PENDING' })
  })

  test.each<[cycle: number, done: string, state: string]>([
    [1, '2025-04-01', 'DONE'],
    [1, '2025-03-31', 'PENDING'],
    [3, '2023-04-01', 'DONE'],
    [3, '2023-03-31', 'PENDING'],
    [0, '2006-04-01', 'DONE'],
  ])('with a cycle of %i years a completion of %s leaves it %s', (cycle, day, state) => {
    const requirements = [['全員', '全員', '年度末', cycle, null, 2025]] satisfies Cells[]
    const given: Given = { staff: [['a', '2005-04-01']], requirements, records: [['a', 'T001', day, '修了']] }
    expect(states(given, '2025-10-01', 2025)).toEqual({ a: state })
  })

  test('a completion past the years it counts for is none', () => {
    const requirements = [['全員', '全員', '12か月', 0, null, 2025]] satisfies Cells[]
    const given: Given = {
      staff: [['a', '2005-04-01']],
      requirements,
      records: [['a', 'T001', '2022-10-01', '修了']],
      validYears: 3,
    }
    expect(states(given, '2025-10-01', 2025)).toEqual({ a: 'DONE' })
    expect(states(given, '2025-10-02', 2025)).toEqual({ a: 'PENDING' })
    expect(states(given, '2026-04-02', 2026)).toEqual({ a: 'OVERDUE' })
  })

  test('who is hired in the year has from that day on, and who is hired after it nothing', () => {
    const requirements = [['全員', '全員', '3か月', 1, null, 2020]] satisfies Cells[]
    const given: Given = {
      staff: [
        ['a', '2005-04-01'],
        ['b', '2025-09-01'],
        ['c', '2026-04-01'],
      ],
      requirements,
    }
    expect(states(given, '2025-10-01', 2025)).toEqual({ a: 'OVERDUE', b: 'PENDING' })
  })

  test('hires and promotions before the first fiscal year are not looked at', () => {
    const staff = [
      ['a', '2022-04-01'],
      ['b', '2023-04-01'],
    ] as const
    const of = (from: number | null) =>
      states({ staff, requirements: [['新採', '採用年度', '12か月', 0, null, from]] }, '2025-10-01', 2025)
    expect(of(2022)).toEqual({ a: 'OVERDUE', b: 'OVERDUE' })
    expect(of(null)).toEqual({ b: 'OVERDUE' })
    expect(of(2026)).toEqual({})
  })

  test.each<[string, string[]]>([
    ['管理職', ['a']],
    ['評価者', ['a']],
    ['全員', ['a', 'b']],
  ])('%s binds %s', (condition, bound) => {
    const given: Given = {
      staff: [
        ['a', '2005-04-01', 'G2'],
        ['b', '2005-04-01', 'G4'],
      ],
      requirements: [['x', condition, '年度末', 1, null, 2020]],
    }
    expect(Object.keys(states(given, '2025-10-01', 2025))).toEqual(bound)
  })

  test('a leave of half of the window exempts, a day less does not; done comes before exempt', () => {
    const given = (until: string, records: Given['records'] = []): Given => ({
      staff: [['a', '2024-04-01']],
      orders: [
        ['a', '2024-04-01', '採用'],
        ['a', '2024-04-02', '休職'],
        ['a', until, '復職'],
      ],
      requirements: [['新採', '採用年度', '12か月', 0, null, 2020]],
      records,
    })
    // The window has 365 days: 183 are more than half, 182 less.
    expect(states(given('2024-10-02'), '2025-10-01', 2025)).toEqual({ a: 'EXEMPT' })
    expect(states(given('2024-10-01'), '2025-10-01', 2025)).toEqual({ a: 'OVERDUE' })
    expect(states(given('2024-10-02', [['a', 'T001', '2024-12-01', '修了']]), '2025-10-01', 2025)).toEqual({
      a: 'DONE',
    })
  })
})

describe('who is told', () => {
  const names = (viewer: Partial<Viewer>) =>
    obligationsOn(view(EXAMPLE, viewer), { fiscalYear: 2025, asOf: '2025-10-01' }).map(({ staff, state }) => [
      staff,
      state,
    ])

  test('a person of themselves, a manager of whom they lead, and nobody else of anybody', () => {
    expect(names({ roles: ['STAFF'], person: numberOf('b') })).toEqual([[numberOf('b'), 'OVERDUE']])
    const scope = new Set(['b', 'c', 'f'].map(numberOf))
    expect(names({ roles: ['MANAGER'], person: numberOf('e'), scope })).toEqual([
      [numberOf('b'), 'OVERDUE'],
      // Both the leave and the return are 休業等 to a manager.
      [numberOf('c'), 'EXEMPT'],
      [numberOf('f'), 'DONE'],
      [numberOf('e'), 'DONE'],
    ])
    expect(names({ roles: ['DASHBOARD'] })).toEqual([])
  })

  test('others get no rate of fewer than ten, and never a count', () => {
    const told = mandatoryCompliance(view(EXAMPLE, { roles: ['DASHBOARD'] }), {
      fiscalYear: 2025,
      by: 'GRADE',
    })
    expect(told.total).toMatchObject({ counts: null, rate: { rate: null, base: null, suppressed: true } })
    expect(told.groups).toMatchObject([{ counts: null, rate: { suppressed: true } }])
  })

  test('others get rates of groups to 5 %, where these name nobody', () => {
    const many = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index))
    const office = officeOf({
      staff: many.map((letter, index) => [letter, '2005-04-01', 'G4', index < 13 ? '0203' : '0301'] as const),
      requirements: [['全員', '全員', '3か月', 1, null, 2020]],
      records: many
        .filter((_, index) => index < 9 || (index >= 13 && index < 18))
        .map((letter) => [letter, 'T001', '2025-05-01', '修了'] as const),
    })
    const told = mandatoryCompliance(view(office, { roles: ['DASHBOARD'] }, '2025-10-20'), {
      fiscalYear: 2025,
      by: 'DEPARTMENT',
    })
    expect(told.asOf).toBe('2025-10-01')
    expect(told.total.rate).toEqual({ rate: 14 / 26, base: 26, suppressed: false })
    expect(told.groups.map(({ key, counts, rate }) => [key, counts, rate.base])).toEqual([
      ['0203', null, 13],
      ['0301', null, 13],
    ])
    // 9 of 13 are 69.2 %, 5 of 13 are 38.5 %.
    expect(told.groups[0]?.rate.rate).toBeCloseTo(0.7, 9)
    expect(told.groups[1]?.rate.rate).toBeCloseTo(0.4, 9)
  })

  test('is asked for as queries and on a member of staff', () => {
    const ask = askInsight(mandatoryComplianceFields)
    const hr = view(EXAMPLE)
    expect(
      ask(
        hr,
        '{ mandatoryCompliance(by: GRADE) { fiscalYear asOf groups { key name done overdue pending exempt rate { value n suppressed } } } }',
      ),
    ).toEqual({
      mandatoryCompliance: {
        fiscalYear: 2025,
        asOf: '2025-10-01',
        groups: [
          {
            key: 'G4',
            name: '係長級',
            done: 3,
            overdue: 2,
            pending: 2,
            exempt: 1,
            rate: { value: 0.6, n: 5, suppressed: false },
          },
        ],
      },
    })
    expect(
      ask(hr, '{ mandatoryTrainings(state: PENDING) { staff { name } requirement { name } due } }'),
    ).toEqual({
      mandatoryTrainings: [
        { staff: { name: '職員 g' }, requirement: { name: '係長昇任' }, due: '2025-10-01' },
        { staff: { name: '職員 d' }, requirement: { name: '係長昇任' }, due: '2026-04-01' },
      ],
    })
    expect(ask(hr, '{ staff(staffNumber: "000006") { mandatoryTrainings { state start doneOn } } }')).toEqual(
      {
        staff: { mandatoryTrainings: [{ state: 'DONE', start: '2023-04-01', doneOn: '2024-11-05' }] },
      },
    )
    expect(ask(view(EXAMPLE, { roles: ['SYSADMIN'] }), '{ mandatoryCompliance { asOf } }')).toEqual({
      mandatoryCompliance: null,
    })
  })
})
