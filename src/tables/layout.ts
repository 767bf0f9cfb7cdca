import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import type { Column } from '../columns/column.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import type { SheetGrid } from './grid.ts'
import { type HeaderTarget, type HeaderWords, isHeaded } from './header-words.ts'
import type { Table } from './table.ts'

/** A sheet column that a table knows. */
export interface Headed<T extends HeaderTarget = HeaderTarget> {
  readonly index: number
  readonly header: string
  readonly target: T
}

/** Which column of a sheet is which, and where its records begin. */
export interface Layout {
  readonly headerRow: number
  /** Zero-based row of the first record. */
  readonly dataFrom: number
  readonly columns: readonly Headed[]
  /** Headed columns nobody declared, and further columns with the header of an earlier one. */
  readonly unknown: readonly { readonly index: number; readonly header: string }[]
  readonly doubled: readonly { readonly index: number; readonly header: string }[]
  /** Equal signatures read equal rows equally. */
  readonly signature: string
}

/** Why no layout was found: the header row that came closest, and the required headers it lacks. */
export interface LayoutMiss {
  readonly row: number | null
  readonly missing: readonly string[]
}

const HEADER_ROWS = 15
const ENOUGH = 0.6

interface Candidate {
  readonly layout: Layout
  readonly missing: readonly string[]
  readonly required: number
  readonly recognised: number
}

/**
 * Finds the header row under title rows: the row (or pair of rows) within the first 15 that names most of the table's
 * columns, with at least 60 % of the required ones in different columns. `fixedRow` (zero-based) overrides the search.
 */
export function findLayout(
  grid: SheetGrid,
  table: Table,
  words: HeaderWords,
  given: { readonly fixedRow: number | null; readonly hasYear: boolean },
): Layout | LayoutMiss {
  const rows =
    given.fixedRow === null
      ? Array.from({ length: Math.min(HEADER_ROWS, grid.rows.length) }, (_, row) => row)
      : [given.fixedRow]
  const candidates = rows.flatMap((row) =>
    [1, 2].map((height) =>
      candidate(headerTexts(grid, row, height), row, height, table, words, given.hasYear),
    ),
  )
  const best = candidates.reduce<Candidate | null>(
    (top, each) => (top === null || each.recognised > top.recognised ? each : top),
    null,
  )
  if (best === null || best.recognised === 0) return { row: null, missing: requiredHeaders(table) }
  const share = best.required === 0 ? 1 : 1 - best.missing.length / best.required
  if (share < ENOUGH) return { row: share === 0 ? null : best.layout.headerRow, missing: best.missing }
  return best.missing.length > 0 ? { row: best.layout.headerRow, missing: best.missing } : best.layout
}

/** Tells a layout from a miss. */
export const isLayout = (found: Layout | LayoutMiss): found is Layout => 'dataFrom' in found

const requiredHeaders = (table: Table): string[] =>
  Object.values(table.columns)
    .filter((column) => column.required && isHeaded(column))
    .map((column) => column.header)

/** The header texts of each column: of one row, or of a row of groups and the row of items below it. */
function headerTexts(grid: SheetGrid, row: number, height: number): readonly (readonly string[])[] {
  const top = texts(grid.rows[row] ?? [])
  if (height === 1) return top.map((text) => [text])
  const groups = spreadGroups(grid, row, top)
  const items = texts(grid.rows[row + 1] ?? [])
  return Array.from({ length: Math.max(groups.length, items.length) }, (_, index) => {
    const group = groups[index] ?? ''
    const item = items[index] ?? ''
    if (item === '') return [top[index] ?? '']
    return group === '' ? [item] : [item, `${group}／${item}`]
  })
}

const texts = (cells: readonly Cell[]): string[] =>
  Array.from(cells, (cell) => (cell === null ? '' : cellText(cell)))

function spreadGroups(grid: SheetGrid, row: number, top: readonly string[]): string[] {
  const groups = [...top]
  for (const merge of grid.merges)
    if (merge.top === row && merge.bottom === row)
      for (let index = merge.left; index <= merge.right; index += 1) groups[index] = top[merge.left] ?? ''
  return Array.from(groups, (group) => group ?? '')
}

function candidate(
  headers: readonly (readonly string[])[],
  row: number,
  height: number,
  table: Table,
  words: HeaderWords,
  hasYear: boolean,
): Candidate {
  const columns: Headed[] = []
  const unknown: { index: number; header: string }[] = []
  const doubled: { index: number; header: string }[] = []
  const seen = new Set<HeaderTarget | string>()
  const spelled = new Set<string>()
  headers.forEach((spellings, index) => {
    const header = spellings[0]?.trim() ?? ''
    if (header === '') return
    const target = spellings
      .map((each) => words.get(canonicalHeader(each)))
      .find((each) => each !== undefined)
    spelled.add(canonicalHeader(header))
    if (target === undefined) unknown.push({ index, header })
    else if (seen.has(identity(target))) doubled.push({ index, header })
    else {
      seen.add(identity(target))
      columns.push({ index, header, target })
    }
  })
  const names = new Set(columns.map(({ target }) => (target.kind === 'column' ? target.name : '')))
  const required = Object.entries(table.columns).filter(([, column]) => column.required && isHeaded(column))
  const missing = required
    .filter(([name, column]) => !isGiven(name, column, names, table, hasYear))
    .map(([, column]) => column.header)
  // A title merged across may repeat one text in every column; it names one column at most.
  const recognised = Math.min(columns.length, spelled.size)
  return {
    layout: {
      headerRow: row,
      dataFrom: row + height,
      columns,
      unknown,
      doubled,
      signature: JSON.stringify([columns.map(({ index, target }) => [index, identity(target)]), unknown]),
    },
    missing,
    required: required.length,
    recognised,
  }
}

/** Names a target: two columns with one identity stand for the same thing. */
export function identity(target: HeaderTarget): string {
  if (target.kind === 'column') return target.name
  if (target.kind === 'across') return `${target.spread}/${target.item}`
  return target.kind === 'rank'
    ? `${target.spread}/${target.rank}/${target.name}`
    : `${target.spread}//${target.part}`
}

/** Tells whether a required column is there, or something that stands for it. */
function isGiven(
  name: string,
  column: Column,
  names: ReadonlySet<string>,
  table: Table,
  hasYear: boolean,
): boolean {
  if (names.has(name) || column.blank !== null) return true
  if (column.kind === 'fiscalYear' && hasYear) return true
  if (column.blankTakes && names.has(column.blankTakes.reference)) return true
  return Object.entries(table.columns).some(
    ([each, { restates }]) => restates?.reference === name && names.has(each),
  )
}

/** The headed columns of one kind of target. */
export const headedAs = <K extends Headed['target']['kind']>(
  layout: Layout,
  kind: K,
): readonly Headed<Extract<Headed['target'], { kind: K }>>[] =>
  layout.columns.filter(
    (each): each is Headed<Extract<Headed['target'], { kind: K }>> => each.target.kind === kind,
  )
