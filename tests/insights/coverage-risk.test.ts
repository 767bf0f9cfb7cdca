import { describe, expect, test } from 'vitest'
import { coverageFor, coverageRisk } from '../../src/insights/coverage-risk.ts'
import { coverageRiskFields } from '../../src/insights/coverage-risk-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]

/** A tax section in which A to E know what houses are worth, as DOMAIN.md 7.6 has it, and a section beside it. */
const STAFF: readonly Cells[] = [
  ['A', '1985-05-01', '0203', null, '在職'],
  // Reaches 62 in the fiscal year 2026 and so retires on 31 March 2027.
  ['B', '1964-05-01', '0203', null, '在職'],
  ['C', '1985-05-01', '0301', '0203', '在職'],
  ['D', '1985-05-01', '0203', null, '在職'],
  ['E', '1985-05-01', '0203', null, '育児休業'],
  ['F', '1985-05-01', '0301', null, '在職'],
].map(([letter, ...rest]) => [numberOf(String(letter)), `職員 ${letter}`, ...rest])

function numberOf(letter: string): string {
  return String(letter.charCodeAt(0) - 64).padStart(6, '0')
}

function officeOf(
  needs: readonly Cells[],
  levels: readonly Cells[] = [
    ['A', 3],
    ['B', 4],
    ['C', 3],
    ['D', 2],
    ['E', 3],
  ],
): SmallOffice {
  return {
    personnel: {
      職員: [
        [
          '職員番号',
          '氏名',
          '生年月日',
          '所属コード',
          '兼務所属',
          '在職状況',
          '採用年月日',
          '任用区分',
          '職種',
          '職階コード',
          '現所属開始日',
        ],
        ...STAFF.map((row) => [...row, '2008-04-01', '正規', '一般事務', 'G6', '2025-04-01']),
      ],
      所属: [
        ['所属コード', '所属名', '職務分野', '所属長職員番号', '有効開始'],
        ['0203', '税務課', '税・窓口', numberOf('D'), '2005-03-22'],
        ['0301', '福祉課', '福祉・健康', null, '2005-03-22'],
      ],
      職階: [
        ['職階コード', '職階名', '順位', '管理職区分', '異動目安年数'],
        ['G6', '主事・技師級', 6, '一般職', 3],
      ],
    },
    development: {
      能力項目: [
        ['能力コード', '区分', '名称'],
        ['T01', '業務', '固定資産評価'],
      ],
      所属必要能力: [['所属コード', '能力コード', '必要水準', '必要人数'], ...needs],
      能力評価: [
        ['年度', '評価区分', '職員番号', '評価日', '固定資産評価'],
        ...levels.map(([letter, level]) => [
          2025,
          '所属長',
          numberOf(String(letter)),
          '2026-03-01',
          level ?? null,
        ]),
      ],
    },
    intentions: {
      自己申告: [
        ['年度', '職員番号', '状態', '異動希望'],
        [2026, numberOf('A'), '提出', '異動したい'],
      ],
      異動案: [
        ['案コード', '名称', '年度', '状態'],
        ['A2027-1', '案', 2027, '検討中'],
      ],
    },
  }
}

const NEED: Cells = ['0203', 'T01', 3, 2]
const view = (office: SmallOffice, viewer: Partial<Viewer> = { roles: ['HR'] }) =>
  viewAs(snapshotOfSmallOffice(office), viewer, '2026-12-01')
const first = (office: SmallOffice, viewer?: Partial<Viewer>) =>
  coverageRisk(view(office, viewer), { asOf: '2026-12-01', scenario: null })[0]

