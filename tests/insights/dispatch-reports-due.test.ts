import { describe, expect, test } from 'vitest'
import { dispatchReportsDue } from '../../src/insights/dispatch-reports-due.ts'
import { dispatchReportsDueFields } from '../../src/insights/dispatch-reports-due-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]

const TODAY = '2026-11-25'

const officeOf = (
  reports: readonly Cells[],
  records: readonly Cells[] = [],
  settings: readonly Cells[] = [],
): SmallOffice => ({
  personnel: {
    職員: [
      [
        '職員番号',
        '氏名',
        '在職状況',
        '採用年月日',
        '任用区分',
        '職種',
        '職階コード',
        '所属コード',
        '現所属開始日',
      ],
      ...['在職', '在職', '在職', '在職', '育児休業'].map((status, index) => [
        `00000${index + 1}`,
        `職員 ${index + 1}`,
        status,
        '2010-04-01',
        '正規',
        '一般事務',
        'G6',
        '0203',
        '2020-04-01',
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
  development: {
    研修コース: [
      ['研修コード', '研修名', '研修体系', '研修種別', '報告書要否', '報告期限日数', '報告会要否'],
      ['T001', '自治大学校', '職場外', '派遣', '○', null, '○'],
      ['T002', 'アカデミー', '職場外', '派遣', '○', 30, null],
      ['T003', '接遇研修', '職場外', '能力開発', '×', null, null],
    ],
    研修受講: [['職員番号', '研修コード', '開始日', '終了日', '受講状態'], ...records],
    派遣報告: [
      ['受講ID', '職員番号', '研修コード', '派遣終了日', '提出日', '報告会日', '報告会参加人数'],
      ...reports,
    ],
  },
})

const HR: Partial<Viewer> = { roles: ['HR'] }
const due = (office: SmallOffice, viewer = HR) =>
  dispatchReportsDue(viewAs(snapshotOfSmallOffice(office), viewer, TODAY), TODAY)

describe('a report', () => {
  test.each<[ended: string, course: string, submitted: string | null, dueOn: string, state: string]>([
    ['2026-11-10', 'T001', null, '2026-11-24', 'OVERDUE'],
    ['2026-11-11', 'T001', null, '2026-11-25', 'DUE_SOON'],
    ['2026-11-18', 'T001', null, '2026-12-02', 'DUE_SOON'],
    ['2026-11-19', 'T001', null, '2026-12-03', 'NOT_DUE'],
    ['2026-11-01', 'T002', null, '2026-12-01', 'DUE_SOON'],
    ['2026-08-01', 'T001', '2026-11-25', '2026-08-15', 'SUBMITTED'],
  ])(
    'of a training that ended on %s of course %s, handed in %s, is due on %s: %s',
    (ended, course, submitted, dueOn, state) => {
      expect(due(officeOf([['R1', '000001', course, ended, submitted, null, null]]))).toMatchObject([
        { dueOn, state },
      ])
    },
  )

  test('follows the days of the office', () => {
    expect(
      due(
        officeOf([['R1', '000001', 'T001', '2026-11-10', null, null, null]], [], [['reportDueDays', '20']]),
      ),
    ).toMatchObject([{ dueOn: '2026-11-30', state: 'DUE_SOON' }])
  })

  test('is not due where the course asks for none', () => {
    expect(due(officeOf([['R1', '000001', 'T003', '2026-08-01', null, null, null]]))).toEqual([])
  })

  test('is due after a training that nobody has written a row for, once', () => {
    const records: Cells[] = [
      ['000001', 'T001', '2026-10-01', '2026-10-31', '修了'],
      ['000002', 'T001', '2026-10-01', '2026-10-31', '欠席'],
      ['000003', 'T003', '2026-10-01', '2026-10-31', '修了'],
    ]
    expect(due(officeOf([], records))).toMatchObject([
      {
        staff: '000001',
        dueOn: '2026-11-14',
        state: 'OVERDUE',
        reasons: ['報告書の期限（2026-11-14）を11日過ぎている'],
      },
    ])
    expect(
      due(officeOf([['R1', '000001', 'T001', '2026-10-31', '2026-11-10', null, null]], records)),
    ).toMatchObject([{ staff: '000001', state: 'SUBMITTED' }])
  })
})

describe('a briefing', () => {
  test.each<[string, string | null, boolean]>([
    ['2026-09-26', null, false],
    ['2026-09-25', null, true],
    ['2026-09-25', '2026-12-20', false],
  ])('after a training that ended on %s, with the day %s, is pending: %s', (ended, on, pending) => {
    const [item] = due(officeOf([['R1', '000001', 'T001', ended, '2026-10-01', on, null]]))
    expect(item?.briefingPending).toBe(pending)
  })

  test('is not asked for by every course', () => {
    const [item] = due(officeOf([['R1', '000001', 'T002', '2026-01-25', '2026-10-01', null, null]]))
    expect(item?.briefingPending).toBe(false)
  })

  test('spread is who came by those at work', () => {
    const [item] = due(officeOf([['R1', '000001', 'T001', '2026-09-25', '2026-10-01', '2026-10-20', 3]]))
    expect(item?.spread).toBe(0.75)
  })
})

describe('who is told', () => {
  const office = officeOf(
    [['R1', '000002', 'T001', '2026-09-25', '2026-10-01', null, null]],
    [
      ['000001', 'T001', '2026-10-01', '2026-10-31', '修了'],
      ['000002', 'T001', '2026-09-20', '2026-09-25', '修了'],
    ],
  )
  const told = (viewer: Partial<Viewer>) =>
    due(office, viewer).map(({ staff, dueOn, state }) => [staff, dueOn, state])

  test('HR and the person how it stands, a manager the day, everybody what was handed in', () => {
    const submitted = ['000002', '2026-10-09', 'SUBMITTED']
    const overdue = ['000001', '2026-11-14', 'OVERDUE']
    expect(told(HR)).toEqual([submitted, overdue])
    expect(told({ roles: ['STAFF'], person: '000001' })).toEqual([submitted, overdue])
    expect(told({ roles: ['MANAGER'], person: '000003', scope: new Set(['000001']) })).toEqual([
      submitted,
      ['000001', '2026-11-14', null],
    ])
    expect(told({ roles: ['STAFF'], person: '000003' })).toEqual([submitted])
    expect(told({ roles: ['DASHBOARD'] })).toEqual([])
  })

  test('is asked for as a query and on a member of staff', () => {
    const ask = askInsight(dispatchReportsDueFields)
    const hr = viewAs(snapshotOfSmallOffice(office), HR, TODAY)
    const names = (args: string) =>
      ask(hr, `{ dispatchReportsDue${args} { staff { name } state briefingPending } }`)
    const second = { staff: { name: '職員 2' }, state: 'SUBMITTED', briefingPending: true }
    const first = { staff: { name: '職員 1' }, state: 'OVERDUE', briefingPending: false }
    expect(names('')).toEqual({ dispatchReportsDue: [second, first] })
    expect(names('(state: OVERDUE)')).toEqual({ dispatchReportsDue: [first] })
    expect(
      ask(hr, '{ staff(staffNumber: "000001") { dispatchReportsDue { dueOn course { name } reasons } } }'),
    ).toEqual({
      staff: {
        dispatchReportsDue: [
          {
            dueOn: '2026-11-14',
            course: { name: '自治大学校' },
            reasons: ['報告書の期限（2026-11-14）を11日過ぎている'],
          },
        ],
      },
    })
  })
})
