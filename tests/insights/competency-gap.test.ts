import { describe, expect, test } from 'vitest'
import { competencyGap, competencyGapFields } from '../../src/insights/competency-gap.ts'
import { idealProfileScore, idealProfileScoreFields } from '../../src/insights/ideal-profile-score.ts'
import {
  trainingRecommendationFields,
  trainingRecommendations,
} from '../../src/insights/training-recommendations.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]

const TODAY = '2026-11-25'
const NAMES = [
  '対人能力',
  '政策形成能力',
  '職務遂行能力',
  'デジタル化対応能力',
  '自己管理能力',
  '行政経営能力',
]

/** Q and L of DOMAIN.md 7.6; C4 weighs 2, and 市民本位 is an attitude. */
const officeOf = (
  levels: Cells = [2, 1, 3, 1, 3, null],
  required: Cells = [2, 2, 3, 2, 2, 1],
): SmallOffice => ({
  personnel: {
    職員: [
      [
        '職員番号',
        '氏名',
        '採用年月日',
        '任用区分',
        '職種',
        '職階コード',
        '所属コード',
        '現所属開始日',
        '在職状況',
      ],
      ...['000001', '000002'].map((number) => [
        number,
        `職員 ${number}`,
        '2010-04-01',
        '正規',
        '一般事務',
        'G6',
        '0203',
        '2020-04-01',
        '在職',
      ]),
    ],
    所属: [
      ['所属コード', '所属名', '職務分野', '有効開始'],
      ['0203', '税務課', '税・窓口', '2005-03-22'],
    ],
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分'],
      ['G6', '主事・技師級', 6, '一般職'],
    ],
  },
  development: {
    能力項目: [
      ['能力コード', '区分', '名称', '重み'],
      ...NAMES.map((name, index) => [`C${index + 1}`, '能力', name, index === 3 ? 2 : null]),
      ['A1', '意識', '市民本位', null],
    ],
    求められる水準: [
      ['職階コード', '適用年度', ...NAMES, '市民本位'],
      ['G6', 2020, ...required, 4],
      ['G6', 2027, 4, 4, 4, 4, 4, 4, 4],
    ],
    能力評価: [
      ['年度', '評価区分', '職員番号', '評価日', ...NAMES, '市民本位'],
      [2025, '所属長', '000001', '2026-03-01', ...levels, 0],
      [2025, '自己', '000001', '2026-03-01', 4, null, null, null, null, null, null],
    ],
    職員像: [
      ['コード', '名称'],
      ['P1', '改善する職員'],
      ['P2', '経営感覚のある職員'],
      ['P3', '協働する職員'],
    ],
    職員像能力対応: [
      ['職員像コード', '能力コード', '重み'],
      ['P1', 'C3', 0.4],
      ['P1', 'C2', 0.3],
      ['P1', 'C4', 0.3],
      ['P2', 'C6', 0.5],
      ['P2', 'C2', 0.5],
    ],
    研修コース: [
      ['研修コード', '研修名', '研修体系', '研修種別', '有効'],
      ['T001', '政策研修', '職場外', '能力開発', null],
      ['T002', 'デジタル研修', '職場外', 'デジタル', null],
      ['T003', '上級政策研修', '職場外', '能力開発', null],
      ['T004', '旧研修', '職場外', '能力開発', '×'],
      ['T005', '経営研修', '職場外', '能力開発', null],
      ['T006', '総合研修', '職場外', '能力開発', null],
    ],
    研修能力対応: [
      ['研修コード', '能力コード', '到達水準', '前提水準'],
      ['T001', 'C2', 3, 1],
      ['T002', 'C4', 2, null],
      ['T003', 'C2', 4, 2],
      ['T004', 'C4', 2, null],
      ['T005', 'C6', 3, null],
      ['T006', 'C2', 2, null],
      ['T006', 'C4', 2, null],
    ],
  },
})

const HR: Partial<Viewer> = { roles: ['HR'] }
const view = (office = officeOf(), viewer = HR) => viewAs(snapshotOfSmallOffice(office), viewer, TODAY)
const gap = (office = officeOf(), viewer = HR) =>
  competencyGap(view(office, viewer), { staffNumber: '000001', asOf: TODAY, grade: null })

