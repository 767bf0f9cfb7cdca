import { describe, expect, test } from 'vitest'
import { healthCheckRateFields, healthCheckRateFor } from '../../src/insights/health-check-rate.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { askInsight } from './ask-insight.ts'
import { many, numbered, peopleOf } from './people-of.ts'

/** How many of a department took it, did not, are exempt. */
type Taken = readonly [department: string, taken: number, not: number, exempt?: number]

function officeOf(
  groups: readonly Taken[],
  kind: string | null = '定期',
  takenOn = '2026-06-01',
): SmallOffice {
  const statuses = groups.flatMap(([department, taken, not, exempt = 0]) => [
    ...new Array<[string, string]>(taken).fill([department, '受診']),
    ...new Array<[string, string]>(not).fill([department, '未受診']),
    ...new Array<[string, string]>(exempt).fill([department, '免除']),
  ])
  return {
    personnel: peopleOf(statuses.flatMap(([department]) => many(1, { department }))),
    health: {
      健康診断状況: [
        ['年度', '職員番号', '種別', '受診日', '受診状況'],
        ...statuses.map(([, status], index) => [
          2026,
          numbered(index + 1),
          kind,
          status === '受診' ? takenOn : null,
          status,
        ]),
        [2025, numbered(1), kind, null, '未受診'],
      ],
    },
  }
}

const OCC: Partial<Viewer> = { roles: ['OCC_HEALTH'] }
const told = (office: SmallOffice, viewer = OCC) =>
  healthCheckRateFor(viewAs(snapshotOfSmallOffice(office), viewer), 2026)

test('exempt is out, a blank kind is the yearly check', () => {
  expect(told(officeOf([['0201', 12, 4, 5]], null))).toMatchObject({
    kinds: [{ name: '定期', rate: { rate: 0.75, base: 16, suppressed: false } }],
    divisions: [{ name: '0201', rate: { rate: 0.75, base: 16 } }],
  })
})

test('another kind has no part in the divisions', () => {
  expect(told(officeOf([['0201', 12, 4]], '特定業務'))).toMatchObject({
    kinds: [{ name: '特定業務' }],
    divisions: [],
  })
})

describe('who is told', () => {
  const office = officeOf([
    ['0201', 28, 2],
    ['0301', 20, 5],
    ['0401', 30, 10],
  ])
  const rates = (viewer: Partial<Viewer>) => told(office, viewer)?.divisions.map(({ rate }) => rate.rate)

  test('occupational health: every group of ten', () => {
    expect(rates(OCC)).toEqual([28 / 30, 0.8, 0.75])
  })
  test.each([['HR'], ['HR_CORE'], ['DASHBOARD']])(
    '%s: two who did not go are hidden, and another group with them',
    (role) => {
      expect(rates({ roles: [role] })).toEqual([null, null, 0.75])
      expect(told(office, { roles: [role] })?.kinds[0]?.rate).toMatchObject({ rate: 78 / 95, base: 95 })
    },
  )
  test('fewer than ten are told to nobody', () => {
    for (const role of ['OCC_HEALTH', 'HR', 'DASHBOARD'])
      expect(told(officeOf([['0201', 6, 3]]), { roles: [role] })).toMatchObject({
        kinds: [{ rate: { rate: null, suppressed: true } }],
        divisions: [{ rate: { rate: null, suppressed: true } }],
      })
  })
  test.each<Partial<Viewer>>([
    { roles: ['STAFF'], person: '000001' },
    { roles: ['MANAGER'], person: '000001', scope: new Set(['000002']) },
    { roles: ['SYSADMIN'] },
  ])('$roles nothing', (viewer) => {
    expect(told(office, viewer)).toBeNull()
  })
  test('sums are of the first of the month: who went since has not gone', () => {
    const late = officeOf([['0201', 20, 10]], '定期', '2026-11-05')
    expect(told(late)?.kinds[0]?.rate.rate).toBeCloseTo(2 / 3, 6)
    expect(told(late, { roles: ['DASHBOARD'] })?.kinds[0]?.rate).toMatchObject({ rate: 0, base: 30 })
  })
})

test('is asked for as a query', () => {
  const ask = askInsight(healthCheckRateFields)
  const source =
    '{ healthCheckRate { fiscalYear kinds { kind rate { value n } } divisions { department { name } code rate { value } } } }'
  const view = (viewer: Partial<Viewer>) => viewAs(snapshotOfSmallOffice(officeOf([['0201', 15, 5]])), viewer)
  const kinds = [{ kind: '定期', rate: { value: 0.75, n: 20 } }]
  expect(ask(view(OCC), source)).toEqual({
    healthCheckRate: {
      fiscalYear: 2026,
      kinds,
      divisions: [{ department: { name: '税務課' }, code: '0201', rate: { value: 0.75 } }],
    },
  })
  expect(ask(view({ roles: ['DASHBOARD'] }), source)).toMatchObject({
    healthCheckRate: { kinds, divisions: [{ department: null, code: '0201' }] },
  })
})
