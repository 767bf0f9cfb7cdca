import { describe, expect, test } from 'vitest'
import { transferWishFlowFor, wishFulfilmentFor } from '../../src/insights/transfer-wishes.ts'
import { transferWishFields } from '../../src/insights/transfer-wishes-fields.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { type Cells, many, numbered, peopleOf, type Somebody } from './people-of.ts'

/** Wishes: fiscal year, number, 異動希望, first, second and third department, first field. */
const officeOf = (
  people: readonly Somebody[],
  wishes: readonly Cells[],
  orders: readonly Cells[] = [],
): SmallOffice => ({
  personnel: peopleOf(people, {
    異動履歴: [
      ['職員番号', '発令日', '発令区分', '所属コード'],
      ...people.map((each, index) => [numbered(index + 1), '2020-04-01', '異動', each.department ?? '0201']),
      ...orders.map(([who = null, ...rest]) => [numbered(Number(who)), ...rest]),
    ],
  }),
  intentions: {
    自己申告: [
      ['年度', '職員番号', '状態', '異動希望', '第1希望所属', '第2希望所属', '第3希望所属', '第1希望分野'],
      ...wishes.map(([year = null, who = null, wish = null, a = null, b = null, c = null, field = null]) => [
        year,
        numbered(Number(who)),
        '提出',
        wish,
        a,
        b,
        c,
        field,
      ]),
    ],
  },
})

const CORE: Partial<Viewer> = { roles: ['HR_CORE'] }
const view = (office: SmallOffice, viewer: Partial<Viewer> = CORE, today = '2026-11-25') =>
  viewAs(snapshotOfSmallOffice(office), viewer, today)
const MOVE = '異動したい'

test('the flow counts persons by where they are and their first wish, the most first', () => {
  const people: Somebody[] = [{}, {}, { department: '0401' }, {}, {}]
  const office = officeOf(people, [
    [2026, 1, MOVE, '0301', '0401'],
    [2026, 2, MOVE, '0301'],
    [2026, 3, MOVE, '0201'],
    [2026, 4, MOVE, null, null, null, '福祉・健康'],
    [2026, 5, '留任したい', '0301'],
    [2025, 5, MOVE, '0301'],
  ])
  expect(transferWishFlowFor(view(office), 2026)).toEqual({
    fiscalYear: 2026,
    asOf: '2026-11-25',
    wanting: 4,
    withoutDepartment: 1,
    flows: [
      { from: '0201', to: '0301', count: 2 },
      { from: '0401', to: '0201', count: 1 },
    ],
  })
})

describe('a wish is fulfilled', () => {
  test.each<[string, Cells, Cells[], number]>([
    ['by a move to the first department', ['0301'], [[1, '2026-04-01', '異動', '0301']], 1],
    ['by a promotion into the third', ['0401', null, '0301'], [[1, '2026-04-01', '昇任', '0301']], 1],
    ['by the field', [null, null, null, '福祉・健康'], [[1, '2026-04-01', '異動', '0301']], 1],
    ['not by a move elsewhere', ['0401'], [[1, '2026-04-01', '異動', '0301']], 0],
    ['not on another day', ['0301'], [[1, '2026-05-01', '異動', '0301']], 0],
    ['not by staying, though the field is the own', [null, null, null, '税・窓口'], [], 0],
  ])('%s', (_case, wishes, orders, met) => {
    const office = officeOf(many(1), [[2025, 1, MOVE, ...wishes]], orders)
    expect(wishFulfilmentFor(view(office), 2025)).toMatchObject({
      on: '2026-04-01',
      rate: { rate: met, base: 1 },
    })
  })

  test('only once the day has come, for HR_CORE too', () => {
    const office = officeOf(many(1), [[2026, 1, MOVE, '0301']], [[1, '2027-04-01', '異動', '0301']])
    expect(wishFulfilmentFor(view(office), 2026)?.rate).toBeNull()
    expect(wishFulfilmentFor(view(office, CORE, '2027-04-01'), 2026)?.rate).toMatchObject({ rate: 1 })
  })

  test('of nobody it is no rate', () => {
    expect(wishFulfilmentFor(view(officeOf(many(1), [])), 2025)?.rate?.rate).toBeNull()
  })
})

