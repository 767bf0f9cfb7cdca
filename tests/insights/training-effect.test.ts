import { describe, expect, test } from 'vitest'
import { trainingEffectFields, trainingEffectFor } from '../../src/insights/training-effect-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cell = string | number | null

/** Somebody: grade, level before and after, and what they took. */
interface Learner {
  readonly grade?: string
  readonly before: Cell
  readonly after: Cell
  readonly taken?: 'T001' | 'T002'
  readonly cost?: Cell
  readonly status?: string
  readonly marks?: readonly [satisfaction: Cell, result: Cell, behaviour: Cell]
  readonly beforeOn?: string
  readonly afterOn?: string
}

const many = (count: number, learner: Learner): Learner[] => new Array<Learner>(count).fill(learner)

/** The course is held on 2025-06-02; levels are of 2025-03-01 and 2026-03-01 unless somebody says otherwise. */
function officeOf(learners: readonly Learner[]): SmallOffice {
  const all = learners.map((each, index) => [String(index + 1).padStart(6, '0'), each] as const)
  return {
    personnel: {
      職員: [
        [
          '職員番号',
          '氏名',
          '職階コード',
          '採用年月日',
          '任用区分',
          '職種',
          '所属コード',
          '現所属開始日',
          '在職状況',
        ],
        ...all.map(([number, { grade }]) => [
          number,
          `職員 ${number}`,
          grade ?? 'G6',
          '2010-04-01',
          '正規',
          '一般事務',
          '0201',
          '2020-04-01',
          '在職',
        ]),
      ],
      所属: [
        ['所属コード', '所属名', '職務分野', '有効開始'],
        ['0201', '税務課', '税・窓口', '2005-03-22'],
      ],
      職階: [
        ['職階コード', '職階名', '順位', '管理職区分'],
        ['G6', '主事・技師級', 6, '一般職'],
        ['G5', '主査・主任級', 5, '一般職'],
      ],
    },
    development: {
      能力項目: [
        ['能力コード', '区分', '名称'],
        ['C2', '能力', '政策形成能力'],
      ],
      研修コース: [
        ['研修コード', '研修名', '研修体系', '研修種別', '費用単価'],
        ['T001', '政策形成', '職場外', '能力開発', 15000],
        ['T002', '政策入門', '職場外', '能力開発', null],
      ],
      研修能力対応: [
        ['研修コード', '能力コード', '到達水準'],
        ['T001', 'C2', 3],
        ['T002', 'C2', 2],
      ],
      研修受講: [
        ['職員番号', '研修コード', '開始日', '終了日', '受講状態', '費用', '満足度', '結果', '行動変容'],
        ...all.flatMap(([number, each]) =>
          each.taken === undefined
            ? []
            : [
                [
                  number,
                  each.taken,
                  '2025-06-02',
                  '2025-06-02',
                  each.status ?? '修了',
                  each.cost ?? null,
                  ...(each.marks ?? [null, null, null]),
                ],
              ],
        ),
      ],
      能力評価: [
        ['年度', '評価区分', '職員番号', '評価日', 'C2'],
        ...all.flatMap(([number, each]) => [
          [2024, '所属長', number, each.beforeOn ?? '2025-03-01', each.before],
          [2025, '所属長', number, each.afterOn ?? '2026-03-01', each.after],
        ]),
      ],
    },
  }
}

const HR: Partial<Viewer> = { roles: ['HR'] }
const told = (learners: readonly Learner[], viewer = HR) =>
  trainingEffectFor(viewAs(snapshotOfSmallOffice(officeOf(learners)), viewer), 'T001', 'C2')

const TAKEN = { taken: 'T001' } as const
/** The cells of DOMAIN.md 7.6: (6, 5/6, 3/9), (4, 2/4, 1/5), (2, 0, no control). */
const EXAMPLE: readonly Learner[] = [
  ...many(5, { ...TAKEN, before: 1, after: 2 }),
  ...many(1, { ...TAKEN, before: 1, after: 1 }),
  ...many(3, { before: 1, after: 2 }),
  ...many(6, { before: 1, after: 1 }),
  ...many(2, { ...TAKEN, before: 2, after: 3 }),
  ...many(2, { ...TAKEN, before: 2, after: 2 }),
  ...many(1, { before: 2, after: 3 }),
  ...many(4, { before: 2, after: 2 }),
  ...many(2, { ...TAKEN, grade: 'G5', before: 1, after: 1 }),
]

test('is as DOMAIN.md 7.6 works it out', () => {
  const found = told(EXAMPLE)
  expect(found).toMatchObject({ completions: 12, measured: 12, sufficient: true, ceilingShare: 0 })
  expect(found?.matchedShare).toBeCloseTo(0.83, 2)
  expect(found?.naive).toBeCloseTo(0.583, 3)
  expect(found?.effect).toBeCloseTo(0.42, 6)
  expect(found?.costPerLevel).toBeCloseTo(25_714, 0)
})

