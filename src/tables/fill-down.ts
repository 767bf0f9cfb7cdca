import type { Cell } from '../columns/cell.ts'
import type { FillDown } from '../columns/column.ts'
import { warning } from '../columns/fault.ts'
import { isDitto } from '../japanese/marks.ts'
import { countFilled, isFilled } from './blank.ts'
import type { SheetGrid } from './grid.ts'
import type { Layout } from './layout.ts'
import { type FaultPlace, type Problem, problemAt } from './problem.ts'

/** A sheet's rows with the values that merged cells, ditto marks and blanks under a group stand for. */
export interface FilledDown {
  /** By sheet row; a row nothing was filled into is the grid's own. */
  readonly rows: readonly (readonly Cell[])[]
  readonly problems: readonly Problem[]
  /** Cells that are blank because a merge covers them and that may not be filled. */
  readonly covered: ReadonlyMap<number, ReadonlySet<number>>
}

/** Fills values down the columns that allow it; a ditto mark anywhere else stays as it is for the reader to refuse. */
export function fillDown(grid: SheetGrid, layout: Layout, place: FaultPlace): FilledDown {
  const filling = layout.columns.flatMap(({ index, header, target }) =>
    target.kind === 'column' && target.column.fillDown !== null
      ? [{ index, header, how: target.column.fillDown }]
      : [],
  )
  const merged = mergedDown(grid, layout)
  const problems: Problem[] = []
  const above = new Map<number, Cell>()
  const rows = grid.rows.map((cells, row) => {
    if (row < layout.dataFrom || countFilled(cells) === 0) return cells
    let filled: Cell[] | null = null
    for (const { index, header, how } of filling) {
      const cell = cells[index] ?? null
      const ditto = typeof cell === 'string' && isDitto(cell)
      const value = above.get(index)
      if (isFilled(cell) && !ditto) above.set(index, cell)
      else if (value !== undefined && (ditto || mayFill(how, merged.get(row)?.has(index) ?? false))) {
        filled ??= padded(cells, index)
        filled[index] = value
        if (ditto) problems.push(problemAt({ ...place, row, column: index, header }, DITTO))
      }
    }
    return filled ?? cells
  })
  for (const { index } of filling) for (const columns of merged.values()) columns.delete(index)
  return { rows, problems, covered: merged }
}

const DITTO = warning(
  'Q36',
  '上の行と同じ値として読みました',
  'Read as the value of the row above',
  '並べ替えても変わらないように、値を入力してください',
  'Type the value itself, so that sorting does not change it',
)

const mayFill = (how: FillDown, covered: boolean): boolean => covered || how === 'blank'

const padded = (cells: readonly Cell[], index: number): Cell[] =>
  Array.from({ length: Math.max(cells.length, index + 1) }, (_, each) => cells[each] ?? null)

function mergedDown(grid: SheetGrid, layout: Layout): Map<number, Set<number>> {
  const covered = new Map<number, Set<number>>()
  for (const merge of grid.merges)
    for (
      let row = Math.max(merge.top + 1, layout.dataFrom);
      row <= Math.min(merge.bottom, grid.rows.length - 1);
      row += 1
    ) {
      const columns = covered.get(row) ?? new Set()
      covered.set(row, columns.add(merge.left))
    }
  return covered
}
