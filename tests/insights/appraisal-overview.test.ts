import { describe, expect, test } from 'vitest'
import { appraisalOverviewFor } from '../../src/insights/appraisal-overview.ts'
import { appraisalOverviewFields } from '../../src/insights/appraisal-overview-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { type Cells, many, numbered, peopleOf, type Somebody } from './people-of.ts'

/** Appraisals: number, evaluator, first mark, overall mark, opening, closing, reason of 対象外. */
const officeOf = (rows: readonly Cells[], people: readonly Somebody[] = many(9)): SmallOffice => ({
  personnel: peopleOf(people),
  appraisal: {
    評価期間: [
      ['コード', '年度', '種別', '開始', '終了'],
      ['2026H1', 2026, '業績前期', '2026-04-01', '2026-09-30'],
      ['2026H2', 2026, '業績後期', '2026-10-01', '2027-03-31'],
    ],
    人事評価: [
      [
        '期間コード',
        '職員番号',
        '一次評価者',
        '一次評語',
        '全体評語',
        '期首面談日',
        '期末面談日',
        '対象外理由',
      ],
      ...rows.map(([who = null, by = null, ...rest]) => [
        '2026H1',
        numbered(Number(who)),
        by === null ? null : numbered(Number(by)),
        ...rest,
      ]),
      ['2026H2', '000001', '000009', null, null, null, null, null],
    ],
  },
})

const [OPENED, CLOSED] = ['2026-04-15', '2026-09-20']
const CORE: Partial<Viewer> = { roles: ['HR_CORE'] }
const told = (office: SmallOffice, viewer = CORE, cycle = '2026H1', today = '2026-11-25') =>
  appraisalOverviewFor(viewAs(snapshotOfSmallOffice(office), viewer, today), cycle)

const ROWS: readonly Cells[] = [
  [1, 9, 'A', 'B', OPENED, CLOSED],
  [2, 9, 'A', 'A', OPENED, null],
  [3, 8, 'B', 'B', null, null],
  [4, 8, null, null, OPENED, CLOSED],
  [5, null, 'C', 'C', OPENED, CLOSED],
  [6, 8, null, null, null, null, '育児休業'],
]

test('marks are counted by first evaluator, interviews are missing after the end', () => {
  expect(told(officeOf(ROWS))).toEqual({
    cycle: '2026H1',
    asOf: '2026-11-25',
    isOver: true,
    base: 5,
    excluded: 1,
    marks: [
      { mark: 'A', count: 1 },
      { mark: 'B', count: 2 },
      { mark: 'C', count: 1 },
    ],
    evaluators: [
      { evaluator: null, ratees: 1, unmarked: 0, marks: [{ mark: 'C', count: 1 }] },
      { evaluator: '000008', ratees: 2, unmarked: 1, marks: [{ mark: 'B', count: 1 }] },
      { evaluator: '000009', ratees: 2, unmarked: 0, marks: [{ mark: 'A', count: 2 }] },
    ],
    missingInterviews: [
      { staff: '000002', missing: ['期末面談'] },
      { staff: '000003', missing: ['期首面談', '期末面談'] },
    ],
  })
})

test('nothing is missing until the cycle is over', () => {
  expect(told(officeOf(ROWS), CORE, '2026H1', '2026-09-30')).toMatchObject({
    isOver: false,
    missingInterviews: [],
  })
  expect(told(officeOf(ROWS), CORE, '2026H2')).toMatchObject({ base: 1, missingInterviews: [] })
})

test.each([
  ['2026-07-01', 1],
  ['2026-07-02', 0],
])('who was hired on %s counts: %d', (hiredOn, base) => {
  expect(told(officeOf([[1, 9, 'A', 'A', null, null]], [{ hiredOn }, ...many(8)]))).toMatchObject({
    base,
    excluded: 1 - base,
  })
})

describe('who is told', () => {
  test('HR of missing interviews, of no mark; a reason of 対象外 is hidden, so that one counts', () => {
    expect(told(officeOf(ROWS), { roles: ['HR'] })).toMatchObject({
      marks: [],
      evaluators: [],
      base: 6,
      missingInterviews: [{ staff: '000002' }, { staff: '000003' }, { staff: '000006' }],
    })
  })
  test.each<Partial<Viewer>>([
    { roles: ['STAFF'], person: '000001' },
    { roles: ['MANAGER'], person: '000009', scope: new Set(['000001']) },
    { roles: ['DASHBOARD'] },
    { roles: ['OCC_HEALTH'] },
    { roles: ['SYSADMIN'] },
  ])('$roles of nothing', (viewer) => {
    expect(told(officeOf(ROWS), viewer)).toBeNull()
  })
})

test('is asked for as a query and on a cycle', () => {
  const ask = askInsight(appraisalOverviewFields)
  const view = viewAs(snapshotOfSmallOffice(officeOf(ROWS)), CORE)
  const source = `{
    appraisalOverview(cycleCode: "2026H1") {
      base evaluators { evaluator { staffNumber } marks { label count } } missingInterviews { staff { staffNumber } missing }
    }
    appraisalCycle(cycleCode: "2026H2") { overview { base isOver } }
    none: appraisalOverview(cycleCode: "?") { base }
  }`
  expect(ask(view, source)).toMatchObject({
    appraisalOverview: {
      base: 5,
      evaluators: [
        { evaluator: null },
        { evaluator: { staffNumber: '000008' } },
        { marks: [{ label: 'A', count: 2 }] },
      ],
      missingInterviews: [{ staff: { staffNumber: '000002' }, missing: ['期末面談'] }, {}],
    },
    appraisalCycle: { overview: { base: 1, isOver: false } },
    none: null,
  })
})