describe('the same wish in vain', () => {
  const three = (first: Cells, second: Cells, third: Cells): Cells[] => [
    [2024, 1, MOVE, ...first],
    [2025, 1, MOVE, ...second],
    [2026, 1, MOVE, ...third],
  ]
  test.each<[string, Cells[], object[]]>([
    [
      'three years on end',
      three(['0301'], ['0301'], ['0301']),
      [{ staff: '000001', department: '0301', years: 3 }],
    ],
    [
      'by field where no department is named',
      three(
        [null, null, null, '福祉・健康'],
        [null, null, null, '福祉・健康'],
        [null, null, null, '福祉・健康'],
      ),
      [{ department: null, field: 'WELFARE', years: 3 }],
    ],
    ['not if another was first in between', three(['0301'], ['0401', '0301'], ['0301']), []],
    ['not for two years', three(['0401'], ['0301'], ['0301']), []],
    ['not where the person is', three(['0201'], ['0201'], ['0201']), []],
    ['not without any wish', three([], [], []), []],
  ])('%s', (_case, wishes, expected) => {
    expect(wishFulfilmentFor(view(officeOf(many(1), wishes)), 2026)?.repeatedUnmet).toMatchObject(expected)
  })
})

describe('who is told', () => {
  /** Of so many who wish, so many are moved. */
  const officeWith = (wanting: number, moved: number): SmallOffice =>
    officeOf(
      many(30),
      Array.from({ length: wanting }, (_, index) => [2025, index + 1, MOVE, '0301']),
      Array.from({ length: moved }, (_, index) => [index + 1, '2026-04-01', '異動', '0301']),
    )
  const others: Partial<Viewer>[] = [
    { roles: ['HR'] },
    { roles: ['STAFF'], person: '000001' },
    { roles: ['MANAGER'], person: '000001', scope: new Set(['000002']) },
    { roles: ['DASHBOARD'] },
  ]
  test.each(others)('$roles: no flow, no names, the rate of ten and more', (viewer) => {
    expect(transferWishFlowFor(view(officeWith(10, 5), viewer), 2025)).toBeNull()
    expect(wishFulfilmentFor(view(officeWith(10, 5), viewer), 2025)).toMatchObject({
      rate: { rate: 0.5, base: 10, suppressed: false },
      repeatedUnmet: [],
    })
  })
  test.each<[string, number, number]>([
    ['nine', 9, 4],
    ['two of them', 10, 2],
    ['all but two', 10, 8],
  ])('%s name somebody: hidden from all but HR_CORE', (_case, wanting, moved) => {
    for (const viewer of others)
      expect(wishFulfilmentFor(view(officeWith(wanting, moved), viewer), 2025)?.rate).toEqual({
        rate: null,
        base: null,
        suppressed: true,
      })
    expect(wishFulfilmentFor(view(officeWith(wanting, moved)), 2025)?.rate?.base).toBe(wanting)
  })
  test('who keeps the server is told nothing', () => {
    expect(wishFulfilmentFor(view(officeWith(10, 5), { roles: ['SYSADMIN'] }), 2025)).toBeNull()
  })
})

test('are asked for as queries', () => {
  const ask = askInsight(transferWishFields)
  const office = officeOf(many(1), [
    [2024, 1, MOVE, '0301'],
    [2025, 1, MOVE, '0301'],
    [2026, 1, MOVE, '0301'],
  ])
  expect(
    ask(
      view(office),
      '{ transferWishFlow { wanting flows { from { name } to { name } count } } wishFulfilment { on rate { value } repeatedUnmet { staff { staffNumber } department { name } years } } }',
    ),
  ).toEqual({
    transferWishFlow: { wanting: 1, flows: [{ from: { name: '税務課' }, to: { name: '福祉課' }, count: 1 }] },
    wishFulfilment: {
      on: '2027-04-01',
      rate: null,
      repeatedUnmet: [{ staff: { staffNumber: '000001' }, department: { name: '福祉課' }, years: 3 }],
    },
  })
})
