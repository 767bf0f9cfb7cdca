import { describe, expect, test } from 'vitest'
import { rotationDue, rotationsFor } from '../../src/insights/rotation-due.ts'
import { rotationDueFields } from '../../src/insights/rotation-due-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

const OFFICE = {
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
      ['000001', '職員 001', '2019-04-01', '正規', '一般事務', 'G6', '0203', '2021-04-01', '在職'],
    ],
    所属: [
      ['所属コード', '所属名', '職務分野', '有効開始', '前身所属コード'],
      ['0201', '市民税課', '税・窓口', '2005-03-22', null],
      ['0202', '税務課', '税・窓口', '2005-03-22', null],
      ['0203', '税務収納課', '税・窓口', '2023-04-01', '0202'],
    ],
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分', '異動目安年数'],
      ['G6', '主事・技師級', 6, '一般職', 3],
    ],
    異動履歴: [
      ['職員番号', '発令日', '発令区分', '所属コード', '職階コード'],
      ['000001', '2019-04-01', '採用', '0201', 'G6'],
      ['000001', '2021-04-01', '異動', '0202', 'G6'],
      ['000001', '2023-04-01', '組織改編', '0203', 'G6'],
    ],
  },
  intentions: {
    自己申告: [
      ['年度', '職員番号', '状態', '異動希望'],
      [2025, '000001', '提出', '異動したい'],
    ],
  },
} satisfies SmallOffice

const first = (roles: string[]) =>
  rotationDue(viewAs(snapshotOfSmallOffice(OFFICE), { roles }, '2025-12-01'), '2026-04-01')[0]

test('is as DOMAIN.md 7.6 works it out: a renamed place goes on, and the wish counts for those who may know it', () => {
  expect(first(['HR'])).toMatchObject({ years: 5, over: 2, due: true, breadthShort: true, longStay: false })
  expect(first(['HR'])?.priority).toBeCloseTo(63.3, 1)
  expect(first(['HR_CORE'])?.priority).toBeCloseTo(83.3, 1)
  expect(first(['HR'])?.reasons).toEqual(['現所属 5年（目安 3年）', '経験した分野が 1つ'])
})

test('a move that is decided for the day itself does not end the years before it', () => {
  const office = {
    ...OFFICE,
    personnel: {
      ...OFFICE.personnel,
      異動履歴: [...OFFICE.personnel.異動履歴, ['000001', '2026-04-01', '異動', '0201', 'G6']],
    },
  }
  const view = viewAs(snapshotOfSmallOffice(office), { roles: ['HR', 'HR_CORE'] }, '2025-12-01')
  expect(rotationDue(view, '2026-04-01')[0]).toMatchObject({ years: 5, due: true, tooShort: false })
})

const OTHERS = {
  personnel: {
    職員: [
      [
        '職員番号',
        '氏名',
        '採用年月日',
        '職種',
        '職階コード',
        '現所属開始日',
        '在職状況',
        '任用区分',
        '所属コード',
      ],
      ...[
        ['000001', '職員 001', '2010-04-01', '一般事務', 'G6', '2023-04-01', '在職'],
        ['000002', '職員 002', '2010-04-01', '一般事務', 'G1', '2010-04-01', '在職'],
        ['000003', '職員 003', '2010-04-01', '保健師', 'G6', '2010-04-01', '在職'],
        ['000004', '職員 004', '2010-04-01', '一般事務', 'G6', '2010-04-01', '育児休業'],
        ['000005', '職員 005', '2010-04-01', '一般事務', 'G6', '2019-03-01', '在職'],
        ['000006', '職員 006', '2010-04-01', '一般事務', 'G6', '2024-05-01', '在職'],
        ['000007', '職員 007', '2010-04-01', '土木', 'G6', '2023-04-01', '在職'],
        ['000008', '職員 008', '2010-04-01', '一般事務', 'G6', '2023-04-02', '在職'],
      ].map((row) => [...row, '正規', '0203']),
      [
        '000009',
        '職員 009',
        '2010-04-01',
        '一般事務',
        null,
        '2010-04-01',
        '在職',
        '会計年度任用フル',
        '0203',
      ],
    ],
    所属: [
      ['所属コード', '所属名', '職務分野', '有効開始'],
      ['0203', '税務課', '税・窓口', '2005-03-22'],
    ],
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分', '異動目安年数'],
      ['G1', '部長級', 1, '管理職', 0],
      ['G6', '主事・技師級', 6, '一般職', 3],
    ],
    コード表: [
      ['種別', 'コード', 'ラベル', '属性'],
      ['職種', 'CIVIL_ENGINEER', '土木', '免許職'],
    ],
  },
  intentions: {
    庁内公募: [
      ['公募コード', 'ポスト/事業名', '所属', '人員', '任期年数', '締切', '状態'],
      ['K2022-1', '観光', '0203', 1, 4, '2022-12-20', '決定済'],
    ],
    庁内公募応募: [
      ['公募コード', '職員番号', '志望順位', '結果'],
      ['K2022-1', '000001', 1, '採用'],
    ],
  },
} satisfies SmallOffice

