import { describe, expect, test } from 'vitest'
import { hrCalendar } from '../../src/insights/hr-calendar.ts'
import { hrCalendarFields } from '../../src/insights/hr-calendar-fields.ts'
import { stateIn, stateWords } from '../../src/insights/hr-duties.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { type Cells, many, peopleOf } from './people-of.ts'

const TODAY = '2026-11-25'
const HR: Partial<Viewer> = { roles: ['HR'] }
const CORE: Partial<Viewer> = { roles: ['HR', 'HR_CORE'] }
const OCC: Partial<Viewer> = { roles: ['OCC_HEALTH'] }

/** Three people, and what else there is. */
const officeOf = (sheets: Partial<SmallOffice> = {}, people = many(3)): SmallOffice => ({
  development: {},
  intentions: {},
  appraisal: {},
  health: {},
  ...sheets,
  personnel: peopleOf(people, sheets['personnel'] ?? {}),
})

const tasksOf = (office: SmallOffice, viewer = HR, month = '2026-11', today = TODAY) =>
  hrCalendar(viewAs(snapshotOfSmallOffice(office), viewer, today), month)?.tasks ?? null

const told = (office: SmallOffice, kind: string, viewer = HR, month = '2026-11', today = TODAY) =>
  tasksOf(office, viewer, month, today)
    ?.filter((each) => each.kind === kind)
    .map(({ state, due, count, staff }) => [state, due, count, staff])

describe('how a duty stands in a month', () => {
  const dated = (due: string, from = due, lapses = false) => ({ from, due, lapses })
  test.each<[string, ReturnType<typeof dated>, string, string | null]>([
    ['yesterday', dated('2026-11-24'), '2026-11', 'OVERDUE'],
    ['today', dated('2026-11-25'), '2026-11', 'DUE'],
    ['the last of the month', dated('2026-11-30'), '2026-11', 'DUE'],
    ['the first of the next', dated('2026-12-01'), '2026-11', 'PREPARE'],
    ['two months on', dated('2027-01-31'), '2026-11', 'PREPARE'],
    ['three months on', dated('2027-02-01'), '2026-11', null],
    ['a season that has begun', dated('2027-01-31', '2026-12-01'), '2026-12', 'DUE'],
    ['a season that is over', dated('2026-10-31', '2026-10-01', true), '2026-11', null],
    ['long ago, in the running month', dated('2026-05-31'), '2026-11', 'OVERDUE'],
    ['long ago, in its month', dated('2026-05-31'), '2026-05', 'OVERDUE'],
    ['long ago, in any other month', dated('2026-05-31'), '2026-12', null],
    ['before the month that is asked about', dated('2026-11-30'), '2026-12', null],
  ])('%s', (_case, duty, month, state) => {
    expect(stateIn(duty, month, TODAY)).toBe(state)
  })

  test('is said in Japanese', () => {
    expect(stateWords('OVERDUE', '2026-11-15', TODAY)).toBe('期限を10日過ぎている')
    expect(stateWords('DUE', '2026-11-30', TODAY)).toBe('期限 11月30日')
    expect(stateWords('PREPARE', '2027-01-09', TODAY)).toBe('準備、期限 1月9日')
  })
})

