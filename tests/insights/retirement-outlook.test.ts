import { describe, expect, test } from 'vitest'
import { postLimitFrom } from '../../src/insights/retirement.ts'
import { retirementOutlook, spanOf } from '../../src/insights/retirement-outlook.ts'
import { retirementOutlookFields } from '../../src/insights/retirement-outlook-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]

/** 職員番号, 生年月日, 任用区分, 職階コード, 退職日. */
const PEOPLE: readonly Cells[] = [
  // 61 by the end of the fiscal year 2024, when the limit was 61; born a day later it is 65 in the fiscal year 2029 …
  ['000001', '1964-04-02', '正規', 'G2', null],
  ['000002', '1964-04-01', '正規', 'G6', null],
  ['000003', '1966-04-01', '正規', 'G2', null],
  ['000004', '1966-04-02', '正規', 'G2', null],
  ['000005', '1964-05-01', '会計年度任用パート', null, null],
  ['000006', '1964-05-01', '正規', 'G6', '2026-12-31'],
  ['000007', null, '正規', 'G6', null],
  ['000008', '1990-05-01', '正規', 'G6', null],
  ['000009', '1990-05-01', '正規', 'G6', null],
  ['000010', '1990-05-01', '正規', 'G6', null],
  ['000011', '1990-05-01', '正規', 'G6', null],
]

const OFFICE = {
  personnel: {
    職員: [
      [
        '職員番号',
        '氏名',
        '生年月日',
        '任用区分',
        '職階コード',
        '退職日',
        '採用年月日',
        '職種',
        '所属コード',
        '現所属開始日',
        '在職状況',
      ],
      ...PEOPLE.map(([number, ...rest]) => [
        number ?? null,
        `職員 ${number}`,
        ...rest,
        '2010-04-01',
        '一般事務',
        '0203',
        '2025-04-01',
        '在職',
      ]),
    ],
    所属: [
      ['所属コード', '所属名', '職務分野', '所属長職員番号', '有効開始'],
      ['0203', '税務課', '税・窓口', '000008', '2005-03-22'],
    ],
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分', '役職定年対象'],
      ['G2', '課長級', 2, '管理職', '○'],
      ['G6', '主事・技師級', 6, '一般職', null],
    ],
  },
  development: {
    能力項目: [
      ['能力コード', '区分', '名称'],
      ['T01', '業務', '固定資産評価'],
      ['T02', '業務', '戸籍'],
    ],
    所属必要能力: [
      ['所属コード', '能力コード', '必要水準', '必要人数'],
      ['0203', 'T01', 3, 2],
      ['0203', 'T02', 3, 1],
    ],
    能力評価: [
      ['年度', '評価区分', '職員番号', '評価日', '固定資産評価', '戸籍'],
      [2025, '所属長', '000001', '2026-03-01', 3, 3],
      [2025, '所属長', '000004', '2026-03-01', 3, null],
      [2025, '所属長', '000008', '2026-03-01', 2, 3],
    ],
  },
} satisfies SmallOffice

const view = (viewer: Partial<Viewer>) => viewAs(snapshotOfSmallOffice(OFFICE), viewer, '2026-11-25')
const outlook = (viewer: Partial<Viewer>, from = 2025, to = 2031) => {
  const seen = view(viewer)
  return retirementOutlook(seen, spanOf(seen, from, to))
}
const HR: Partial<Viewer> = { roles: ['HR'] }

describe('who retires', () => {
  test('leaves at the end of the first fiscal year whose limit they reach; an age is reached the day before the birthday', () => {
    expect(outlook(HR, 2023, 2040).people).toEqual([
      // Born on 1 April 1964: 61 by the end of the fiscal year 2024.
      { staff: '000002', fiscalYear: 2024, on: '2025-03-31' },
      // A day younger: 62 by the end of the fiscal year 2026.
      { staff: '000001', fiscalYear: 2026, on: '2027-03-31' },
      // Born on 1 April 1966: 63 by the end of the fiscal year 2028; a day younger 64 by the end of 2030.
      { staff: '000003', fiscalYear: 2028, on: '2029-03-31' },
      { staff: '000004', fiscalYear: 2030, on: '2031-03-31' },
    ])
  })

  test('nobody retires for age in a year in which the limit rises', () => {
    expect(outlook(HR).years).toEqual(
      [0, 1, 0, 1, 0, 1, 0].map((count, index) => ({ fiscalYear: 2025 + index, count, suppressed: false })),
    )
  })

  test('is told with how many birth dates are known', () => {
    expect(outlook(HR)).toMatchObject({ members: 10, known: 9, asOf: '2026-11-25' })
  })

  test('ten years from this one are told of when nothing is said, and fifty at most', () => {
    expect(spanOf(view(HR), null, null)).toMatchObject({ from: 2026, to: 2035 })
    expect(spanOf(view(HR), 2026, 9999).to).toBe(2075)
    expect(outlook(HR, 2030, 2026).years).toEqual([])
  })
})