test('the interval holds the mean, and the same data always gives the same', () => {
  const [one, other] = [told(EXAMPLE), told(EXAMPLE)]
  expect(one?.naiveInterval).toEqual(other?.naiveInterval)
  expect(one?.naiveInterval?.low).toBeLessThan(0.583)
  expect(one?.naiveInterval?.high).toBeGreaterThan(0.583)
})

describe('too little to compare', () => {
  test.each<[string, readonly Learner[]]>([
    [
      'nine are measured',
      [...many(9, { ...TAKEN, before: 1, after: 2 }), ...many(9, { before: 1, after: 1 })],
    ],
    [
      'under half have somebody beside them',
      [
        ...many(6, { ...TAKEN, before: 1, after: 2 }),
        ...many(5, { ...TAKEN, before: 2, after: 2 }),
        ...many(9, { before: 2, after: 2 }),
      ],
    ],
    [
      'who stands beside took another course on it',
      [...many(10, { ...TAKEN, before: 1, after: 2 }), ...many(9, { taken: 'T002', before: 1, after: 1 })],
    ],
  ])('%s', (_case, learners) => {
    expect(told(learners)).toMatchObject({
      sufficient: false,
      effect: null,
      naive: null,
      naiveInterval: null,
    })
  })
})

test.each<[string, Partial<Learner>, number]>([
  ['a level of the day before the course counts', { beforeOn: '2025-06-01' }, 1],
  ['one of a year and a day before does not', { beforeOn: '2024-06-01' }, 0],
  ['one of 90 days after it counts', { afterOn: '2025-08-31' }, 1],
  ['one of 89 days after it does not', { afterOn: '2025-08-30' }, 0],
  ['a level that is not known is none', { before: null }, 0],
  ['who did not complete it is not in it', { status: '欠席' }, 0],
])('%s', (_case, learner, measured) => {
  expect(told([{ ...TAKEN, before: 1, after: 2, ...learner }])).toMatchObject({ measured })
})

test('where nothing rose a level has no price; a fall offsets nothing', () => {
  expect(told(many(10, { ...TAKEN, before: 2, after: 1 }))).toMatchObject({ costPerLevel: null })
  const learners: Learner[] = [
    { ...TAKEN, before: 2, after: 1, cost: 1000 },
    { ...TAKEN, before: 1, after: 3, cost: 5000 },
  ]
  expect(told(learners)).toMatchObject({ costPerLevel: 3000 })
})

test('means are over what is known', () => {
  const learners: Learner[] = [
    { ...TAKEN, before: 4, after: 4, marks: [5, '合', null] },
    { ...TAKEN, before: 1, after: 1, marks: [4, '否', 3] },
    { ...TAKEN, before: 1, after: 1 },
  ]
  expect(told(learners)).toMatchObject({
    completions: 3,
    satisfaction: { mean: 4.5, n: 2 },
    passRate: { mean: 0.5, n: 2 },
    behaviourChange: { mean: 3, n: 1 },
  })
  expect(told(learners)?.ceilingShare).toBeCloseTo(1 / 3, 6)
})

describe('who is told', () => {
  const others: Partial<Viewer>[] = [
    { roles: ['STAFF'], person: '000001' },
    { roles: ['MANAGER'], person: '000030', scope: new Set(['000001']) },
    { roles: ['DASHBOARD'] },
  ]
  test.each(others)('ten and more are told to $roles', (viewer) => {
    const found = told(EXAMPLE, viewer)
    expect(found).toMatchObject({ asOf: '2026-11-01', completions: 12, measured: 12 })
    expect(found?.effect).toBeCloseTo(0.42, 6)
    expect(found?.satisfaction).toEqual({ mean: null, n: null, suppressed: true })
  })
  test.each(others)('fewer are not told to $roles', (viewer) => {
    expect(told(many(9, { ...TAKEN, before: 1, after: 2 }), viewer)).toMatchObject({
      completions: null,
      measured: null,
      matchedShare: null,
      ceilingShare: null,
      costPerLevel: null,
    })
  })
  test('who keeps the server is told nothing', () => {
    expect(told(EXAMPLE, { roles: ['SYSADMIN'] })).toBeNull()
  })
})

test('is asked for as a query and on a course', () => {
  const ask = askInsight(trainingEffectFields)
  const view = viewAs(snapshotOfSmallOffice(officeOf(EXAMPLE)), HR)
  const source = `{
    trainingEffect(courseCode: "T001", competencyCode: "C2") { course { name } competency { name } effect label measured }
    trainingCourse(courseCode: "T001") { effect(competencyCode: "C2") { naive satisfaction { value n suppressed } } }
    none: trainingEffect(courseCode: "T9", competencyCode: "C2") { label }
  }`
  expect(ask(view, source)).toEqual({
    trainingEffect: {
      course: { name: '政策形成' },
      competency: { name: '政策形成能力' },
      effect: 0.42,
      label: '関連を示すもので、因果を示すものではない',
      measured: 12,
    },
    trainingCourse: { effect: { naive: 0.5833, satisfaction: { value: null, n: 0, suppressed: false } } },
    none: null,
  })
})
