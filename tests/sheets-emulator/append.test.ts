import { expect, test } from 'vitest'
import { blockInWords, blockOf } from './a1.ts'
import { appendPlace } from './append.ts'
import { newSheet, newSpreadsheet, putCell } from './spreadsheet.ts'

/** A sheet as letters: a dot is a blank cell. */
function drawn(...lines: readonly string[]) {
  const sheet = newSheet(0, 'Sheet1', { rowCount: 20, columnCount: 10 })
  for (const [row, line] of lines.entries())
    for (const [column, letter] of [...line].entries())
      if (letter !== '.') putCell(sheet, row, column, { userEnteredValue: { stringValue: letter } })
  return { ...newSpreadsheet('book'), sheets: [sheet] }
}

test.each<[lines: string[], searched: string, table: string | null, at: [row: number, column: number]]>([
  [[], 'Sheet1', null, [0, 0]],
  [['ab', 'cd'], 'Sheet1', 'Sheet1!A1:B2', [2, 0]],
  // The trap: a gap in the only row makes its last cell the table.
  [['a.c'], 'Sheet1', 'Sheet1!C1', [1, 2]],
  [['a.c'], 'A1', 'Sheet1!A1', [1, 0]],
  [['ab', '..', 'cd'], 'Sheet1', 'Sheet1!A3:B3', [3, 0]],
  [['ab', '..', 'cd'], 'A1', 'Sheet1!A1:B1', [1, 0]],
  [['ab', '..', 'cd'], 'A2', null, [1, 0]],
  [['a..', '.b.', '..c'], 'C3', 'Sheet1!A1:C3', [3, 0]],
])('%j searched in %s: the table is %s', (lines, searched, table, [row, column]) => {
  const place = appendPlace(blockOf(drawn(...lines), searched))
  expect(place.table && blockInWords(place.table)).toBe(table)
  expect([place.row, place.column]).toEqual([row, column])
})
