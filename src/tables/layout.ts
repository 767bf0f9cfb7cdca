import type { Column } from '../columns/column.ts'
import type { ReadingContext } from '../columns/reading-context.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import type { SheetGrid } from './grid.ts'
import { type HeaderTexts, headerTexts } from './header-texts.ts'
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
  readonly unknown: readonly Unread[]
  readonly doubled: readonly Unread[]
  /** Equal signatures put equal columns in equal places. */
  readonly signature: string
  /** The headers as they are spelled: problems quote them. */
  readonly spelling: string
}

/** Every column with a header. */
export const headedColumns = ({ columns, unknown, doubled }: Layout): readonly number[] =>
  [...columns, ...unknown, ...doubled].map(({ index }) => index)

/** A sheet column that is not read, and the row its header stands in. */
export interface Unread {
  readonly row: number
  readonly index: number
  readonly header: string
}

/** Why no layout was found: the header row that came closest, and the required headers it lacks. */
export interface LayoutMiss {
  readonly row: number | null
  readonly missing: readonly string[]
}

const HEADER_ROWS = 15
const ENOUGH = 0.6

interface Candidate {
  readonly height: number
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
    [1, 2]
      .filter((height) => given.fixedRow !== null || row + height <= HEADER_ROWS)
      .map((height) => candidate(headerTexts(grid, row, height), row, height, table, words, given.hasYear)),
  )
  const best = candidates.reduce<Candidate | null>(
    (top, each) => (top === null || isBetter(each, top) ? each : top),
    null,
  )
  if (best === null || best.recognised === 0) return { row: null, missing: requiredHeaders(table) }
  const share = best.required === 0 ? 1 : 1 - best.missing.length / best.required
  if (share < ENOUGH) return { row: share === 0 ? null : best.layout.headerRow, missing: best.missing }
  return best.missing.length > 0 ? { row: best.layout.headerRow, missing: best.missing } : best.layout
}

// Of a header row and the same row with the title above it for groups, the header row alone is meant.
const isBetter = (each: Candidate, top: Candidate): boolean =>
  each.recognised > top.recognised || (each.recognised === top.recognised && each.height < top.height)

/** The header row (zero-based) that the office set for a sheet; `null` where the reader looks for it. */
export function fixedHeaderRow(grid: SheetGrid, context: ReadingContext): number | null {
  const row = Number(context.setting(`headerRow.${grid.title}`))
  return Number.isInteger(row) && row >= 1 && row <= grid.rows.length ? row - 1 : null
}

/** Tells a layout from a miss. */
export const isLayout = (found: Layout | LayoutMiss): found is Layout => 'dataFrom' in found

const requiredHeaders = (table: Table): string[] =>
  Object.values(table.columns)
    .filter((column) => column.required && isHeaded(column))
    .map((column) => column.header)

function candidate(
  headers: readonly HeaderTexts[],
  row: number,
  height: number,
  table: Table,
  words: HeaderWords,
  hasYear: boolean,
): Candidate {
  const columns: Headed[] = []
  const unknown: Unread[] = []
  const doubled: Unread[] = []
  const seen = new Set<HeaderTarget | string>()
  const spelled = new Set<string>()
  const forms = new Set(
    headers.flatMap(({ spellings }) => spellings.map(canonicalHeader)).map((each) => words.get(each)),
  )
  const half = isHalf(forms)
  headers.forEach(({ row: at, spellings }, index) => {
    const header = (spellings[0] ?? '').replace(/\s+/gu, ' ').trim()
    if (header === '') return
    const target = spellings
      .map((each) => words.get(canonicalHeader(each)))
      .find((each) => each !== undefined && !(half && each.kind === 'long'))
    spelled.add(canonicalHeader(header))
    if (target === undefined) unknown.push({ row: at, index, header })
    else if (seen.has(identity(target))) doubled.push({ row: at, index, header })
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
    height,
    layout: {
      headerRow: row + height - 1,
      dataFrom: row + height,
      columns,
      unknown,
      doubled,
      signature: JSON.stringify([
        columns.map(({ index, target }) => [index, identity(target)]),
        indexes(unknown),
        indexes(doubled),
      ]),
      spelling: JSON.stringify([columns, unknown, doubled].map((each) => each.map(({ header }) => header))),
    },
    missing,
    required: required.length,
    recognised,
  }
}

const indexes = (columns: readonly Unread[]): readonly number[] => columns.map(({ index }) => index)

/** One cell a row takes two columns, the item and its value; one of them alone says nothing. */
const isHalf = (targets: ReadonlySet<HeaderTarget | undefined>): boolean =>
  new Set([...targets].flatMap((target) => (target?.kind === 'long' ? [target.part] : []))).size === 1

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
