import { describe, expect, test } from 'vitest'
import { isSettled } from '../../../src/sources/google/settled-structure.ts'
import { placeKey, type SheetStructure } from '../../../src/sources/google/structure.ts'
import type { Values } from '../../../src/sources/google/values.ts'

const STRUCTURE: SheetStructure = {
  title: '名簿',
  merges: [],
  struck: [],
  formulas: [],
  locks: [],
  dates: new Set([placeKey(1, 1)]),
  errors: new Map([[placeKey(2, 2), '#REF!']]),
}
const BEFORE: Values = [
  ['番号', '採用日', '段階'],
  ['000101', 45_748, 3],
  ['000102', '', '#REF!'],
]
const put = (row: number, column: number, value: string | number | boolean): Values =>
  BEFORE.map((cells, index) => (index === row ? cells.with(column, value) : cells))

describe('what stands around the values stays where it was', () => {
  test.each<[what: string, now: Values, settled: boolean]>([
    ['a text was typed', put(1, 0, '000103'), true],
    ['a small number was typed', put(1, 2, 4), true],
    ['a year was typed', put(2, 1, 2025), true],
    ['another day was typed into a cell that shows days', put(1, 1, 45_749), true],
    ['a cell was emptied', put(1, 1, ''), true],
    ['a header was renamed', put(0, 1, '採用年月日'), true],
    ['a number that may be a day was typed where none was shown', put(2, 1, 45_749), false],
    ['a number that may be a time was typed', put(1, 2, 0.25), false],
    ['the cell of an error was mended', put(2, 2, '3'), false],
    ['a text that may be an error came', put(1, 2, '#N/A'), false],
    ['two rows were sorted', [0, 2, 1].map((row) => BEFORE[row] ?? []), false],
    ['a row was added', [...BEFORE, ['000103']], false],
    ['a row went', BEFORE.slice(0, 2), false],
    ['no value changed, so that something else did', BEFORE, false],
  ])('%s: %#', (_what, now, settled) => {
    expect(isSettled([STRUCTURE], [BEFORE], [now])).toBe(settled)
  })

  test('changes in two sheets at once are not taken for one', () => {
    const two = [STRUCTURE, STRUCTURE]
    expect(isSettled(two, [BEFORE, BEFORE], [put(1, 0, 'x'), BEFORE])).toBe(true)
    expect(isSettled(two, [BEFORE, BEFORE], [put(1, 0, 'x'), put(1, 0, 'x')])).toBe(false)
  })
})
