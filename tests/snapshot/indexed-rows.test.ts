import { expect, test } from 'vitest'
import { assignments } from '../../schema/personnel/assignments.ts'
import { indexRows, indexSeen } from '../../src/snapshot/indexed-rows.ts'
import { joinKey, type Row } from '../../src/tables/row.ts'

const rowOf = (staff: string, effectiveOn: string, sequence: number, department: string): Row => ({
  table: 'Assignment',
  key: joinKey([staff, effectiveOn, sequence]),
  values: { staff, effectiveOn, sequence, department, note: 'kept' },
  sheet: '異動履歴',
  index: 0,
  cells: [],
  extra: [],
})

// Numbers go by value and texts by code unit: 10 is after 9.
const ROWS = [
  rowOf('000003', '2024-04-01', 10, '0201'),
  rowOf('000001', '2025-04-01', 1, '0201'),
  rowOf('000003', '2024-04-01', 9, '0101'),
  rowOf('000002', '2020-04-01', 1, '0201'),
]
const IN_ORDER = ['000001/2025-04-01/1', '000002/2020-04-01/1', '000003/2024-04-01/9', '000003/2024-04-01/10']
const keys = (rows: readonly Row[]): readonly string[] => rows.map(({ key }) => key)
const masked = (row: Row): Row => ({ ...row, values: { ...row.values, note: null } })

const all = indexRows(assignments, ROWS)

test.each([
  ['as read', all, IN_ORDER],
  ['masked', indexSeen(assignments, all, ROWS.map(masked)), IN_ORDER],
  [
    'with one hidden',
    indexSeen(
      assignments,
      all,
      ROWS.map((row, index) => (index === 1 ? null : masked(row))),
    ),
    IN_ORDER.slice(1),
  ],
  ['all hidden', indexSeen(assignments, all, [null, null, null, null]), []],
])(
  'rows %s come in the order of their keys, and so do those that pass and those that refer',
  (_how, rows, order) => {
    const isInTax = ({ values }: Row): boolean => values['department'] === '0201'
    const inTax = order.filter((key) => !key.endsWith('/9'))
    // Before and after all of them were put in order.
    expect(keys(rows.passing(isInTax))).toEqual(inTax)
    expect(keys(rows.referring('department', '0201'))).toEqual(inTax)
    expect(keys(rows.inOrder())).toEqual(order)
    expect(keys(rows.passing(isInTax))).toEqual(inTax)
  },
)

test('rows in order are those that are seen, not those they were made of', () => {
  const seen = ROWS.map(masked)
  const rows = indexSeen(assignments, all, seen)
  expect(new Set(rows.inOrder())).toEqual(new Set(seen))
  expect(rows.inOrder().every(({ values }) => values['note'] === null)).toBe(true)
})
