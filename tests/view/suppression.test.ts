import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf, type Count, hideCells, isTelling, toldCell, totalOf } from '../../src/view/suppression.ts'

const THRESHOLDS = { group: 10, cell: 3 }
const table = (...rows: readonly (readonly [count: number, base: number])[][]): Count[][] =>
  rows.map((row) => row.map(([count, base]) => ({ count, base })))

describe('a cross-tab', () => {
  test('is told as DOMAIN.md works it out: the women among chiefs and others of three divisions', () => {
    const women = table(
      [
        [2, 18],
        [14, 30],
      ],
      [
        [9, 20],
        [28, 45],
      ],
      [
        [3, 17],
        [11, 34],
      ],
    )
    const hidden = hideCells(women, THRESHOLDS)
    const told = women.map((row, at) =>
      row.map((cell, column) => toldCell(cell, hidden.has(at, column)).rate),
    )
    expect(told).toEqual([
      [null, null],
      [0.45, 0.6000000000000001],
      [null, null],
    ])
  })

  const cell = fc.nat(40).chain((base) => fc.record({ base: fc.constant(base), count: fc.nat(base) }))
  const tables = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )

  test('hides every cell that would tell of somebody', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const hidden = hideCells(counts, THRESHOLDS)
        for (const [row, line] of counts.entries())
          for (const [column, each] of line.entries())
            if (isTelling(each, THRESHOLDS)) expect(hidden.has(row, column)).toBe(true)
      }),
    )
  })

  test('leaves no hidden cell that all that is told pins down, but where its column holds nothing else', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const hidden = hideCells(counts, THRESHOLDS)
        const bounds = boundsOf(counts, hidden.has, hidden.hasTotal)
        for (const [row, line] of counts.entries())
          for (const [column, each] of line.entries()) {
            if (!hidden.has(row, column)) continue
            const { least, most } = bounds(row, column)
            expect(least).toBeLessThanOrEqual(each.count)
            expect(most).toBeGreaterThanOrEqual(each.count)
            const others = totalOf(counts.map((other) => other[column] ?? { base: 0, count: 0 }))
            const filled = counts.filter((other) => (other[column]?.base ?? 0) > 0).length
            const isDetermined = filled <= 1 || each.base === 0 || [0, others.base].includes(others.count)
            if (!isDetermined && least === most) throw new Error(`${row}/${column} is ${least}`)
          }
      }),
      { numRuns: 300 },
    )
  })
})
