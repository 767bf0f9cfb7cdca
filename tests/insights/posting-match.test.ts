import { describe, expect, test } from 'vitest'
import { postingMatch, postingMatchFor } from '../../src/insights/posting-match.ts'
import { postingMatchFields } from '../../src/insights/posting-match-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]
const [A, B, C] = ['000001', '000002', '000003']

/** Two postings, and a, b and c who apply as in DOMAIN.md 7.6. */
const APPLICATIONS: readonly Cells[] = [
  ['J1', A, 1, '2026-11-02', null, 2, null],
  ['J2', A, 2, '2026-11-02', null, 1, null],
  ['J2', B, 1, '2026-11-03', null, 2, null],
  ['J1', B, 2, '2026-11-03', null, 3, null],
  ['J1', C, 1, '2026-11-04', null, 1, null],
]

function officeOf({
  applications = APPLICATIONS,
  people = {},
  enabled = 'true',
}: {
  applications?: readonly Cells[]
  people?: Readonly<
    Record<string, readonly [appointment: string, status: string, hiredOn: string, grade: string]>
  >
  enabled?: string | null
}): SmallOffice {
  return {
    personnel: {
      職員: [
        [
          '職員番号',
          '氏名',
          '任用区分',
          '在職状況',
          '採用年月日',
          '職階コード',
          '所属コード',
          '職種',
          '現所属開始日',
        ],
        ...[A, B, C].map((number) => [
          number,
          `職員 ${number.slice(3)}`,
          ...(people[number] ?? ['正規', '在職', '2010-04-01', 'G6']),
          '0201',
          '一般事務',
          '2024-04-01',
        ]),
      ],
      所属: [
        ['所属コード', '所属名', '職務分野', '有効開始'],
        ['0201', '税務課', '税・窓口', '2005-03-22'],
      ],
      職階: [
        ['職階コード', '職階名', '順位', '管理職区分'],
        ['G6', '主事・技師級', 6, '一般職'],
        ['G4', '係長級', 4, '監督職'],
      ],
      ...(enabled === null
        ? {}
        : {
            設定: [
              ['キー', '値'],
              ['internalPostingEnabled', enabled],
            ],
          }),
    },
    intentions: {
      庁内公募: [
        ['公募コード', 'ポスト/事業名', '所属', '対象職階', '人員', '任期年数', '締切', '状態'],
        ['J1', '観光担当', '0201', 'G6', 1, 3, '2026-12-20', '募集中'],
        ['J2', 'デジタル担当', '0201', null, 1, null, '2026-12-20', '募集中'],
        ['J3', '取りやめ', '0201', null, 1, null, '2026-12-20', '中止'],
        ['J4', '去年', '0201', null, 1, null, '2025-12-20', '決定済'],
      ],
      庁内公募応募: [
        ['公募コード', '職員番号', '志望順位', '応募日', '面接点', '選考順位', '結果'],
        ...applications,
      ],
    },
  }
}

const CORE: Partial<Viewer> = { roles: ['HR_CORE'] }
const USED = { internalPostingEnabled: 'true' }
const view = (
  office: SmallOffice,
  viewer: Partial<Viewer> = CORE,
  settings: Readonly<Record<string, string>> = USED,
) => viewAs(snapshotOfSmallOffice(office, null, settings), viewer)
const placesOf = (office: SmallOffice): Record<string, string | null> =>
  Object.fromEntries(
    postingMatch(view(office), 2026).postings.flatMap(({ applicants }) =>
      applicants.map(({ staff, placedAt }) => [staff, placedAt]),
    ),
  )

test('is as DOMAIN.md 7.6 works it out, with reasons, from the next 1 April', () => {
  const found = postingMatch(view(officeOf({})), 2026)
  expect(found).toMatchObject({ applicants: 3, placed: 2, stable: true })
  expect(found.postings).toEqual([
    {
      posting: 'J1',
      seats: 1,
      filled: 1,
      from: '2027-04-01',
      until: '2030-03-31',
      applicants: [
        { staff: C, preference: 1, place: 1, placedAt: 'J1', reasons: ['選考順位1位で決定'] },
        { staff: A, preference: 1, place: 2, placedAt: 'J2', reasons: ['他の公募（デジタル担当）に決定'] },
        { staff: B, preference: 2, place: 3, placedAt: null, reasons: ['選考順位3位、人員に達した'] },
      ],
    },
    {
      posting: 'J2',
      seats: 1,
      filled: 1,
      from: '2027-04-01',
      until: null,
      applicants: [
        { staff: A, preference: 2, place: 1, placedAt: 'J2', reasons: ['選考順位1位で決定'] },
        { staff: B, preference: 1, place: 2, placedAt: null, reasons: ['選考順位2位、人員に達した'] },
      ],
    },
  ])
})

