import type { sheets_v4 } from '@googleapis/sheets'
import type { SheetGrid } from '../../tables/grid.ts'
import { rowsWith } from '../../tables/key-index.ts'
import { cellAt, holdsSame } from '../../tables/place-op.ts'
import { columnRange, inWords, rowRange } from './cell-range.ts'
import type { SentRow } from './row-requests.ts'
import { sheetGrid } from './sheet-grid.ts'
import { structureOf } from './structure.ts'
import { headerRanges } from './touched-ranges.ts'
import { cellsOf } from './touched-sheets.ts'

/** What the answer to a batch is asked to tell: the cells by which a row that was written to is known again. */
export const READ_BACK_FIELDS =
  'updatedSpreadsheet.sheets(properties.sheetId,data(startRow,startColumn,rowData.values.effectiveValue))'

/** The ranges of these cells. Where a key itself changes, all keys are asked for: the old one must not stand elsewhere. */
export const readBackRanges = (rows: readonly SentRow[]): readonly string[] => [
  ...new Set(
    rows.flatMap(({ op, row, changesKey }) => {
      const columns = op.key.map(({ column }) => column)
      return [
        ...headerRanges(op),
        ...(changesKey
          ? columns.map((column) => columnRange(op.sheet, column))
          : [rowRange(op.sheet, row, columns)]),
      ].map(inWords)
    }),
  ),
]

/**
 * The rows that turned out to be others', by what stands there after the batch and what was to stand there: somebody
 * moved rows or columns between the look-up and the batch.
 */
export function displacedRows(
  rows: readonly SentRow[],
  told: sheets_v4.Schema$Spreadsheet,
  expected: readonly SheetGrid[],
): readonly SentRow[] {
  const actual = new Map(
    (told.sheets ?? []).map((sheet) => [
      sheet.properties?.sheetId ?? 0,
      sheetGrid(structureOf(sheet), cellsOf(sheet).values),
    ]),
  )
  return rows.filter(({ op, row, sheet, changesKey }) => {
    const wanted = expected.find(({ title }) => title === op.sheet)
    const found = actual.get(sheet.id)
    if (wanted === undefined || found === undefined) return true
    const holds = (at: number, column: number): boolean =>
      holdsSame(cellAt(found, at, column), cellAt(wanted, at, column))
    const isThere =
      op.headers.every((header) => holds(header.row, header.column)) &&
      op.key.every(({ column }) => holds(row, column))
    if (!isThere || !changesKey) return !isThere
    return rowsWith(op.key, found.rows, op.dataFrom).some(
      (at) => !op.key.every(({ column, cell }) => holdsSame(cellAt(wanted, at, column), cell)),
    )
  })
}
