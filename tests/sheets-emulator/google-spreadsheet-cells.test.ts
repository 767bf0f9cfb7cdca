import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk, STAFF } from './library-desk.ts'

let emulator: Desk['emulator']
let sheet: Desk['sheet']
let person: Desk['person']
let held: Desk['held']
let heldCell: Desk['heldCell']

beforeEach(async () => {
  ;({ emulator, sheet, person, held, heldCell } = await openDesk())
})
afterEach(() => emulator.stop())

describe('cells', () => {
  test('are loaded by address and by grid range', async () => {
    await sheet.loadCells([
      'A1:B2',
      { startRowIndex: 2, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 3 },
    ])
    expect(sheet.getCellByA1('B1').value).toBe('氏名')
    expect(sheet.getCellByA1('C4').numberValue).toBe(1)
    expect(() => sheet.getCellByA1('C2')).toThrow('not been loaded')
    expect(emulator.log.count({ path: /:getByDataFilter$/, kind: 'read' })).toBe(1)
  })

  test('are saved by type, and read back as what they have become', async () => {
    await sheet.loadCells('A2:F2')
    sheet.getCellByA1('A2').value = 10
    sheet.getCellByA1('B2').stringValue = '=NOT(A2)'
    sheet.getCellByA1('C2').value = '=A2*2'
    sheet.getCellByA1('D2').value = true
    sheet.getCellByA1('E2').value = '=A2/0'
    sheet.getCellByA1('F2').value = 'x'
    await sheet.saveUpdatedCells()
    expect(sheet.getCellByA1('C2').value).toBe(20)
    expect(sheet.getCellByA1('C2').formula).toBe('=A2*2')
    expect(sheet.getCellByA1('D2').boolValue).toBe(true)
    expect(sheet.getCellByA1('E2').valueType).toBe('errorValue')
    expect(sheet.getCellByA1('E2').errorValue).toMatchObject({ type: 'DIVIDE_BY_ZERO' })
    expect(sheet.getCellByA1('B2').value).toBe('=NOT(A2)')
    expect(person.rawValues('A2:F2')).toEqual([[10, '=NOT(A2)', 20, true, '#DIV/0!', 'x']])
    expect(heldCell('B2').userEnteredValue).toEqual({ stringValue: '=NOT(A2)' })

    sheet.getCellByA1('F2').value = null
    await sheet.saveUpdatedCells()
    expect(sheet.getCellByA1('F2').value).toBeNull()
    expect(person.values('F2')).toEqual([])
    expect(emulator.log.count({ path: /:batchUpdate$/ })).toBe(2)
  })

  test('carry notes and formats', async () => {
    await sheet.loadCells('B2')
    const cell = sheet.getCellByA1('B2')
    cell.note = '要確認'
    cell.textFormat = { bold: true }
    cell.horizontalAlignment = 'CENTER'
    cell.backgroundColor = { red: 1, green: 0.5, blue: 0, alpha: 1 }
    await cell.save()
    expect(cell.note).toBe('要確認')
    expect(cell.textFormat).toMatchObject({ bold: true })
    expect(heldCell('B2')).toMatchObject({
      note: '要確認',
      userEnteredFormat: { textFormat: { bold: true }, horizontalAlignment: 'CENTER' },
      userEnteredValue: { stringValue: '佐藤' },
    })

    cell.clearAllFormatting()
    cell.note = ''
    await cell.save()
    expect(cell.note).toBe('')
    expect(heldCell('B2').note).toBeUndefined()
    expect(heldCell('B2').userEnteredFormat?.textFormat).toBeUndefined()
  })

  test('show numbers by their format', async () => {
    await sheet.loadCells('A2')
    const cell = sheet.getCellByA1('A2')
    cell.numberFormat = { type: 'NUMBER', pattern: '000000' }
    await cell.save()
    expect([cell.value, cell.formattedValue]).toEqual([3, '000003'])
    expect(person.values('A2')).toEqual([['000003']])
    expect(person.rawValues('A2')).toEqual([[3]])
  })

  test('are read as values', async () => {
    expect(await sheet.getCellsInRange('A1:C2')).toEqual(person.values('A1:C2'))
    expect(await sheet.getCellsInRange('A2:C2', { valueRenderOption: 'UNFORMATTED_VALUE' })).toEqual(
      person.rawValues('A2:C2'),
    )
    expect(await sheet.batchGetCellsInRange(['A1', 'B2:B3', 'Z9'])).toEqual([
      [['番号']],
      [['佐藤'], ['鈴木']],
      undefined,
    ])
  })

  test('are repeated, appended, copied, cut and replaced', async () => {
    const { sheetId } = sheet
    await sheet.repeatCell(
      { startRowIndex: 1, endRowIndex: 4, startColumnIndex: 3, endColumnIndex: 4 },
      { userEnteredValue: { stringValue: '○' } },
      'userEnteredValue',
    )
    expect(person.values('D2:D4')).toEqual([['○'], ['○'], ['○']])
    await sheet.appendCells([{ values: [{ userEnteredValue: { numberValue: 9 } }] }], 'userEnteredValue')
    expect(person.rawValues('A5')).toEqual([[9]])
    const block = { sheetId, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 }
    await sheet.copyPaste(block, { ...block, startRowIndex: 5, endRowIndex: 6 })
    expect(person.values('A6:B6')).toEqual([['3', '佐藤']])
    await sheet.cutPaste(block, { rowIndex: 6, columnIndex: 0 })
    expect(person.values('A2:D2')).toEqual([['', '', '2', '○']])
    expect(person.values('A7:B7')).toEqual([['3', '佐藤']])
    await sheet.findReplace('佐藤', '齋藤', { matchEntireCell: true })
    expect(person.values('B6:B7')).toEqual([['齋藤'], ['齋藤']])
  })

  test('are merged and unmerged', async () => {
    const range = { startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 }
    await sheet.mergeCells(range)
    expect(person.sheet.merges).toEqual([{ sheetId: sheet.sheetId, ...range }])
    expect(await sheet.getCellsInRange('A2:B3')).toEqual([['3']])
    await sheet.unmergeCells(range)
    expect(person.sheet.merges).toBeUndefined()
    await sheet.mergeCells(range, 'MERGE_ROWS')
    expect(person.sheet.merges).toHaveLength(2)
  })

  test('get borders', async () => {
    const range = { startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 3 }
    await sheet.updateBorders(range, { bottom: { style: 'SOLID' } })
    await sheet.loadCells('A1')
    expect(sheet.getCellByA1('A1').borders).toMatchObject({ bottom: { style: 'SOLID' } })
    expect(heldCell('C1').userEnteredFormat?.borders).toMatchObject({ bottom: { style: 'SOLID' } })
  })
})