describe('the order of the panel', () => {
  const two = (a: Cells, b: Cells) => placesOf(officeOf({ applications: [a, b] }))
  test.each<[string, Cells, Cells, string]>([
    ['選考順位 goes first', ['J1', A, 1, null, 90, 2, null], ['J1', B, 1, null, 10, 1, null], B],
    [
      'who has one stands before who has none',
      ['J1', A, 1, null, 90, null, null],
      ['J1', B, 1, null, 10, 5, null],
      B,
    ],
    [
      'then the points of the interview',
      ['J1', A, 1, null, 60, null, null],
      ['J1', B, 1, null, 61, null, null],
      B,
    ],
    [
      'points that are not known are the last',
      ['J1', A, 1, null, null, null, null],
      ['J1', B, 1, null, 0, null, null],
      B,
    ],
    [
      'then the earlier day',
      ['J1', A, 1, '2026-11-05', 60, null, null],
      ['J1', B, 1, '2026-11-04', 60, null, null],
      B,
    ],
    ['then 職員番号', ['J1', A, 1, null, 60, null, null], ['J1', B, 1, null, 60, null, null], A],
    ['不可 is not on the list', ['J1', A, 1, null, null, 1, '不可'], ['J1', B, 1, null, null, 2, null], B],
    ['nor is who withdrew', ['J1', A, 1, null, null, 1, '辞退'], ['J1', B, 1, null, null, 2, null], B],
  ])('%s', (_case, a, b, winner) => {
    expect(two(a, b)).toEqual({ [A]: null, [B]: null, [winner]: 'J1' })
  })
})

test.each<[string, readonly [string, string, string, string], string]>([
  ['on sick leave', ['正規', '病気休暇', '2010-04-01', 'G6'], '応募の対象外: 病気休暇'],
  ['on childcare leave', ['正規', '育児休業', '2010-04-01', 'G6'], '応募の対象外: 育児休業'],
  ['seconded', ['正規', '派遣中', '2010-04-01', 'G6'], '応募の対象外: 派遣中'],
  ['for a term', ['任期付', '在職', '2010-04-01', 'G6'], '応募の対象外: 任期付'],
  ['会計年度任用', ['会計年度任用フル', '在職', '2026-04-01', 'G6'], '応募の対象外: 会計年度任用'],
  ['in the first six months', ['正規', '在職', '2026-07-01', 'G6'], '応募の対象外: 条件付採用'],
  ['of another grade', ['正規', '在職', '2010-04-01', 'G4'], '応募の対象外: 対象職階でない'],
])('who is %s is not on the list', (_case, person, reason) => {
  const office = officeOf({ people: { [C]: person } })
  const [first] = postingMatch(view(office), 2026).postings
  expect(first?.applicants.at(-1)).toMatchObject({ staff: C, place: null, placedAt: null, reasons: [reason] })
  expect(placesOf(office)).toEqual({ [A]: 'J1', [B]: 'J2', [C]: null })
})

test('the first six months are over on the last of them', () => {
  const office = officeOf({ people: { [C]: ['正規', '在職', '2026-06-20', 'G6'] } })
  expect(placesOf(office)[C]).toBe('J1')
})

describe('who is told', () => {
  test.each<[string, Partial<Viewer>, boolean]>([
    ['HR_CORE', CORE, true],
    ['HR not', { roles: ['HR'] }, false],
    ['a manager of the applicants not', { roles: ['MANAGER'], scope: new Set([A, B, C]) }, false],
    ['an applicant not', { roles: ['STAFF'], person: A }, false],
    ['who looks at sums not', { roles: ['DASHBOARD'] }, false],
  ])('%s', (_case, viewer, isTold) => {
    expect(postingMatchFor(view(officeOf({}), viewer), 2026) !== null).toBe(isTold)
  })

  test.each<[string, Readonly<Record<string, string>>, string | null, boolean]>([
    ['where office.json allows it', USED, null, true],
    ['not where 設定 says no', USED, 'false', false],
    ['not where 設定 alone asks for it', {}, 'true', false],
    ['not where nobody says', {}, null, false],
  ])('%s', (_case, settings, enabled, isTold) => {
    expect(postingMatchFor(view(officeOf({ enabled }), CORE, settings), 2026) !== null).toBe(isTold)
  })
})

test('is asked for as a query', () => {
  const ask = askInsight(postingMatchFields)
  const source =
    '{ postingMatch { fiscalYear placed stable postings { posting { title } filled applicants { staff { name } place placedAt { title } } } } }'
  expect(ask(view(officeOf({})), source)).toMatchObject({
    postingMatch: {
      fiscalYear: 2026,
      placed: 2,
      stable: true,
      postings: [
        {
          posting: { title: '観光担当' },
          filled: 1,
          applicants: [
            { staff: { name: '職員 003' }, place: 1, placedAt: { title: '観光担当' } },
            { staff: { name: '職員 001' }, place: 2, placedAt: { title: 'デジタル担当' } },
            { staff: { name: '職員 002' }, place: 3, placedAt: null },
          ],
        },
        {},
      ],
    },
  })
})