const ON = '2026-04-01'
const othersAs = (viewer: Partial<Viewer>) => viewAs(snapshotOfSmallOffice(OTHERS), viewer, '2025-12-01')
const rotations = (viewer: Partial<Viewer> = { roles: ['HR'] }) =>
  new Map(rotationDue(othersAs(viewer), ON).map((each) => [each.staff, each]))

describe('a move', () => {
  test.each<[string, string, object]>([
    ['is due on the day the limit is reached', '000001', { years: 3, over: 0, due: true, priority: 0 }],
    ['is not due a month before', '000008', { years: 35 / 12, due: false }],
    ['is never due in a grade without a limit', '000002', { years: 16, limit: null, over: null, due: false }],
    ['is not due in a job with a licence', '000003', { over: 13, due: false }],
    ['is not due where コード表 calls the job licensed', '000007', { over: 0, due: false }],
    ['is not due on leave', '000004', { over: 13, due: false, priority: 0 }],
    [
      'is urgent by a third for each year over, three at most',
      '000005',
      { due: true, longStay: true, priority: 50 },
    ],
    ['is early in the first two years', '000006', { years: 23 / 12, tooShort: true, due: false }],
  ])('%s', (_case, staffNumber, expected) => {
    expect(rotations().get(staffNumber)).toMatchObject(expected)
  })

  test('is not told of those appointed for a year', () => {
    expect(rotations().has('000009')).toBe(false)
  })

  test('is not due in a term somebody applied for, for who may know of it', () => {
    expect(rotations({ roles: ['HR_CORE'] }).get('000001')).toMatchObject({ over: 0, due: false })
  })
})

describe('who is told', () => {
  const told = (viewer: Partial<Viewer>) =>
    rotationsFor(othersAs(viewer), ON).map(({ staff, years, judged }) => [staff, years, judged?.due ?? null])

  test('a person their own, a manager years alone, nobody else anything', () => {
    expect(told({ roles: ['STAFF'], person: '000005' })).toEqual([['000005', 85 / 12, true]])
    expect(told({ roles: ['MANAGER'], person: '000002', scope: new Set(['000001', '000005']) })).toEqual([
      ['000001', 3, null],
      ['000002', 16, false],
      ['000005', 85 / 12, null],
    ])
    for (const role of ['DASHBOARD', 'SYSADMIN', 'OCC_HEALTH']) expect(told({ roles: [role] })).toEqual([])
    expect(told({ roles: ['HR'] })).toHaveLength(8)
  })

  test('is asked for as a query and on a member of staff', () => {
    const ask = askInsight(rotationDueFields)
    const hr = othersAs({ roles: ['HR'] })
    expect(ask(hr, '{ rotationDue(due: true) { staff { name } on years over priority reasons } }')).toEqual({
      rotationDue: [
        {
          staff: { name: '職員 005' },
          on: ON,
          years: 7.0833,
          over: 4.0833,
          priority: 50,
          reasons: ['現所属 7年（目安 3年）'],
        },
        {
          staff: { name: '職員 001' },
          on: ON,
          years: 3,
          over: 0,
          priority: 0,
          reasons: ['現所属 3年（目安 3年）'],
        },
      ],
    })
    expect(ask(hr, '{ rotationDue(departmentCode: "9999") { years } }')).toEqual({ rotationDue: [] })
    const manager = othersAs({ roles: ['MANAGER'], person: '000002', scope: new Set(['000005']) })
    const query = (staffNumber: string) =>
      ask(
        manager,
        `{ staff(staffNumber: "${staffNumber}") { rotationDue { years over due breadth priority reasons } } }`,
      )
    expect(query('000005')).toEqual({
      staff: {
        rotationDue: { years: 7.0833, over: null, due: null, breadth: null, priority: null, reasons: null },
      },
    })
    expect(query('000006')).toEqual({ staff: { rotationDue: null } })
  })
})
