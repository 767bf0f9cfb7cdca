import type { Cell } from '../../columns/cell.ts'
import type { SheetGrid } from '../../tables/grid.ts'
import { placeKey, type SheetStructure } from './structure.ts'
import type { Value, Values } from './values.ts'

/** A sheet as every source gives it, of its values and what stands around them. */
export function sheetGrid(structure: SheetStructure, values: Values): SheetGrid {
  const rows = values.map((row, index) =>
    trimmed(row.map((value, column) => cellOf(value, index, column, structure))),
  )
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  return {
    title: structure.title,
    rows,
    merges: structure.merges,
    formulas: structure.formulas,
    locks: structure.locks,
    struck: structure.struck.filter(({ row, column }) => (rows[row]?.[column] ?? null) !== null),
    serialOffset: 0,
  }
}

function cellOf(value: Value, row: number, column: number, { dates, errors }: SheetStructure): Cell {
  if (value === '') return null
  if (typeof value === 'number') return dates.has(placeKey(row, column)) ? { serial: value } : value
  // A text may look like an error: only the cell itself says that it is one.
  if (typeof value === 'string' && errors.get(placeKey(row, column)) === value) return { error: value }
  return value
}

function trimmed(cells: Cell[]): Cell[] {
  while (cells.at(-1) === null) cells.pop()
  return cells
}