describe('coverage', () => {
  test('is as DOMAIN.md 7.6 works it out: 兼務 is half, who is on leave is nobody, who retires leaves too few', () => {
    expect(first(officeOf([NEED]))).toMatchObject({
      held: 2.5,
      coverage: 1,
      redundancy: 1.25,
      leaving: 1,
      risk: 'AMBER',
      singleHolder: false,
      successors: [numberOf('D')],
      members: 4,
      assessed: 4,
      reasons: ['固定資産評価 水準3以上: 2.5人（必要 2人）', '年度末で定年: 1人'],
    })
  })

  test.each<[string, readonly Cells[], object]>([
    ['nobody has it', [['D', 2]], { risk: 'RED', held: 0, coverage: 0, singleHolder: false }],
    ['the one who has it retires', [['B', 3]], { risk: 'RED_LEAVING', leaving: 1, singleHolder: true }],
    [
      'two stay',
      [
        ['A', 3],
        ['D', 4],
      ],
      { risk: 'GREEN', coverage: 1, redundancy: 1 },
    ],
    [
      'one and a half stay',
      [
        ['A', 3],
        ['C', 3],
      ],
      { risk: 'AMBER', held: 1.5, coverage: 0.75, leaving: 0 },
    ],
    ['who is on leave alone has it', [['E', 4]], { risk: 'RED', held: 0 }],
    ['a level that is not known is not held', [['A', null]], { risk: 'RED', assessed: 0, members: 4 }],
    ['対象外 is known, and not held', [['A', '対象外']], { risk: 'RED', assessed: 1 }],
  ])('%s', (_case, levels, expected) => {
    expect(first(officeOf([NEED], levels))).toMatchObject(expected)
  })

  test('where nobody is needed it is GREEN, without a share', () => {
    expect(first(officeOf([['0203', 'T01', 3, 0]], []))).toMatchObject({
      risk: 'GREEN',
      coverage: null,
      redundancy: null,
    })
  })

  test('the most urgent comes first', () => {
    const items = coverageRisk(view(officeOf([NEED, ['0301', 'T01', 4, 1]])), {
      asOf: '2026-12-01',
      scenario: null,
    })
    expect(items.map(({ department, risk }) => [department, risk])).toEqual([
      ['0301', 'RED'],
      ['0203', 'AMBER'],
    ])
  })
})

describe('the wish to move', () => {
  test('counts as leaving for HR_CORE alone', () => {
    const levels = [
      ['A', 3],
      ['D', 3],
    ] satisfies Cells[]
    expect(first(officeOf([NEED], levels))).toMatchObject({ risk: 'GREEN', leaving: 0 })
    expect(first(officeOf([NEED], levels), { roles: ['HR_CORE'] })).toMatchObject({
      risk: 'AMBER',
      leaving: 1,
      reasons: ['固定資産評価 水準3以上: 2人（必要 2人）', '異動を希望: 1人'],
    })
  })
})

describe('who is told', () => {
  const needs = [NEED, ['0301', 'T01', 3, 1] satisfies Cells]
  const scope = new Set(['A', 'B', 'C', 'E'].map(numberOf))
  const manager: Partial<Viewer> = { roles: ['MANAGER', 'STAFF'], person: numberOf('D'), scope }
  const seen = (viewer: Partial<Viewer>) =>
    coverageFor(view(officeOf(needs), viewer), null).map(({ department }) => department)

  test.each<[string, Partial<Viewer>, string[]]>([
    ['HR of all', { roles: ['HR'] }, ['0203', '0301']],
    ['HR_CORE of all', { roles: ['HR_CORE'] }, ['0203', '0301']],
    ['a manager of what they lead', manager, ['0203']],
    ['staff of nothing', { roles: ['STAFF'], person: numberOf('D') }, []],
    ['who looks at sums of nothing', { roles: ['DASHBOARD'] }, []],
    ['who keeps the server of nothing', { roles: ['SYSADMIN'] }, []],
    ['occupational health of nothing', { roles: ['OCC_HEALTH'] }, []],
  ])('%s', (_case, viewer, expected) => {
    expect(seen(viewer).toSorted()).toEqual(expected)
  })

  test('a manager is told that birth dates are hidden: nobody counts as retiring, and it says so', () => {
    const [item] = coverageFor(view(officeOf(needs), manager), null)
    expect(item).toMatchObject({ leaving: 0, unknownRetirements: 3, held: 2.5 })
    expect(item?.reasons).toContain('定年の時期を含まない: 3人')
  })
})

test('is asked for as a query and on a department', () => {
  const ask = askInsight(coverageRiskFields)
  const fields =
    'competency { name } risk held leaving completeness holders { staff { name } share isLeaving reasons } successors { name }'
  const item = {
    competency: { name: '固定資産評価' },
    risk: 'AMBER',
    held: 2.5,
    leaving: 1,
    completeness: 1,
    holders: [
      { staff: { name: '職員 A' }, share: 1, isLeaving: false, reasons: [] },
      { staff: { name: '職員 B' }, share: 1, isLeaving: true, reasons: ['年度末で定年'] },
      { staff: { name: '職員 C' }, share: 0.5, isLeaving: false, reasons: [] },
    ],
    successors: [{ name: '職員 D' }],
  }
  const hr = view(officeOf([NEED]))
  expect(ask(hr, `{ coverageRisk(departmentCode: "0203") { ${fields} } }`)).toEqual({ coverageRisk: [item] })
  expect(ask(hr, `{ department(departmentCode: "0203") { coverageRisk { ${fields} } } }`)).toEqual({
    department: { coverageRisk: [item] },
  })
  expect(ask(hr, '{ coverageRisk(departmentCode: "9999") { held } }')).toEqual({ coverageRisk: [] })
})
