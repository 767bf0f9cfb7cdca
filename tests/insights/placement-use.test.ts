import { describe, expect, test } from 'vitest'
import { placementItems, placementUse } from '../../src/insights/placement-use.ts'
import { placementUseFields } from '../../src/insights/placement-use-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'

type Cells = readonly (string | number | null)[]

/** 0203 needs T01; 0301 needs nothing, 0302 has needs of nobody. */
const officeOf = (
  records: readonly Cells[],
  orders: readonly Cells[] = [],
  staff: readonly Cells[] = [['000001', '0301', null]],
): SmallOffice => ({
  personnel: {
    職員: [
      [
        '職員番号',
        '所属コード',
        '兼務所属',
        '氏名',
        '採用年月日',
        '任用区分',
        '職種',
        '職階コード',
        '現所属開始日',
        '在職状況',
      ],
      ...staff.map((row) => [
        ...row,
        `職員 ${row[0]}`,
        '2010-04-01',
        '正規',
        '一般事務',
        'G6',
        '2020-04-01',
        '在職',
      ]),
    ],
    所属: [
      ['所属コード', '所属名', '職務分野', '有効開始'],
      ['0203', '税務課', '税・窓口', '2005-03-22'],
      ['0301', '福祉課', '福祉・健康', '2005-03-22'],
      ['0302', '健康課', '福祉・健康', '2005-03-22'],
    ],
    職階: [
      ['職階コード', '職階名', '順位', '管理職区分'],
      ['G6', '主事・技師級', 6, '一般職'],
    ],
    異動履歴: [['職員番号', '発令日', '発令区分', '所属コード', '終了日'], ...orders],
  },
  development: {
    能力項目: [
      ['能力コード', '区分', '名称'],
      ['T01', '業務', '固定資産評価'],
    ],
    所属必要能力: [
      ['所属コード', '能力コード', '必要水準', '必要人数'],
      ['0203', 'T01', 3, 2],
      ['0302', 'T01', 3, 0],
    ],
    研修コース: [
      ['研修コード', '研修名', '研修体系', '研修種別'],
      ['T001', '固定資産評価実務', '職場外', '専門'],
      ['T002', '入門', '職場外', '専門'],
      ['T003', '自治大学校', '職場外', '派遣'],
      ['T004', '先進地派遣', '職場外', '派遣'],
    ],
    研修能力対応: [
      ['研修コード', '能力コード', '到達水準'],
      ['T001', 'T01', 3],
      ['T002', 'T01', 2],
      ['T003', 'T01', 2],
    ],
    研修受講: [['職員番号', '研修コード', '開始日', '受講状態', '活用確認'], ...records],
    指標目標: [
      ['指標コード', '目標年度', '名称', '目標値'],
      ['TRAINING_REFLECTION', 2027, '研修成果の配置反映率', 50],
    ],
  },
})

const HR: Partial<Viewer> = { roles: ['HR'] }
const view = (office: SmallOffice, viewer = HR, today = '2026-11-25') =>
  viewAs(snapshotOfSmallOffice(office), viewer, today)
const stateOf = (records: Cells, orders: readonly Cells[] = [], besides: string | null = null) =>
  placementItems(view(officeOf([records], orders, [['000001', '0301', besides]])), {
    fiscalYear: 2024,
    asOf: '2026-11-25',
  })[0]?.state

const HIRED: Cells = ['000001', '2010-04-01', '採用', '0301', null]
const RECORD: Cells = ['000001', 'T001', '2024-06-01', '修了', null]