describe('what is due by its own day', () => {
  const COURSES: readonly Cells[] = [
    ['研修コード', '研修名', '研修体系', '研修種別', '報告書要否', '報告期限日数', '報告会要否'],
    ['T001', '派遣A', '職場外', '派遣', '要', 14, '要'],
    ['T002', '情報セキュリティ', '職場外', '専門', '不要', null, null],
  ]
  const RECORDS: readonly Cells[] = [['職員番号', '研修コード', '開始日', '終了日', '受講状態']]

  test('a training that everybody must do by the end of the year', () => {
    const office = officeOf({
      development: {
        研修コース: COURSES,
        研修必修: [
          ['要件コード', '名称', '研修コード', '対象条件', '周期年数', '開始年度'],
          ['R1', '情報セキュリティ', 'T002', '全員', 1, 2026],
        ],
        研修受講: [...RECORDS, ['000002', 'T002', '2026-06-01', '2026-06-01', '修了']],
      },
    })
    expect(told(office, 'MANDATORY_TRAINING')).toEqual([])
    expect(told(office, 'MANDATORY_TRAINING', HR, '2027-01')).toEqual([
      ['PREPARE', '2027-03-31', 2, ['000001', '000003']],
    ])
    expect(told(office, 'MANDATORY_TRAINING', HR, '2027-03')).toEqual([
      ['DUE', '2027-03-31', 2, ['000001', '000003']],
    ])
  })

  test('reports and briefings of trainings away', () => {
    const office = officeOf({
      development: {
        研修コース: COURSES,
        研修受講: [
          ...RECORDS,
          ['000001', 'T001', '2026-11-02', '2026-11-06', '修了'],
          ['000002', 'T001', '2026-11-16', '2026-11-20', '修了'],
          ['000003', 'T001', '2026-08-30', '2026-09-01', '修了'],
        ],
      },
    })
    expect(told(office, 'DISPATCH_REPORT')).toEqual([
      ['OVERDUE', '2026-09-15', 2, ['000001', '000003']],
      ['DUE', '2026-12-04', 1, ['000002']],
    ])
    expect(told(office, 'DISPATCH_BRIEFING')).toEqual([['OVERDUE', '2026-10-31', 1, ['000003']]])
  })

  test('interviews of a cycle that runs, and those that one misses that is over', () => {
    const office = officeOf({
      appraisal: {
        評価期間: [
          ['コード', '年度', '種別', '開始', '終了'],
          ['A', 2026, '能力', '2026-10-01', '2027-03-31'],
          ['B', 2026, '業績前期', '2026-04-01', '2026-09-30'],
          ['C', 2024, '能力', '2024-04-01', '2025-03-31'],
        ],
        人事評価: [
          ['期間コード', '職員番号', '期首面談日', '期末面談日'],
          ['A', '000001', '2026-10-10', null],
          ['A', '000002', null, null],
          ['B', '000003', null, '2026-09-20'],
          ['C', '000003', null, null],
        ],
      },
    })
    expect(told(office, 'OPENING_INTERVIEW')).toEqual([
      ['OVERDUE', '2026-05-31', 1, ['000003']],
      ['DUE', '2026-11-30', 1, ['000002']],
    ])
    expect(told(office, 'CLOSING_INTERVIEW', HR, '2027-03')).toEqual([
      ['DUE', '2027-03-31', 2, ['000001', '000002']],
    ])
  })

  test('calls for trainings away: the closing day, then the choice', () => {
    const office = officeOf({
      development: {
        派遣公募: [
          ['公募コード', '募集開始', '締切', '人数', '状態'],
          ['D1', '2026-11-01', '2026-12-10', 1, '募集中'],
          ['D2', '2026-10-01', '2026-10-20', 1, '締切'],
          ['D3', '2026-09-01', '2026-09-20', 1, '決定済'],
        ],
        派遣応募: [
          ['公募コード', '職員番号', '選考結果'],
          ['D1', '000001', '未定'],
          ['D2', '000002', '未定'],
          ['D2', '000003', '採用'],
        ],
      },
    })
    expect(told(office, 'DISPATCH_CALL')).toEqual([['DUE', '2026-12-10', 1, []]])
    expect(told(office, 'DISPATCH_SELECTION')).toEqual([['OVERDUE', '2026-11-20', 1, ['000002']]])
    expect(tasksOf(office)?.find(({ kind }) => kind === 'DISPATCH_CALL')?.title).toBe(
      '派遣公募D1の締切、応募1人（期限 12月10日）',
    )
  })

  test('what expires: past its day only what must be renewed is told of', () => {
    const office = officeOf({
      personnel: {
        利用者: [
          ['メール', '職員番号', '役割', '有効期限'],
          ['a@example.lg.jp', '000001', '本人', '2026-11-30'],
          ['b@example.lg.jp', '000002', '本人', '2026-11-01'],
        ],
        資格: [
          ['職員番号', '資格名', '取得日', '有効期限', '更新必要'],
          ['000001', '危険物', '2021-11-01', '2026-11-01', '要'],
          ['000002', '危険物', '2021-11-01', '2026-11-01', '要'],
          ['000002', '危険物', '2026-10-01', '2031-10-01', '要'],
          ['000003', '簿記', '2021-11-01', '2026-11-01', '不要'],
        ],
      },
      development: {
        兼業許可: [
          ['許可番号', '職員番号', '活動', '開始', '終了'],
          ['K1', '000003', '消防団', '2026-04-01', '2026-12-25'],
        ],
      },
    })
    expect(told(office, 'ACCOUNT_EXPIRY')).toEqual([['DUE', '2026-11-30', 1, ['000001']]])
    expect(told(office, 'QUALIFICATION_RENEWAL')).toEqual([['OVERDUE', '2026-11-01', 1, ['000001']]])
    expect(told(office, 'SIDE_ACTIVITY_EXPIRY')).toEqual([['PREPARE', '2026-12-25', 1, ['000003']]])
  })

  test('internal postings only where the office uses them', () => {
    const office = officeOf({
      intentions: {
        庁内公募: [
          ['公募コード', 'ポスト/事業名', '所属', '人員', '締切', '状態'],
          ['K1', '広報', '0201', 1, '2026-12-20', '募集中'],
        ],
      },
    })
    const dues = (internalPostingEnabled: string) =>
      hrCalendar(viewAs(snapshotOfSmallOffice(office, null, { internalPostingEnabled }), HR), '2026-11')
        ?.tasks.filter(({ kind }) => kind === 'INTERNAL_POSTING')
        .map(({ due }) => due)
    expect(dues('false')).toEqual([])
    expect(dues('true')).toEqual(['2026-12-20'])
  })
})

