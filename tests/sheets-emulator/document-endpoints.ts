import type { sheets_v4 } from '@googleapis/sheets'
import { sheetById } from './a1.ts'
import { type Account, addDocument, freeNumber, store } from './account.ts'
import { rehome } from './rehomed.ts'
import { type Document, draftOf, draftOfSheet, newSheet, newSpreadsheet } from './spreadsheet.ts'
import { propertiesAnswer, spreadsheetAnswer } from './spreadsheet-answer.ts'

/** POST `spreadsheets`. */
export function createdSpreadsheet(
  account: Account,
  body: sheets_v4.Schema$Spreadsheet,
): sheets_v4.Schema$Spreadsheet {
  const blank = newSpreadsheet(body.properties?.title ?? 'Untitled spreadsheet')
  const given = body.sheets ?? []
  const sheets = given.map(({ properties = {} }, index) => {
    const { sheetId, title, gridProperties, index: _index, ...rest } = properties
    const sheet = newSheet(sheetId ?? freeNumber(() => false), title ?? `Sheet${index + 1}`, gridProperties)
    Object.assign(sheet.properties, rest)
    return sheet
  })
  const document = addDocument(account, '', {
    ...blank,
    properties: { ...blank.properties, ...body.properties },
    sheets: sheets.length > 0 ? sheets : blank.sheets,
  })
  return spreadsheetAnswer(document, { includesGrid: false, ranges: [] })
}

/** POST `sheets/{sheetId}:copyTo`; null when there is no such destination. */
export function copySheetTo(
  account: Account,
  document: Document,
  sheetId: number,
  { destinationSpreadsheetId }: sheets_v4.Schema$CopySheetToAnotherSpreadsheetRequest,
): sheets_v4.Schema$SheetProperties | null {
  const destination = account.documents.get(destinationSpreadsheetId ?? '')
  if (destination === undefined) return null
  const copy = draftOfSheet(sheetById(document.spreadsheet, sheetId, 'sheet'))
  const draft = draftOf(destination.spreadsheet)
  const titles = draft.sheets.map(({ properties }) => properties.title)
  Object.assign(copy.properties, {
    sheetId: freeNumber((id) => draft.sheets.some(({ properties }) => properties.sheetId === id)),
    title: freeTitle(`Copy of ${copy.properties.title}`, titles),
  })
  draft.sheets.push(copy)
  rehome(copy, draft)
  store(account, destination, draft)
  return propertiesAnswer(copy, draft.sheets.length - 1)
}

/** A title that no sheet has yet: a number is added to one that is taken. */
export function freeTitle(title: string, taken: readonly string[]): string {
  for (let number = 0; ; number++) {
    const free = number === 0 ? title : `${title} ${number}`
    if (!taken.includes(free)) return free
  }
}
