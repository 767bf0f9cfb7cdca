import { Mistake } from './mistake.ts'
import type { Spreadsheet } from './spreadsheet.ts'

/** How many characters a cell holds. */
export const LONGEST_TEXT = 50_000

/** What Google says of more. */
export const TOO_LONG = `Your input contains more than the maximum of ${LONGEST_TEXT} characters in a single cell.`

/** How many cells a spreadsheet holds, blank ones too. */
const MOST_CELLS = 10_000_000

/** Refuses a spreadsheet with too many cells. */
export function refuseTooManyCells({ sheets }: Spreadsheet): void {
  const cells = sheets.reduce(
    (sum, { properties: { gridProperties } }) => sum + gridProperties.rowCount * gridProperties.columnCount,
    0,
  )
  if (cells > MOST_CELLS)
    throw new Mistake(
      `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
    )
}
