import { beforeEach, describe, expect, test } from 'vitest'
import { type Asked, askedDocument } from './asked.ts'

let book: Asked
let now: number

beforeEach(() => {
  now = 1000
  book = askedDocument(() => now)
})

const type = (range: string, ...rows: readonly (readonly unknown[])[]) =>
  book.ask('PUT', `/values/${range}?valueInputOption=USER_ENTERED`, { values: rows })

const version = () => book.account.documents.get(book.id)?.version
const rows = { sheetId: 0, dimension: 'ROWS' }

describe('a batch', () => {
  test('is carried out whole or not at all, and its place is told where it is refused', () => {
    type('A1', ['a'])
    const before = version()
    expect(
      book.batch(
        { updateCells: { start: {}, fields: '*', rows: [{ values: [{}] }] } },
        { addSheet: { properties: { title: 'new' } } },
        { deleteSheet: { sheetId: 99 } },
      ),
    ).toMatchObject({ error: { message: 'Invalid requests[2].deleteSheet: No sheet with id: 99' } })
    expect(book.values('A1')).toEqual([['a']])
    expect(book.ask('GET', '?fields=sheets.properties.title')).toEqual({
      sheets: [{ properties: { title: 'Sheet1' } }],
    })
    expect(version()).toBe(before)
  })

  test('that changes nothing leaves the version alone, and one that does moves it and the time', () => {
    type('A1', ['a'])
    const before = version() ?? 0
    now = 5000
    type('A1', ['a'])
    book.ask('POST', '/values/B1:Z9:clear', {})
    book.batch({ sortRange: { range: { sheetId: 0 }, sortSpecs: [{ dimensionIndex: 0 }] } })
    expect(version()).toBe(before)
    type('A1', ['b'])
    expect(version()).toBe(before + 1)
    expect(book.account.documents.get(book.id)?.modifiedTime).toBe(5000)
  })

  test.each<[kind: string, request: object, message: string]>([
    ['deleteSheet', { sheetId: 0 }, "You can't remove all the sheets in a document."],
    ['updateSheetProperties', { properties: { sheetId: 7 }, fields: 'title' }, 'No sheet with id: 7'],
    ['repeatCell', { range: { sheetId: 7 }, fields: 'note' }, 'No grid with id: 7'],
    [
      'insertDimension',
      { range: { ...rows, startIndex: 1000, endIndex: 1001 } },
      'range.startIndex must be less than the grid size (1000) if inheritFromBefore is false.',
    ],
    [
      'insertDimension',
      { range: { ...rows, startIndex: -1, endIndex: 1 } },
      'DimensionRange indexes must be >= 0',
    ],
    ['deleteDimension', { range: rows }, "You can't delete all the rows on the sheet."],
    [
      'addProtectedRange',
      { protectedRange: { range: { sheetId: 0 }, warningOnly: true, editors: { users: ['a@b.c'] } } },
      'ProtectedRange is warningOnly. Editors cannot be set on it.',
    ],
    [
      'appendDimension',
      { sheetId: 0, dimension: 'ROWS', length: 400_000 },
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    ],
    [
      'updateCells',
      {
        start: {},
        fields: 'userEnteredValue',
        rows: [{ values: [{ userEnteredValue: { stringValue: 'x'.repeat(50_001) } }] }],
      },
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
  ])('refuses %s %j', (kind, request, message) => {
    expect(book.batch({ [kind]: request })).toMatchObject({
      error: { code: 400, status: 'INVALID_ARGUMENT', message: `Invalid requests[0].${kind}: ${message}` },
    })
  })

  test('refuses a kind that the emulator does not know, by its name', () => {
    expect(book.batch({ addChart: {} })).toMatchObject({ error: { message: /addChart/u } })
  })
})

describe('cells', () => {
  test('lose what is not given where all fields are meant', () => {
    type('A1', ['2020-01-01', 'b'])
    book.batch({ updateCells: { range: { sheetId: 0 }, fields: '*' } })
    expect(book.ask('GET', '?includeGridData=true&fields=sheets.data.rowData')).toEqual({
      sheets: [{ data: [{}] }],
    })
  })

  test('that are repeated take what their formula refers to along', () => {
    type('A1', [1], [2], [3])
    book.batch({
      repeatCell: {
        range: { sheetId: 0, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 2 },
        cell: { userEnteredValue: { formulaValue: '=A1*10' } },
        fields: 'userEnteredValue',
      },
    })
    expect(book.values('B1:B3')).toEqual([['10'], ['20'], ['30']])
  })

  test('are sorted by what they come to, and formulas keep to their row', () => {
    type('A1', [3, '=A1*2'], [1, '=A2*2'], ['', ''], [2, '=A4*2'])
    const sort = (sortOrder: string) =>
      book.batch({
        sortRange: { range: { sheetId: 0, endRowIndex: 4 }, sortSpecs: [{ dimensionIndex: 1, sortOrder }] },
      })
    sort('ASCENDING')
    expect(book.values('A1:B4')).toEqual([
      ['1', '2'],
      ['2', '4'],
      ['3', '6'],
    ])
    sort('DESCENDING')
    expect(book.values('A1:B4')).toEqual([
      ['3', '6'],
      ['2', '4'],
      ['1', '2'],
    ])
  })

  test('a colour that was told and is written back stays the same', () => {
    const told = () => book.ask('GET', '?ranges=A1&fields=sheets.data.rowData.values.userEnteredFormat')
    for (const eighth of [27, 57, 116, 253]) {
      const backgroundColor = { red: eighth / 255, green: 0.5 }
      const paint = (colour: object) =>
        book.batch({
          repeatCell: {
            range: { sheetId: 0, endRowIndex: 1, endColumnIndex: 1 },
            cell: { userEnteredFormat: { backgroundColor: colour } },
            fields: 'userEnteredFormat.backgroundColor',
          },
        })
      paint(backgroundColor)
      const red = Number(Math.fround(eighth / 255).toPrecision(8))
      const colour = { red, green: 0.49803922 }
      const expected = { backgroundColor: colour, backgroundColorStyle: { rgbColor: colour } }
      const answer = { sheets: [{ data: [{ rowData: [{ values: [{ userEnteredFormat: expected }] }] }] }] }
      expect(told()).toEqual(answer)
      paint(colour)
      expect(told()).toEqual(answer)
    }
  })
})

describe('formulas', () => {
  test('follow inserted, deleted and moved rows, and a sheet that is renamed', () => {
    type('A1', [1], [2], ['=A1+A2'], ['=SUM(Sheet1!A1:A2)'])
    book.batch({ insertDimension: { range: { ...rows, startIndex: 1, endIndex: 2 } } })
    book.batch({
      updateSheetProperties: { properties: { sheetId: 0, title: 'staff 1' }, fields: 'title' },
    })
    const formulas = () => book.ask('GET', '/values/A4:A5?valueRenderOption=FORMULA&fields=values')
    expect(formulas()).toEqual({ values: [['=A1+A3'], ["=SUM('staff 1'!A1:A3)"]] })
    expect(book.values('A4:A5')).toEqual([['3'], ['3']])
    book.batch({ deleteDimension: { range: { ...rows, startIndex: 0, endIndex: 1 } } })
    expect(book.values('A3:A4')).toEqual([['#REF!'], ['2']])
  })

  test('of a copied sheet mean the copy', () => {
    type('A1', [1, '=A1'])
    book.batch({ duplicateSheet: { sourceSheetId: 0, newSheetId: 5, newSheetName: 'copy' } })
    type('copy!A1', [2])
    expect(book.ask('GET', '/values:batchGet?ranges=Sheet1!B1&ranges=copy!B1')).toMatchObject({
      valueRanges: [{ values: [['1']] }, { values: [['2']] }],
    })
  })
})

describe('a copied sheet', () => {
  test('has merges, protections and groups of its own', () => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 }
    book.batch(
      { mergeCells: { range, mergeType: 'MERGE_ALL' } },
      { addProtectedRange: { protectedRange: { protectedRangeId: 3, range } } },
      { duplicateSheet: { sourceSheetId: 0, newSheetId: 5, insertSheetIndex: 1 } },
    )
    const copy = { ...range, sheetId: 5 }
    const { sheets } = book.account.documents.get(book.id)?.spreadsheet ?? { sheets: [] }
    expect(sheets[1]).toMatchObject({ merges: [copy], protectedRanges: [{ range: copy }] })
    expect(sheets[1]?.protectedRanges[0]?.protectedRangeId).not.toBe(3)
    book.batch({ deleteProtectedRange: { protectedRangeId: 3 } })
    expect(book.account.documents.get(book.id)?.spreadsheet.sheets[1]?.protectedRanges).toHaveLength(1)
  })
})