describe('dimensions', () => {
  const everyone = (): (string | undefined)[] => person.values('A:A').map(([first]) => first)

  test('are inserted, moved, deleted and appended', async () => {
    await sheet.insertDimension('ROWS', { startIndex: 1, endIndex: 3 })
    expect(everyone()).toEqual(['番号', undefined, undefined, '3', '1', '2'])
    await sheet.deleteRows(1, 3)
    await sheet.moveDimension('ROWS', { startIndex: 1, endIndex: 2 }, 4)
    expect(everyone()).toEqual(['番号', '1', '2', '3'])
    await sheet.deleteColumns(0, 1)
    expect(everyone()).toEqual(['氏名', '鈴木', '高橋', '佐藤'])
    await sheet.appendDimension('ROWS', 5)
    expect([sheet.rowCount, sheet.columnCount]).toEqual([1_005, 25])
    expect(person.sheet.properties?.gridProperties).toMatchObject({ rowCount: 1_005, columnCount: 25 })
  })

  test('shift a part of the cells only', async () => {
    const range = { startRowIndex: 1, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 }
    await sheet.insertRange(range, 'ROWS')
    expect(person.values('A1:B3')).toEqual([
      ['番号', '氏名'],
      ['', '佐藤'],
      ['3', '鈴木'],
    ])
    await sheet.deleteRange(range, 'ROWS')
    expect(person.values()).toEqual(STAFF)
  })

  test('have sizes and may be hidden', async () => {
    await sheet.updateDimensionProperties('COLUMNS', { pixelSize: 42 }, { startIndex: 0, endIndex: 2 })
    await sheet.updateDimensionProperties('ROWS', { hiddenByUser: true }, { startIndex: 1, endIndex: 2 })
    const data = held('sheets.data(rowMetadata,columnMetadata)').sheets?.[0]?.data?.[0]
    expect(data?.columnMetadata?.slice(0, 3).map(({ pixelSize }) => pixelSize)).toEqual([42, 42, 100])
    expect(data?.rowMetadata?.[1]?.hiddenByUser).toBe(true)
  })
})
