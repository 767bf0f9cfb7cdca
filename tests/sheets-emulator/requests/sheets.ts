import type { sheets_v4 } from '@googleapis/sheets'
import { sheetById } from '../a1.ts'
import { freeNumber } from '../account.ts'
import { freeTitle } from '../document-endpoints.ts'
import { parseMask, updated } from '../field-mask.ts'
import { renameInFormulas } from '../formulas-in-cells.ts'
import { Mistake } from '../mistake.ts'
import { rehome } from '../rehomed.ts'
import { draftOfSheet, newSheet, type Sheet, type Spreadsheet } from '../spreadsheet.ts'
import { propertiesAnswer } from '../spreadsheet-answer.ts'
import type { Handler } from './handler.ts'

const isTaken =
  ({ sheets }: Spreadsheet) =>
  (id: number): boolean =>
    sheets.some(({ properties }) => properties.sheetId === id)

function refuseTitle({ sheets }: Spreadsheet, title: string, self?: Sheet): void {
  if (sheets.some((sheet) => sheet !== self && sheet.properties.title.toLowerCase() === title.toLowerCase()))
    throw new Mistake(`A sheet with the name "${title}" already exists. Please enter another name.`)
}

/** Adds a sheet. */
export const addSheet: Handler<sheets_v4.Schema$AddSheetRequest> = ({ spreadsheet }, { properties = {} }) => {
  const { sheetId, title, index, gridProperties, ...rest } = properties
  const { sheets } = spreadsheet
  if (sheetId != null && isTaken(spreadsheet)(sheetId))
    throw new Mistake(`A sheet with the id ${sheetId} already exists.`)
  if (title != null) refuseTitle(spreadsheet, title)
  const titles = sheets.map((sheet) => sheet.properties.title)
  const sheet = newSheet(
    sheetId ?? freeNumber(isTaken(spreadsheet)),
    title ?? freeNumbered(titles),
    gridProperties,
  )
  Object.assign(sheet.properties, rest)
  sheets.splice(index ?? sheets.length, 0, sheet)
  return { addSheet: { properties: propertiesAnswer(sheet, sheets.indexOf(sheet)) } }
}

function freeNumbered(titles: readonly string[]): string {
  for (let number = titles.length + 1; ; number++)
    if (!titles.includes(`Sheet${number}`)) return `Sheet${number}`
}

/** Deletes a sheet; one must stay. */
export const deleteSheet: Handler<sheets_v4.Schema$DeleteSheetRequest> = ({ spreadsheet }, { sheetId }) => {
  const sheet = sheetById(spreadsheet, sheetId, 'sheet')
  const rest = spreadsheet.sheets.filter((each) => each !== sheet)
  if (rest.length === 0) throw new Mistake("You can't remove all the sheets in a document.")
  if (rest.every(({ properties }) => properties.hidden))
    throw new Mistake("You can't remove all the visible sheets in a document.")
  spreadsheet.sheets = rest
  spreadsheet.namedRanges = spreadsheet.namedRanges.filter(
    ({ range }) => (range?.sheetId ?? 0) !== sheet.properties.sheetId,
  )
  return {}
}

/** Copies a sheet within its spreadsheet. */
export const duplicateSheet: Handler<sheets_v4.Schema$DuplicateSheetRequest> = (
  { spreadsheet },
  { sourceSheetId, insertSheetIndex, newSheetId, newSheetName },
) => {
  const { sheets } = spreadsheet
  const source = sheetById(spreadsheet, sourceSheetId, 'sheet')
  if (newSheetId != null && isTaken(spreadsheet)(newSheetId))
    throw new Mistake(`A sheet with the id ${newSheetId} already exists.`)
  if (newSheetName) refuseTitle(spreadsheet, newSheetName)
  const copy = draftOfSheet(source)
  Object.assign(copy.properties, {
    sheetId: newSheetId ?? freeNumber(isTaken(spreadsheet)),
    title:
      newSheetName ||
      freeTitle(
        `Copy of ${source.properties.title}`,
        sheets.map((sheet) => sheet.properties.title),
      ),
  })
  sheets.splice(insertSheetIndex ?? 0, 0, copy)
  rehome(copy, spreadsheet)
  return { duplicateSheet: { properties: propertiesAnswer(copy, sheets.indexOf(copy)) } }
}

