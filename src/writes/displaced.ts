import type { Cell } from '../columns/cell.ts'
import type { SheetGrid } from '../tables/grid.ts'
import { rowsWith } from '../tables/key-index.ts'
import { cellAt, holdsSame } from '../tables/place-op.ts'
import type { CellChange, ColumnCell, RowOp, SentOp } from '../tables/row-op.ts'
import { isInPlace } from '../tables/sent-in-place.ts'

/**
 * What takes an attempt back that did not meet what it was planned by, because somebody sorted rows, moved columns or
 * typed between our look and our write; `null` where all of it went where it was meant to. `before` tells the headers
 * and the rows that were written into as they stood right before, `now` how the sheets stand since. What people changed
 * since is left.
 */
export function displaced(
  sent: readonly SentOp[],
  before: readonly SheetGrid[],
  now: readonly SheetGrid[],
): readonly RowOp[] | null {
  if (sent.every((each) => isInPlace(each, before))) return null
  return sent.flatMap((each) => {
    const { op, row } = each
    const stood = sheetOf(op, before)
    const stands = sheetOf(op, now)
    if (!stood || !stands) return []
    return row === null ? strewn(op, stood, stands) : overwritten(op, row, stood, stands)
  })
}

const sheetOf = ({ sheet }: RowOp, sheets: readonly SheetGrid[]): SheetGrid | undefined =>
  sheets.find(({ title }) => title === sheet)

/** A new record whose cells went under headers of others: it is taken away, to be put in anew. */
function strewn(op: RowOp, then: SheetGrid, now: SheetGrid): RowOp[] {
  const mine = op.cells.map((each) => ({ ...each, column: columnSince(op, each.column, then, now) }))
  const key = mine.map(({ column, after }) => ({ column, cell: after }))
  return rowsWith(key, now.rows, op.dataFrom).length === 1 ? [clearing(op, key, mine, now)] : []
}

/** A change that went into the cells of somebody, or of nobody. */
function overwritten(op: RowOp, row: number, then: SheetGrid, now: SheetGrid): RowOp[] {
  const since = (column: number): number => columnSince(op, column, then, now)
  const written = op.cells.filter((each) => !holdsSame(each.before, each.after))
  const ours = written.map(({ column, after }) => ({
    column: since(column),
    before: after,
    after: cellAt(then, row, column),
  }))
  const was = wholeRow(op, row, then).map(({ column, cell }) => ({ column: since(column), cell }))
  const left = was.map(({ column, cell }) => {
    const mine = ours.find((each) => each.column === column)
    return { column, cell: mine ? mine.before : cell }
  })
  const cells = ours.filter((each) => !holdsSame(each.before, each.after))
  if (left.every(({ cell }) => cell === null)) return [returned(op, was, then, now)]
  // Rows that are left alike are alike: any of them is as good.
  const key = keysOf(op, was, left, then, now).find((each) => {
    const { length } = rowsWith(each, now.rows, op.dataFrom)
    return length === 1 || (length > 1 && each === left)
  })
  const [at] = key ? rowsWith(key, now.rows, op.dataFrom) : []
  if (key === undefined || at === undefined) return []
  const still = cells.filter(({ column, before }) => holdsSame(cellAt(now, at, column), before))
  return still.length === 0
    ? []
    : [
        {
          ...op,
          kind: 'CHANGE',
          headers: headersIn(op, [...key, ...still], now),
          key,
          below: null,
          cells: still,
        },
      ]
}

/** By what the record can be found since: its key where we did not write into that, or else all that its row was left with. */
function keysOf(
  op: RowOp,
  was: readonly ColumnCell[],
  left: readonly ColumnCell[],
  then: SheetGrid,
  now: SheetGrid,
): readonly (readonly ColumnCell[])[] {
  const key = keyOf(op, left, then, now)
  const isOwn = key.every(({ column, cell }) =>
    was.some((each) => each.column === column && holdsSame(each.cell, cell)),
  )
  return isOwn && key.some(({ cell }) => cell !== null) ? [key, left] : [left]
}

/** A record of which nothing is left is put in again. */
function returned(op: RowOp, was: readonly ColumnCell[], then: SheetGrid, now: SheetGrid): RowOp {
  const key = keyOf(op, was, then, now)
  const cells = was
    .filter(({ cell }) => cell !== null)
    .map(({ column, cell }) => ({ column, before: null, after: cell }))
  return { ...op, kind: 'ADD', headers: headersIn(op, [...key, ...cells], now), key, below: null, cells }
}

/** Takes away what we wrote. */
const clearing = (
  op: RowOp,
  key: readonly ColumnCell[],
  written: readonly CellChange[],
  now: SheetGrid,
): RowOp => ({
  ...op,
  kind: 'CHANGE',
  headers: headersIn(op, key, now),
  key,
  below: null,
  cells: written.map(({ column, after }) => ({ column, before: after, after: null })),
})

/** The key cells among those of a row, by the headers that the op was planned by. */
const keyOf = (
  op: RowOp,
  row: readonly ColumnCell[],
  then: SheetGrid,
  now: SheetGrid,
): readonly ColumnCell[] =>
  op.key.map(({ column }) => {
    const planned = op.headers.find((each) => each.column === column && each.cell !== null)
    const at = planned ? columnHeaded(planned, then) : null
    const since = at === null ? -1 : columnSince(op, at, then, now)
    return { column: since, cell: row.find((each) => each.column === since)?.cell ?? null }
  })

/** Every cell of a row under the headers, blank ones as well. */
const wholeRow = (op: RowOp, row: number, grid: SheetGrid): readonly ColumnCell[] =>
  Array.from(
    { length: Math.max(grid.rows[headerRowOf(op)]?.length ?? 0, grid.rows[row]?.length ?? 0) },
    (_, column) => ({ column, cell: cellAt(grid, row, column) }),
  )

const headerRowOf = ({ headers }: RowOp): number => Math.max(...headers.map(({ row }) => row))

interface Header {
  readonly row: number
  readonly cell: Cell
}

/** The header of a column; where two rows make up the headers, its own may be blank. */
function headerAt(op: RowOp, column: number, grid: SheetGrid): Header | null {
  const row = headerRowOf(op)
  for (const at of [row, row - 1]) {
    const cell = cellAt(grid, at, column)
    if (cell !== null) return { row: at, cell }
  }
  return null
}

/** Where a column went; one that cannot be told by its header is taken to have stayed. */
function columnSince(op: RowOp, column: number, then: SheetGrid, now: SheetGrid): number {
  const header = headerAt(op, column, then)
  return (header && columnHeaded(header, now)) ?? column
}

/** The only column with a header; `null` where there is none, or two. */
function columnHeaded({ row, cell }: Header, grid: SheetGrid): number | null {
  const cells = grid.rows[row] ?? []
  const first = cells.findIndex((each) => holdsSame(each, cell))
  const last = cells.findLastIndex((each) => holdsSame(each, cell))
  return first < 0 || first !== last ? null : first
}

const headersIn = (
  op: RowOp,
  cells: readonly { readonly column: number }[],
  grid: SheetGrid,
): RowOp['headers'] =>
  [...new Set(cells.map(({ column }) => column))].map((column) => {
    const row = headerAt(op, column, grid)?.row ?? headerRowOf(op)
    return { row, column, cell: cellAt(grid, row, column) }
  })
