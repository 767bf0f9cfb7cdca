import { describe, expect, test } from 'vitest'
import { sideActivityLimitFields, sideActivityLimitsFor } from '../../src/insights/side-activity-limits.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { type Cells, many, peopleOf } from './people-of.ts'

/** Permits: number, hours a day, week, month, last day, first day. */
const officeOf = (rows: readonly Cells[]): SmallOffice => ({
  personnel: peopleOf(many(4)),
  development: {
    兼業許可: [
      ['許可番号', '職員番号', '活動', '時間/日', '時間/週', '時間/月', '終了', '開始'],
      ...rows.map(
        ([who = null, a = null, b = null, c = null, to = '2027-03-31', from = '2026-04-01'], index) => [
          `K${index + 1}`,
          who,
          '消防団',
          a,
          b,
          c,
          to,
          from,
        ],
      ),
    ],
  },
})

const HR: Partial<Viewer> = { roles: ['HR'] }
const told = (rows: readonly Cells[], viewer = HR) =>
  sideActivityLimitsFor(viewAs(snapshotOfSmallOffice(officeOf(rows)), viewer))

describe('what is looked at', () => {
  test.each<[string, Cells[], object]>([
    [
      'at the limits all is well',
      [['000001', 3, 8, 30]],
      { over: false, unknown: 0, expiresOn: null, reasons: [] },
    ],
    ['over a day', [['000001', 3.5, 8, 30]], { over: true, reasons: ['日3.5時間（上限 3時間）'] }],
    ['over a week', [['000001', 2, 9, 30]], { over: true, reasons: ['週9時間（上限 8時間）'] }],
    ['over a month', [['000001', 2, 8, 31]], { over: true, reasons: ['月31時間（上限 30時間）'] }],
    [
      'two permits are added up',
      [
        ['000001', 2, 5, 10],
        ['000001', 1, 4, 10],
      ],
      { permits: ['K1', 'K2'], hoursPerWeek: 9, over: true },
    ],
    [
      'blank hours are not 0: they are told',
      [['000001', null, 4, null]],
      { hoursPerDay: null, unknown: 2, over: false, reasons: ['時間の記入なし'] },
    ],
    ['0 hours are known', [['000001', 0, 0, 0]], { hoursPerDay: 0, unknown: 0 }],
    [
      'it ends in sixty days',
      [['000001', 1, 1, 1, '2027-01-24']],
      { expiresOn: '2027-01-24', reasons: ['2027-01-24に期限'] },
    ],
    ['it ends in sixty-one days', [['000001', 1, 1, 1, '2027-01-25']], { expiresOn: null }],
    ['it has no last day', [['000001', 1, 1, 1, null]], { expiresOn: null, reasons: [] }],
  ])('%s', (_case, rows, expected) => {
    expect(told(rows)).toMatchObject([expected])
  })

  test('what is over, or not begun, is not in it', () => {
    expect(
      told([
        ['000001', 9, 9, 9, '2026-11-24'],
        ['000002', 9, 9, 9, '2027-11-24', '2026-11-26'],
      ]),
    ).toEqual([])
  })

  test('whoever needs a look comes first', () => {
    const rows = [
      ['000001', 1, 1, 1],
      ['000002', 1, 1, 1, '2026-12-01'],
      ['000003', null, 1, 1],
      ['000004', 4, 1, 1],
    ]
    expect(told(rows).map(({ staff }) => staff)).toEqual(['000004', '000003', '000002', '000001'])
  })
})

test.each<[string, Partial<Viewer>, string[]]>([
  ['HR all', HR, ['000001', '000002']],
  ['a person their own', { roles: ['STAFF'], person: '000002' }, ['000002']],
  [
    'a manager not of whom they lead',
    { roles: ['MANAGER'], person: '000003', scope: new Set(['000001']) },
    [],
  ],
  ['who looks at sums nothing', { roles: ['DASHBOARD'] }, []],
  ['who keeps the server nothing', { roles: ['SYSADMIN'] }, []],
])('%s', (_case, viewer, expected) => {
  const rows = [
    ['000001', 1, 1, 1],
    ['000002', 1, 1, 1],
  ]
  expect(told(rows, viewer).map(({ staff }) => staff)).toEqual(expected)
})

test('is asked for as a query and on a person', () => {
  const ask = askInsight(sideActivityLimitFields)
  const view = viewAs(snapshotOfSmallOffice(officeOf([['000001', 4, 8, 30]])), HR)
  const item = {
    over: true,
    hoursPerDay: 4,
    permits: [{ activity: '消防団' }],
    reasons: ['日4時間（上限 3時間）'],
  }
  const fields = 'over hoursPerDay permits { activity } reasons'
  expect(
    ask(
      view,
      `{ sideActivityLimits { ${fields} } staff(staffNumber: "000001") { sideActivityLimits { ${fields} } } other: staff(staffNumber: "000002") { sideActivityLimits { over } } }`,
    ),
  ).toEqual({
    sideActivityLimits: [item],
    staff: { sideActivityLimits: item },
    other: { sideActivityLimits: null },
  })
})
