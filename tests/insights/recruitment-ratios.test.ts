import { describe, expect, test } from 'vitest'
import { recruitmentRatiosFor } from '../../src/insights/recruitment-ratios.ts'
import { recruitmentRatiosFields } from '../../src/insights/recruitment-ratios-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { type Cells, many, peopleOf, type Somebody } from './people-of.ts'

/** 採用実績 of 2026: 試験区分, 性別, 申込, 受験, 合格, 採用. */
const officeOf = (results: readonly Cells[], people: readonly Somebody[] = many(1)): SmallOffice => ({
  personnel: peopleOf(people),
  development: {
    採用実績: [
      ['年度', '試験区分', '性別', '申込', '受験', '合格', '採用'],
      ...results.map((row) => [2026, ...row]),
      [2025, '上級', null, 10, 10, 10, 10],
    ],
  },
})

const HR: Partial<Viewer> = { roles: ['HR'] }
const told = (office: SmallOffice, viewer = HR) =>
  recruitmentRatiosFor(viewAs(snapshotOfSmallOffice(office), viewer), 2026)

describe('ratios', () => {
  test('are of each examination and of all; genders are added up', () => {
    const found = told(
      officeOf([
        ['上級', '女性', 60, 40, 10, 6],
        ['上級', '男性', 60, 40, 10, 4],
        ['土木', null, 9, 8, 4, 2],
        ['土木', '女性', 3, 2, 1, 1],
      ]),
    )
    expect(
      found?.exams.map(({ examType, ...each }) => [
        examType,
        each.applicationRatio.ratio,
        each.examinationRatio.ratio,
        each.women.rate,
      ]),
    ).toEqual([
      ['上級', 12, 4, 0.6],
      ['土木', 4.5, 2, 0.5],
    ])
    expect(found?.total).toMatchObject({
      examType: null,
      applicationRatio: { ratio: 129 / 12 },
      examinationRatio: { ratio: 88 / 24 },
      women: { rate: 7 / 12, base: 12 },
    })
  })

  test.each<[string, Cells, object]>([
    [
      'nobody was hired: no ratio',
      ['上級', null, 20, 15, 0, 0],
      { applicationRatio: { ratio: null, suppressed: false }, examinationRatio: { ratio: null } },
    ],
    ['what is not known is not 0', ['上級', null, null, 15, 3, 2], { applicationRatio: { ratio: null } }],
    ['women are not known where no row is theirs', ['上級', null, 20, 15, 3, 2], { women: { rate: null } }],
  ])('%s', (_case, row, expected) => {
    expect(told(officeOf([row]))).toMatchObject({ exams: [expected], total: expected })
  })
})

test('mid-career is of the hires of the fiscal year, those appointed for a year apart', () => {
  const people: Somebody[] = [
    ...many(3, { hiredOn: '2026-04-01' }),
    { hiredOn: '2026-10-01', hireType: '経験者' },
    { hiredOn: '2025-10-01', hireType: '経験者' },
    { hiredOn: '2026-04-01', hireType: '経験者', appointment: '会計年度任用フル' },
  ]
  expect(told(officeOf([], people))?.midCareer).toEqual({ rate: 0.25, base: 4, suppressed: false })
})

describe('who is told', () => {
  const office = officeOf(
    [
      ['上級', '女性', 60, 50, 20, 12],
      ['上級', '男性', 60, 50, 20, 12],
      ['土木', '女性', 4, 4, 2, 1],
      ['土木', '男性', 5, 4, 2, 1],
      ['初級', '女性', 30, 30, 9, 6],
      ['初級', '男性', 30, 30, 9, 6],
    ],
    [...many(9, { hiredOn: '2026-04-01' }), { hiredOn: '2026-04-01', hireType: '経験者' }],
  )
  const others: Partial<Viewer>[] = [
    { roles: ['STAFF'], person: '000001' },
    { roles: ['MANAGER'], person: '000001', scope: new Set(['000002']) },
    { roles: ['DASHBOARD'] },
  ]
  test.each(others)(
    '$roles: a small examination is hidden, and another with it, so that it cannot be computed',
    (viewer) => {
      const found = told(office, viewer)
      expect(
        found?.exams.map(({ examType, applicationRatio }) => [examType, applicationRatio.ratio]),
      ).toEqual([
        ['上級', 5],
        ['初級', null],
        ['土木', null],
      ])
      expect(found?.exams.map(({ women }) => women.rate)).toEqual([0.5, null, null])
      expect(found?.total).toMatchObject({
        applicationRatio: { ratio: 189 / 38 },
        women: { rate: 0.5, base: 38 },
      })
      expect(found?.midCareer).toEqual({ rate: null, base: null, suppressed: true })
    },
  )
  test('HR all of it, who keeps the server nothing', () => {
    expect(told(office)?.exams.every(({ women }) => women.rate !== null)).toBe(true)
    expect(told(office)?.midCareer).toMatchObject({ rate: 0.1 })
    expect(told(office, { roles: ['SYSADMIN'] })).toBeNull()
  })
})

test('is asked for as a query', () => {
  const ask = askInsight(recruitmentRatiosFields)
  const view = viewAs(snapshotOfSmallOffice(officeOf([['上級', '女性', 20, 15, 5, 4]])), HR)
  const source =
    '{ recruitmentRatios { fiscalYear exams { examType applicationRatio { value } women { value n } } total { examinationRatio { value suppressed } } midCareer { value } } }'
  expect(ask(view, source)).toEqual({
    recruitmentRatios: {
      fiscalYear: 2026,
      exams: [{ examType: '上級', applicationRatio: { value: 5 }, women: { value: 1, n: 4 } }],
      total: { examinationRatio: { value: 3, suppressed: false } },
      midCareer: { value: null },
    },
  })
})
