import { describe, expect, test } from 'vitest'
import { hiddenGroups } from '../../src/insights/hidden-groups.ts'
import { trainingVolume, type VolumeBy } from '../../src/insights/training-volume.ts'
import { trainingVolumeFields } from '../../src/insights/training-volume-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]

const TODAY = '2026-11-25'

const officeOf = (
  people: readonly (readonly [number: string, birthDate: string | null])[],
  records: readonly Cells[],
  events: readonly Cells[] = [],
): SmallOffice => ({
  personnel: {
    職員: [
      [
        '職員番号',
        '生年月日',
        '氏名',
        '採用年月日',
        '任用区分',
        '職種',
        '職階コード',
        '所属コード',
        '現所属開始日',
        '在職状況',
      ],
      ...people.map(([number, birthDate]) => [
        number,
        birthDate,
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
  },
  development: {
    研修コース: [
      ['研修コード', '研修名', '研修体系', '研修種別', '目的', '主催', '標準時間', '定員'],
      ['T001', '接遇研修', '職場外', '能力開発', 'スキルアップ', '市', 6, 20],
      ['T002', 'OJT', '職場内', 'OJT', null, null, null, 5],
    ],
    研修実施: [['実施コード', '研修コード', '年度', '開始', '定員', '状態'], ...events],
    研修受講: [['職員番号', '研修コード', '開始日', '受講状態', '出席時間', '費用'], ...records],
  },
})

const A = ['000001', '1995-06-01'] as const
const B = ['000002', null] as const
const RECORDS: readonly Cells[] = [
  ['000001', 'T001', '2026-06-01', '修了', 9.5, 10_000],
  ['000002', 'T001', '2026-06-01', '修了', null, 5_000],
  ['000001', 'T001', '2026-07-01', '欠席', null, 3_000],
  ['000002', 'T001', '2026-08-01', '辞退', null, null],
  ['000002', 'T002', '2026-05-31', '修了', null, null],
  ['000002', 'T001', '2026-03-31', '修了', 99, 99],
  ['000002', 'T001', '2026-12-01', '決定', null, null],
]
const EVENTS: readonly Cells[] = [
  ['E1', 'T001', 2026, '2026-06-01', 10, '実施済'],
  ['E2', 'T001', 2026, '2026-07-01', null, '実施済'],
  ['E3', 'T001', 2026, '2026-08-01', 50, '中止'],
  ['E4', 'T001', 2026, '2026-12-01', 50, '予定'],
]

const volume = (
  by: VolumeBy,
  office = officeOf([A, B], RECORDS, EVENTS),
  viewer: Partial<Viewer> = { roles: ['HR'] },
) =>
  trainingVolume(viewAs(snapshotOfSmallOffice(office), viewer, TODAY), { fiscalYear: 2026, by, asOf: TODAY })

describe('volume', () => {
  test('is of completed trainings; who is absent takes a seat and no hours, who withdraws none', () => {
    const { total, groups } = volume('PILLAR')
    const offSite = {
      completions: 2,
      people: 2,
      // 9.5 attended and 6 as usual: two days of 7.75 hours.
      hours: 15.5,
      timed: 2,
      cost: 18_000,
      costed: 3,
      costPerDay: 7_500,
      seatsUsed: 3,
      seatsOffered: 30,
    }
    expect(groups).toEqual([
      { key: 'OFF_SITE', volume: offSite },
      {
        key: 'ON_SITE',
        volume: {
          completions: 1,
          people: 1,
          hours: null,
          timed: 0,
          cost: null,
          costed: 0,
          costPerDay: null,
          seatsUsed: 0,
          seatsOffered: 0,
        },
      },
    ])
    expect(total).toMatchObject({
      completions: 3,
      people: 2,
      hours: 15.5,
      timed: 2,
      seatsUsed: 3,
      seatsOffered: 30,
    })
  })

  test.each<[VolumeBy, string[]]>([
    ['TYPE', ['ABILITY', 'OJT']],
    ['PURPOSE', ['UNKNOWN', 'UPSKILL']],
    ['ORGANISER', ['CITY', 'UNKNOWN']],
    ['AGE_BAND', ['30', 'UNKNOWN']],
  ])('is told by %s', (by, keys) => {
    expect(volume(by).groups.map(({ key }) => key)).toEqual(keys)
  })

  test('an age is that of the day the training began', () => {
    const of = (day: string) =>
      volume('AGE_BAND', officeOf([['000001', '1996-06-01']], [['000001', 'T001', day, '修了', 1, 1]]))
    expect(of('2026-05-31').groups).toMatchObject([{ key: '20', volume: { seatsOffered: null } }])
    expect(of('2026-06-01').groups).toMatchObject([{ key: '30' }])
  })
})

describe('who is told', () => {
  const people = Array.from({ length: 30 }, (_, index) => [String(index + 1).padStart(6, '0'), null] as const)
  const many = (inside: number) =>
    officeOf(
      people,
      people.map(([number], index) => [
        number,
        index < inside ? 'T002' : 'T001',
        '2026-06-01',
        '修了',
        2,
        null,
      ]),
    )
  const told = (inside: number) =>
    volume('PILLAR', many(inside), { roles: ['DASHBOARD'] }).groups.map(
      ({ volume: each }) => each?.people ?? null,
    )

  test('who looks at sums gets groups of ten and more, and none that the whole would give away', () => {
    expect(told(12)).toEqual([18, 12])
    expect(told(9)).toEqual([null, null])
    expect(volume('PILLAR', officeOf([A, B], RECORDS), { roles: ['DASHBOARD'] }).total).toBeNull()
  })

  test.each<[number[], number[]]>([
    [[12, 18], []],
    [
      [9, 18, 30],
      [0, 1],
    ],
    [
      [9, 1, 30],
      [0, 1],
    ],
    [
      [3, 4, 20, 11],
      [0, 1, 3],
    ],
    [[0, 20, 11], [0]],
  ])('of groups of %j those at %j are hidden', (sizes, hidden) => {
    expect([...hiddenGroups(sizes, { group: 10, cell: 3 })].toSorted()).toEqual(hidden)
  })

  test('is asked for as a query', () => {
    const ask = askInsight(trainingVolumeFields)
    const as = (viewer: Partial<Viewer>) =>
      ask(
        viewAs(snapshotOfSmallOffice(officeOf([A, B], RECORDS, EVENTS)), viewer, TODAY),
        '{ trainingVolume(by: TYPE) { fiscalYear total { hours seatUse } groups { key suppressed volume { costPerDay } } } }',
      )
    expect(as({ roles: ['HR'] })).toEqual({
      trainingVolume: {
        fiscalYear: 2026,
        total: { hours: 15.5, seatUse: 0.1 },
        groups: [
          { key: 'ABILITY', suppressed: false, volume: { costPerDay: 7_500 } },
          { key: 'OJT', suppressed: false, volume: { costPerDay: null } },
        ],
      },
    })
    expect(as({ roles: ['DASHBOARD'] })).toMatchObject({
      trainingVolume: { total: null, groups: [{ suppressed: true, volume: null }, { suppressed: true }] },
    })
    for (const role of ['STAFF', 'MANAGER', 'SYSADMIN'])
      expect(as({ roles: [role] })).toEqual({ trainingVolume: null })
  })
})