test('the stress check is asked for where the office hands over its health workbook', () => {
  const { health, ...rest } = officeOf()
  expect(told({ ...rest, health: health ?? {} }, 'STRESS_CHECK')).toHaveLength(1)
  expect(told(rest, 'STRESS_CHECK')).toEqual([])
})

describe('the seasons', () => {
  test('spring: orders to write, new heads, hires without OJT', () => {
    const office = officeOf(
      {
        personnel: {
          所属: [
            ['所属コード', '所属名', '職務分野', '所属長職員番号', '有効開始'],
            ['0201', '税務課', '税・窓口', '000002', '2005-03-22'],
          ],
          異動履歴: [
            ['職員番号', '発令日', '発令区分', '所属コード', '職階コード'],
            ['000002', '2026-04-01', '異動', '0201', 'G2'],
          ],
        },
      },
      [{ since: '2026-04-01' }, { since: '2026-04-01', grade: 'G2' }, { hiredOn: '2026-04-01' }],
    )
    const inApril = (kind: string) => told(office, kind, HR, '2026-04', '2026-04-20')
    expect(inApril('ORDERS_TO_WRITE')).toEqual([['DUE', '2026-04-30', 1, ['000001']]])
    expect(inApril('NEW_MANAGER')).toEqual([['DUE', '2026-05-31', 1, ['000002']]])
    expect(inApril('OJT_START')).toEqual([['DUE', '2026-06-01', 1, ['000003']]])
    expect(told(office, 'ORDERS_TO_WRITE')).toEqual([['OVERDUE', '2026-04-30', 1, ['000001']]])
    expect(told(office, 'NEW_MANAGER')).toEqual([])
  })

  test('autumn: self-declarations of who is at work; a draft is not handed in', () => {
    const office = officeOf(
      {
        intentions: {
          自己申告: [
            ['年度', '職員番号', '状態', '異動希望'],
            [2026, '000001', '提出', '留任したい'],
            [2026, '000002', '下書', '留任したい'],
            [2025, '000003', '提出', '留任したい'],
          ],
        },
      },
      [...many(3), { status: '育児休業' }, { appointment: '会計年度任用フル' }],
    )
    expect(told(office, 'SELF_DECLARATION')).toEqual([['DUE', '2026-11-30', 2, ['000002', '000003']]])
    expect(told(office, 'SELF_DECLARATION', HR, '2026-09', '2026-09-10')?.[0]?.[0]).toBe('PREPARE')
  })

  test('winter: departments that differ from 定数', () => {
    const office = officeOf({
      personnel: {
        所属: [
          ['所属コード', '所属名', '職務分野', '定数', '有効開始'],
          ['0201', '税務課', '税・窓口', 5, '2005-03-22'],
          ['0301', '福祉課', '福祉・健康', 0, '2005-03-22'],
          ['0401', '建設課', '建設・技術', null, '2005-03-22'],
        ],
      },
    })
    expect(tasksOf(office, HR, '2026-12')?.filter(({ kind }) => kind === 'HEADCOUNT')).toMatchObject([
      {
        state: 'DUE',
        count: 1,
        departments: ['0201'],
        title: '在職者数が定数と違う所属が1（期限 1月31日）',
      },
    ])
  })

  test('the proposal of transfers is for those who decide alone, until one is final', () => {
    const office = (status: string) =>
      officeOf({
        intentions: {
          異動案: [
            ['案コード', '名称', '年度', '状態'],
            ['S1', '案1', 2027, status],
          ],
        },
      })
    const inMarch = (status: string, viewer: Partial<Viewer>) =>
      told(office(status), 'TRANSFER_SCENARIO', viewer, '2027-03')
    expect(inMarch('検討中', CORE)).toEqual([['DUE', '2027-03-10', 1, []]])
    expect(inMarch('確定', CORE)).toEqual([])
    expect(inMarch('検討中', HR)).toEqual([])
  })
})

