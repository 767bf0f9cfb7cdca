import { describe, expect, test } from 'vitest'
import { followUpsDue } from '../../src/insights/follow-ups-due.ts'
import { followUpsDueFields } from '../../src/insights/follow-ups-due-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]

const TODAY = '2026-11-25'
const CASE = [
  '事例ID',
  '職員番号',
  '開始日',
  '試行勤務開始',
  '試行勤務終了',
  '復職日',
  '措置期限',
  '状態',
] as const

const officeOf = (
  cases: readonly Cells[],
  interviews: readonly Cells[] = [],
  settings: readonly Cells[] = [],
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
    設定: [['キー', '値'], ...settings],
  },
  health: {
    休職復職: [CASE, ...cases],
    復職面談: [['事例ID', '回', '予定日', '実施日', '次回予定'], ...interviews],
  },
})

const OCC: Partial<Viewer> = { roles: ['OCC_HEALTH'] }
const due = (office: SmallOffice, viewer = OCC) =>
  followUpsDue(viewAs(snapshotOfSmallOffice(office), viewer, TODAY), TODAY)

const RETURNED: Cells = ['L1', '000001', '2026-01-10', null, null, '2026-10-01', null, '復職']

describe('the next interview', () => {
  test.each<[string, readonly Cells[], string | null, boolean]>([
    ['two weeks after the return', [], '2026-10-15', true],
    ['a month after the first', [['L1', 1, '2026-10-15', '2026-10-30', null]], '2026-11-30', false],
    [
      'three months after the second',
      [
        ['L1', 1, '2026-10-15', '2026-10-15', null],
        ['L1', 2, '2026-11-15', '2026-11-20', null],
      ],
      '2027-02-20',
      false,
    ],
    ['as it was agreed', [['L1', 1, '2026-10-15', '2026-10-30', '2026-11-24']], '2026-11-24', true],
    ['today is not overdue', [['L1', 1, '2026-10-15', '2026-10-30', '2026-11-25']], '2026-11-25', false],
    [
      'the one planned that was not held',
      [
        ['L1', 1, '2026-10-15', '2026-10-30', '2026-12-10'],
        ['L1', 2, '2026-11-20', null, null],
      ],
      '2026-11-20',
      true,
    ],
    [
      'none after all of them',
      [1, 2, 3, 4].map((round): Cells => ['L1', round, '2026-10-15', `2026-11-0${round}`, null]),
      null,
      false,
    ],
  ])('%s', (_case, interviews, nextOn, overdue) => {
    expect(due(officeOf([RETURNED], interviews)).items).toMatchObject([{ nextOn, overdue }])
  })

  test('none while the person is away', () => {
    expect(
      due(officeOf([['L1', '000001', '2026-01-10', null, null, null, null, '休業中']])).items,
    ).toMatchObject([{ nextOn: null, overdue: false, trialOver: false, reasons: [] }])
  })

  test.each(['終了', '退職'])('a case that is %s is not looked at', (status) => {
    expect(due(officeOf([[...RETURNED.slice(0, 7), status]])).items).toEqual([])
  })
})

describe('work on trial', () => {
  const trial = (from: string, to: string | null, settings: readonly Cells[] = []) =>
    due(officeOf([['L1', '000001', '2026-01-10', from, to, null, null, '試行勤務']], [], settings)).items[0]

  test.each<[string, string | null, boolean]>([
    ['2026-10-29', null, false],
    ['2026-10-28', null, true],
    ['2026-11-20', '2026-12-17', false],
    ['2026-11-20', '2026-12-18', true],
  ])('from %s to %s is over: %s', (from, to, over) => {
    expect(trial(from, to)?.trialOver).toBe(over)
  })

  test('may be longer where the office says so, three months at most', () => {
    const months: Cells = ['trialLimitDays', '200']
    expect(trial('2026-09-01', null, [months])).toMatchObject({
      trialOver: false,
      trialLimitOn: '2026-11-30',
    })
    expect(trial('2026-08-01', null, [months])).toMatchObject({
      trialOver: true,
      reasons: ['試行勤務が上限（2026-10-31）を超えている'],
    })
  })
})

test('a measure whose day has passed is told', () => {
  const measure = (until: string) =>
    due(officeOf([[...RETURNED.slice(0, 6), until, '復職']])).items[0]?.restrictionPassed
  expect(measure('2026-11-24')).toBe(true)
  expect(measure('2026-11-25')).toBe(false)
})

describe('who is told', () => {
  const office = officeOf([
    ['L0', '000001', '2025-01-10', null, null, '2025-10-01', null, '終了'],
    ['L1', '000001', '2026-10-01', '2026-10-20', null, null, '2026-11-01', '試行勤務'],
    ['L2', '000002', '2026-01-10', null, null, '2026-10-01', null, '復職'],
  ])

  test('occupational health of interviews and of how many fell ill again within a year', () => {
    const { items, relapses } = due(office)
    expect(items.map(({ leaveCase, nextOn, overdue }) => [leaveCase, nextOn, overdue])).toEqual([
      ['L2', '2026-10-15', true],
      ['L1', null, false],
    ])
    expect(relapses).toBe(1)
  })

  test('HR and a manager of the days, and nothing of interviews', () => {
    const [first] = due(office, { roles: ['HR'] }).items
    expect(first).toMatchObject({
      leaveCase: 'L1',
      nextOn: null,
      overdue: null,
      trialOver: true,
      restrictionPassed: true,
    })
    expect(due(office, { roles: ['HR'] })).toMatchObject({ items: { length: 2 }, relapses: null })
    const manager = due(office, { roles: ['MANAGER'], person: '000009', scope: new Set(['000002']) })
    expect(manager.items).toMatchObject([
      { leaveCase: 'L2', nextOn: null, overdue: null, restrictionPassed: false },
    ])
    expect(manager.relapses).toBeNull()
  })

  test('is asked for as a query; who may not see gets nothing', () => {
    const ask = askInsight(followUpsDueFields)
    const query =
      '{ followUpsDue { relapses items { staff { name } leaveCase { statusLabel: status kind } trialOver reasons } } }'
    const as = (viewer: Partial<Viewer>) => ask(viewAs(snapshotOfSmallOffice(office), viewer, TODAY), query)
    expect(as({ roles: ['MANAGER'], person: '000009', scope: new Set(['000001']) })).toEqual({
      followUpsDue: {
        relapses: null,
        items: [
          {
            staff: { name: '職員 000001' },
            leaveCase: { statusLabel: null, kind: null },
            trialOver: true,
            reasons: ['試行勤務が上限（2026-11-16）を超えている', '措置期限（2026-11-01）を過ぎている'],
          },
        ],
      },
    })
    for (const role of ['STAFF', 'DASHBOARD', 'SYSADMIN'])
      expect(as({ roles: [role], person: '000001' })).toEqual({ followUpsDue: null })
  })
})
