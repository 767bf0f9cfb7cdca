import { describe, expect, test } from 'vitest'
import { type AttainmentBy, competencyAttainmentFor } from '../../src/insights/competency-attainment.ts'
import { competencyAttainmentFields } from '../../src/insights/competency-attainment-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { type Cells, many, numbered, peopleOf, type Somebody } from './people-of.ts'

/** Somebody, and their levels of C1, C2 and A1: of G6, 2, 3 and 2 are required. */
type Assessed = readonly [Somebody, Cells]

const officeOf = (people: readonly Assessed[]): SmallOffice => ({
  personnel: peopleOf(people.map(([person]) => person)),
  development: {
    能力項目: [
      ['能力コード', '区分', '名称', '表示順'],
      ['C1', '能力', '対人能力', 1],
      ['C2', '能力', '政策形成能力', 2],
      ['A1', '意識', '市民本位', 3],
    ],
    求められる水準: [
      ['職階コード', '適用年度', 'C1', 'C2', 'A1'],
      ['G6', 2026, 2, 3, 2],
    ],
    能力評価: [
      ['年度', '評価区分', '職員番号', '評価日', 'C1', 'C2', 'A1'],
      ...people.map(([, levels], index) => [2026, '所属長', numbered(index + 1), '2026-10-01', ...levels]),
    ],
  },
})

const HR: Partial<Viewer> = { roles: ['HR'] }
const DASHBOARD: Partial<Viewer> = { roles: ['DASHBOARD'] }
const view = (people: readonly Assessed[], viewer: Partial<Viewer>) =>
  viewAs(snapshotOfSmallOffice(officeOf(people)), viewer, '2026-11-25')
const told = (people: readonly Assessed[], by: AttainmentBy, viewer = HR) =>
  competencyAttainmentFor(view(people, viewer), by)
const alike = (count: number, person: Somebody, levels: Cells): Assessed[] =>
  many(count, person).map((each) => [each, levels] as const)

describe('attainment', () => {
  const people: Assessed[] = [
    [{}, [2, 1, 0]],
    [{ department: '0301' }, [4, null, 4]],
    [{ department: '0301' }, ['対象外', 3, null]],
    [{ status: '育児休業' }, [0, 0, 0]],
    [{ grade: 'G2' }, [4, 4, 4]],
  ]

  test('is of known levels of abilities, completeness of what applies; who is away or of whom nothing is asked has no part', () => {
    expect(told(people, 'DIVISION')).toMatchObject({
      asOf: '2026-11-25',
      total: { rate: { rate: 3 / 4, base: 4 }, people: 3, completeness: 4 / 5 },
      groups: [
        { key: '0201', name: '税務課', rate: { rate: 1 / 2, base: 2 }, people: 1, completeness: 1 },
        { key: '0301', name: '福祉課', rate: { rate: 1, base: 2 }, people: 2, completeness: 2 / 3 },
      ],
    })
  })

  test('by competency tells attitudes too, in the order of the catalogue', () => {
    expect(told(people, 'COMPETENCY')?.groups.map(({ key, rate }) => [key, rate.rate])).toEqual([
      ['C1', 1],
      ['C2', 1 / 2],
      ['A1', 1 / 2],
    ])
  })

  test('where nobody was assessed there is none', () => {
    expect(told(alike(2, {}, [null, null, null]), 'GRADE')?.groups).toMatchObject([
      { key: 'G6', rate: { rate: null, base: 0, suppressed: false }, people: 0, completeness: 0 },
    ])
  })
})

describe('who sees no names', () => {
  const people: Assessed[] = [
    ...alike(20, {}, [2, 3, 2]),
    ...alike(12, { department: '0301' }, [2, 0, 2]),
    ...alike(9, { department: '0401' }, [0, 0, 2]),
  ]

  test('is told groups of ten and more to 5 %, and not the rest that would tell a smaller one', () => {
    const found = told(people, 'DIVISION', DASHBOARD)
    expect(found?.groups.map(({ key, rate, people: n }) => [key, rate.rate, n])).toEqual([
      ['0201', 1, 20],
      ['0301', null, null],
      ['0401', null, null],
    ])
    expect(found?.total).toMatchObject({ rate: { rate: 0.65, base: 41 }, people: 41, completeness: 1 })
  })

  test('is told of competencies that ten and more were assessed in', () => {
    const few: Assessed[] = [...alike(10, {}, [2, null, 2]), ...alike(9, {}, [2, 3, null])]
    expect(told(few, 'COMPETENCY', DASHBOARD)?.groups.map(({ key, rate }) => [key, rate.rate])).toEqual([
      ['C1', 1],
      ['C2', null],
      ['A1', 1],
    ])
  })

  test.each(['STAFF', 'MANAGER', 'OCC_HEALTH'])('%s: the same', (role) => {
    expect(told(people, 'DIVISION', { roles: [role] })).toEqual(told(people, 'DIVISION', DASHBOARD))
  })
})

test('is asked for as a query; not by who keeps the server', () => {
  const ask = askInsight(competencyAttainmentFields)
  const source =
    '{ competencyAttainment(groupBy: GRADE) { total { rate { value n } } groups { key name people completeness rate { value suppressed } } } }'
  const people = alike(10, {}, [2, 0, 2])
  expect(ask(view(people, DASHBOARD), source)).toEqual({
    competencyAttainment: {
      total: { rate: { value: 0.5, n: 10 } },
      groups: [
        {
          key: 'G6',
          name: '主事・技師級',
          people: 10,
          completeness: 1,
          rate: { value: 0.5, suppressed: false },
        },
      ],
    },
  })
  expect(ask(view(people, { roles: ['SYSADMIN'] }), source)).toEqual({ competencyAttainment: null })
})