describe('health', () => {
  const office = officeOf({
    health: {
      健康診断状況: [
        ['年度', '職員番号', '受診日', '受診状況', '事後措置'],
        [2026, '000001', null, '未受診', null],
        [2026, '000002', '2026-07-01', '受診', '要'],
        [2026, '000003', null, '免除', null],
        [2025, '000003', null, '未受診', null],
      ],
      休職復職: [
        ['事例ID', '職員番号', '開始日', '終了予定日', '試行勤務開始', '復職日', '措置期限', '状態'],
        ['L1', '000001', '2026-06-01', '2026-12-10', null, null, null, '休業中'],
        ['L2', '000002', '2026-01-10', '2026-06-01', null, '2026-10-01', '2026-12-31', '復職'],
        ['L3', '000003', '2026-05-01', '2026-10-31', '2026-11-10', null, null, '試行勤務'],
      ],
    },
  })
  const SEEN = [
    ['HEALTH_CHECK', 'OVERDUE', '2026-09-30', ['000001']],
    ['STRESS_CHECK', 'DUE', '2026-11-30', []],
    ['TRIAL_LIMIT', 'PREPARE', '2026-12-07', ['000003']],
    ['LEAVE_END', 'PREPARE', '2026-12-10', ['000001']],
    ['RESTRICTION_REVIEW', 'PREPARE', '2026-12-31', ['000002']],
  ]
  const ofHealth = new Set([...SEEN.map(([kind]) => kind), 'FOLLOW_UP_INTERVIEW', 'HEALTH_FOLLOW_UP'])
  const as = (viewer: Partial<Viewer>) =>
    tasksOf(office, viewer)?.map(({ kind, state, due, staff }) => [kind, state, due, staff])

  test('occupational health is told all of health, and of nothing else', () => {
    expect(as(OCC)).toEqual([
      SEEN[0],
      ['FOLLOW_UP_INTERVIEW', 'OVERDUE', '2026-10-15', ['000002']],
      SEEN[1],
      ['HEALTH_FOLLOW_UP', 'DUE', '2027-03-31', ['000002']],
      ...SEEN.slice(2),
    ])
  })

  test('HR is told of dates, and nothing of interviews or what follows a check', () => {
    expect(as(HR)?.filter(([kind]) => typeof kind === 'string' && ofHealth.has(kind))).toEqual(SEEN)
  })
})

describe('who is told', () => {
  test.each([['STAFF'], ['MANAGER'], ['DASHBOARD'], ['SYSADMIN']])('%s of nothing', (role) => {
    expect(tasksOf(officeOf(), { roles: [role] })).toBeNull()
  })

  test('is asked for as a query, of the running month unless another is asked for', () => {
    const ask = askInsight(hrCalendarFields)
    const view = viewAs(
      snapshotOfSmallOffice(
        officeOf({
          intentions: {
            自己申告: [
              ['年度', '職員番号', '状態', '異動希望'],
              [2026, '000001', '提出', '留任したい'],
              [2026, '000002', '提出', '留任したい'],
            ],
          },
        }),
      ),
      HR,
      TODAY,
    )
    expect(
      ask(
        view,
        '{ hrCalendar { month asOf tasks { kind state due count title staff { name } departments { name } } } }',
      ),
    ).toEqual({
      hrCalendar: {
        month: '2026-11',
        asOf: TODAY,
        tasks: [
          {
            kind: 'SELF_DECLARATION',
            state: 'DUE',
            due: '2026-11-30',
            count: 1,
            title: '自己申告書を出していない職員が1人（期限 11月30日）',
            staff: [{ name: '職員 000003' }],
            departments: [],
          },
          {
            kind: 'STRESS_CHECK',
            state: 'DUE',
            due: '2026-11-30',
            count: 1,
            title: '今年度のストレスチェックの集団分析がまだない（期限 11月30日）',
            staff: [],
            departments: [],
          },
        ],
      },
    })
    expect(ask(view, '{ hrCalendar(month: "2026-04") { tasks { kind } } }')).toEqual({
      hrCalendar: { tasks: [] },
    })
  })
})
