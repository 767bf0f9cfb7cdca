import { refusalIn, refused } from './cell-refusal.ts'
import { cellAt, isComputed, type SheetGrid } from './grid.ts'
import { rowsWith } from './key-index.ts'
import { placeNew } from './place-new.ts'
import type { CellChange, RowOp, WriteOutcome } from './row-op.ts'
import { holdsSame, textOfStored } from './stored-cell.ts'

/** Where an op goes in a sheet as it stands now, with the cells that differ yet; or what else there is to say. */
export type Placing =
  | { readonly row: number; readonly isNew: boolean; readonly changes: readonly CellChange[] }
  | Extract<WriteOutcome, { readonly state: 'CONFLICT' | 'REFUSED' | 'MOVED' | 'UNSURE' }>

/** How a new record gets its row: a row is put in, or one that is blank is taken. */
export type Adding = 'INSERT' | 'FILL'

/** What else has to do with a sheet: the rows that a batch has added so far, and what may be gone from cells in a moment. */
export interface SoFar {
  readonly adding: Adding
  readonly added: ReadonlySet<number>
  readonly passing?: ReadonlySet<string> | undefined
}

/**
 * Finds the row of an op in a sheet as it stands now and compares what is to be changed. Nothing is to be changed where
 * `changes` is empty: somebody did it already, or we did.
 */
export function placeOp(op: RowOp, index: number, grid: SheetGrid, soFar: SoFar): Placing {
  const moved = op.headers.find(({ row, column, cell }) => !holdsSame(cellAt(grid, row, column), cell))
  if (moved) return { state: 'MOVED', what: 'the headers' }
  const [row, other] = rowsWith(op.key, grid.rows, op.dataFrom)
  if (other !== undefined && row !== undefined && !namesWholeRow(op, grid))
    return refused(
      'DOUBLED',
      op.sheet,
      { row: other, column: op.key[0]?.column ?? 0 },
      'the key stands twice',
    )
  if (op.kind === 'ADD')
    return row === undefined ? placeNew(op, grid, soFar) : compare(op, index, row, grid, soFar)
  if (row !== undefined) return compare(op, index, row, grid, soFar)
  if (soFar.passing?.has(textOfStored(null))) return { state: 'UNSURE' }
  // What was to be cleared and is not there any more is done.
  return clearsRecord(op) ? { row: -1, isNew: false, changes: [] } : { state: 'MOVED', what: 'the row' }
}

/** Whether an op is for a row of which every cell is known: of several that are alike any is meant. */
function namesWholeRow({ kind, headers, key }: RowOp, grid: SheetGrid): boolean {
  const headerRow = grid.rows[Math.max(...headers.map(({ row }) => row))] ?? []
  return (
    kind === 'CHANGE' &&
    headerRow.every((cell, column) => cell === null || key.some((each) => each.column === column))
  )
}

/** Whether an op takes its record away: every cell of the key is cleared. */
export const clearsRecord = ({ key, cells }: RowOp): boolean =>
  key.every(({ column }) => cells.some((each) => each.column === column && each.after === null))

function compare(op: RowOp, index: number, row: number, grid: SheetGrid, { passing }: SoFar): Placing {
  const removes = clearsRecord(op)
  // Formulas stay, but for a key that is computed: a record of that would stay as well.
  const isLeft = ({ column, beside }: CellChange): boolean =>
    beside === true || (removes && op.key.every((each) => each.column !== column))
  const cells = op.cells.filter((each) => !isLeft(each) || !isComputed(grid, { row, column: each.column }))
  const open = cells.filter(({ column, after }) => !holdsSame(cellAt(grid, row, column), after))
  const clashes = open.flatMap(({ column, before }) => {
    const theirs = cellAt(grid, row, column)
    return holdsSame(theirs, before) ? [] : [{ op: index, sheet: op.sheet, row, column, before, theirs }]
  })
  const isPassing = ({ column }: { readonly column: number }): boolean =>
    passing?.has(textOfStored(cellAt(grid, row, column))) ?? false
  // That cells of a removed record are blank is nothing that was asked for.
  const asked = removes ? cells.filter(({ before }) => before !== null) : cells
  if (asked.some((each) => !open.includes(each) && isPassing(each)) || clashes.some(isPassing))
    return { state: 'UNSURE' }
  if (clashes.length > 0) return { state: 'CONFLICT', clashes }
  return refusalIn(op, row, open, grid) ?? { row, isNew: false, changes: open }
}
