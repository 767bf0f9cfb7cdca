import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import type { Value } from '../columns/column.ts'
import { countFilled, isAnswered, isFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import type { Layout } from './layout.ts'
import { type Outcome, withoutRow } from './outcome.ts'
import type { Problem } from './problem.ts'
import { type ChildReader, childReaders } from './read-children.ts'
import { type Found, type ReadColumn, readCell, readColumns, readHint } from './read-column.ts'
import { readElse } from './read-else.ts'
import { requireOrder, requireValues, takeFromReferences } from './requirements.ts'
import { restate, type Unnumbered } from './restate.ts'
import { keyOf, type Row } from './row.ts'
import { countReported, placed, unheaded } from './row-problems.ts'
import type { Table } from './table.ts'

/** Reads one row of a sheet into a record, its children and its problems. */
export type RowReader = (
  /** The row with what was filled down into it. */
  cells: readonly Cell[],
  row: number,
  covered: ReadonlySet<number> | undefined,
  /** The row as it stands: only what is typed in it is counted. */
  typed: readonly Cell[],
) => Outcome

/** What a sheet says of all its rows. */
export interface SheetFacts {
  readonly workbook: string
  readonly sheet: string
  /** The fiscal year in the sheet's title. */
  readonly year: number | null
  readonly serialOffset: number
}

/** Compiles the reader of a table's rows for one layout. */
export function rowReader(
  table: Table,
  unfolded: readonly Table[],
  layout: Layout,
  facts: SheetFacts,
  context: TableContext,
): RowReader {
  let found: Found[] = []
  const columns = readColumns(table, layout, context, facts.serialOffset, (each) => found.push(each))
  const dated = columns.find(({ name }) => name === table.datedBy)
  const checks = columns.filter(({ column, index }) => column.restates && index !== null)
  const passing = columns.filter(({ column }) => column.orElse !== null)
  const taking = columns.filter(({ column }) => column.blankTakes !== null)
  const needed = columns.filter(({ name, column }) => column.required || table.key.includes(name))
  const placedColumns = columns.flatMap((each) =>
    each.index === null ? [] : [{ ...each, index: each.index }],
  )
  const blanks = Object.fromEntries(columns.map(({ name, column }) => [name, column.blank]))
  const children = childReaders(table, unfolded, layout, context)
  const place = { workbook: facts.workbook, sheet: facts.sheet }
  const unnamed = new Set([...layout.unknown, ...layout.doubled].map(({ index }) => index))
  const known = new Set(layout.columns.map(({ index }) => index))

  const gap = firstGap(known)

  return (cells, row, covered, typed) => {
    if (found.length > 0) found = []
    // Copied from one object, all rows have one shape; a blank cell costs nothing more.
    const values: Record<string, Value> = { ...blanks }
    const hints = dated ? { on: readHint(dated, cells) } : NO_HINTS
    for (const { name, column, index, read, report } of placedColumns) {
      const cell = cells[index]
      if (isFilled(cell)) values[name] = readCell(cell, read, column, hints, report)
    }
    if (facts.year !== null) fillYear(columns, values, cells, facts.year)
    const unnumbered =
      checks.length === 0 ? NOTHING : restate(checks, columns, values, cells, hints.on, context, found)
    if (found.length > 0) readElse(passing, columns, values, cells, hints.on, found)
    takeFromReferences(taking, columns, values, context)
    const missing = requireValues(needed, values, cells, covered, found, toldBy(unnumbered))
    const disordered = requireOrder(table, columns, values)
    const rejected =
      unnumbered.length + missing.length + disordered.length === 0
        ? NOTHING
        : [...unnumbered, ...missing, ...disordered]
    const key = keyOf(table, values)
    const kids =
      rejected.length === 0
        ? readKids(children, values, key, cells, facts.sheet, row, hints.on, found)
        : NO_KIDS
    const strays = cells.length > gap ? unheaded(cells, known, unnamed, place, row) : NO_PROBLEMS
    const problems =
      found.length + rejected.length + strays.length === 0
        ? NO_PROBLEMS
        : [...placed(found, place, row, cells), ...placed(rejected.map(costly), place, row, cells), ...strays]
    const filled = countFilled(typed)
    if (rejected.length > 0) return { ...withoutRow(filled, problems), read: 0, reported: filled }
    const record: Row = {
      table: table.name,
      key,
      values,
      sheet: facts.sheet,
      index: row,
      cells,
      extra: extraCells(cells, layout),
    }
    const reported = problems.length === 0 && unnamed.size === 0 ? 0 : countReported(typed, found, known)
    return { row: record, children: kids, problems, read: filled - reported, reported }
  }
}

const NO_HINTS = { on: null }
const NO_KIDS = {}
const NOTHING: readonly Unnumbered[] = []
const NO_PROBLEMS: readonly Problem[] = []

const NOBODY: ReadonlySet<string> = new Set()

/** The references that could not be found by the names beside them. */
const toldBy = (unnumbered: readonly Unnumbered[]): ReadonlySet<string> =>
  unnumbered.length === 0 ? NOBODY : new Set(unnumbered.map(({ reference }) => reference))

/** The same fault at the cost of the row. */
const costly = (each: Found): Found => ({ ...each, fault: { ...each.fault, severity: 'REJECT_ROW' } })

/** The first sheet column without a header that the table knows: a shorter row has nothing but known cells. */
function firstGap(known: ReadonlySet<number>): number {
  let gap = 0
  while (known.has(gap)) gap += 1
  return gap
}

/** The year in the sheet's title counts where the row gives none; a year that cannot be read is not none. */
function fillYear(
  columns: readonly ReadColumn[],
  values: Record<string, Value>,
  cells: readonly Cell[],
  year: number,
): void {
  for (const { name, column, index } of columns)
    if (column.kind === 'fiscalYear' && column.required && values[name] === null)
      if (index === null || !isAnswered(cells[index])) values[name] = year
}

function readKids(
  readers: readonly ChildReader[],
  values: Record<string, Value>,
  key: string,
  cells: readonly Cell[],
  sheet: string,
  row: number,
  on: string | null,
  found: Found[],
): Readonly<Record<string, readonly Row[]>> {
  if (readers.length === 0) return {}
  const kids: Record<string, readonly Row[]> = {}
  for (const { table, read } of readers)
    kids[table] = read({ values, key, cells, sheet, row, on }, (index, header, fault) =>
      found.push({ index, header, fault }),
    )
  return kids
}

const NO_EXTRA: Row['extra'] = []

function extraCells(cells: readonly Cell[], layout: Layout): Row['extra'] {
  if (layout.unknown.length === 0) return NO_EXTRA
  return layout.unknown.flatMap(({ index, header }) => {
    const cell = cells[index]
    return isFilled(cell) ? [{ header, value: cellText(cell) }] : []
  })
}
