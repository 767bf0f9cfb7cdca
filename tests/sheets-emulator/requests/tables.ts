// No recording at hand covers this: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { gridBlock, sheetById } from '../a1.ts'
import { freeNumber } from '../account.ts'
import { updated } from '../field-mask.ts'
import { Mistake } from '../mistake.ts'
import { Shown } from '../shown-cell.ts'
import { cellIn, putCell, type Sheet, type Spreadsheet } from '../spreadsheet.ts'
import { wholeTable } from '../whole-table.ts'
import type { Handler } from './handler.ts'

const tablePlace = (spreadsheet: Spreadsheet, self: sheets_v4.Schema$Table | null) => ({
  others: spreadsheet.sheets.flatMap(({ tables }) => tables).filter((each) => each !== self),
  header: (range: sheets_v4.Schema$GridRange): readonly string[] => {
    const { sheet, top, left, right } = gridBlock(spreadsheet, range)
    const shown = new Shown(spreadsheet)
    return Array.from({ length: right - left }, (_, index) => {
      const cell = cellIn(sheet, top, left + index)
      return cell ? shown.text(sheet, cell) : ''
    })
  },
  freeId: () => String(freeNumber(() => false)),
})

/** Makes a table of a range. */
export const addTable: Handler<sheets_v4.Schema$AddTableRequest> = ({ spreadsheet }, { table }) => {
  const whole = wholeTable(table, tablePlace(spreadsheet, null))
  sheetById(spreadsheet, whole.range?.sheetId).tables.push(whole)
  return { addTable: { table: whole } }
}

function findTable(spreadsheet: Spreadsheet, id: string | null | undefined): { sheet: Sheet; at: number } {
  for (const sheet of spreadsheet.sheets) {
    const at = sheet.tables.findIndex(({ tableId }) => tableId === id)
    if (at >= 0) return { sheet, at }
  }
  throw new Mistake(`There is no table with the id ${id ?? ''}`)
}

/** Changes a table. */
export const updateTable: Handler<sheets_v4.Schema$UpdateTableRequest> = (
  { spreadsheet },
  { table = {}, fields },
) => {
  const { sheet, at } = findTable(spreadsheet, table.tableId)
  const known = sheet.tables[at] ?? {}
  sheet.tables[at] = wholeTable(
    updated<sheets_v4.Schema$Table>(known, table, fields),
    tablePlace(spreadsheet, known),
  )
  return {}
}

/** Deletes a table with all its cells. */
export const deleteTable: Handler<sheets_v4.Schema$DeleteTableRequest> = ({ spreadsheet }, { tableId }) => {
  const { sheet, at } = findTable(spreadsheet, tableId)
  const [table] = sheet.tables.splice(at, 1)
  const { top, left, bottom, right } = gridBlock(spreadsheet, table?.range)
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) putCell(sheet, row, column, {})
  return {}
}
