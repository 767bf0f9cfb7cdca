import type { Cell } from '../columns/cell.ts'
import type { SheetGrid } from '../tables/grid.ts'
import { rowsWith } from '../tables/key-index.ts'
import { cellAt, changesIn, holdsSame } from '../tables/place-op.ts'
import type { CellChange, ColumnCell, RowOp, SentOp } from '../tables/row-op.ts'

/** A change in a row that another record had, and the rows of the earlier sheet that may have been that record's. */
interface Overwritten<T> {
  readonly sent: T
  readonly then: SheetGrid
  readonly candidates: readonly number[]
  /** What puts it back, once the row is known. */
  readonly back: (row: number) => readonly RowOp[]
}

/**
 * What went where it should not, because somebody sorted rows or moved columns between our look and our write. The
 * sheets before the write tell what stood there; the ops put that back, whole rows of it: what sent them is done again.
 * Where that cannot be told for sure nothing is put back.
 */
export function displacedBy<T extends SentOp>(
  sent: readonly T[],
  before: readonly SheetGrid[],
  after: readonly SheetGrid[],
): ReadonlyMap<T, readonly RowOp[]> {
  const back = new Map<T, readonly RowOp[]>()
  const open: Overwritten<T>[] = []
  for (const each of sent) {
    const now = after.find(({ title }) => title === each.op.sheet)
    const then = before.find(({ title }) => title === each.op.sheet)
    if (!now || !then) continue
    const ours = changesIn(each.op, each.row, now)
    if (each.op.kind === 'ADD') back.set(each, strewn(each.op, now))
    else if (isLeftover(each, ours, sent, now)) back.set(each, cleared(each, ours, now))
    else open.push(overwritten(each, ours, then, now))
  }
  for (const [{ sent: each, back: opsFor }, row] of settled(open)) back.set(each, opsFor(row))
  return new Map(back.entries().filter(([, ops]) => ops.length > 0))
}

/** Whose row each was: a record that can have stood in one row only has not stood in the others. */
function settled<T>(all: readonly Overwritten<T>[]): ReadonlyMap<Overwritten<T>, number> {
  const rows = new Map<Overwritten<T>, number>()
  const taken = new Set<string>()
  const place = ({ then }: Overwritten<T>, row: number): string => `${then.title}\u0000${row}`
  for (;;) {
    const open = all
      .filter((each) => !rows.has(each))
      .map((each) => ({ each, free: each.candidates.filter((row) => !taken.has(place(each, row))) }))
    const alike = Map.groupBy(open, ({ each, free }) => `${each.then.title}\u0000${free}`)
    // Records that all were cleared come back in any order, where there are as many rows as records.
    const next = open.find(
      ({ each, free }) =>
        free.length > 0 && free.length === alike.get(`${each.then.title}\u0000${free}`)?.length,
    )
    const [row] = next?.free ?? []
    if (next === undefined || row === undefined) return rows
    rows.set(next.each, row)
    taken.add(place(next.each, row))
  }
}

/** A new record whose cells stand under headers of others: it is taken away. */
function strewn(op: RowOp, now: SheetGrid): RowOp[] {
  const mine = op.cells.filter(({ after }) => after !== null)
  if (mine.every(({ column }) => isInPlace(op, column, now))) return []
  const key = mine.map(({ column, after }) => ({ column, cell: after }))
  return rowsWith(key, now.rows, op.dataFrom).length === 1 ? [clearing(op, key, mine, now)] : []
}

/** Whether a change stands alone in a row that is blank but for what we wrote: its record was removed meanwhile. */
function isLeftover(
  { op, row }: SentOp,
  hits: readonly CellChange[],
  sent: readonly SentOp[],
  now: SheetGrid,
): boolean {
  const ours = new Set(
    sent
      .filter((each) => each.row === row && each.op.sheet === op.sheet)
      .flatMap((each) => changesIn(each.op, row, now).map(({ column }) => column)),
  )
  const cells = now.rows[row] ?? []
  return (
    hits.some(({ after }) => after !== null) &&
    cells.every((cell, column) => cell === null || ours.has(column))
  )
}

/** Clears what a change left in a row of nobody. */
function cleared({ op, row }: SentOp, hits: readonly CellChange[], now: SheetGrid): RowOp[] {
  const filled = hits.filter(({ after }) => after !== null)
  return [clearing(op, wholeRow(op, row, now), filled, now)]
}

/** Takes away what we wrote into a row. */
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

/** Every cell of a row under the headers, blank ones as well. */
const wholeRow = (op: RowOp, row: number, grid: SheetGrid): readonly ColumnCell[] =>
  Array.from({ length: grid.rows[headerRowOf(op)]?.length ?? 0 }, (_, column) => ({
    column,
    cell: cellAt(grid, row, column),
  }))

/** The cells that a change went into, and how what stood in them before comes back. */
function overwritten<T extends SentOp>(
  sent: T,
  hits: readonly CellChange[],
  then: SheetGrid,
  now: SheetGrid,
): Overwritten<T> {
  const { op, row } = sent
  const isOurs = rowsWith(keyIn(op, now), now.rows, op.dataFrom).includes(row)
  const isRight = hits.every(({ column }) => isInPlace(op, column, now))
  const [own] = rowsWith(keyIn(op, then), then.rows, op.dataFrom)
  const candidates = hits.length === 0 || (isOurs && isRight) ? [] : rowsBefore(op, row, hits, then, now)
  // The record that was meant is nobody else's, though there is nothing to put back.
  return {
    sent,
    then,
    candidates,
    back: (was) => (isRight && was === own ? [] : backIn(op, row, hits, was, then, now)),
  }
}

