import { describe, expect, test } from 'vitest'
import { womenRatio } from '../../src/insights/women-ratio.ts'
import { womenRatioFields } from '../../src/insights/women-ratio-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

/** Somebody: 性別, 職階コード, 所属コード; the rest where it is not the usual. */
interface Person {
  readonly gender: '女性' | '男性' | 'その他・無回答' | null
  readonly grade: string | null
  readonly department: string
  readonly birthDate?: string
  readonly hiredOn?: string
  readonly status?: string
  readonly appointment?: string
}

const group = (department: string, grade: string, women: number, base: number): Person[] =>
  Array.from({ length: base }, (_, index) => ({
    gender: index < women ? '女性' : '男性',
    grade,
    department,
  }))

/** The divisions of DOMAIN.md 7.6: women / base of 係長級以上 and below. */
const EXAMPLE: readonly Person[] = [
  ...group('0101', 'G4', 2, 18),
  ...group('0100', 'G6', 14, 30),
  ...group('0201', 'G4', 9, 20),
  ...group('0200', 'G6', 28, 45),
  ...group('0301', 'G4', 3, 17),
  ...group('0300', 'G6', 11, 34),
]

const officeOf = (people: readonly Person[], target: number | null = 30): SmallOffice => ({
  personnel: {
    職員: [
      [
        '職員番号',
        '氏名',
        '性別',
        '生年月日',
        '採用年月日',
        '任用区分',
        '職種',
        '職階コード',
        '所属コード',
        '現所属開始日',
        '在職状況',
      ],
      ...people.map((each, index) => [
        String(index + 1).padStart(6, '0'),
        `職員 ${index + 1}`,
        each.gender,
        each.birthDate ?? '1985-05-01',
        each.hiredOn ?? '2008-04-01',
        each.appointment ?? '正規',
        '一般事務',
        each.grade,
        each.department,
        '2020-04-01',
        each.status ?? '在職',
      ]),
    ],
    所属: [
      ['所属コード', '所属名', '親所属コード', '職務分野', '有効開始'],
      ['0100', '総務部', null, '内部管理', '2005-03-22'],
      ['0101', '総務課', '0100', '内部管理', '2005-03-22'],
      ['0200', '市民福祉部', null, '福祉・健康', '2005-03-22'],
      ['0201', '福祉課', '0200', '福祉・健康', '2005-03-22'],
      ['0300', '産業建設部', null, '建設・技術', '2005-03-22'],
      ['0301', '建設課', '0300', '建設・技術', '2005-03-22'],
    ],
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分'],
      ['G2', '課長級', 2, '管理職'],
      ['G4', '係長級', 4, '監督職'],
      ['G6', '主事・技師級', 6, '一般職'],
    ],
  },
  development: {
    指標目標: [
      ['指標コード', '目標年度', '名称', '目標値'],
      ...(target === null
        ? []
        : [
            ['WOMEN_CHIEF', 2024, '係長級以上の女性割合', 20],
            ['WOMEN_CHIEF', 2026, '係長級以上の女性割合', target],
            ['WOMEN_CHIEF', 2030, '係長級以上の女性割合', 50],
          ]),
    ],
  },
})

const DASHBOARD: Partial<Viewer> = { roles: ['DASHBOARD'] }
const HR: Partial<Viewer> = { roles: ['HR'] }
const view = (office: SmallOffice, viewer: Partial<Viewer>, today = '2027-02-15') =>
  viewAs(snapshotOfSmallOffice(office), viewer, today)
const ratio = (people: readonly Person[], viewer = HR, target: number | null = 30) =>
  womenRatio(view(officeOf(people, target), viewer), '2027-02-15')
const told = (women: number, base: number) => ({ rate: women / base, base, suppressed: false })
const HIDDEN = { rate: null, base: null, suppressed: true }

describe('the worked example of DOMAIN.md 7.6', () => {
  test('others are told two cells of six, to 5 %, and the totals of the city exactly', () => {
    const { divisions, chiefs, others } = ratio(EXAMPLE, DASHBOARD)
    expect(divisions.map(({ department }) => department)).toEqual(['0100', '0200', '0300'])
    expect(divisions[0]).toMatchObject({ chiefs: HIDDEN, others: HIDDEN })
    expect(divisions[2]).toMatchObject({ chiefs: HIDDEN, others: HIDDEN })
    expect(divisions[1]?.chiefs.rate).toBeCloseTo(0.45, 9)
    expect(divisions[1]?.others.rate).toBeCloseTo(0.6, 9)
    expect(chiefs).toEqual(told(14, 55))
    expect(others).toEqual(told(53, 109))
  })

  test('three women more make 30 % of the chiefs', () => {
    expect(ratio(EXAMPLE)).toMatchObject({ target: 30, needed: 3 })
  })

  test('who sees the names is told all cells exactly', () => {
    expect(ratio(EXAMPLE).divisions[0]).toMatchObject({ chiefs: told(2, 18), others: told(14, 30) })
  })
})

