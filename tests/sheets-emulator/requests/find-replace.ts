// No recording at hand covers this: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, gridBlock, wholeSheet } from '../a1.ts'
import { typedCell } from '../entered.ts'
import { replacerOf } from '../found-text.ts'
import { Shown } from '../shown-cell.ts'
import { cellIn, putCell, type Sheet, type Spreadsheet } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

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
  if (allSheets) return spreadsheet.sheets.map(wholeSheet)
  return [gridBlock(spreadsheet, range ?? { sheetId: sheetId ?? 0 })]
}
