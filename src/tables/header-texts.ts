import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import { isFilled } from './blank.ts'
import type { SheetGrid } from './grid.ts'

/** What may be meant by the header of one column, and the row it stands in. */
export interface HeaderTexts {
  readonly row: number
  readonly spellings: readonly string[]
}

/** The header texts of each column: of one row, or of a row of groups and the row of items below it. */
export function headerTexts(grid: SheetGrid, row: number, height: number): readonly HeaderTexts[] {
  const top = texts(grid.rows[row] ?? [])
  if (height === 1) return top.map((text) => ({ row, spellings: [text] }))
  const groups = spreadGroups(grid, row, top)
  const items = texts(grid.rows[row + 1] ?? [])
  return Array.from({ length: Math.max(groups.length, items.length) }, (_, index) => {
    const group = groups[index] ?? ''
    const item = items[index] ?? ''
    if (item === '') return { row, spellings: [top[index] ?? ''] }
    return { row: row + 1, spellings: group === '' ? [item] : [item, `${group}／${item}`] }
  })
}

const texts = (cells: readonly Cell[]): string[] =>
  Array.from(cells, (cell) => (isFilled(cell) ? cellText(cell) : ''))

function spreadGroups(grid: SheetGrid, row: number, top: readonly string[]): string[] {
  const groups = [...top]
  for (const merge of grid.merges)
    if (merge.top === row && merge.bottom === row)
      for (let index = merge.left; index <= merge.right; index += 1) groups[index] = top[merge.left] ?? ''
  return Array.from(groups, (group) => group ?? '')
}
