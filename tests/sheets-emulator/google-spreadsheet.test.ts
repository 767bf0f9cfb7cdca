import type { drive_v3 } from '@googleapis/drive'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, libraryDocument, OTHER_SHEET, openDesk, STAFF } from './library-desk.ts'

let emulator: Desk['emulator']
let id: Desk['id']
let doc: Desk['doc']
let sheet: Desk['sheet']
let person: Desk['person']
let titled: Desk['titled']
let held: Desk['held']
let heldCell: Desk['heldCell']

beforeEach(async () => {
  ;({ emulator, id, doc, sheet, person, titled, held, heldCell } = await openDesk())
})
afterEach(() => emulator.stop())

describe('the document', () => {
  test('loads its properties and sheets', () => {
    expect(doc.title).toBe('人事')
    expect(doc.title).toBe(held().properties?.title)
    expect(doc.timeZone).toBe(held().properties?.timeZone)
    expect(doc.sheetsByIndex.map(({ title }) => title)).toEqual(['職員', OTHER_SHEET])
    expect([sheet.sheetId, sheet.rowCount, sheet.columnCount]).toEqual([person.sheetId, 1_000, 26])
  })

  test('updates its properties', async () => {
    await doc.updateProperties({ title: '人事課' })
    expect(doc.title).toBe('人事課')
    expect(held().properties?.title).toBe('人事課')
  })

  test('loads every cell with its info', async () => {
    await doc.loadInfo(true)
    expect(sheet.getCellByA1('B2').value).toBe('佐藤')
    expect(sheet.getCell(1, 0).value).toBe(heldCell('A2').effectiveValue?.numberValue)
    expect(sheet.cellStats).toEqual({ nonEmpty: 12, loaded: 26_000, total: 26_000 })
  })

  test('reads with a key and may not write with it', async () => {
    const reader = libraryDocument(emulator.origin, id, { apiKey: 'k' })
    await reader.loadInfo()
    await reader.loadCells("'職員'!A1:B2")
    expect(reader.sheetsByIndex[0]?.getCellByA1('B2').value).toBe('佐藤')
    await expect(reader.updateProperties({ title: 'x' })).rejects.toThrow('Google API error - [401]')
    expect(held().properties?.title).toBe('人事')
  })

  test('that is gone or unknown is told as Google tells it', async () => {
    emulator.people.deleteDocument(id)
    await expect(doc.loadInfo()).rejects.toThrow('Google API error - [404] Requested entity was not found.')
  })
})

describe('sheets', () => {
  test('are added with a header row', async () => {
    const added = await doc.addSheet({ title: '研修', headerValues: ['科目', '日付'], index: 0 })
    expect(added.title).toBe('研修')
    expect(added.headerValues.slice(0, 2)).toEqual(['科目', '日付'])
    expect(doc.sheetCount).toBe(3)
    expect(emulator.people.at(id, '研修').values()).toEqual([['科目', '日付']])
    expect(held().sheets?.map(({ properties }) => properties?.title)).toEqual(['研修', '職員', OTHER_SHEET])
  })

  test('are not added under a title that is there', async () => {
    await expect(doc.addSheet({ title: '職員' })).rejects.toThrow(
      /Google API error - \[400\] Invalid requests\[0\]\.addSheet/u,
    )
    expect(held().sheets).toHaveLength(2)
  })

  test('are renamed, resized and moved', async () => {
    await sheet.updateProperties({ title: '職員名簿', index: 2 })
    await sheet.resize({ rowCount: 50, columnCount: 5 })
    expect([sheet.title, sheet.rowCount, sheet.columnCount]).toEqual(['職員名簿', 50, 5])
    expect(held().sheets?.[1]?.properties).toMatchObject({
      title: '職員名簿',
      gridProperties: { rowCount: 50, columnCount: 5 },
    })
  })

  test('are frozen and hidden', async () => {
    await sheet.updateGridProperties({ rowCount: 1_000, columnCount: 26, frozenRowCount: 1 })
    await titled(OTHER_SHEET).updateProperties({ hidden: true })
    expect(sheet.gridProperties).toMatchObject({ frozenRowCount: 1 })
    expect(titled(OTHER_SHEET).hidden).toBe(true)
    expect(held().sheets).toMatchObject([
      { properties: { gridProperties: { frozenRowCount: 1 } } },
      { properties: { hidden: true } },
    ])
  })

  test('are duplicated, copied to another document, and deleted', async () => {
    const twin = await sheet.duplicate({ title: '写し', index: 2 })
    expect(twin.title).toBe('写し')
    expect(emulator.people.at(id, '写し').values()).toEqual(STAFF)

    const other = emulator.people.createDocument('other')
    const copied: unknown = await sheet.copyToSpreadsheet(other)
    expect(copied).toMatchObject({ title: 'Copy of 職員' })
    expect(emulator.people.at(other, 'Copy of 職員').values()).toEqual(STAFF)

    await twin.delete()
    expect(doc.sheetCount).toBe(2)
    expect(held().sheets).toHaveLength(2)
  })

  test('are cleared, whole or in part', async () => {
    await sheet.clear('B2:C2')
    expect(person.values()[1]).toEqual(['3'])
    await sheet.clear()
    expect(person.values()).toEqual([])
  })
})

