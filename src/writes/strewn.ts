import type { Cell } from '../columns/cell.ts'
import { cellAt, isComputed, type SheetGrid } from '../tables/grid.ts'
import { isChange } from '../tables/intent.ts'
import { rowsWith } from '../tables/key-index.ts'
import type { CellChange, ColumnCell, RowOp } from '../tables/row-op.ts'
import { holdsSame } from '../tables/stored-cell.ts'
import { changing } from './changing.ts'
import { columnHeaded, columnSince } from './moved-columns.ts'

/** A cell of a new record: where it went, and where it belongs. */
interface StrewnCell {
  readonly went: number
  /** `null` where its header is not to be found. */
  readonly belongs: number | null
  readonly cell: Cell
  readonly isKey: boolean
}

/**
 * A new record whose cells went under headers of others, because somebody moved columns between our look and our write.
 * What people typed into its row since stays where it is, whatever it is done with.
 */
export interface Strewn {
  /** Whether it stands as it should by now. */
  readonly isRight: boolean
  /** What puts its cells where they belong; nothing where its row or a header is not to be found. */
  readonly putRight: readonly RowOp[]
  /** What takes it away; or puts it right, where somebody typed into it and would be left without a record. */
  readonly takeAway: readonly RowOp[]
}

/** Looks for a strewn record by its key. */
export function strewn(op: RowOp, then: SheetGrid, now: SheetGrid): Strewn {
  const cells = op.cells.map(({ column, after }): StrewnCell => {
    const planned = op.headers.find((each) => each.column === column && each.cell !== null)
    return {
      went: columnSince(op, column, then, now),
      belongs: planned ? columnHeaded(planned, now) : null,
      cell: after,
      isKey: op.key.some((each) => each.column === column),
    }
  })
  const keyAt = (place: 'went' | 'belongs'): readonly ColumnCell[] =>
    cells.flatMap(({ [place]: column, cell, isKey }) => (isKey && column !== null ? [{ column, cell }] : []))
  const key = keyAt('went')
  const [row, other] = rowsWith(key, now.rows, op.dataFrom)
  if (row === undefined || other !== undefined)
    return {
      isRight: rowsWith(keyAt('belongs'), now.rows, op.dataFrom).length === 1,
      putRight: [],
      takeAway: [],
    }
  const here = (column: number): Cell => cellAt(now, row, column)
  const found = cellsFound(cells, now.rows[row] ?? [])
  const oursAt = (column: number): Cell => found.find(({ went }) => went === column)?.cell ?? null
  const left = new Set(found.flatMap(({ went, belongs }) => (belongs === null ? [went] : [went, belongs])))
  const places = [...left].filter((column) => holdsSame(here(column), oursAt(column)))
  const changes = (after: (column: number) => Cell): readonly CellChange[] =>
    places.map((column) => ({ column, before: here(column), after: after(column) })).filter(isChange)
  const isFound = cells.every(({ belongs }) => belongs !== null)
  const right = changes((column) => cells.find(({ belongs }) => belongs === column)?.cell ?? null)
  const gone = changes(() => null)
  return {
    isRight: isFound && right.length === 0,
    putRight: isFound ? changing(op, key, right, now) : [],
    takeAway: changing(op, key, isFound && isTypedInto(now, row, oursAt) ? right : gone, now),
  }
}

/** Whether a row holds what is not ours and computes nothing. */
const isTypedInto = (grid: SheetGrid, row: number, oursAt: (column: number) => Cell): boolean =>
  (grid.rows[row] ?? []).some(
    (cell, column) => cell !== null && !holdsSame(cell, oursAt(column)) && !isComputed(grid, { row, column }),
  )

/**
 * The cells of a new record where they are found in its row: one whose header somebody renamed and moved is told by what
 * it holds, for all in the row is ours or was typed since.
 */
function cellsFound(cells: readonly StrewnCell[], row: readonly Cell[]): readonly StrewnCell[] {
  const isThere = ({ went, cell }: StrewnCell): boolean => holdsSame(row[went] ?? null, cell)
  const taken = new Set(cells.filter(isThere).map(({ went }) => went))
  return cells.map((each) => {
    if (each.cell === null || isThere(each)) return each
    const went = row.findIndex((cell, column) => !taken.has(column) && holdsSame(cell, each.cell))
    if (went < 0) return each
    taken.add(went)
    return { ...each, went }
  })
}
