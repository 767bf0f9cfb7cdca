import type { Block } from './a1.ts'
import { cellIn, type Sheet } from './spreadsheet.ts'

/** Where an append finds its table, and so where it writes. */
export interface AppendPlace {
  readonly table: Block | null
  readonly row: number
  readonly column: number
}

const isFilled = (sheet: Sheet, row: number, column: number): boolean =>
  cellIn(sheet, row, column)?.userEnteredValue != null

/** The last block of touching cells in the searched range is the table; without one the range itself is written to. */
export function appendPlace(searched: Block): AppendPlace {
  const seed = lastFilled(searched)
  if (seed === null) return { table: null, row: searched.top, column: searched.left }
  const table = grown(searched.sheet, seed.row, seed.column)
  return { table, row: table.bottom, column: table.left }
}

function lastFilled({ sheet, top, left, bottom, right }: Block): { row: number; column: number } | null {
  for (let row = Math.min(bottom, sheet.rows.length) - 1; row >= top; row--)
    for (let column = Math.min(right, sheet.rows[row]?.length ?? 0) - 1; column >= left; column--)
      if (isFilled(sheet, row, column)) return { row, column }
  return null
}

/** Grows a cell to the block around it, as long as a filled cell touches it on any side or corner. */
function grown(sheet: Sheet, row: number, column: number): Block {
  let block: Block = { sheet, top: row, left: column, bottom: row + 1, right: column + 1 }
  for (;;) {
    const { top, left, bottom, right } = block
    const touches = (rows: readonly number[], columns: readonly number[]): boolean =>
      rows.some((r) => columns.some((c) => r >= 0 && c >= 0 && isFilled(sheet, r, c)))
    const rows = span(top - 1, bottom + 1)
    const columns = span(left - 1, right + 1)
    const wider: Block = {
      sheet,
      top: touches([top - 1], columns) ? top - 1 : top,
      bottom: touches([bottom], columns) ? bottom + 1 : bottom,
      left: touches(rows, [left - 1]) ? left - 1 : left,
      right: touches(rows, [right]) ? right + 1 : right,
    }
    if (wider.top === top && wider.left === left && wider.bottom === bottom && wider.right === right)
      return block
    block = wider
  }
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)
