import { expect, test } from 'vitest'
import { ojtProgressFields, ojtProgressFor } from '../../src/insights/ojt-progress.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { type Cells, many, peopleOf } from './people-of.ts'

/** OJT: number, trainer, first and last day, target, reached. */
const officeOf = (rows: readonly Cells[]): SmallOffice => ({
  personnel: peopleOf(many(6)),
  development: {
    能力項目: [
      ['能力コード', '区分', '名称'],
      ['C1', '能力', '対人能力'],
    ],
    OJT記録: [
      ['職員番号', '指導者', '能力コード', '開始', '終了', '目標水準', '到達水準'],
      ...rows.map(([who = null, by = null, ...rest]) => [who, by, 'C1', ...rest]),
    ],
  },
})

const ROWS: readonly Cells[] = [
  ['000001', '000005', '2026-04-01', '2026-09-30', 2, 2],
  ['000002', '000005', '2026-04-01', '2026-09-30', 3, 2],
  ['000002', '000005', '2025-10-01', '2026-04-01', 2, 3],
  ['000003', '000005', '2026-04-01', '2026-09-30', 2, null],
  ['000003', '000006', '2026-05-01', null, 2, null],
  ['000004', '000006', '2026-06-01', '2027-03-31', 2, null],
  ['000004', '000006', '2026-07-01', '2026-08-31', null, 1],
  ['000001', '000005', '2025-04-01', '2026-03-31', 2, 0],
]

const HR: Partial<Viewer> = { roles: ['HR'] }
const view = (viewer: Partial<Viewer> = HR) => viewAs(snapshotOfSmallOffice(officeOf(ROWS)), viewer)

test('reached by what is closed; what is not reached yet is open, with its trainer', () => {
  expect(ojtProgressFor(view(), null)).toEqual({
    fiscalYear: 2026,
    asOf: '2026-11-25',
    rows: 7,
    open: 3,
    late: 1,
    closed: 3,
    reached: 2,
    rate: 2 / 3,
    trainers: [
      { trainer: '000006', open: 2, trainees: ['000003', '000004'] },
      { trainer: '000005', open: 1, trainees: ['000003'] },
    ],
  })
})

test('a level of 0 is a level, not open', () => {
  expect(ojtProgressFor(view(), 2025)).toMatchObject({ rows: 2, open: 0, closed: 2, reached: 1, rate: 0.5 })
})

test('where nothing is closed there is no rate', () => {
  expect(ojtProgressFor(view(), 2020)).toMatchObject({ rows: 0, rate: null, trainers: [] })
})

test.each<[string, Partial<Viewer>, number | null]>([
  ['the person of their own', { roles: ['STAFF'], person: '000003' }, 2],
  [
    'a manager of whom they lead',
    { roles: ['MANAGER'], person: '000005', scope: new Set(['000001', '000004']) },
    3,
  ],
  ['who looks at sums of nothing', { roles: ['DASHBOARD'] }, null],
  ['occupational health of nothing', { roles: ['OCC_HEALTH'] }, null],
  ['who keeps the server of nothing', { roles: ['SYSADMIN'] }, null],
])('%s', (_case, viewer, rows) => {
  expect(ojtProgressFor(view(viewer), 2026)?.rows ?? null).toBe(rows)
})

test('is asked for as a query and on a person', () => {
  const ask = askInsight(ojtProgressFields)
  const source =
    '{ ojtProgress { rows rate trainers { trainer { staffNumber } open } } staff(staffNumber: "000002") { ojtProgress { closed reached } } }'
  expect(ask(view(), source)).toEqual({
    ojtProgress: {
      rows: 7,
      rate: 0.6667,
      trainers: [
        { trainer: { staffNumber: '000006' }, open: 2 },
        { trainer: { staffNumber: '000005' }, open: 1 },
      ],
    },
    staff: { ojtProgress: { closed: 2, reached: 1 } },
  })
})
