import type { sheets_v4 } from '@googleapis/sheets'
import { gridBlock } from '../a1.ts'
import { columnLetters } from '../columns.ts'
import { copiedFormula } from '../formula-references.ts'
import { isError, type Result } from '../formula-result.ts'
import { Mistake } from '../mistake.ts'
import { Shown } from '../shown-cell.ts'
import { type Cell, cellIn, putCell } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

/** Sorts the rows of a range by what they come to; blank cells come last whichever way it is sorted. */
export const sortRange: Handler<sheets_v4.Schema$SortRangeRequest> = (
  { spreadsheet },
  { range, sortSpecs = [] },
) => {
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, range)
  const keys = sortSpecs.map(({ dimensionIndex, sortOrder }) => {
    const column = dimensionIndex ?? 0
    if (column < left || column >= right)
      throw new Mistake(`The sort column ${columnLetters(column)} is not in the range.`)
    return { column, way: sortOrder === 'DESCENDING' ? (-1 as const) : (1 as const) }
  })
  const shown = new Shown(spreadsheet)
  const last = Math.min(bottom, sheet.rows.length)
  const rows = Array.from({ length: Math.max(0, last - top) }, (_r, down) => ({
    from: top + down,
    cells: Array.from({ length: right - left }, (_c, across) => cellIn(sheet, top + down, left + across)),
    values: keys.map(({ column }) => shown.result(sheet, cellIn(sheet, top + down, column))),
  }))
  const sorted = rows.toSorted((a, b) => {
    for (const [index, { way }] of keys.entries()) {
      const by = compared(a.values[index] ?? null, b.values[index] ?? null, way)
      if (by !== 0) return by
    }
    return 0
  })
  for (const [down, { from, cells }] of sorted.entries())
    for (const [across, cell] of cells.entries())
      putCell(sheet, top + down, left + across, carried(cell, top + down - from))
  return {}
}

/** A formula that stood beside what it refers to does so afterwards. */
function carried(cell: Cell | undefined, down: number): Cell {
  const formula = cell?.userEnteredValue?.formulaValue
  return formula == null || down === 0
    ? (cell ?? {})
    : { ...cell, userEnteredValue: { formulaValue: copiedFormula(formula, down, 0) } }
}

/** Numbers, then texts, then flags, then errors. */
const KINDS = ['number', 'string', 'boolean', 'object']

function compared(x: Result, y: Result, way: 1 | -1): number {
  const [isBlank, isOtherBlank] = [x === null || x === '', y === null || y === '']
  if (isBlank || isOtherBlank) return Number(isBlank) - Number(isOtherBlank)
  const kind = KINDS.indexOf(typeof x) - KINDS.indexOf(typeof y)
  if (kind !== 0) return kind * way
  if (typeof x === 'string' && typeof y === 'string')
    return x.localeCompare(y, 'en', { sensitivity: 'accent' }) * way
  return isError(x) || isError(y) ? 0 : (Number(x) - Number(y)) * way
}
