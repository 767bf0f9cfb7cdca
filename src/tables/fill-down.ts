import type { Cell } from '../columns/cell.ts'
import { type Fault, warning } from '../columns/fault.ts'
import { isDitto } from '../japanese/marks.ts'
import { isFilled } from './blank.ts'
import type { SheetGrid } from './grid.ts'
import type { Layout } from './layout.ts'
import { type FaultPlace, type Problem, problemAt } from './problem.ts'
import { rowJudge, type Skip } from './skip.ts'
import type { Table } from './table.ts'

/** A sheet's rows with the values that merged cells, ditto marks and blanks under a group stand for. */
export interface FilledDown {
  /** By sheet row; a row nothing was filled into is the grid's own. */
  readonly rows: readonly (readonly Cell[])[]
  /** By sheet row: why it is no record, `null` for a record. */
  readonly skips: readonly (Skip | null)[]
  readonly problems: readonly Problem[]
  /** Cells that are blank because a merge covers them and that may not be filled. */
  readonly covered: ReadonlyMap<number, ReadonlySet<number>>
}

/**
 * Fills values down the columns that allow it; a ditto mark anywhere else stays as it is for the reader to refuse.
 * A total or a heading between rows ends a group: what is blank below it stays blank.
 */
export function* fillDown(
  grid: SheetGrid,
  layout: Layout,
  table: Table,
  place: FaultPlace,
): Generator<void, FilledDown> {
  const filling = layout.columns.flatMap(({ index, header, target }) =>
    target.kind === 'column' && target.column.fillDown !== null
      ? [{ index, header, how: target.column.fillDown }]
      : [],
  )
  const judge = rowJudge(grid, layout, table)
  const merged = mergedDown(grid, layout)
  const problems: Problem[] = []
  const above = new Map<number, Cell>()
  const rows: (readonly Cell[])[] = []
  const skips: (Skip | null)[] = []
  for (const [row, cells] of grid.rows.entries()) {
    if (row % SLICE === SLICE - 1) yield
    const skip = row < layout.dataFrom ? null : judge(cells, row)
    skips.push(skip)
    if (row < layout.dataFrom || skip !== null) {
      if (skip === 'note' || skip === 'separator') above.clear()
      rows.push(cells)
      continue
    }
    let filled: Cell[] | null = null
    for (const { index, header, how } of filling) {
      const cell = cells[index] ?? null
      const ditto = typeof cell === 'string' && isDitto(cell)
      const top = merged.get(row)?.get(index)
      const value = top === undefined ? above.get(index) : rows[top]?.[index]
      if (isFilled(cell) && !ditto) above.set(index, cell)
      else if (isFilled(value) && (ditto || top !== undefined || how === 'blank')) {
        filled ??= padded(cells, index)
        filled[index] = value
        above.set(index, value)
        if (ditto) problems.push(problemAt({ ...place, row, column: index, header, value: cell }, DITTO))
      }
    }
    rows.push(filled ?? cells)
  }
  const open = new Set(filling.map(({ index }) => index))
  const covered = [...merged].map(
    ([row, columns]) => [row, new Set([...columns.keys()].filter((index) => !open.has(index)))] as const,
  )
  return { rows, skips, problems, covered: new Map(covered.filter(([, columns]) => columns.size > 0)) }
}

const SLICE = 2_000

const DITTO: Fault = {
  ...warning(
    'Q36',
    'この列の「〃」「同上」は、上の行と同じ値として読みました',
    'Ditto marks in the column were read as the value of the row above',
    '並べ替えても変わらないように、値を入力してください',
    'Type the values themselves, so that sorting does not change them',
  ),
  once: true,
}

const padded = (cells: readonly Cell[], index: number): Cell[] =>
  Array.from({ length: Math.max(cells.length, index + 1) }, (_, each) => cells[each] ?? null)

/** By row and column: the top row of the merged block that covers a cell of the records. */
function mergedDown(grid: SheetGrid, layout: Layout): Map<number, Map<number, number>> {
  const covered = new Map<number, Map<number, number>>()
  const last = Math.max(...layout.columns.map(({ index }) => index))
  for (const merge of grid.merges) {
    if (merge.top < layout.dataFrom) continue
    for (let row = merge.top + 1; row <= Math.min(merge.bottom, grid.rows.length - 1); row += 1) {
      const columns = covered.get(row) ?? new Map<number, number>()
      covered.set(row, columns)
      for (let column = merge.left; column <= Math.min(merge.right, last); column += 1)
        columns.set(column, merge.top)
    }
  }
  return covered
}
