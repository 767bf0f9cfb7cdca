import type { Cell } from '../columns/cell.ts'
import { type Area, cellAt, type SheetGrid } from './grid.ts'
import { keepIndexes, shiftIndexes } from './key-index.ts'
import type { CellChange } from './row-op.ts'

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
  /** What a formula fills goes on right below its last row. */
  const grown = (area: Area): Area =>
    area.top < at && area.bottom >= at - 1 ? { ...area, bottom: area.bottom + 1 } : shifted(area)
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
    ...(grid.spills ? { spills: grid.spills.map(grown) } : {}),
    locks: grid.locks.map(({ area, open }) => ({ area: shifted(area), open: open.map(shifted) })),
    struck: grid.struck.map((place) => (place.row >= at ? { ...place, row: place.row + 1 } : place)),
  }
}
