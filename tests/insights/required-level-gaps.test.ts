import { expect, test } from 'vitest'
import { requiredLevelGapFields, requiredLevelGaps } from '../../src/insights/required-level-gaps.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

const officeOf = (levels: readonly (readonly (string | number | null)[])[]): SmallOffice => ({
  personnel: {
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分'],
      ['G6', '主事・技師級', 6, '一般職'],
      ['G5', '主査・主任級', 5, '一般職'],
    ],
  },
  development: {
    能力項目: [
      ['能力コード', '区分', '名称', '有効終了'],
      ['C1', '能力', '対人能力', null],
      ['A1', '意識', '市民本位', null],
      ['D01', 'デジタル', '表計算', null],
      ['T01', '業務', '固定資産評価', null],
      ['C9', '能力', '昔の能力', '2020-03-31'],
    ],
    求められる水準: [['職階コード', '適用年度', 'C1', 'A1'], ...levels],
  },
})

const view = (office: SmallOffice, viewer: Partial<Viewer> = { roles: ['HR'] }) =>
  viewAs(snapshotOfSmallOffice(office), viewer)

test.each<[string, (string | number | null)[][], object]>([
  [
    'nothing is set: every pair is missing, from the top down',
    [],
    {
      pairs: 4,
      given: 0,
      completeness: 0,
      missing: [
        { grade: 'G5', competency: 'A1' },
        { grade: 'G5', competency: 'C1' },
        { grade: 'G6', competency: 'A1' },
        { grade: 'G6', competency: 'C1' },
      ],
    },
  ],
  [
    '0 is a level, a blank is a gap',
    [
      ['G5', 2025, 2, 0],
      ['G6', 2025, 1, null],
    ],
    { pairs: 4, given: 3, completeness: 0.75, missing: [{ grade: 'G6', competency: 'A1' }] },
  ],
  [
    'a level of a year to come does not count yet',
    [
      ['G5', 2026, 2, 2],
      ['G6', 2027, 1, 1],
    ],
    { given: 2 },
  ],
])('%s', (_case, levels, expected) => {
  expect(requiredLevelGaps(view(officeOf(levels)), '2026-11-25')).toMatchObject(expected)
})

test('HR alone is told, as a query and on a grade', () => {
  const ask = askInsight(requiredLevelGapFields)
  const source = `{
    requiredLevelGaps { pairs given completeness missing { grade { name } competency { name } } }
    grade(gradeCode: "G6") { requiredLevelGaps { competency { name } } }
  }`
  const office = officeOf([
    ['G5', 2025, 2, 0],
    ['G6', 2025, 1, null],
  ])
  expect(ask(view(office), source)).toEqual({
    requiredLevelGaps: {
      pairs: 4,
      given: 3,
      completeness: 0.75,
      missing: [{ grade: { name: '主事・技師級' }, competency: { name: '市民本位' } }],
    },
    grade: { requiredLevelGaps: [{ competency: { name: '市民本位' } }] },
  })
  for (const role of ['STAFF', 'MANAGER', 'DASHBOARD', 'SYSADMIN', 'OCC_HEALTH'])
    expect(ask(view(office, { roles: [role] }), source)).toMatchObject({ requiredLevelGaps: null })
})