describe('rows', () => {
  test('are read under their headers', async () => {
    const rows = await sheet.getRows()
    expect(sheet.headerValues).toEqual(['番号', '氏名', '級'])
    expect(rows.map((row) => row.toObject())).toEqual(
      person.values('A2:C4').map(([番号, 氏名, 級]) => ({ 番号, 氏名, 級 })),
    )
    const [second] = await sheet.getRows({ offset: 1, limit: 1 })
    expect(second?.get('氏名')).toBe('鈴木')
    expect(second?.rowNumber).toBe(3)
  })

  test('are added, as objects and as lists', async () => {
    const [first, second] = await sheet.addRows([{ 番号: 4, 氏名: '田中' }, ['5', '伊藤', '=A6*2']])
    expect([first?.rowNumber, second?.rowNumber]).toEqual([5, 6])
    expect(second?.get('級')).toBe('10')
    expect(person.values('A5:C6')).toEqual([
      ['4', '田中'],
      ['5', '伊藤', '10'],
    ])
  })

  test('are added as they are with raw', async () => {
    await sheet.addRow({ 番号: '=1+1', 氏名: '2020-01-01' }, { raw: true })
    expect(person.rawValues('A5:B5')).toEqual([['=1+1', '2020-01-01']])
  })

  test('are inserted rather than written over what follows a gap', async () => {
    person.paste('A6', [['注記']])
    await sheet.addRow({ 番号: 4 }, { insert: true })
    expect(person.values('A5:A7')).toEqual([['4'], [], ['注記']])
    expect(sheet.rowCount).toBe(1_001)
    expect(person.sheet.properties?.gridProperties?.rowCount).toBe(1_001)
  })

  test('are saved and deleted by their number', async () => {
    const [first, second, third] = await sheet.getRows()
    second?.set('級', '5')
    await second?.save()
    expect(second?.get('級')).toBe('5')
    expect(person.values('A3:C3')).toEqual([['1', '鈴木', '5']])
    await first?.delete()
    expect(first?.deleted).toBe(true)
    expect(third?.rowNumber).toBe(3)
    expect(person.values()).toEqual([STAFF[0], ['1', '鈴木', '5'], STAFF[3]])
    expect(person.sheet.properties?.gridProperties?.rowCount).toBe(1_000)
  })

  test('get a new header', async () => {
    await sheet.setHeaderRow(['id', 'name'])
    expect(sheet.headerValues.slice(0, 2)).toEqual(['id', 'name'])
    expect(person.values('1:1')).toEqual([['id', 'name']])
  })

  test('are cleared below the header', async () => {
    await sheet.getRows()
    await sheet.clearRows({ start: 3, end: 4 })
    expect(person.values()).toEqual([STAFF[0], STAFF[1]])
  })
})

describe('Drive', () => {
  const permissions = (): drive_v3.Schema$PermissionList =>
    emulator.people.ask(
      'GET',
      `/drive/v3/files/${id}/permissions?fields=permissions(id,type,role,emailAddress)`,
    )

  test('shares, lists and ends a sharing', async () => {
    await doc.share('staff@town.example', { role: 'writer' })
    await doc.setPublicAccessLevel('reader')
    expect(await doc.listPermissions()).toMatchObject(permissions().permissions ?? [{}])
    expect(permissions().permissions?.map(({ type, role }) => [type, role])).toEqual(
      expect.arrayContaining([
        ['user', 'writer'],
        ['anyone', 'reader'],
      ]),
    )
    await doc.setPublicAccessLevel(false)
    const staff = permissions().permissions?.find(({ emailAddress }) => emailAddress === 'staff@town.example')
    await doc.deletePermission(staff?.id ?? '')
    expect(permissions().permissions?.map(({ type }) => type)).not.toContain('anyone')
    expect(permissions().permissions?.map(({ emailAddress }) => emailAddress)).not.toContain(
      'staff@town.example',
    )
  })

  test('deletes the document', async () => {
    await doc.delete()
    expect(() => held()).toThrow('404')
  })
})
