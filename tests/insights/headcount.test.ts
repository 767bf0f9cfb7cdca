import { describe, expect, test } from 'vitest'
import { headcountVsQuota } from '../../src/insights/headcount.ts'
import { headcountFields } from '../../src/insights/headcount-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

const TODAY = '2026-11-25'

const OFFICE = {
  personnel: {
    職員: [
      [
        '職員番号',
        '所属コード',
        '兼務所属',
        '在職状況',
        '任用区分',
        '職階コード',
        '氏名',
        '採用年月日',
        '職種',
        '現所属開始日',
      ],
      ...[
        ['000001', '0203', null, '在職', '正規', 'G6'],
        ['000002', '0203', '0301', '在職', '正規', 'G6'],
        ['000003', '0203', null, '育児休業', '正規', 'G6'],
        ['000004', '0203', null, '派遣中', '正規', 'G6'],
        ['000005', '0203', null, '在職', '会計年度任用フル', null],
        ['000006', '0203', null, '退職', '正規', 'G6'],
        ['000007', '0301', '0203', '休職', '正規', 'G6'],
      ].map((row) => [...row, `職員 ${row[0]}`, '2010-04-01', '一般事務', '2020-04-01']),
    ],
    所属: [
      ['所属コード', '所属名', '職務分野', '定数', '有効開始', '有効終了'],
      ['0203', '税務課', '税・窓口', 4, '2005-03-22', null],
      ['0301', '福祉課', '福祉・健康', null, '2005-03-22', null],
      ['0302', '旧課', '福祉・健康', 3, '2005-03-22', '2026-03-31'],
    ],
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分'],
      ['G6', '主事・技師級', 6, '一般職'],
    ],
  },
} satisfies SmallOffice

const view = (viewer: Partial<Viewer>) => viewAs(snapshotOfSmallOffice(OFFICE), viewer, TODAY)
const counts = (viewer: Partial<Viewer> = { roles: ['HR'] }) => headcountVsQuota(view(viewer), TODAY)

describe('headcount', () => {
  test('is who is at work by the main department, once; who is away or appointed for a year stands beside it', () => {
    expect(counts()).toMatchObject([
      {
        department: '0203',
        active: 2,
        quota: 4,
        difference: -2,
        onLeave: 1,
        seconded: 1,
        concurrent: 0,
        yearly: 1,
      },
      {
        department: '0301',
        active: 0,
        quota: null,
        difference: null,
        onLeave: 1,
        seconded: 0,
        concurrent: 1,
        yearly: 0,
      },
    ])
  })

  test('is told to everybody; who sees no rows is not told who is away', () => {
    expect(counts({ roles: ['STAFF'], person: '000001' })).toEqual(counts())
    expect(counts({ roles: ['DASHBOARD'] })).toMatchObject([
      { name: '税務課', active: 2, difference: -2, onLeave: null, seconded: null },
      { name: '福祉課', active: 0, onLeave: null, seconded: null },
    ])
    expect(counts({ roles: ['SYSADMIN'] })).toEqual([])
  })

  test('is asked for as a query and on a department', () => {
    const ask = askInsight(headcountFields)
    const hr = view({ roles: ['HR'] })
    expect(
      ask(hr, '{ headcountVsQuota(departmentCode: "0203") { department { name } code active difference } }'),
    ).toEqual({
      headcountVsQuota: [{ department: { name: '税務課' }, code: '0203', active: 2, difference: -2 }],
    })
    expect(
      ask(
        hr,
        '{ a: department(departmentCode: "0301") { headcount { onLeave } } b: department(departmentCode: "0302") { headcount { active } } }',
      ),
    ).toEqual({ a: { headcount: { onLeave: 1 } }, b: { headcount: null } })
  })
})
