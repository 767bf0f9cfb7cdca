import { describe, expect, test } from 'vitest'
import { blockInWords, blockOf } from './a1.ts'
import { Mistake } from './mistake.ts'
import { newSheet, newSpreadsheet } from './spreadsheet.ts'

const book = {
  ...newSpreadsheet('book'),
  sheets: [
    newSheet(0, 'Sheet1'),
    newSheet(7, "it's 人事"),
    newSheet(8, 'A1', { rowCount: 5, columnCount: 3 }),
  ],
  namedRanges: [
    {
      name: 'names',
      range: { sheetId: 7, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 },
    },
  ],
}

describe('a range in words', () => {
  test.each([
    ['B2', 'Sheet1!B2'],
    ['D4:A1', 'Sheet1!A1:D4'],
    ['$A$1:$B$2', 'Sheet1!A1:B2'],
    ['A:A', 'Sheet1!A1:A1000'],
    ['2:3', 'Sheet1!A2:Z3'],
    ['A2:2', 'Sheet1!A2:Z2'],
    ['A5:B', 'Sheet1!A5:B1000'],
    ['Sheet1', 'Sheet1!A1:Z1000'],
    ['sheet1!a1', 'Sheet1!A1'],
    ["'it''s 人事'", "'it''s 人事'!A1:Z1000"],
    ["'it''s 人事'!B2:C3", "'it''s 人事'!B2:C3"],
    ["it's 人事!B2", "'it''s 人事'!B2"],
    ['names', "'it''s 人事'!A2:B3"],
    ["'it''s 人事'!names", "'it''s 人事'!A2:B3"],
    ["'A1'!A1:Z99", "'A1'!A1:C5"],
    ['A1', 'Sheet1!A1'],
  ])('%s is %s', (text, words) => {
    expect(blockInWords(blockOf(book, text))).toBe(words)
  })

  test.each([
    ['nosuch', 'Unable to parse range: nosuch'],
    ["'A1'!D9", "Range ('A1'!D9) exceeds grid limits. Max rows: 5, max columns: 3"],
    ['', 'Unable to parse range: '],
  ])('%s is refused: %s', (text, message) => {
    expect(() => blockOf(book, text)).toThrow(new Mistake(message))
  })
})
