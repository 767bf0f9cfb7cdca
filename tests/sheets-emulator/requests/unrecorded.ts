// No recording at hand covers these kinds: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, gridBlock, sheetById } from '../a1.ts'
import { freeNumber } from '../account.ts'
import { allMetadata } from '../data-filters.ts'
import { completeLocation, completeMetadata, isLookedFor } from '../developer-metadata.ts'
import { drawn } from '../drawn-borders.ts'
import { typedCell } from '../entered.ts'
import { updated } from '../field-mask.ts'
import { ruleMoved, ruleReplaced, withoutRule, withRule } from '../format-rules.ts'
import { replacerOf } from '../found-text.ts'
import { Mistake } from '../mistake.ts'
import { Shown } from '../shown-cell.ts'
import { type Cell, cellIn, putCell, type Sheet, type Spreadsheet } from '../spreadsheet.ts'
import { wholeTable } from '../whole-table.ts'
import type { Handler } from './handler.ts'

/** Adds a look that cells take while a condition holds. */
export const addConditionalFormatRule: Handler<sheets_v4.Schema$AddConditionalFormatRuleRequest> = (
  { spreadsheet },
  { rule, index },
) => {
  const [range] = rule?.ranges ?? []
  if (!rule || !range) throw new Mistake('A rule needs a range')
  const sheet = sheetById(spreadsheet, range.sheetId)
  sheet.conditionalFormats = [...withRule(sheet.conditionalFormats, rule, index ?? 0)]
  return {}
}

/** Changes or moves a conditional format. */
export const updateConditionalFormatRule: Handler<sheets_v4.Schema$UpdateConditionalFormatRuleRequest> = (
  { spreadsheet },
  { sheetId, index, newIndex, rule },
) => {
  const sheet = sheetById(spreadsheet, rule?.ranges?.[0]?.sheetId ?? sheetId)
  const { rules, answer } = rule
    ? ruleReplaced(sheet.conditionalFormats, index ?? 0, rule)
    : ruleMoved(sheet.conditionalFormats, index ?? 0, newIndex ?? 0)
  sheet.conditionalFormats = [...rules]
  return { updateConditionalFormatRule: answer }
}

/** Takes a conditional format away. */
export const deleteConditionalFormatRule: Handler<sheets_v4.Schema$DeleteConditionalFormatRuleRequest> = (
  { spreadsheet },
  { sheetId, index },
) => {
  const sheet = sheetById(spreadsheet, sheetId)
  const { rules, answer } = withoutRule(sheet.conditionalFormats, index ?? 0)
  sheet.conditionalFormats = [...rules]
  return { deleteConditionalFormatRule: answer }
}

/** Draws borders around and inside a range. */
export const updateBorders: Handler<sheets_v4.Schema$UpdateBordersRequest> = ({ spreadsheet }, request) => {
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, request.range)
  const box = { startRow: top, endRow: bottom, startColumn: left, endColumn: right }
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const { userEnteredFormat, ...rest } = cellIn(sheet, row, column) ?? {}
      const { borders: old, ...format } = userEnteredFormat ?? {}
      const borders = drawn(old, request, box, row, column)
      const next = { ...format, ...(borders ? { borders } : {}) }
      putCell(sheet, row, column, {
        ...rest,
        ...(Object.keys(next).length > 0 ? { userEnteredFormat: next } : {}),
      })
    }
  return {}
}

/** Replaces texts in cells, and in formulas where asked for. */
export const findReplace: Handler<sheets_v4.Schema$FindReplaceRequest> = ({ spreadsheet }, request) => {
  const replace = replacerOf(request)
  const shown = new Shown(spreadsheet)
  const changed = {
    values: 0,
    formulas: 0,
    rows: new Set<string>(),
    sheets: new Set<Sheet>(),
    occurrences: 0,
  }
  for (const { sheet, top, left, bottom, right } of searched(spreadsheet, request))
    for (let row = top; row < Math.min(bottom, sheet.rows.length); row++)
      for (let column = left; column < Math.min(right, sheet.rows[row]?.length ?? 0); column++) {
        const cell = cellIn(sheet, row, column)
        const formula = cell?.userEnteredValue?.formulaValue
        if (cell?.userEnteredValue === undefined || (formula != null && !request.includeFormulas)) continue
        const { text, occurrences } = replace(formula ?? shown.text(sheet, cell))
        if (occurrences === 0) continue
        putCell(sheet, row, column, { ...cell, ...typedCell(text, cell) })
        if (formula == null) changed.values++
        else changed.formulas++
        changed.rows.add(`${sheet.properties.sheetId}/${row}`)
        changed.sheets.add(sheet)
        changed.occurrences += occurrences
      }
  return {
    findReplace: {
      ...(changed.values ? { valuesChanged: changed.values } : {}),
      ...(changed.formulas ? { formulasChanged: changed.formulas } : {}),
      ...(changed.rows.size ? { rowsChanged: changed.rows.size, sheetsChanged: changed.sheets.size } : {}),
      ...(changed.occurrences ? { occurrencesChanged: changed.occurrences } : {}),
    },
  }
}

function searched(
  spreadsheet: Spreadsheet,
  { range, sheetId, allSheets }: sheets_v4.Schema$FindReplaceRequest,
): Block[] {
  if (allSheets)
    return spreadsheet.sheets.map(({ properties }) => gridBlock(spreadsheet, { sheetId: properties.sheetId }))
  return [gridBlock(spreadsheet, range ?? { sheetId: sheetId ?? 0 })]
}

