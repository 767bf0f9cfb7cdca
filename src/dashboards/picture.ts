import type { Cell, Link } from './cell.ts'

/** A column: its title, and whether it is told upright above narrow cells. */
export interface Column {
  readonly title: string
  readonly look: 'text' | 'long' | 'figure' | 'narrow' | 'bar'
  /** Of which kind it is, where columns are of several. */
  readonly kind?: string
}

/** A row: what it is about, and a cell for each column. */
export interface Row {
  readonly head: string
  readonly to: Link | null
  readonly cells: readonly Cell[]
}

/** Whether columns of another kind begin here. */
export const beginsAt = (columns: readonly Column[], index: number): boolean =>
  index > 0 && columns[index]?.kind !== undefined && columns[index]?.kind !== columns[index - 1]?.kind

/** Rows that belong together, under a name of theirs or none. */
export interface RowGroup {
  readonly name: string | null
  readonly to: Link | null
  readonly rows: readonly Row[]
}

/** Cells in rows and columns. A matrix is read in both directions, a list line by line, tiles one by one. */
export interface Table {
  readonly id: string
  readonly look: 'matrix' | 'list' | 'tiles'
  readonly caption: string
  /** What the first column holds. */
  readonly head: string
  readonly columns: readonly Column[]
  readonly groups: readonly RowGroup[]
  readonly foot: readonly Row[]
  /** What is said instead of rows, where there are none. */
  readonly none: string
}

/** A filter as a reader sees it. */
export interface Chip {
  readonly filter: string
  readonly label: string
}

/** What a sign means. */
export interface LegendEntry {
  readonly cell: Cell
  readonly label: string
}

/** A view for one viewer: suppressed, labelled and ordered. HTML, SVG, CSV and the table beside are functions of it. */
export interface Picture {
  /** What was found, as a sentence. */
  readonly finding: string
  /** How to read it. */
  readonly how: string
  readonly chips: readonly Chip[]
  readonly tables: readonly Table[]
  readonly legend: readonly LegendEntry[]
  /** How many rows there are, in words. */
  readonly count: string
}