describe('the age limit for posts', () => {
  test.each([
    ['1966-04-01', '2026-04-01'],
    ['1966-04-02', '2027-04-01'],
    ['1967-03-31', '2027-04-01'],
  ])('who is born on %s holds no post from %s on', (birthDate, from) => {
    expect(postLimitFrom(birthDate)).toBe(from)
  })

  test('is told of those whose grade it binds', () => {
    expect(outlook(HR).postLimits).toEqual([
      { staff: '000001', from: '2025-04-01' },
      { staff: '000003', from: '2026-04-01' },
      { staff: '000004', from: '2027-04-01' },
    ])
  })
})

describe('the hand-over list', () => {
  test('holds what is lost when the last holder has retired, by that year', () => {
    const list = outlook(HR).handOver.map(({ item, fiscalYear }) => [item.competency, fiscalYear])
    expect(list).toEqual([['T01', 2030]])
    expect(outlook(HR, 2025, 2029).handOver).toEqual([])
  })
})

describe('who is told', () => {
  test('others get counts of years alone, where they name nobody', () => {
    for (const viewer of [{ roles: ['DASHBOARD'] }, { roles: ['STAFF'], person: '000008' }]) {
      const { years, handOver } = outlook(viewer)
      expect(years.map(({ count }) => count)).toEqual([0, null, 0, null, 0, null, 0])
      expect(years[1]).toEqual({ fiscalYear: 2026, count: null, suppressed: true })
      expect(handOver).toEqual([])
    }
    expect(outlook({ roles: ['DASHBOARD'] })).toMatchObject({ people: [], postLimits: [], members: 0 })
  })

  test('a person finds themselves, a manager nobody whose birth date is hidden', () => {
    expect(outlook({ roles: ['STAFF'], person: '000004' }).people.map(({ staff }) => staff)).toEqual([
      '000004',
    ])
    const manager = outlook({ roles: ['MANAGER'], person: '000008', scope: new Set(['000001', '000004']) })
    expect(manager).toMatchObject({ people: [], handOver: [], members: 3, known: 1 })
  })

  test('who keeps the server is told nothing', () => {
    const ask = askInsight(retirementOutlookFields)
    expect(ask(view({ roles: ['SYSADMIN'] }), '{ retirementOutlook { members } }')).toEqual({
      retirementOutlook: null,
    })
  })
})

test('is asked for as a query', () => {
  const ask = askInsight(retirementOutlookFields)
  expect(
    ask(
      view(HR),
      `{ retirementOutlook(from: 2029, to: 2030) {
        from to completeness years { fiscalYear count suppressed } people { staff { name postLimitFrom } on }
        postLimits { from } handOver { fiscalYear department { name } competency { name } holders { name } successors { name } }
      } }`,
    ),
  ).toEqual({
    retirementOutlook: {
      from: 2029,
      to: 2030,
      completeness: 0.9,
      years: [
        { fiscalYear: 2029, count: 0, suppressed: false },
        { fiscalYear: 2030, count: 1, suppressed: false },
      ],
      people: [{ staff: { name: '職員 000004', postLimitFrom: '2027-04-01' }, on: '2031-03-31' }],
      postLimits: [],
      handOver: [
        {
          fiscalYear: 2030,
          department: { name: '税務課' },
          competency: { name: '固定資産評価' },
          holders: [{ name: '職員 000001' }, { name: '職員 000004' }],
          successors: [{ name: '職員 000008' }],
        },
      ],
    },
  })
  expect(
    ask(
      view({ roles: ['STAFF'], person: '000008' }),
      '{ staff(staffNumber: "000004") { name postLimitFrom } }',
    ),
  ).toEqual({ staff: { name: '職員 000004', postLimitFrom: null } })
})