/** Changes what a sheet is called, where it stands, how large it is and how it looks. */
export const updateSheetProperties: Handler<sheets_v4.Schema$UpdateSheetPropertiesRequest> = (
  { spreadsheet },
  { properties = {}, fields },
) => {
  const sheet = sheetById(spreadsheet, properties.sheetId, 'sheet')
  const before = sheet.properties.title
  const mask = parseMask(fields ?? '*')
  const names = '*' in mask ? Object.keys(properties) : Object.keys(mask)
  if (Object.keys(mask).length === 0)
    throw new Mistake("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
  if (names.includes('title')) refuseTitle(spreadsheet, properties.title ?? '', sheet)
  const others = spreadsheet.sheets.filter((each) => each !== sheet)
  if (names.includes('hidden') && properties.hidden && others.every((each) => each.properties.hidden))
    throw new Mistake("You can't hide all the sheets in a document.")
  const {
    sheetId,
    index: _index,
    ...next
  } = updated<sheets_v4.Schema$SheetProperties>(sheet.properties, properties, fields)
  const grid = { ...sheet.properties.gridProperties, ...next.gridProperties }
  const { frozenRowCount, frozenColumnCount } = grid
  const rowCount = grid.rowCount ?? 0
  const columnCount = grid.columnCount ?? 0
  if ((frozenRowCount ?? 0) >= rowCount) throw new Mistake("You can't freeze all visible rows on the sheet.")
  if ((frozenColumnCount ?? 0) >= columnCount)
    throw new Mistake("You can't freeze all visible columns on the sheet.")
  Object.assign(sheet.properties, next, {
    sheetId: sheet.properties.sheetId,
    gridProperties: { ...grid, rowCount, columnCount },
  })
  // A colour is told in two ways; the one that was named wins, and one without parts is none.
  const isCleared = names.includes('tabColorStyle')
    ? !properties.tabColorStyle?.rgbColor && !properties.tabColorStyle?.themeColor
    : !properties.tabColor
  if (names.includes('tabColor') || isCleared) delete sheet.properties.tabColorStyle
  if (names.includes('tabColorStyle') || isCleared) delete sheet.properties.tabColor
  if (sheet.properties.title !== before) renameInFormulas(spreadsheet, before, sheet.properties.title)
  cut(sheet)
  if (names.includes('index') && properties.index != null) moveTo(spreadsheet, sheet, properties.index)
  return {}
}

/** The new index is counted as if the sheet stayed where it is. */
function moveTo(spreadsheet: Spreadsheet, sheet: Sheet, index: number): void {
  const from = spreadsheet.sheets.indexOf(sheet)
  const to = index > from ? index - 1 : index
  spreadsheet.sheets.splice(from, 1)
  spreadsheet.sheets.splice(Math.min(to, spreadsheet.sheets.length), 0, sheet)
}

/** Cells beyond a grid that became smaller are gone. */
function cut({ properties: { gridProperties }, rows }: Sheet): void {
  if (rows.length > gridProperties.rowCount) rows.length = gridProperties.rowCount
  for (const [index, row] of rows.entries())
    if (row && row.length > gridProperties.columnCount) rows[index] = row.slice(0, gridProperties.columnCount)
}

/** Changes the title, locale or time zone of the whole. */
export const updateSpreadsheetProperties: Handler<sheets_v4.Schema$UpdateSpreadsheetPropertiesRequest> = (
  { spreadsheet },
  { properties = {}, fields },
) => {
  Object.assign(
    spreadsheet.properties,
    updated<sheets_v4.Schema$SpreadsheetProperties>(spreadsheet.properties, properties, fields),
  )
  return {}
}
