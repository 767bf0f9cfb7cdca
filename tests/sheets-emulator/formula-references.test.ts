import { describe, expect, test } from 'vitest'
import { copiedFormula, renamedInFormula, shiftedFormula } from './formula-references.ts'
import type { Shift } from './shifted-ends.ts'

test.each<[formula: string, down: number, right: number, copied: string]>([
  ['=A1+$A1+A$1+$A$1', 1, 1, '=B2+$A2+B$1+$A$1'],
  ['=SUM(A1:B2)', 2, 0, '=SUM(A3:B4)'],
  ['=SUM(A:A)+SUM(1:1)', 1, 1, '=SUM(B:B)+SUM(2:2)'],
  ['=SUM(A2:A)', 1, 0, '=SUM(A3:A)'],
  ["='it''s'!A1&\"A1\"", 1, 0, "='it''s'!A2&\"A1\""],
  ['=A1', -1, 0, '=#REF!'],
  ['=LOG10(A1)', 1, 0, '=LOG10(A2)'],
  ['=データ!A1', 1, 0, "='データ'!A2"],
  ['=1+1', 5, 5, '=1+1'],
])('%s copied %d down and %d right is %s', (formula, down, right, copied) => {
  expect(copiedFormula(formula, down, right)).toBe(copied)
})

describe('when rows of a sheet come, go or move', () => {
  const isHome = (title: string | null) => title === null
  const inserted: Shift = (index) => (index < 2 ? index : index + 3)
  const deleted: Shift = (index) => (index < 2 ? index : index < 4 ? null : index - 2)
  test.each<[formula: string, shift: Shift, after: string]>([
    ['=A1+A3', inserted, '=A1+A6'],
    ['=$A$3', inserted, '=$A$6'],
    ['=SUM(A1:A3)', inserted, '=SUM(A1:A6)'],
    ['=SUM(A3:A)', inserted, '=SUM(A6:A)'],
    ['=SUM(A:A)', inserted, '=SUM(A:A)'],
    ['=other!A3', inserted, '=other!A3'],
    ['=A3', deleted, '=#REF!'],
    ['=A5', deleted, '=A3'],
    ['=SUM(A2:A5)', deleted, '=SUM(A2:A3)'],
    ['=SUM(A3:A4)', deleted, '=SUM(#REF!)'],
  ])('%s', (formula, shift, after) => {
    expect(shiftedFormula(formula, isHome, 'ROWS', shift)).toBe(after)
  })
})

test.each([
  ['=Sheet1!A1', '=staff!A1'],
  ["='Sheet1'!A1:B2", '=staff!A1:B2'],
  ['=Sheet2!A1&"Sheet1!A1"', '=Sheet2!A1&"Sheet1!A1"'],
])('%s after a renaming is %s', (formula, after) => {
  expect(renamedInFormula(formula, 'Sheet1', 'staff')).toBe(after)
})