describe('a completion', () => {
  test.each<[string, Cells, readonly Cells[], string | undefined]>([
    ['nobody came where it is needed', RECORD, [HIRED], 'UNUSED'],
    ['moved there on the last day', RECORD, [HIRED, ['000001', '2026-06-01', '異動', '0203', null]], 'USED'],
    ['moved there a day too late', RECORD, [HIRED, ['000001', '2026-06-02', '異動', '0203', null]], 'UNUSED'],
    ['was there already', RECORD, [['000001', '2010-04-01', '採用', '0203', null]], 'USED'],
    [
      'left before it was done',
      RECORD,
      [
        ['000001', '2010-04-01', '採用', '0203', null],
        ['000001', '2024-06-01', '異動', '0301', null],
      ],
      'UNUSED',
    ],
    [
      'held it beside for a while',
      RECORD,
      [HIRED, ['000001', '2025-04-01', '兼務', '0203', '2025-09-30']],
      'USED',
    ],
    ['a department that needs nobody', RECORD, [['000001', '2010-04-01', '採用', '0302', null]], 'UNUSED'],
    ['use was confirmed', ['000001', 'T001', '2024-06-01', '修了', '○'], [HIRED], 'USED'],
    ['24 months are not over', ['000001', 'T001', '2025-01-20', '修了', null], [HIRED], 'PENDING'],
    [
      'a course below level 3 does not count',
      ['000001', 'T002', '2024-06-01', '修了', null],
      [HIRED],
      undefined,
    ],
    ['a dispatch counts at any level', ['000001', 'T003', '2024-06-01', '修了', null], [HIRED], 'UNUSED'],
    [
      'a dispatch that leads to nothing counts when confirmed',
      ['000001', 'T004', '2024-06-01', '修了', '○'],
      [HIRED],
      'USED',
    ],
    ['who was absent completed nothing', ['000001', 'T001', '2024-06-01', '欠席', null], [HIRED], undefined],
    ['another fiscal year', ['000001', 'T001', '2024-03-31', '修了', null], [HIRED], undefined],
  ])('%s', (_case, record, orders, state) => {
    expect(stateOf(record, orders)).toBe(state)
  })

  test('a department held beside the own one now counts while the time runs', () => {
    expect(stateOf(['000001', 'T001', '2025-01-20', '修了', null], [HIRED], '0203')).toBe('USED')
    expect(stateOf(RECORD, [HIRED], '0203')).toBe('UNUSED')
  })
})

/** Twelve people: the first four used it, 000005 still may, the others did not. */
const twelve = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(6, '0'))
const MANY = officeOf(
  twelve.map((number, index) => [
    number,
    'T001',
    index === 4 ? '2025-02-01' : '2024-06-01',
    '修了',
    index < 4 ? '○' : null,
  ]),
  [],
  twelve.map((number) => [number, '0301', null]),
)

describe('the rate', () => {
  test('leaves out what may still be used', () => {
    expect(placementUse(view(MANY), 2024)).toMatchObject({
      rate: { rate: 4 / 11, base: 11, suppressed: false },
      pending: 1,
      target: 50,
    })
    expect(placementUse(view(MANY), 2020).rate).toEqual({ rate: null, base: 0, suppressed: false })
  })

  test('is told to others where it names nobody', () => {
    expect(placementUse(view(MANY, { roles: ['DASHBOARD'] }), 2024)).toMatchObject({
      rate: { rate: 4 / 11, base: 11, suppressed: false },
      pending: null,
    })
    expect(placementUse(view(officeOf([RECORD]), { roles: ['STAFF'], person: '000001' }), 2024).rate).toEqual(
      {
        rate: null,
        base: null,
        suppressed: true,
      },
    )
  })

  test('comes with names for HR, and for a manager with those they lead', () => {
    const ask = askInsight(placementUseFields)
    const names = (viewer: Partial<Viewer>, state = 'PENDING') =>
      ask(
        view(MANY, viewer),
        `{ placementUse(fiscalYear: 2024) { items(state: ${state}) { staff { name } until reasons } } }`,
      )
    const pending = {
      placementUse: { items: [{ staff: { name: '職員 000005' }, until: '2027-02-01', reasons: [] }] },
    }
    expect(names(HR)).toEqual(pending)
    expect(names({ roles: ['MANAGER'], person: '000001', scope: new Set(['000005']) })).toEqual(pending)
    expect(names({ roles: ['MANAGER'], person: '000001', scope: new Set(['000002']) }, 'USED')).toEqual({
      placementUse: {
        items: [{ staff: { name: '職員 000002' }, until: '2026-06-01', reasons: ['所属長が活用を確認'] }],
      },
    })
    for (const role of ['STAFF', 'DASHBOARD'])
      expect(names({ roles: [role], person: '000005' })).toEqual({ placementUse: { items: [] } })
    expect(names({ roles: ['SYSADMIN'] })).toEqual({ placementUse: null })
  })
})
