import { applyWrite } from '../tables/apply-write.ts'
import type { SheetGrid } from '../tables/grid.ts'
import { rowsWith } from '../tables/key-index.ts'
import { cellAt, holdsSame } from '../tables/place-op.ts'
import type { Placement, RowOp } from '../tables/row-op.ts'

/** Cells of another's row that a change went into, to be put back. */
export interface Displaced {
  readonly op: RowOp
  /** The row as it stood before, zero-based. */
  readonly row: number
}

/**
 * What was overwritten when a change went to a row that had become another's: somebody sorted in between. The sheets
 * before the change tell what stood in that record.
 */
export function displacedBy(
  ops: readonly RowOp[],
  at: readonly Placement[],
  before: readonly SheetGrid[],
  after: readonly SheetGrid[],
): readonly Displaced[] {
  return at.flatMap(({ op: index, row }): Displaced[] => {
    const op = ops[index]
    const now = after.find(({ title }) => title === op?.sheet)
    const then = before.find(({ title }) => title === op?.sheet)
    if (op?.kind !== 'CHANGE' || !now || !then) return []
    const key = op.key.map(({ column }) => ({ column, cell: cellAt(now, row, column) }))
    const isOurs = key.every(({ cell }, each) => holdsSame(cell, op.key[each]?.cell ?? null))
    const [known, other] = rowsWith(key, then.rows, op.dataFrom)
    if (isOurs || known === undefined || other !== undefined) return []
    const cells = op.cells.flatMap(({ column, after: ours }) => {
      const theirs = cellAt(then, known, column)
      const isOver = holdsSame(cellAt(now, row, column), ours) && !holdsSame(theirs, ours)
      return isOver ? [{ column, before: ours, after: theirs }] : []
    })
    return cells.length === 0 ? [] : [{ op: { ...op, key, cells, below: null }, row: known }]
  })
}

/** Tells whether a write stands in the sheets already, every cell of it. */
export function isWritten(ops: readonly RowOp[], sheets: readonly SheetGrid[]): boolean {
  const written = applyWrite({ id: '', ops }, sheets, 'FILL', new Map())
  return written.state === 'PLACED' && written.placed.length === 0
}
