import { describe, expect, test } from 'vitest'
import { yearsInPost, yearsInPostFields } from '../../src/insights/years-in-post.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { many, peopleOf, type Somebody } from './people-of.ts'

const DASHBOARD: Partial<Viewer> = { roles: ['DASHBOARD'] }
const view = (people: readonly Somebody[], viewer: Partial<Viewer>) =>
  viewAs(snapshotOfSmallOffice({ personnel: peopleOf(people) }), viewer, '2026-11-25')
const told = (people: readonly Somebody[], viewer: Partial<Viewer>) =>
  yearsInPost(view(people, viewer), '2026-11-01').bands.map(({ from, share }) => [from, share.rate])

test('the bands hold who has been there for so many whole months', () => {
  const since = [
    '2025-11-02',
    '2025-11-01',
    '2024-11-01',
    '2023-11-01',
    '2021-11-01',
    '2016-11-02',
    '2016-11-01',
  ]
  expect(
    told(
      since.map((day) => ({ since: day })),
      { roles: ['HR'] },
    ),
  ).toEqual([
    [0, 1 / 7],
    [1, 1 / 7],
    [2, 1 / 7],
    [3, 1 / 7],
    [5, 2 / 7],
    [10, 1 / 7],
  ])
})

test('who is away, and who is appointed for a year, is in no band', () => {
  const people = [
    ...many(1),
    ...many(1, { status: '育児休業' }),
    ...many(1, { appointment: '会計年度任用フル' }),
  ]
  expect(yearsInPost(view(people, { roles: ['HR'] }), '2026-11-25')).toMatchObject({ members: 1, known: 1 })
})

describe('who looks at sums', () => {
  test('is told bands of ten and more, to 5 %, and not what the rest of them would tell', () => {
    const people = [
      ...many(30, { since: '2026-04-01' }),
      ...many(14, { since: '2025-04-01' }),
      ...many(3, { since: '2024-04-01' }),
      ...many(21, { since: '2022-04-01' }),
    ]
    expect(told(people, DASHBOARD)).toEqual([
      [0, 0.45],
      [1, null],
      [2, null],
      [3, expect.closeTo(0.3, 9)],
      [5, null],
      [10, null],
    ])
  })
})

test('is asked for as a query by HR and by who looks at sums, of the first of the month', () => {
  const ask = askInsight(yearsInPostFields)
  const source = '{ yearsInPost { asOf completeness bands { to share { value n suppressed } } } }'
  const bands = [1, 2, 3, 5, 10, null].map((to) => ({
    to,
    share: to === 10 ? { value: 1, n: 12, suppressed: false } : { value: null, n: null, suppressed: true },
  }))
  expect(ask(view(many(12), DASHBOARD), source)).toEqual({
    yearsInPost: { asOf: '2026-11-01', completeness: 1, bands },
  })
  for (const role of ['STAFF', 'MANAGER', 'SYSADMIN', 'OCC_HEALTH'])
    expect(ask(view(many(12), { roles: [role] }), source)).toEqual({ yearsInPost: null })
})
