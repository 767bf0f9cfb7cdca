import { renamedInFormula, shiftedFormula } from './formula-references.ts'
import type { Dimension, Shift } from './shifted-ends.ts'
import { hasFormula, putCell, type Sheet, type Spreadsheet } from './spreadsheet.ts'

/** Lets the formulas of every sheet follow rows or columns of one that came, went or moved. */
export function shiftFormulas(
  spreadsheet: Spreadsheet,
  moved: Sheet,
  dimension: Dimension,
  shift: Shift,
): void {
  rewriteFormulas(spreadsheet, (formula, home) =>
    shiftedFormula(
      formula,
      (title) =>
        title === null ? home === moved : title.toLowerCase() === moved.properties.title.toLowerCase(),
      dimension,
      shift,
    ),
  )
}

/** Lets formulas follow a sheet that got another title. */
export const renameInFormulas = (spreadsheet: Spreadsheet, from: string, to: string): void =>
  rewriteFormulas(spreadsheet, (formula) => renamedInFormula(formula, from, to))

function rewriteFormulas({ sheets }: Spreadsheet, rewritten: (formula: string, home: Sheet) => string): void {
  for (const sheet of sheets)
    for (const [row, cells] of sheet.rows.entries()) {
      if (!cells || !hasFormula(cells)) continue
      for (const [column, cell] of cells.entries()) {
        const formula = cell?.userEnteredValue?.formulaValue
        if (!cell || formula == null) continue
        const after = rewritten(formula, sheet)
        if (after !== formula)
          putCell(sheet, row, column, {
            ...cell,
            userEnteredValue: { ...cell.userEnteredValue, formulaValue: after },
          })
      }
    }
}
