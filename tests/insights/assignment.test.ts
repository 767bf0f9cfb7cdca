import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestAssignment } from '../../src/insights/assignment.ts'
import { runAtOnce } from '../../src/snapshot/slices.ts'

type Values = readonly (readonly (number | null)[])[]

/** How many are placed and what they are worth together. */
const worth = (values: Values, placed: readonly (number | null)[]): readonly [number, number] => [
  placed.filter((column) => column !== null).length,
  placed.reduce<number>((sum, column, row) => sum + (column === null ? 0 : (values[row]?.[column] ?? 0)), 0),
]

/** The best of all ways, by trying them. */
function bestOfAll(values: Values, row = 0, taken: readonly number[] = []): readonly [number, number] {
  const line = values[row]
  if (line === undefined) return [0, 0]
  return line.reduce<readonly [number, number]>(
    (best, value, column) => {
      if (value === null || taken.includes(column)) return best
      const [count, sum] = bestOfAll(values, row + 1, [...taken, column])
      const [n, s] = [count + 1, sum + value]
      return n > best[0] || (n === best[0] && s > best[1]) ? [n, s] : best
    },
    bestOfAll(values, row + 1, taken),
  )
}

test('is as DOMAIN.md 7.6 works it out: 202.0, where the greedy way gives 174.6', () => {
  const values = [
    [20, 79.6, 60],
    [70, 30, 65],
    [55, 72, 25],
  ]
  const placed = runAtOnce(bestAssignment(values))
  expect(placed).toEqual([2, 0, 1])
  expect(worth(values, placed)[1]).toBeCloseTo(202, 6)
})

test.each<[string, Values, (number | null)[]]>([
  ['nobody', [], []],
  ['no place at all', [[], []], [null, null]],
  [
    'a row that fits nowhere is left out',
    [
      [null, null],
      [3, 4],
    ],
    [null, 1],
  ],
  [
    'all are placed before the sum counts',
    [
      [9, 1],
      [8, null],
    ],
    [1, 0],
  ],
  ['more places than rows', [[1, 5, 3]], [1]],
  ['more rows than places', [[1], [5], [3]], [null, 0, null]],
  [
    'negative values',
    [
      [-5, -1],
      [-2, -2],
    ],
    [1, 0],
  ],
])('%s', (_case, values, expected) => {
  expect(runAtOnce(bestAssignment(values))).toEqual(expected)
})

test('equals trying everything, for up to seven rows', () => {
  const office = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
    .chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { freq: 4, nil: null }), {
          minLength: columns,
          maxLength: columns,
        }),
        { minLength: rows, maxLength: rows },
      ),
    )
  fc.assert(
    fc.property(office, (values) => {
      const placed = runAtOnce(bestAssignment(values))
      const columns = placed.filter((column) => column !== null)
      expect(new Set(columns).size).toBe(columns.length)
      expect(placed.every((column, row) => column === null || values[row]?.[column] !== null)).toBe(true)
      expect(worth(values, placed)).toEqual(bestOfAll(values))
    }),
    { numRuns: 150 },
  )
})

test('pauses while two hundred are placed', () => {
  const values = Array.from({ length: 200 }, (_, row) =>
    Array.from({ length: 230 }, (_each, column) => (row * 7919 + column * 104729) % 100),
  )
  let pauses = 0
  for (const work = bestAssignment(values); ; pauses += 1) if (work.next().done) break
  expect(pauses).toBe(200)
})
