import type { Cell } from '../columns/cell.ts'
import { refusalIn, refused } from './cell-refusal.ts'
import { withRow } from './edited-grid.ts'
import { isComputed, isIn, type SheetGrid } from './grid.ts'
import { rowsWith } from './key-index.ts'
import type { Placing, SoFar } from './place-op.ts'
import type { CellChange, RowOp } from './row-op.ts'

/**
 * Places a new record right below the last one: in a row that is put in, or where rows are filled in one that holds nothing
 * but formulas, and below everything where there is none. Names beside codes are left to formulas that compute them.
 */
export function placeNew(op: RowOp, grid: SheetGrid, { adding, added }: SoFar): Placing {
  const changes = op.cells.filter(({ after }) => after !== null)
  let row = lastOf(op, grid) + 1
  while (added.has(row)) row += 1
  if (adding === 'FILL') return filled(op, changes, row, grid)
  const open = changes.filter(({ beside, column }) => !beside || !isFilledFrom(row - 1, column, op, grid))
  const spilt = open.find(({ column }) => isFilledFrom(row - 1, column, op, grid))
  if (spilt) return refused('FORMULA', op.sheet, { row, column: spilt.column }, '')
  return refusalIn(op, row, open, withRow(grid, row)) ?? { row, isNew: true, changes: open }
}

function filled(op: RowOp, changes: readonly CellChange[], row: number, grid: SheetGrid): Placing {
  const openAt = (at: number) =>
    changes.filter(({ beside, column }) => !beside || !isComputed(grid, { row: at, column }))
  const isFree = !isTyped(grid, row) && refusalIn(op, row, openAt(row), grid)?.refusal !== 'FORMULA'
  const at = isFree ? row : grid.rows.length
  const open = openAt(at)
  return refusalIn(op, at, open, grid) ?? { row: at, isNew: true, changes: open }
}

/** Whether a row holds more than formulas. */
const isTyped = (grid: SheetGrid, row: number): boolean =>
  (grid.rows[row] ?? []).some((cell: Cell, column) => cell !== null && !isComputed(grid, { row, column }))

/** Whether a formula that fills a column goes on below a row: one that stands further up, or in the header. */
const isFilledFrom = (
  row: number,
  column: number,
  { dataFrom }: RowOp,
  { spills = [], formulas }: SheetGrid,
): boolean => (row < dataFrom ? formulas : spills).some((area) => isIn({ row, column }, area))

/** The last record, or where it is gone the last row that has a key; the header where there is none. */
function lastOf({ key, below, dataFrom }: RowOp, { rows }: SheetGrid): number {
  const [last] = below === null ? [dataFrom - 1] : rowsWith(below, rows, dataFrom).slice(-1)
  if (last !== undefined) return last
  const needed = key.filter(({ cell }) => cell !== null)
  const like = rows.findLastIndex((cells) => needed.every(({ column }) => (cells[column] ?? null) !== null))
  return Math.max(like, dataFrom - 1)
}
