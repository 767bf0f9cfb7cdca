import type { sheets_v4 } from '@googleapis/sheets'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from './library-desk.ts'

let emulator: Desk['emulator']
let doc: Desk['doc']
let sheet: Desk['sheet']
let person: Desk['person']
let held: Desk['held']
let heldCell: Desk['heldCell']

beforeEach(async () => {
  ;({ emulator, doc, sheet, person, held, heldCell } = await openDesk())
})
afterEach(() => emulator.stop())

describe('rules and names', () => {
  const range = () => ({
    sheetId: sheet.sheetId,
    startRowIndex: 1,
    endRowIndex: 4,
    startColumnIndex: 2,
    endColumnIndex: 3,
  })
  const box = { startRowIndex: 1, endRowIndex: 4, startColumnIndex: 2, endColumnIndex: 3 }

  test('data validation is set and taken away', async () => {
    const condition = {
      type: 'ONE_OF_LIST' as const,
      values: [{ userEnteredValue: '1' }, { userEnteredValue: '2' }],
    }
    await sheet.setDataValidation(box, { condition, strict: true, showCustomUi: true })
    expect(heldCell('C3').dataValidation).toEqual({ condition, strict: true, showCustomUi: true })
    await sheet.setDataValidation(box, false)
    expect(heldCell('C3').dataValidation).toBeUndefined()
  })

  test('named ranges are added, renamed and deleted', async () => {
    const added: unknown = await sheet.addNamedRange('levels', box)
    const [named] = held().namedRanges ?? []
    expect(added).toEqual({ namedRange: named })
    expect(named).toMatchObject({ name: 'levels', range: range() })
    const namedRangeId = named?.namedRangeId ?? ''
    await sheet.updateNamedRange(namedRangeId, { name: 'grades' }, 'name')
    expect(held().namedRanges?.[0]?.name).toBe('grades')
    const read = await doc.sheetsApi.get('values/grades').json<sheets_v4.Schema$ValueRange>()
    expect(read).toMatchObject({ range: "'職員'!C2:C4", values: [['2'], ['3'], ['1']] })
    await sheet.deleteNamedRange(namedRangeId)
    expect(held().namedRanges).toBeUndefined()
  })

  test('protected ranges are added, changed and deleted', async () => {
    await sheet.addProtectedRange({
      range: range(),
      description: '級',
      warningOnly: true,
    })
    await doc.loadInfo()
    const [added] = sheet.protectedRanges ?? []
    expect(added).toMatchObject({ range: range(), description: '級', warningOnly: true })
    expect(person.sheet.protectedRanges).toEqual(sheet.protectedRanges)
    const protectedRangeId = added?.protectedRangeId ?? 0
    await sheet.updateProtectedRange(protectedRangeId, { description: '等級' })
    expect(person.sheet.protectedRanges?.[0]?.description).toBe('等級')
    await sheet.deleteProtectedRange(protectedRangeId)
    expect(person.sheet.protectedRanges).toBeUndefined()
  })

  test('conditional formats are added, moved and deleted', async () => {
    const rule = (text: string): Parameters<typeof sheet.addConditionalFormatRule>[0] => ({
      ranges: [range()],
      booleanRule: {
        condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: text }] },
        format: { textFormat: { bold: true } },
      },
    })
    const texts = (): (string | null | undefined)[] | undefined =>
      person.sheet.conditionalFormats?.map(
        ({ booleanRule }) => booleanRule?.condition?.values?.[0]?.userEnteredValue,
      )
    await sheet.addConditionalFormatRule(rule('a'), 0)
    await sheet.addConditionalFormatRule(rule('b'), 0)
    expect(texts()).toEqual(['b', 'a'])
    await sheet.updateConditionalFormatRule({ index: 0, newIndex: 1, sheetId: sheet.sheetId })
    expect(texts()).toEqual(['a', 'b'])
    await sheet.updateConditionalFormatRule({ index: 0, rule: rule('c') })
    expect(texts()).toEqual(['c', 'b'])
    await sheet.deleteConditionalFormatRule(0)
    expect(texts()).toEqual(['b'])
  })

  test('a range is sorted and filtered', async () => {
    await sheet.sortRange({ startRowIndex: 1 }, [{ dimensionIndex: 2, sortOrder: 'ASCENDING' }])
    expect(person.values('C2:C4')).toEqual([['1'], ['2'], ['3']])
    await sheet.setBasicFilter({
      range: { startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 3 },
    })
    expect(person.sheet.basicFilter?.range).toMatchObject({ endRowIndex: 4, endColumnIndex: 3 })
    await sheet.clearBasicFilter()
    expect(person.sheet.basicFilter).toBeUndefined()
  })

  test('what the emulator does not do is refused by name', async () => {
    await expect(
      sheet.autoFill({
        sheetId: sheet.sheetId,
        startRowIndex: 0,
        endRowIndex: 2,
        startColumnIndex: 0,
        endColumnIndex: 1,
      }),
    ).rejects.toThrow(/\[400\].*autoFill/u)
  })
})

describe('developer metadata', () => {
  const COLUMN = 2
  const place = (): sheets_v4.Schema$DeveloperMetadataLocation => ({
    dimensionRange: {
      sheetId: sheet.sheetId,
      dimension: 'COLUMNS',
      startIndex: COLUMN,
      endIndex: COLUMN + 1,
    },
  })
  const create = (): Promise<sheets_v4.Schema$CreateDeveloperMetadataResponse> =>
    doc.sheetsApi
      .post(':batchUpdate', {
        json: {
          requests: [
            {
              createDeveloperMetadata: {
                developerMetadata: {
                  metadataKey: 'column',
                  metadataValue: 'grade',
                  location: place(),
                  visibility: 'DOCUMENT',
                },
              },
            },
          ],
        },
      })
      .json<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>()
      .then(({ replies }) => replies?.[0]?.createDeveloperMetadata ?? {})
  const lookup = { developerMetadataLookup: { metadataKey: 'column' } }

  test('is created, found, changed and deleted', async () => {
    const { developerMetadata } = await create()
    expect(await doc.searchDeveloperMetadata([lookup])).toEqual([developerMetadata])
    const byId = await doc.sheetsApi.get(`developerMetadata/${developerMetadata?.metadataId}`).json()
    expect(byId).toEqual(developerMetadata)
    await sheet.updateDeveloperMetadata(
      [lookup],
      { metadataKey: 'column', metadataValue: 'level' },
      'metadataValue',
    )
    expect(await doc.searchDeveloperMetadata([lookup])).toMatchObject([{ metadataValue: 'level' }])
    await sheet.deleteDeveloperMetadata(lookup)
    expect(await doc.searchDeveloperMetadata([lookup])).toEqual([])
  })

  test('follows its column and finds its cells', async () => {
    await create()
    person.insertColumns('A')
    expect(await doc.searchDeveloperMetadata([lookup])).toMatchObject([
      { location: { dimensionRange: { startIndex: COLUMN + 1, endIndex: COLUMN + 2 } } },
    ])
    await sheet.loadCells(lookup)
    expect(sheet.getCellByA1('D1').value).toBe('級')
    expect(() => sheet.getCellByA1('C1')).toThrow('not been loaded')
  })

  test('goes with its column', async () => {
    await create()
    person.deleteColumns('C')
    expect(await doc.searchDeveloperMetadata([lookup])).toEqual([])
  })
})
