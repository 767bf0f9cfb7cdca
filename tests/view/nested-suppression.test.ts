import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hideNested } from '../../src/view/nested-suppression.ts'
import { type Count, isTelling, totalOf } from '../../src/view/suppression.ts'

const THRESHOLDS = { group: 10, cell: 3 }
const counts = (...cells: readonly (readonly [count: number, base: number])[]): Count[] =>
  cells.map(([count, base]) => ({ count, base }))

describe('parts and wholes that are told beside each other', () => {
  test('a small part takes another of its whole along, not one of elsewhere', () => {
    const hidden = hideNested([counts([7, 15], [2, 5], [20, 40]), counts([5, 12], [6, 20])], THRESHOLDS)
    expect([0, 1, 2].map((column) => hidden.has(0, column))).toEqual([true, true, false])
    expect([hidden.has(1, 0), hidden.has(1, 1)]).toEqual([false, false])
    expect([hidden.hasTotal(0), hidden.hasTotal(1)]).toEqual([false, false])
  })

  test('a whole of one part is hidden with it, and with another whole whose parts would tell', () => {
    const hidden = hideNested([counts([2, 5]), counts([6, 12], [10, 20]), counts([30, 60])], THRESHOLDS)
    expect([0, 1, 2].map((row) => hidden.hasTotal(row))).toEqual([true, true, false])
    expect([hidden.has(0, 0), hidden.has(1, 0), hidden.has(1, 1)]).toEqual([true, true, false])
  })

  const cell = fc.nat(30).chain((base) => fc.record({ base: fc.constant(base), count: fc.nat(base) }))
  const tables = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })

  test('everything telling is hidden, nothing stands alone, and no whole is told by its parts', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const hidden = hideNested(table, THRESHOLDS)
        const wholes = table.map(totalOf)
        table.forEach((line, row) => {
          const there = line.flatMap((each, column) => (each.base > 0 ? [column] : []))
          const dark = there.filter((column) => hidden.has(row, column))
          for (const [column, each] of line.entries())
            if (isTelling(each, THRESHOLDS)) expect(hidden.has(row, column)).toBe(true)
          if (isTelling(totalOf(line), THRESHOLDS)) expect(hidden.hasTotal(row)).toBe(true)
          if (!hidden.hasTotal(row)) expect(dark.length).not.toBe(1)
          else if (there.length > 0) expect(dark.length).toBeGreaterThan(0)
        })
        const darkWholes = wholes.filter(({ base }, row) => base > 0 && hidden.hasTotal(row))
        const isAlone = darkWholes.length === 1 && wholes.filter(({ base }) => base > 0).length > 1
        expect(isAlone).toBe(false)
      }),
    )
  })
})
