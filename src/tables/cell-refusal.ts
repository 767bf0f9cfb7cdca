import { isComputed, isIn, type Lock, type Place, type SheetGrid } from './grid.ts'
import type { CellChange, RowOp, WriteOutcome } from './row-op.ts'

/** Why one of the cells may not be written. */
export function refusalIn(
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
  if (isComputed(grid, place)) return 'FORMULA'
  if (grid.locks.some((lock) => isLocked(place, lock))) return 'LOCKED'
  const isCovered = grid.merges.some(
    (area) => isIn(place, area) && (place.row !== area.top || place.column !== area.left),
  )
  return isCovered ? 'COVERED' : null
}

const isLocked = (place: Place, { area, open }: Lock): boolean =>
  isIn(place, area) && !open.some((hole) => isIn(place, hole))

/** The outcome of a write that a cell refuses. */
export const refused = (
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