/** Puts the cells of a row of the earlier sheet back; where nothing is left of the record, the record. */
function backIn(
  op: RowOp,
  row: number,
  hits: readonly CellChange[],
  was: number,
  then: SheetGrid,
  now: SheetGrid,
): RowOp[] {
  const cells = hits.flatMap(({ column, after: ours }): CellChange[] => {
    const from = columnBefore(op, column, then, now)
    const theirs = from === null ? ours : cellAt(then, was, from)
    return holdsSame(theirs, ours) ? [] : [{ column, before: ours, after: theirs }]
  })
  if (cells.length === 0) return []
  const left = wholeRow(op, row, now)
  const columns = keyIn(op, now).map(({ column }) => column)
  if (left.every(({ cell }) => cell === null)) {
    const key = columns.map((column) => ({
      column,
      cell: cells.find((each) => each.column === column)?.after ?? null,
    }))
    const back = cells.map((each) => ({ ...each, before: null }))
    return [
      { ...op, kind: 'ADD', headers: headersIn(op, [...key, ...back], now), key, below: null, cells: back },
    ]
  }
  // Its key, or else all that we did not write, or all there is.
  const keys = [
    columns.map((column) => ({ column, cell: cellAt(now, row, column) })),
    left.filter(({ column }) => !hits.some((hit) => hit.column === column)),
  ]
  const isSure = (key: readonly ColumnCell[]): boolean =>
    key.some(({ cell }) => cell !== null) && rowsWith(key, now.rows, op.dataFrom).length === 1
  const key = keys.find(isSure) ?? left
  return [{ ...op, kind: 'CHANGE', headers: headersIn(op, [...key, ...cells], now), key, below: null, cells }]
}

/**
 * The rows of the earlier sheet that this one may have been. It had the same key; where we wrote into that, the same cells
 * elsewhere; of several it is one whose record is nowhere any more.
 */
function rowsBefore(
  op: RowOp,
  row: number,
  hits: readonly CellChange[],
  then: SheetGrid,
  now: SheetGrid,
): readonly number[] {
  const keyNow = keyIn(op, now).map(({ column }) => ({ column, cell: cellAt(now, row, column) }))
  const keyThen = keyIn(op, then)
  if (keyNow.every(({ column }) => column >= 0 && hits.every((hit) => hit.column !== column))) {
    const key = keyThen.map(({ column }, index) => ({ column, cell: keyNow[index]?.cell ?? null }))
    const known = rowsWith(key, then.rows, op.dataFrom)
    return known.length === 1 ? known : []
  }
  const width = Math.max(now.rows[row]?.length ?? 0, then.rows[headerRowOf(op)]?.length ?? 0)
  const kept = Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    const from = columnBefore(op, column, then, now)
    return from === null || hits.some((hit) => hit.column === column) ? [] : [{ column, from }]
  })
  const like = then.rows.flatMap((cells, at) => {
    if (at < op.dataFrom || cells.every((cell) => cell === null)) return []
    return kept.every(({ column, from }) => holdsSame(cellAt(now, row, column), cellAt(then, at, from)))
      ? [at]
      : []
  })
  const isGone = (at: number): boolean => {
    const key = keyNow.map(({ column }, index) => ({
      column,
      cell: cellAt(then, at, keyThen[index]?.column ?? -1),
    }))
    return rowsWith(key, now.rows, op.dataFrom).length === 0
  }
  const [own] = rowsWith(keyThen, then.rows, op.dataFrom)
  if (own !== undefined && like.includes(own) && isGone(own)) return [own]
  return like.length === 1 ? like : like.filter(isGone)
}

/** The key of an op in a sheet whose columns may have moved. */
const keyIn = (op: RowOp, grid: SheetGrid): readonly ColumnCell[] =>
  op.key.map(({ column, cell }) => ({ column: columnHeaded(headerOf(op, column), grid) ?? -1, cell }))

const headerRowOf = ({ headers }: RowOp): number => Math.max(...headers.map(({ row }) => row))

/** The header that an op was planned by. */
const headerOf = (op: RowOp, column: number): Header =>
  op.headers.find((each) => each.column === column && each.cell !== null) ?? null

/** The header of a column; where two rows make up the headers, its own may be blank. */
function headerAt(op: RowOp, column: number, grid: SheetGrid): Header {
  const row = headerRowOf(op)
  for (const at of [row, row - 1]) {
    const cell = cellAt(grid, at, column)
    if (cell !== null) return { row: at, cell }
  }
  return null
}

type Header = { readonly row: number; readonly cell: Cell } | null

const isInPlace = (op: RowOp, column: number, grid: SheetGrid): boolean =>
  holdsSame(headerAt(op, column, grid)?.cell ?? null, headerOf(op, column)?.cell ?? null)

/** Where a column stood before. */
const columnBefore = (op: RowOp, column: number, then: SheetGrid, now: SheetGrid): number | null =>
  columnHeaded(headerAt(op, column, now), then)

/** The only column with a header; `null` where there is none, or two. */
function columnHeaded(header: Header, grid: SheetGrid): number | null {
  if (header === null) return null
  const cells = grid.rows[header.row] ?? []
  const first = cells.findIndex((cell) => holdsSame(cell, header.cell))
  const last = cells.findLastIndex((cell) => holdsSame(cell, header.cell))
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
