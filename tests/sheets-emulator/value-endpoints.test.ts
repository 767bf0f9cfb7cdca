import { beforeEach, describe, expect, test } from 'vitest'
import { type Asked, askedDocument } from './asked.ts'

let book: Asked

beforeEach(() => {
  book = askedDocument()
})

const write = (range: string, values: unknown, options = '') =>
  book.ask('PUT', `/values/${range}?valueInputOption=USER_ENTERED${options}`, { values })

describe('reading', () => {
  beforeEach(() => write('A1', [['=1/4', '2020-01-01', 'TRUE'], [], ['', 0.5]]))

  test.each<[query: string, values: unknown[][]]>([
    ['', [['0.25', '2020-01-01', 'TRUE'], [], ['', '0.5']]],
    ['?valueRenderOption=UNFORMATTED_VALUE', [[0.25, 43_831, true], [], ['', 0.5]]],
    [
      '?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING',
      [[0.25, '2020-01-01', true], [], ['', 0.5]],
    ],
    ['?valueRenderOption=FORMULA', [['=1/4', 43_831, true], [], ['', 0.5]]],
    ['?majorDimension=COLUMNS', [['0.25'], ['2020-01-01', '', '0.5'], ['TRUE']]],
  ])('with %s', (query, values) => {
    expect(book.ask('GET', `/values/Sheet1${query}`)).toMatchObject({ range: 'Sheet1!A1:Z1000', values })
  })

  test('takes rows and columns by number, and cuts a range to the grid', () => {
    expect(book.ask('GET', '/values/R1C2:R3C2')).toMatchObject({ range: 'Sheet1!B1:B3' })
    expect(book.ask('GET', '/values/Y999:AB2000')).toEqual({
      range: 'Sheet1!Y999:Z1000',
      majorDimension: 'ROWS',
    })
  })
})

describe('writing', () => {
  test.each<[what: string, range: string, values: unknown, answer: object]>([
    [
      'counts what was given',
      'A1',
      [
        ['a', null],
        [null, 'b'],
      ],
      { updatedRange: 'Sheet1!A1:B2', updatedRows: 2, updatedColumns: 2, updatedCells: 2 },
    ],
    ['of nothing names the first cell', 'B2:D4', [], { updatedRange: 'Sheet1!B2' }],
    ['in rows of different lengths names the longest', 'A1', [['a'], ['b', 'c', 'd']], { updatedCells: 4 }],
  ])('%s', (_what, range, values, answer) => {
    expect(write(range, values)).toMatchObject(answer)
  })

  test('tells what it wrote where that is asked for', () => {
    expect(
      write(
        'A1',
        [['1', '=A1*2']],
        '&includeValuesInResponse=true&responseValueRenderOption=UNFORMATTED_VALUE',
      ),
    ).toMatchObject({ updatedData: { range: 'Sheet1!A1:B1', majorDimension: 'ROWS', values: [[1, 2]] } })
  })

  test('takes columns too', () => {
    book.ask('PUT', '/values/A1?valueInputOption=RAW', {
      majorDimension: 'COLUMNS',
      values: [['a', 'b'], ['c']],
    })
    expect(book.values('A1:B2')).toEqual([['a', 'c'], ['b']])
  })

  test.each<[what: string, range: string, values: unknown, message: string]>([
    [
      'below the grid',
      'A1000',
      [['a'], ['b']],
      'Range (Sheet1!A1000:A1001) exceeds grid limits. Max rows: 1000, max columns: 26',
    ],
    ['an unknown sheet', 'gone!A1', [['a']], 'Unable to parse range: gone!A1'],
    ['row 0', 'A0', [['a']], 'Unable to parse range: A0'],
    [
      'beyond the range',
      'A1:B1',
      [['a'], ['b']],
      'Requested writing within range [Sheet1!A1:B1], but tried writing to row [2]',
    ],
    ['a message', 'A1', [['a', {}]], 'Invalid values[0][1]: struct_value {\n}\n'],
    [
      'a list',
      'A1',
      [[['x']]],
      'Invalid values[0][0]: list_value {\n  values {\n    string_value: "x"\n  }\n}\n',
    ],
    [
      'no list',
      'A1',
      ['x'],
      `Invalid value at 'data.values[0]' (type.googleapis.com/google.protobuf.ListValue), "x"`,
    ],
  ])('refuses %s', (_what, range, values, message) => {
    expect(write(range, values)).toMatchObject({ error: { code: 400, message } })
  })

  test('of a batch names the place of what is no list', () => {
    const data = [
      { range: 'A1', values: [['a']] },
      { range: 'A2', values: 'b' },
    ]
    expect(book.ask('POST', '/values:batchUpdate', { valueInputOption: 'RAW', data })).toMatchObject({
      error: { details: [{ fieldViolations: [{ field: 'data[1].values' }] }] },
    })
    expect(book.values('A1')).toEqual([])
  })

  test('takes a day as Japan writes it where the locale is Japan', () => {
    write('A1', [['2025年4月1日']])
    book.batch({ updateSpreadsheetProperties: { properties: { locale: 'ja_JP' }, fields: 'locale' } })
    write('A2', [['2025年4月1日']])
    expect(book.ask('GET', '/values/A1:A2?valueRenderOption=UNFORMATTED_VALUE')).toMatchObject({
      values: [['2025年4月1日'], [45_748]],
    })
    expect(book.values('A2')).toEqual([['2025年4月1日']])
  })
})

describe('appending', () => {
  test('with new rows pushes down what lies below, and everything that names it', () => {
    write('A1', [['h', 'i'], ['a', 'b'], [], ['note']])
    const range = { sheetId: 0, startRowIndex: 3, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 1 }
    book.batch({ addNamedRange: { namedRange: { name: 'note', range } } })
    expect(
      book.ask('POST', '/values/A1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS', {
        values: [['c', 'd']],
      }),
    ).toMatchObject({ tableRange: 'Sheet1!A1:B2', updates: { updatedRange: 'Sheet1!A3:B3' } })
    expect(book.values('A1:B5')).toEqual([['h', 'i'], ['a', 'b'], ['c', 'd'], [], ['note']])
    expect(book.ask('GET', '/values/note')).toMatchObject({ range: 'Sheet1!A5', values: [['note']] })
  })

  test('below the last row makes the grid longer', () => {
    write('A1000', [['last']])
    book.ask('POST', '/values/Sheet1:append?valueInputOption=RAW', { values: [['next']] })
    expect(book.values('A1001')).toEqual([['next']])
  })
})
