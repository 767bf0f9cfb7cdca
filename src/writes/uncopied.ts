import { cellAt, type SheetGrid } from '../tables/grid.ts'
import { isChange } from '../tables/intent.ts'
import { rowsWith } from '../tables/key-index.ts'
import { clearsRecord } from '../tables/place-op.ts'
import type { RowOp, SentOp } from '../tables/row-op.ts'
import { holdsSame } from '../tables/stored-cell.ts'
import { changing } from './changing.ts'
import { columnSince } from './moved-columns.ts'

/**
 * Whether a change stands in its record although its trace shows a blank row there: nobody promises that a row which a
 * filter hides is copied.
 */
export function standsUncopied({ op, row }: SentOp, then: SheetGrid, now: SheetGrid): boolean {
  if (row === null || (then.rows[row] ?? []).some((cell) => cell !== null)) return false
  const key = keySince(op, then, now)
  const rows = rowsWith(key, now.rows, op.dataFrom)
  if (clearsRecord(op)) return rows.length === 0
  const [at, other] = rows
  return (
    at !== undefined &&
    other === undefined &&
    op.cells
      .filter(isChange)
      .every(({ column, after }) => holdsSame(cellAt(now, at, columnSince(op, column, then, now)), after))
  )
}

/** What takes such a change back: to what was seen when it was planned. */
export const uncopiedBack = (op: RowOp, then: SheetGrid, now: SheetGrid): readonly RowOp[] =>
  clearsRecord(op)
    ? []
    : changing(
        op,
        keySince(op, then, now),
        op.cells.filter(isChange).map(({ column, before, after }) => ({
          column: columnSince(op, column, then, now),
          before: after,
          after: before,
        })),
        now,
      )

/** The key as the change leaves it. */
const keySince = (op: RowOp, then: SheetGrid, now: SheetGrid): RowOp['key'] =>
  op.key.map(({ column, cell }) => {
    const changed = clearsRecord(op) ? undefined : op.cells.find((each) => each.column === column)
    return { column: columnSince(op, column, then, now), cell: changed ? changed.after : cell }
  })
