import type { Cell } from '../columns/cell.ts'
import { cellAt, type SheetGrid } from '../tables/grid.ts'
import { isChange } from '../tables/intent.ts'
import { rowsWith } from '../tables/key-index.ts'
import { clearsRecord } from '../tables/place-op.ts'
import type { CellChange, ColumnCell, RowOp, SentOp } from '../tables/row-op.ts'
import { isInPlace } from '../tables/sent-in-place.ts'
import { holdsSame } from '../tables/stored-cell.ts'
import { changing } from './changing.ts'
import { columnSince, headerRowOf, headersIn, keyOf } from './moved-columns.ts'
import { strewn } from './strewn.ts'
import { standsUncopied, uncopiedBack } from './uncopied.ts'

/** An attempt that did not meet what it was planned by. */
export interface Displaced {
  /** What takes it back, or puts it right. */
  readonly back: readonly RowOp[]
  /** What it went over and cannot be put back, because people typed over it since: from what stood there to what stands. */
  readonly typedOver: readonly RowOp[]
  /** Whether it is done with that; otherwise it is to be done again. */
  readonly isPutRight: boolean
}

/**
 * How an attempt is taken back of which something went into other cells, because somebody sorted rows, moved columns or
 * typed between our look and our write; `null` where all of it stands where it was meant to. New records alone, strewn
 * under headers of others, are put right where they are. `before` tells the headers and the rows that were written into
 * as they stood right before, `now` how the sheets stand since. What people changed since is left.
 */
export function displaced(
  sent: readonly SentOp[],
  before: readonly SheetGrid[],
  now: readonly SheetGrid[],
): Displaced | null {
  if (sent.every((each) => isInPlace(each, before))) return null
  const changes = sent.map((each) => whereabouts(each, before, now))
  const wrong = changes.filter(({ isRight }) => !isRight)
  if (wrong.length === 0) return null
  if (wrong.every(({ putRight }) => putRight.length > 0))
    return { back: wrong.flatMap(({ putRight }) => putRight), typedOver: [], isPutRight: true }
  return {
    back: changes.flatMap(({ back }) => back),
    typedOver: changes.flatMap(({ typedOver }) => typedOver),
    isPutRight: false,
  }
}

/** Where a change of an attempt went, with what mends that and what takes it back. */
interface Whereabouts extends TakenBack {
  readonly isRight: boolean
  /** Of a new record alone. */
  readonly putRight: readonly RowOp[]
}

type TakenBack = Omit<Displaced, 'isPutRight'>

function whereabouts(each: SentOp, before: readonly SheetGrid[], now: readonly SheetGrid[]): Whereabouts {
  const { op, row } = each
  const isRight = isInPlace(each, before)
  const [then, since] = [sheetOf(op, before), sheetOf(op, now)]
  if (!then || !since) return { isRight, putRight: [], back: [], typedOver: [] }
  if (standsUncopied(each, then, since))
    return { isRight: true, putRight: [], back: uncopiedBack(op, then, since), typedOver: [] }
  if (row !== null) return { isRight, putRight: [], ...overwritten(op, row, then, since) }
  const added = strewn(op, then, since)
  return { isRight: isRight || added.isRight, putRight: added.putRight, back: added.takeAway, typedOver: [] }
}

const sheetOf = ({ sheet }: RowOp, sheets: readonly SheetGrid[]): SheetGrid | undefined =>
  sheets.find(({ title }) => title === sheet)

/** A change that went into the cells of somebody, or of nobody. */
function overwritten(op: RowOp, row: number, then: SheetGrid, now: SheetGrid): TakenBack {
  const since = (column: number): number => columnSince(op, column, then, now)
  const written = op.cells.filter(isChange)
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
  const cells = ours.filter(isChange)
  // A blank row was cleared.
  if (was.every(({ cell }) => cell === null) && clearsRecord(op)) return { back: [], typedOver: [] }
  if (left.every(({ cell }) => cell === null)) return { back: [returned(op, was, then, now)], typedOver: [] }
  // Rows that are left alike are alike: any of them is as good.
  const key = keysOf(op, was, left, then, now).find((each) => {
    const { length } = rowsWith(each, now.rows, op.dataFrom)
    return length === 1 || (length > 1 && each === left)
  })
  if (key === undefined) {
    const alone = leftAlone(op, was, ours, now)
    if (alone.length > 0) return { back: alone, typedOver: [] }
  }
  const [at] = key ? rowsWith(key, now.rows, op.dataFrom) : []
  const here = (column: number): Cell => (at === undefined ? null : cellAt(now, at, column))
  const isLeft = ({ column, before }: CellChange): boolean =>
    at !== undefined && holdsSame(here(column), before)
  const goneOver = cells
    .filter((each) => each.after !== null && !isLeft(each) && !holdsSame(here(each.column), each.after))
    .map(({ column, after }) => ({ column, before: after, after: here(column) }))
  return {
    back: key ? changing(op, key, cells.filter(isLeft), now) : [],
    typedOver: changing(op, keyOf(op, was, then, now), goneOver, now),
  }
}

/** Clears what we wrote where nothing else stands in its row: another write of the same moment took its record away. */
function leftAlone(
  op: RowOp,
  was: readonly ColumnCell[],
  ours: readonly CellChange[],
  now: SheetGrid,
): readonly RowOp[] {
  const written = ours.filter(({ before }) => before !== null)
  const key = was.map(({ column }) => ({
    column,
    cell: written.find((each) => each.column === column)?.before ?? null,
  }))
  if (written.length === 0 || rowsWith(key, now.rows, op.dataFrom).length === 0) return []
  return changing(
    op,
    key,
    written.map(({ column, before }) => ({ column, before, after: null })),
    now,
  )
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

/** Every cell of a row under the headers, blank ones as well. */
const wholeRow = (op: RowOp, row: number, grid: SheetGrid): readonly ColumnCell[] =>
  Array.from(
    { length: Math.max(grid.rows[headerRowOf(op)]?.length ?? 0, grid.rows[row]?.length ?? 0) },
    (_, column) => ({ column, cell: cellAt(grid, row, column) }),
  )
