import type { sheets_v4 } from '@googleapis/sheets'
import { expect, test } from 'vitest'
import { wholeTable } from './whole-table.ts'

const range = (startRowIndex: number, endRowIndex: number, sheetId = 0): sheets_v4.Schema$GridRange => ({
  sheetId,
  startRowIndex,
  endRowIndex,
  startColumnIndex: 0,
  endColumnIndex: 3,
})
const OTHER = { tableId: 't1', name: 'Staff', range: range(0, 4) }
const PLACE = { others: [OTHER], header: () => ['番号', '', '級'], freeId: () => 'free' }

test('a table gets an id, a name and a name for every column', () => {
  expect(wholeTable({ range: range(10, 14) }, PLACE)).toEqual({
    tableId: 'free',
    name: 'Table1',
    range: range(10, 14),
    columnProperties: [
      { columnIndex: 0, columnName: '番号' },
      { columnIndex: 1, columnName: 'Column 2' },
      { columnIndex: 2, columnName: '級' },
    ],
  })
})

test('what it brings stays', () => {
  const wanted = {
    tableId: 'mine',
    name: 'Levels',
    range: range(10, 14),
    rowsProperties: { headerColorStyle: { themeColor: 'ACCENT1' } },
    columnProperties: [{ columnIndex: 1, columnName: '名', columnType: 'TEXT' }],
  }
  const { columnProperties, ...whole } = wholeTable(wanted, PLACE)
  expect(whole).toMatchObject({ tableId: 'mine', name: 'Levels', rowsProperties: wanted.rowsProperties })
  expect(columnProperties?.[1]).toEqual({ columnIndex: 1, columnName: '名', columnType: 'TEXT' })
})

test('it may stand beside others and on other sheets', () => {
  expect(wholeTable({ range: range(4, 8) }, PLACE).range).toEqual(range(4, 8))
  expect(wholeTable({ range: range(0, 4, 9) }, PLACE).range).toEqual(range(0, 4, 9))
})

test.each<[why: string, wanted: sheets_v4.Schema$Table | undefined]>([
  ['may not overlap', { range: range(3, 8) }],
  ['bounded range', undefined],
  ['bounded range', { range: { sheetId: 0, startRowIndex: 10 } }],
  ['a table with the id t1', { tableId: 't1', range: range(10, 14) }],
  ["a table named 'STAFF'", { name: 'STAFF', range: range(10, 14) }],
])('%s: it is refused', (why, wanted) => {
  expect(() => wholeTable(wanted, PLACE)).toThrow(why)
})
