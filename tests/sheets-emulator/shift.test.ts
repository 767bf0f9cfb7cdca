import type { sheets_v4 } from '@googleapis/sheets'
import { expect, test } from 'vitest'
import { openAccount } from './account.ts'
import { carryOut } from './requests/index.ts'
import { newSheet, newSpreadsheet, putCell, type Spreadsheet } from './spreadsheet.ts'

const ROWS = { sheetId: 7, dimension: 'ROWS' }

/** Five rows, each with its number in a cell, a named range of its own and developer metadata. */
function numbered(): Spreadsheet {
  const sheet = newSheet(7, 'sheet', { rowCount: 5, columnCount: 2 })
  const rows = [0, 1, 2, 3, 4]
  for (const row of rows) putCell(sheet, row, 0, { userEnteredValue: { numberValue: row } })
  sheet.developerMetadata = rows.map((startIndex) => ({
    metadataId: startIndex,
    location: { dimensionRange: { ...ROWS, startIndex, endIndex: startIndex + 1 } },
  }))
  return {
    ...newSpreadsheet('book'),
    sheets: [sheet],
    namedRanges: rows.map((row) => ({
      name: `row_${row}`,
      range: { sheetId: 7, startRowIndex: row, endRowIndex: row + 1, startColumnIndex: 0, endColumnIndex: 1 },
    })),
  }
}

test.each<[what: string, request: sheets_v4.Schema$Request, after: (number | null)[]]>([
  ['are inserted', { insertDimension: { range: { ...ROWS, startIndex: 2, endIndex: 5 } } }, [0, 1, 5, 6, 7]],
  [
    'are deleted',
    { deleteDimension: { range: { ...ROWS, startIndex: 1, endIndex: 3 } } },
    [0, null, null, 1, 2],
  ],
  [
    'move down',
    { moveDimension: { source: { ...ROWS, startIndex: 0, endIndex: 2 }, destinationIndex: 4 } },
    [2, 3, 0, 1, 4],
  ],
  [
    'move up',
    { moveDimension: { source: { ...ROWS, startIndex: 3, endIndex: 5 }, destinationIndex: 1 } },
    [0, 3, 4, 1, 2],
  ],
  [
    'move nowhere',
    { moveDimension: { source: { ...ROWS, startIndex: 1, endIndex: 3 }, destinationIndex: 3 } },
    [0, 1, 2, 3, 4],
  ],
])('where rows %s, cells, names and metadata go along', (_what, request, after) => {
  const spreadsheet = numbered()
  const [kind = ''] = Object.keys(request)
  expect(carryOut({ spreadsheet, account: openAccount(() => 0) }, kind, request)).toEqual({})
  const [sheet] = spreadsheet.sheets
  const cells = [0, 1, 2, 3, 4].map((number) =>
    sheet?.rows.findIndex((row) => row?.[0]?.userEnteredValue?.numberValue === number),
  )
  const names = [0, 1, 2, 3, 4].map(
    (number) =>
      spreadsheet.namedRanges.find(({ name }) => name === `row_${number}`)?.range?.startRowIndex ?? null,
  )
  const metadata = [0, 1, 2, 3, 4].map(
    (number) =>
      sheet?.developerMetadata.find(({ metadataId }) => metadataId === number)?.location?.dimensionRange
        ?.startIndex ?? null,
  )
  expect(cells).toEqual(after.map((row) => row ?? -1))
  expect(names).toEqual(after)
  expect(metadata).toEqual(after)
})
