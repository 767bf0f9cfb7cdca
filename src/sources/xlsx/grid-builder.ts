import type { Cell } from '../../columns/cell.ts'
import { type Area, type Blocks, blocks } from '../../tables/grid.ts'
import { type Place, SourceError } from '../source.ts'
import { inside, MAX_COLUMNS, referenceOf } from './cell-reference.ts'
import { type Room, take } from './room.ts'

/** The one array that stands for every blank row, so that a lone cell far down costs little. */
export const BLANK_ROW: readonly Cell[] = Object.freeze([])

/** Collects the cells of one sheet into rows; cells may come in any order. */
export interface GridBuilder {
  readonly rows: (readonly Cell[])[]
  readonly struck: Place[]
  readonly formulas: Blocks
  /** Blocks that one formula fills, each once, by how they are called. */
  readonly filled: Map<string, Area>
  /** Should the sheet be protected: columns that are open, cells that are open in others, and cells that are not in them. */
  readonly openColumns: { readonly left: number; readonly right: number }[]
  readonly opened: Blocks
  readonly shut: Blocks
  /** The row being collected: as wide as a sheet can be, blank but for `width` cells. */
  readonly line: Cell[]
  width: number
  row: number
  readonly part: string
  readonly room: Room
}

/** An empty sheet to be filled. */
export function gridBuilder(part: string, room: Room): GridBuilder {
  const line = new Array<Cell>(MAX_COLUMNS).fill(null)
  return {
    rows: [],
    struck: [],
    formulas: blocks(),
    filled: new Map(),
    openColumns: [],
    opened: blocks(),
    shut: blocks(),
    line,
    width: 0,
    row: -1,
    part,
    room,
  }
}

/** Puts a filled cell where it belongs. */
export function put(grid: GridBuilder, row: number, column: number, cell: Cell, isStruck: boolean): void {
  if (row !== grid.row) startRow(grid, row)
  if (column >= MAX_COLUMNS) inside({ row, column }, grid.part)
  if (grid.line[column] !== null) {
    throw new SourceError('DAMAGED', `${grid.part} has the cell ${referenceOf({ row, column })} twice`)
  }
  grid.line[column] = cell
  if (column >= grid.width) grid.width = column + 1
  if (isStruck) grid.struck.push({ row, column })
}

/** Goes on with another row, new or met before. */
export function startRow(grid: GridBuilder, row: number): void {
  finishRow(grid)
  if (row >= grid.rows.length) {
    inside({ row, column: 0 }, grid.part)
  } else {
    const before = grid.rows[row] ?? BLANK_ROW
    for (let column = 0; column < before.length; column++) grid.line[column] = before[column] ?? null
    grid.width = before.length
  }
  grid.row = row
}

/** Files the row being collected. */
export function finishRow(grid: GridBuilder): void {
  const { rows, line, width, row } = grid
  if (width === 0) return
  take(grid.room, width + Math.max(0, row + 1 - rows.length))
  while (rows.length < row) rows.push(BLANK_ROW)
  rows[row] = line.slice(0, width)
  line.fill(null, 0, width)
  grid.width = 0
}

/** Puts the struck places in reading order. */
export function struckInOrder({ struck }: GridBuilder): readonly Place[] {
  return struck.sort((a, b) => a.row - b.row || a.column - b.column)
}
