import { cellText } from '../columns/cell-text.ts'
import { type Fault, quote } from '../columns/fault.ts'
import type { Outcome } from './outcome.ts'
import { type Problem, problemAt } from './problem.ts'
import type { Row } from './row.ts'

/** A row on its way into the table, with the sheet it came from. */
export interface Arrival {
  readonly row: Row
  readonly outcome: Outcome
  readonly workbook: string
  /** The sheet column of something the table knows, by its identity; for problems found by comparing rows. */
  placeOf(identity: string): { readonly column: number | null; readonly header: string | null }
  /** The sheet says one cell a row instead of one row a record. */
  readonly long: boolean
}

/** The fault at a column of a row that was compared with others. */
export function problemOf(arrival: Arrival, identity: string, fault: Fault): Problem {
  const { row, workbook } = arrival
  const place = arrival.placeOf(identity)
  const cell = place.column === null ? null : (row.cells[place.column] ?? null)
  const value = cell === null ? null : quote(cellText(cell))
  return problemAt({ workbook, sheet: row.sheet, row: row.index, ...place, value }, fault)
}

/** Where another row stands, as people say it: by its number, and by its sheet where that is another one. */
export const placeFrom = (arrival: Arrival, other: Arrival): string =>
  other.row.sheet === arrival.row.sheet
    ? `${other.row.index + 1}行目`
    : `「${other.row.sheet}」の${other.row.index + 1}行目`

/** The same in English. */
export const placeFromInEnglish = (arrival: Arrival, other: Arrival): string =>
  `row ${other.row.index + 1}${other.row.sheet === arrival.row.sheet ? '' : ` of “${other.row.sheet}”`}`
