import { expect, test } from 'vitest'
import { cellsOf } from '../../../src/sources/google/touched-sheets.ts'

test('cells are put where they stand, and those that a formula elsewhere reaches into are told', () => {
  const typed = (stringValue: string) => ({
    userEnteredValue: { stringValue },
    effectiveValue: { stringValue },
  })
  const spilt = { effectiveValue: { numberValue: 2 } }
  expect(
    cellsOf({
      data: [
        { startRow: 1, startColumn: 2, rowData: [{ values: [typed('a')] }, { values: [spilt] }] },
        { rowData: [{ values: [typed('b'), {}, { effectiveValue: { errorValue: { type: 'N_A' } } }] }] },
      ],
    }),
  ).toEqual({
    values: [
      ['b', '', '#N/A'],
      ['', '', 'a'],
      ['', '', 2],
    ],
    spilled: [
      { top: 2, left: 2, bottom: 2, right: 2 },
      { top: 0, left: 2, bottom: 0, right: 2 },
    ],
  })
})
