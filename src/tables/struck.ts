import { cellText } from '../columns/cell-text.ts'
import { quote, warning } from '../columns/fault.ts'
import type { SheetGrid } from './grid.ts'
import type { Layout } from './layout.ts'
import type { Outcome } from './outcome.ts'
import { type FaultPlace, type Problem, problemAt } from './problem.ts'

const STRUCK = warning(
  'Q14',
  '取り消し線が引かれていますが、値として読みました',
  'The text is struck through, but was read',
  '不要な値なら消してください',
  'Clear the cell if the value is not meant',
)

const STRUCK_ROW = warning(
  'Q14',
  '行の複数のセルに取り消し線が引かれていますが、記録として読みました',
  'Several cells of the row are struck through, but it was read as a record',
  '不要な行なら、行ごと消してください',
  'Delete the row if it is not meant',
)

/** One problem a cell, or one a row where more than one of its cells is struck through. */
export function struckProblems(
  grid: SheetGrid,
  layout: Layout,
  outcomes: readonly Outcome[],
  place: FaultPlace,
): Problem[] {
  const headers = new Map(layout.columns.map(({ index, header }) => [index, header]))
  const served = grid.struck.filter(({ row, column }) => outcomes[row]?.row && headers.has(column))
  return [...Map.groupBy(served, ({ row }) => row)].map(([row, [first, ...others]]) => {
    if (first === undefined || others.length > 0) return problemAt({ ...place, row }, STRUCK_ROW)
    const { column } = first
    const cell = grid.rows[row]?.[column] ?? null
    const value = cell === null ? null : quote(cellText(cell))
    return problemAt({ ...place, row, column, header: headers.get(column) ?? null, value }, STRUCK)
  })
}
