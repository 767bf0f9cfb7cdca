import { expect, test } from 'vitest'
import {
  selfDevelopmentUptakeFields,
  selfDevelopmentUptakeFor,
} from '../../src/insights/self-development-uptake.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { type Cells, many, numbered, peopleOf, type Somebody } from './people-of.ts'

/** Rows of 2026: number, theme, 補助額, first day. */
const officeOf = (people: readonly Somebody[], rows: readonly Cells[]): SmallOffice => ({
  personnel: peopleOf(people),
  development: {
    自己啓発: [
      ['年度', '職員番号', 'テーマ', '補助額', '開始'],
      ...rows.map(([who = null, theme = null, yen = null, from = null]) => [
        2026,
        numbered(Number(who)),
        theme,
        yen,
        from,
      ]),
      [2025, numbered(1), '昔', 1000, null],
    ],
  },
})
const HR: Partial<Viewer> = { roles: ['HR'] }
const told = (office: SmallOffice, viewer = HR) =>
  selfDevelopmentUptakeFor(viewAs(snapshotOfSmallOffice(office), viewer), 2026)

test('counts persons once, of those at work; a blank amount is not 0', () => {
  const people: Somebody[] = [...many(4), { status: '育児休業' }, { appointment: '会計年度任用フル' }]
  const office = officeOf(people, [
    [1, '簿記', 5000],
    [1, '英語', null],
    [2, '手話', 0],
    [5, '簿記', 3000],
  ])
  expect(told(office)).toMatchObject({
    asOf: '2026-11-25',
    uptake: { rate: 0.5, base: 4, suppressed: false },
    subsidy: 8000,
    subsidised: 3,
    rows: 4,
  })
})

test('nobody there gives no rate', () => {
  expect(told(officeOf([], []))?.uptake.rate).toBeNull()
})

const others: Partial<Viewer>[] = [
  { roles: ['STAFF'], person: '000001' },
  { roles: ['MANAGER'], person: '000001', scope: new Set(['000002']) },
  { roles: ['DASHBOARD'] },
]
const taking = (count: number): Cells[] =>
  Array.from({ length: count }, (_, index) => [index + 1, '簿記', 1000, '2026-05-01'])

test.each(others)('$roles: what is about enough people, of the first of the month', (viewer) => {
  expect(told(officeOf(many(30), taking(12)), viewer)).toMatchObject({
    asOf: '2026-11-01',
    uptake: { rate: 0.4, base: 30 },
    subsidy: 12_000,
    rows: 12,
  })
  expect(told(officeOf(many(30), taking(9)), viewer)).toMatchObject({ uptake: { rate: 0.3 }, subsidy: null })
  expect(told(officeOf(many(30), taking(2)), viewer)).toMatchObject({
    uptake: { rate: null, suppressed: true },
    subsidy: null,
    subsidised: null,
    rows: null,
  })
})

test('who keeps the server is told nothing', () => {
  expect(told(officeOf(many(30), taking(12)), { roles: ['SYSADMIN'] })).toBeNull()
})

test('is asked for as a query', () => {
  const ask = askInsight(selfDevelopmentUptakeFields)
  const view = viewAs(snapshotOfSmallOffice(officeOf(many(4), taking(1))), HR)
  expect(
    ask(
      view,
      '{ selfDevelopmentUptake { fiscalYear uptake { value n suppressed } subsidy subsidised rows } }',
    ),
  ).toEqual({
    selfDevelopmentUptake: {
      fiscalYear: 2026,
      uptake: { value: 0.25, n: 4, suppressed: false },
      subsidy: 1000,
      subsidised: 1,
      rows: 1,
    },
  })
})