/** What of a cell a paste takes along. */
function pasted(from: Cell | undefined, onto: Cell | undefined, type: string): Cell {
  switch (type) {
    case 'PASTE_VALUES':
    case 'PASTE_FORMULA': {
      const { userEnteredValue: _value, ...rest } = onto ?? {}
      return { ...rest, ...(from?.userEnteredValue ? { userEnteredValue: from.userEnteredValue } : {}) }
    }
    case 'PASTE_FORMAT': {
      const { userEnteredFormat: _format, ...rest } = onto ?? {}
      return { ...rest, ...(from?.userEnteredFormat ? { userEnteredFormat: from.userEnteredFormat } : {}) }
    }
    case 'PASTE_DATA_VALIDATION': {
      const { dataValidation: _rule, ...rest } = onto ?? {}
      return { ...rest, ...(from?.dataValidation ? { dataValidation: from.dataValidation } : {}) }
    }
    default:
      return from ?? {}
  }
}

const cellsOf = ({ sheet, top, left, bottom, right }: Block): (Cell | undefined)[][] =>
  Array.from({ length: bottom - top }, (_r, down) =>
    Array.from({ length: right - left }, (_c, across) => cellIn(sheet, top + down, left + across)),
  )

/** Copies a block, as often as it fits into the destination. */
export const copyPaste: Handler<sheets_v4.Schema$CopyPasteRequest> = (
  { spreadsheet },
  { source, destination, pasteType, pasteOrientation },
) => {
  const from = cellsOf(gridBlock(spreadsheet, source))
  const block =
    pasteOrientation === 'TRANSPOSE'
      ? Array.from({ length: from[0]?.length ?? 0 }, (_, column) => from.map((row) => row[column]))
      : from
  const [height, width] = [block.length, block[0]?.length ?? 0]
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, destination)
  const rows = Math.max(height, Math.floor((bottom - top) / height) * height)
  const columns = Math.max(width, Math.floor((right - left) / width) * width)
  for (let down = 0; down < rows; down++)
    for (let across = 0; across < columns; across++) {
      const [row, column] = [top + down, left + across]
      const given = block[down % height]?.[across % width]
      putCell(sheet, row, column, pasted(given, cellIn(sheet, row, column), pasteType ?? 'PASTE_NORMAL'))
    }
  return {}
}

/** Moves a block; what it covered is gone, and where it was is blank. */
export const cutPaste: Handler<sheets_v4.Schema$CutPasteRequest> = (
  { spreadsheet },
  { source, destination, pasteType },
) => {
  const from = gridBlock(spreadsheet, source)
  const block = cellsOf(from)
  const target = sheetById(spreadsheet, destination?.sheetId)
  for (let row = from.top; row < from.bottom; row++)
    for (let column = from.left; column < from.right; column++) putCell(from.sheet, row, column, {})
  for (const [down, cells] of block.entries())
    for (const [across, cell] of cells.entries()) {
      const [row, column] = [(destination?.rowIndex ?? 0) + down, (destination?.columnIndex ?? 0) + across]
      putCell(target, row, column, pasted(cell, cellIn(target, row, column), pasteType ?? 'PASTE_NORMAL'))
    }
  return {}
}

function placeMetadata(spreadsheet: Spreadsheet, metadata: sheets_v4.Schema$DeveloperMetadata): void {
  const { sheetId, dimensionRange } = metadata.location ?? {}
  const id = sheetId ?? dimensionRange?.sheetId
  if (id == null) spreadsheet.developerMetadata.push(metadata)
  else sheetById(spreadsheet, id).developerMetadata.push(metadata)
}

function takeMetadata(
  spreadsheet: Spreadsheet,
  filters: readonly sheets_v4.Schema$DataFilter[],
): sheets_v4.Schema$DeveloperMetadata[] {
  const isMeant = (metadata: sheets_v4.Schema$DeveloperMetadata): boolean =>
    filters.some(
      ({ developerMetadataLookup }) =>
        developerMetadataLookup && isLookedFor(metadata, developerMetadataLookup),
    )
  const taken = allMetadata(spreadsheet).filter(isMeant)
  for (const holder of [spreadsheet, ...spreadsheet.sheets])
    holder.developerMetadata = holder.developerMetadata.filter((each) => !taken.includes(each))
  return taken
}

/** Attaches metadata to a spreadsheet, a sheet, a row or a column. */
export const createDeveloperMetadata: Handler<sheets_v4.Schema$CreateDeveloperMetadataRequest> = (
  { spreadsheet },
  { developerMetadata },
) => {
  const present = allMetadata(spreadsheet)
  const metadata = completeMetadata(developerMetadata, present, () =>
    freeNumber((id) => present.some(({ metadataId }) => metadataId === id)),
  )
  placeMetadata(spreadsheet, metadata)
  return { createDeveloperMetadata: { developerMetadata: metadata } }
}

/** Changes the metadata that filters find. */
export const updateDeveloperMetadata: Handler<sheets_v4.Schema$UpdateDeveloperMetadataRequest> = (
  { spreadsheet },
  { dataFilters, developerMetadata = {}, fields },
) => {
  const changed = takeMetadata(spreadsheet, dataFilters ?? []).map((metadata) => {
    const next = updated<sheets_v4.Schema$DeveloperMetadata>(metadata, developerMetadata, fields)
    return { ...next, location: completeLocation(next.location) }
  })
  for (const metadata of changed) placeMetadata(spreadsheet, metadata)
  return { updateDeveloperMetadata: { developerMetadata: changed } }
}

/** Deletes the metadata that a filter finds. */
export const deleteDeveloperMetadata: Handler<sheets_v4.Schema$DeleteDeveloperMetadataRequest> = (
  { spreadsheet },
  { dataFilter },
) => ({
  deleteDeveloperMetadata: {
    deletedDeveloperMetadata: takeMetadata(spreadsheet, dataFilter ? [dataFilter] : []),
  },
})

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