describe('the ladder', () => {
  test('is told from the top, with where the share falls', () => {
    const people = [...group('0100', 'G2', 1, 4), ...group('0100', 'G4', 3, 6), ...group('0100', 'G6', 6, 10)]
    const { ladder, management } = ratio(people, DASHBOARD)
    expect(ladder.map(({ name, rate }) => [name, rate])).toEqual([
      ['課長級', told(1, 4)],
      ['係長級', told(3, 6)],
      ['主事・技師級', told(6, 10)],
    ])
    expect(ladder[0]?.pipeline).toBeCloseTo(0.5, 9)
    expect(ladder[1]?.pipeline).toBeCloseTo(0.8333, 4)
    expect(ladder[2]?.pipeline).toBeNull()
    expect(management).toEqual(told(1, 4))
  })

  test('nobody in a grade is no share, and no part of a pipeline', () => {
    const { ladder, management } = ratio(group('0100', 'G6', 6, 10))
    expect(ladder[0]).toMatchObject({ rate: HIDDEN, pipeline: null })
    expect(management).toEqual(HIDDEN)
  })

  test('counts who is on leave or seconded and その他・無回答, not yearly appointments nor who gave no gender', () => {
    const people: Person[] = [
      { gender: '女性', grade: 'G4', department: '0100', status: '育児休業' },
      { gender: '女性', grade: 'G4', department: '0100', status: '派遣中' },
      { gender: 'その他・無回答', grade: 'G4', department: '0100' },
      { gender: '男性', grade: 'G4', department: '0100' },
      { gender: null, grade: 'G4', department: '0100' },
      { gender: '女性', grade: null, department: '0100', appointment: '会計年度任用フル' },
    ]
    expect(ratio(people)).toMatchObject({ chiefs: told(2, 4), members: 5, known: 4 })
  })
})

describe('hires, leavers and targets', () => {
  const people: Person[] = [
    { gender: '女性', grade: 'G6', department: '0100', hiredOn: '2026-04-01' },
    { gender: '男性', grade: 'G6', department: '0100', hiredOn: '2026-10-01' },
    { gender: '女性', grade: 'G6', department: '0100', hiredOn: '2026-03-31' },
    { gender: '女性', grade: 'G4', department: '0100' },
    { gender: '男性', grade: 'G4', department: '0100' },
    { gender: '男性', grade: 'G4', department: '0100', birthDate: '1964-05-01' },
  ]
  test('hires are those of the fiscal year', () => {
    expect(ratio(people).hires).toEqual(told(1, 2))
  })

  test('the projection drops who retires by the next 31 March; it is for who sees the names', () => {
    expect(ratio(people)).toMatchObject({ chiefs: told(1, 3), chiefsAfterRetirement: told(1, 2) })
    expect(ratio(people, DASHBOARD).chiefsAfterRetirement).toBeNull()
  })

  test('the target is that of the first year that is not over; without one nothing is needed', () => {
    expect(ratio(people)).toMatchObject({ target: 30, needed: 0 })
    expect(ratio(people, HR, null)).toMatchObject({ target: null, needed: null })
  })
})

test('is asked for as a query and on a division, also by who sees no rows', () => {
  const ask = askInsight(womenRatioFields)
  const seen = view(officeOf(EXAMPLE), DASHBOARD)
  expect(
    ask(
      seen,
      '{ womenRatio { asOf chiefs { value n } completeness divisions { code name department { name } others { value n suppressed } } } }',
    ),
  ).toEqual({
    womenRatio: {
      asOf: '2027-02-01',
      chiefs: { value: 0.2545, n: 55 },
      completeness: 1,
      divisions: [
        {
          code: '0100',
          name: '総務部',
          department: null,
          others: { value: null, n: null, suppressed: true },
        },
        {
          code: '0200',
          name: '市民福祉部',
          department: null,
          others: { value: 0.6, n: 45, suppressed: false },
        },
        {
          code: '0300',
          name: '産業建設部',
          department: null,
          others: { value: null, n: null, suppressed: true },
        },
      ],
    },
  })
  const hr = view(officeOf(EXAMPLE), HR)
  expect(
    ask(
      hr,
      '{ a: department(departmentCode: "0100") { womenRatio { chiefs { value n } } } b: department(departmentCode: "0101") { womenRatio { code } } }',
    ),
  ).toEqual({ a: { womenRatio: { chiefs: { value: 0.1111, n: 18 } } }, b: { womenRatio: null } })
  expect(ask(view(officeOf(EXAMPLE), { roles: ['SYSADMIN'] }), '{ womenRatio { asOf } }')).toEqual({
    womenRatio: null,
  })
})
