import { describe, expect, test } from 'vitest'
import { declarationTrendFor } from '../../src/insights/declaration-trend.ts'
import { declarationTrendFields } from '../../src/insights/declaration-trend-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { type Cells, many, numbered, peopleOf, type Somebody } from './people-of.ts'

/** Declarations: fiscal year, number, 満足度, 適性, 成長実感, 状態, 提出日. */
const officeOf = (people: readonly Somebody[], declared: readonly Cells[]): SmallOffice => ({
  personnel: peopleOf(people),
  intentions: {
    自己申告: [
      ['年度', '職員番号', '満足度', '適性', '成長実感', '状態', '提出日', '異動希望'],
      ...declared.map(([year = null, who = null, a = null, b = null, c = null, state, on]) => [
        year,
        numbered(Number(who)),
        a,
        b,
        c,
        state ?? '提出',
        on ?? '2026-10-10',
        'どちらでもよい',
      ]),
    ],
  },
})

const CORE: Partial<Viewer> = { roles: ['HR_CORE'] }
const view = (office: SmallOffice, viewer: Partial<Viewer> = CORE) =>
  viewAs(snapshotOfSmallOffice(office), viewer)

describe('answers', () => {
  const office = officeOf(many(4), [
    [2026, 1, 5, 4, 3],
    [2026, 2, 3, 2, null],
    [2026, 3, 4, 1, 5, '下書'],
    [2025, 1, 3, 4, 4],
    [2025, 4, 1, 1, 1],
  ])
  const found = declarationTrendFor(view(office), 2026)

  test('are means and top-two shares over what was answered; a draft is not handed in', () => {
    expect(found?.submission).toEqual({ rate: 0.5, base: 4, suppressed: false })
    expect(
      found?.answers.map(({ question, mean, topTwo }) => [question, mean.mean, mean.n, topTwo.rate]),
    ).toEqual([
      ['satisfaction', 4, 2, 0.5],
      ['aptitude', 3, 2, 0.5],
      ['growth', 3, 1, 0],
    ])
  })

  test('are compared over the same persons of both years: who came and who went change nothing', () => {
    expect(found?.answers.map(({ change }) => [change.mean, change.n])).toEqual([
      [2, 1],
      [0, 1],
      [-1, 1],
    ])
  })

  test('nothing answered is nothing, not 0', () => {
    const [none] = declarationTrendFor(view(officeOf(many(2), [])), 2026)?.answers ?? []
    expect(none).toMatchObject({
      mean: { mean: null, n: 0 },
      topTwo: { rate: null },
      change: { mean: null, n: 0 },
    })
  })
})

test('who does not suit after a year or more is named', () => {
  const people: Somebody[] = [{ since: '2025-04-01' }, { since: '2026-04-01' }, {}, {}]
  const declared = [
    [2026, 1, 3, 2, 3],
    [2026, 2, 3, 2, 3],
    [2026, 3, 3, 3, 3],
    [2026, 4, 3, null, 3],
  ]
  expect(declarationTrendFor(view(officeOf(people, declared)), 2026)?.mismatches).toEqual(['000001'])
})

describe('who is told', () => {
  const declared = (count: number, year = 2026): Cells[] =>
    Array.from({ length: count }, (_, index) => [year, index + 1, 4, 2, 3])
  const others: Partial<Viewer>[] = [
    { roles: ['HR'] },
    { roles: ['STAFF'], person: '000001' },
    { roles: ['MANAGER'], person: '000001', scope: new Set(['000002']) },
    { roles: ['DASHBOARD'] },
  ]

  test.each(others)('$roles: what ten and more answered, and no names', (viewer) => {
    const office = officeOf(many(30), [...declared(10), ...declared(9, 2025)])
    const found = declarationTrendFor(view(office, viewer), 2026)
    expect(found?.mismatches).toEqual([])
    expect(found?.submission).toMatchObject({ base: 30, suppressed: false })
    expect(found?.answers[0]).toMatchObject({
      mean: { mean: 4, n: 10, suppressed: false },
      topTwo: { rate: 1, base: 10 },
      change: { mean: null, n: null, suppressed: true },
    })
  })

  test.each(others)('$roles: not what fewer answered', (viewer) => {
    const [first] = declarationTrendFor(view(officeOf(many(30), declared(9)), viewer), 2026)?.answers ?? []
    expect(first).toMatchObject({
      mean: { mean: null, suppressed: true },
      topTwo: { rate: null, suppressed: true },
    })
  })

  test('of one department HR_CORE alone, of anything not who keeps the server', () => {
    const office = officeOf([...many(1, { department: '0301' }), ...many(1)], declared(2))
    expect(declarationTrendFor(view(office), 2026, '0301')?.answers[0]?.mean.n).toBe(1)
    for (const viewer of others) expect(declarationTrendFor(view(office, viewer), 2026, '0301')).toBeNull()
    expect(declarationTrendFor(view(office, { roles: ['SYSADMIN'] }), 2026)).toBeNull()
  })

  test('figures are of the first of the month: what was handed in since is not in them', () => {
    const late = declared(12).map((row): Cells => [...row, '提出', '2026-11-10'])
    const office = officeOf(many(30), late)
    expect(declarationTrendFor(view(office), 2026)?.answers[0]?.mean.n).toBe(12)
    for (const role of ['DASHBOARD', 'HR', 'STAFF'])
      expect(declarationTrendFor(view(office, { roles: [role] }), 2026)).toMatchObject({
        asOf: '2026-11-01',
        submission: { rate: 0, base: 30 },
      })
  })
})

test('is asked for as a query and on a department', () => {
  const ask = askInsight(declarationTrendFields)
  const office = officeOf(many(2), [[2026, 1, 5, 2, 3]])
  const fields = 'submission { value n } answers { label mean { value n } } mismatches { staffNumber }'
  const expected = {
    submission: { value: 0.5, n: 2 },
    answers: [
      { label: '満足度', mean: { value: 5, n: 1 } },
      { label: '適性', mean: { value: 2, n: 1 } },
      { label: '成長実感', mean: { value: 3, n: 1 } },
    ],
    mismatches: [{ staffNumber: '000001' }],
  }
  expect(
    ask(
      view(office),
      `{ declarationTrend { ${fields} } department(departmentCode: "0201") { declarationTrend { ${fields} } } }`,
    ),
  ).toEqual({ declarationTrend: expected, department: { declarationTrend: expected } })
})
