import type { Cell } from '../columns/cell.ts'
import { type Area, isIn, type Lock, type Place, type SheetGrid } from './grid.ts'
import { keepIndexes, rowsWith, shiftIndexes } from './key-index.ts'
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

/** Lists of rows that nobody else holds: they may be changed in place, where copying them for each op would cost too much. */
export type OwnRows = Map<SheetGrid['rows'], (readonly Cell[])[]>

/** The sheet with the changes in a row; all other rows stay the same arrays. */
export function withChanges(
  grid: SheetGrid,
  row: number,
  changes: readonly CellChange[],
  own: OwnRows = new Map(),
): SheetGrid {
  const width = Math.max(grid.rows[row]?.length ?? 0, ...changes.map(({ column }) => column + 1))
  const cells: Cell[] = Array.from({ length: width }, (_, column) => cellAt(grid, row, column))
  for (const { column, after } of changes) cells[column] = after
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  const rows = ownRows(grid, own)
  while (rows.length < row) rows.push(BLANK)
  rows[row] = cells
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  keepIndexes(grid.rows, rows, row)
  return { ...grid, rows }
}

const BLANK: readonly Cell[] = []

function ownRows({ rows }: SheetGrid, own: OwnRows): (readonly Cell[])[] {
  const known = own.get(rows)
  if (known) return known
  const copy = [...rows]
  own.set(copy, copy)
  return copy
}

/** The sheet with a blank row put in; blocks below it move down, and those around it grow. */
export function withRow(grid: SheetGrid, at: number, own: OwnRows = new Map()): SheetGrid {
  const shifted = (area: Area): Area => ({
    ...area,
    top: area.top >= at ? area.top + 1 : area.top,
    bottom: area.bottom >= at ? area.bottom + 1 : area.bottom,
  })
  const rows = ownRows(grid, own)
  if (at < rows.length) rows.splice(at, 0, BLANK)
  shiftIndexes(grid.rows, rows, at)
  return {
    ...grid,
    rows,
    merges: grid.merges.map(shifted),
    formulas: grid.formulas.flatMap((area) =>
      area.top < at && area.bottom >= at
        ? [{ ...area, bottom: at - 1 }, shifted({ ...area, top: at })]
        : [shifted(area)],
    ),
    locks: grid.locks.map(({ area, open }) => ({ area: shifted(area), open: open.map(shifted) })),
    struck: grid.struck.map((place) => (place.row >= at ? { ...place, row: place.row + 1 } : place)),
  }
}

/** Whether an op takes its record away: every cell of the key is cleared. */
export const clearsRecord = ({ key, cells }: RowOp): boolean =>
  key.every(({ column }) => cells.some((each) => each.column === column && each.after === null))

/** The cell at a place; `null` beyond the end of its row. */
export const cellAt = (grid: SheetGrid, row: number, column: number): Cell => grid.rows[row]?.[column] ?? null

function compare(op: RowOp, index: number, row: number, grid: SheetGrid, { passing }: SoFar): Placing {
  const open = op.cells.filter(({ column, after }) => !holdsSame(cellAt(grid, row, column), after))
  const clashes = open.flatMap(({ column, before }) => {
    const theirs = cellAt(grid, row, column)
    return holdsSame(theirs, before) ? [] : [{ op: index, sheet: op.sheet, row, column, before, theirs }]
  })
  const isPassing = ({ column }: { readonly column: number }): boolean =>
    passing?.has(textOfStored(cellAt(grid, row, column))) ?? false
  // That cells of a removed record are blank is nothing that was asked for.
  const asked = clearsRecord(op) ? op.cells.filter(({ before }) => before !== null) : op.cells
  if (asked.some((each) => !open.includes(each) && isPassing(each)) || clashes.some(isPassing))
    return { state: 'UNSURE' }
  if (clashes.length > 0) return { state: 'CONFLICT', clashes }
  return refusalIn(op, row, open, grid) ?? { row, isNew: false, changes: open }
}

/** A new record goes right below the last one; where a row is to be taken and that one is not blank, below everything. */
function placeNew(op: RowOp, grid: SheetGrid, { adding, added }: SoFar): Placing {
  const last =
    op.below === null
      ? op.dataFrom - 1
      : (rowsWith(op.below, grid.rows, op.dataFrom).at(-1) ?? lastLike(op, grid))
  let row = last + 1
  while (added.has(row)) row += 1
  if (adding === 'FILL' && grid.rows[row]?.some((cell) => cell !== null)) row = grid.rows.length
  const changes = op.cells.filter(({ after }) => after !== null)
  return (
    refusalIn(op, row, changes, adding === 'INSERT' ? withRow(grid, row) : grid) ?? {
      row,
      isNew: true,
      changes,
    }
  )
}

/** The last row that has a key, where the one that was last is gone; the header where there is none. */
function lastLike({ key, dataFrom }: RowOp, { rows }: SheetGrid): number {
  const needed = key.filter(({ cell }) => cell !== null)
  const last = rows.findLastIndex((cells) => needed.every(({ column }) => (cells[column] ?? null) !== null))
  return Math.max(last, dataFrom - 1)
}

/** Why one of the cells may not be written. */
function refusalIn(
  op: RowOp,
  row: number,
  changes: readonly CellChange[],
  grid: SheetGrid,
): Extract<WriteOutcome, { readonly state: 'REFUSED' }> | null {
  for (const { column } of changes) {
    const place = { row, column }
    const refusal = cellRefusal(grid, place)
    if (refusal) return refused(refusal, op.sheet, place, '')
  }
  return null
}

/** Why a cell may not be written: it computes its value, is locked, or lies under a merged block. */
export function cellRefusal(grid: SheetGrid, place: Place): 'FORMULA' | 'LOCKED' | 'COVERED' | null {
  if (grid.formulas.some((area) => isIn(place, area))) return 'FORMULA'
  if (grid.locks.some((lock) => isLocked(place, lock))) return 'LOCKED'
  const isCovered = grid.merges.some(
    (area) => isIn(place, area) && (place.row !== area.top || place.column !== area.left),
  )
  return isCovered ? 'COVERED' : null
}

const isLocked = (place: Place, { area, open }: Lock): boolean =>
  isIn(place, area) && !open.some((hole) => isIn(place, hole))

const refused = (
  refusal: Extract<WriteOutcome, { readonly state: 'REFUSED' }>['refusal'],
  sheet: string,
  { row, column }: Place,
  detail: string,
): Extract<WriteOutcome, { readonly state: 'REFUSED' }> => ({
  state: 'REFUSED',
  refusal,
  place: { sheet, row, column },
  detail,
})