describe('frozen rows', () => {
  const frozen = () =>
    book.account.documents.get(book.id)?.spreadsheet.sheets[0]?.properties.gridProperties.frozenRowCount
  beforeEach(() =>
    book.batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { rowCount: 5, frozenRowCount: 2 } },
        fields: 'gridProperties(rowCount,frozenRowCount)',
      },
    }),
  )

  test('become more or fewer with rows among them', () => {
    book.batch({ insertDimension: { range: { ...rows, startIndex: 1, endIndex: 2 } } })
    expect(frozen()).toBe(3)
    book.batch({ deleteDimension: { range: { ...rows, startIndex: 0, endIndex: 2 } } })
    expect(frozen()).toBe(1)
  })

  test('may not be all that is left', () => {
    expect(book.batch({ deleteDimension: { range: { ...rows, startIndex: 2, endIndex: 5 } } })).toMatchObject(
      {
        error: {
          message:
            'Invalid requests[0].deleteDimension: Sorry, it is not possible to delete all non-frozen rows.',
        },
      },
    )
  })
})

test('a sheet is protected as a whole once', () => {
  const whole = { addProtectedRange: { protectedRange: { range: { sheetId: 0 } } } }
  expect(book.batch(whole)).not.toHaveProperty('error')
  expect(book.batch(whole)).toMatchObject({
    error: { message: 'Invalid requests[0].addProtectedRange: Sheet "Sheet1" already has sheet protection.' },
  })
})