describe('the gap', () => {
  test('is as DOMAIN.md 7.6 works it out: what nobody assessed is no gap', () => {
    const told = gap()
    expect(told?.gapIndex).toBeCloseTo(3 / 13, 9)
    expect(told?.completeness).toBeCloseTo(5 / 6, 9)
    expect(told).toMatchObject({ needed: 6, assessed: 5, attainment: 3 / 5, interviewHint: true })
    expect(new Map(told?.items.map((each) => [each.competency, each.gap]))).toEqual(
      new Map([
        ['A1', 4],
        ['C1', 0],
        ['C2', 1],
        ['C3', 0],
        ['C4', 1],
        ['C5', 0],
        ['C6', null],
      ]),
    )
    expect(told?.items.find(({ competency }) => competency === 'C6')).toMatchObject({
      level: null,
      gap: null,
    })
    expect(told?.items.find(({ competency }) => competency === 'C1')?.selfDifference).toBe(2)
  })

  test.each<[string, Cells, object]>([
    [
      'below 70 % assessed there is no index',
      [2, 1, 3, 1, null, null],
      { completeness: 4 / 6, gapIndex: null },
    ],
    [
      'what does not apply is not needed',
      [2, 1, 3, 1, null, '対象外'],
      { needed: 5, completeness: 0.8, gapIndex: 3 / 11 },
    ],
    ['a surplus offsets nothing', [4, 1, 4, 2, 4, 4], { gapIndex: 1 / 14 }],
    [
      'nothing assessed is no attainment',
      [null, null, null, null, null, null],
      { attainment: null, gapIndex: null },
    ],
  ])('%s', (_case, levels, expected) => {
    expect(gap(officeOf(levels))).toMatchObject(expected)
  })

  test('nothing asked for is no index', () => {
    expect(gap(officeOf(undefined, [0, 0, 0, 0, 0, 0]))).toMatchObject({ gapIndex: null })
  })
})

describe('the score of an ideal', () => {
  test('is the share of what the grade asks for, where 70 % of the weight is assessed', () => {
    const scores = idealProfileScore(view(), { staffNumber: '000001', asOf: TODAY })
    // P1: .4·1 + .3·½ + .3·½ = .7; P2: C6 is not assessed, half of the weight; P3 has no weights.
    expect(scores.map(({ profile, completeness }) => [profile, completeness])).toEqual([
      ['P1', 1],
      ['P2', 0.5],
      ['P3', null],
    ])
    expect(scores[0]?.score).toBeCloseTo(0.7, 9)
    expect(scores.slice(1).map(({ score }) => score)).toEqual([null, null])
  })
})

describe('recommendations', () => {
  test('are what closes most first; not for who is too low, for what is not known or no longer held', () => {
    const told = trainingRecommendations(view(), { staffNumber: '000001', asOf: TODAY })
    expect(told).toEqual([
      {
        course: 'T006',
        closes: 3,
        reasons: ['政策形成能力: 今1 → 研修で2（必要2）', 'デジタル化対応能力: 今1 → 研修で2（必要2）'],
      },
      { course: 'T002', closes: 2, reasons: ['デジタル化対応能力: 今1 → 研修で2（必要2）'] },
      { course: 'T001', closes: 1, reasons: ['政策形成能力: 今1 → 研修で3（必要2）'] },
    ])
  })
})

describe('who is told', () => {
  const ask = askInsight(competencyGapFields, idealProfileScoreFields, trainingRecommendationFields)
  const query = `{ competencyGap(staffNumber: "000001") { needed interviewHint }
    staff(staffNumber: "000001") { competencyGap { needed } idealProfileScores { score } trainingRecommendations { closes } }
    idealProfileScore(staffNumber: "000001") { score } trainingRecommendations(staffNumber: "000001") { course { name } } }`
  const nothing = {
    competencyGap: null,
    staff: { competencyGap: null, idealProfileScores: [], trainingRecommendations: [] },
    idealProfileScore: [],
    trainingRecommendations: [],
  }

  test.each<[string, Partial<Viewer>, boolean | null]>([
    ['HR, without the hint to talk', HR, null],
    ['the person', { roles: ['STAFF'], person: '000001' }, true],
    ['who leads them', { roles: ['MANAGER'], person: '000002', scope: new Set(['000001']) }, true],
  ])('%s', (_case, viewer, interviewHint) => {
    expect(ask(view(officeOf(), viewer), query)).toMatchObject({
      competencyGap: { needed: 6, interviewHint },
      staff: { idealProfileScores: [{ score: 0.7 }, { score: null }, { score: null }] },
      trainingRecommendations: [
        { course: { name: '総合研修' } },
        { course: { name: 'デジタル研修' } },
        { course: { name: '政策研修' } },
      ],
    })
  })

  test('nobody else', () => {
    expect(ask(view(officeOf(), { roles: ['STAFF'], person: '000002' }), query)).toEqual(nothing)
    for (const role of ['DASHBOARD', 'SYSADMIN'])
      expect(ask(view(officeOf(), { roles: [role] }), query)).toEqual({ ...nothing, staff: null })
  })
})
