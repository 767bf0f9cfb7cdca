import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import type { Value } from '../columns/column.ts'
import { countFilled, isFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import type { Layout } from './layout.ts'
import { type Outcome, withoutRow } from './outcome.ts'
import type { Problem } from './problem.ts'
import { type ChildReader, childReaders } from './read-children.ts'
import { type Found, type ReadColumn, readCell, readColumns, readHint } from './read-column.ts'
import { requireOrder, requireValues, takeFromReferences } from './requirements.ts'
import { restate } from './restate.ts'
import { keyOf, type Row } from './row.ts'
import { countReported, placed, unheaded } from './row-problems.ts'
import type { Table } from './table.ts'

/** Reads one row of a sheet into a record, its children and its problems. */
export type RowReader = (
  cells: readonly Cell[],
  row: number,
  covered: ReadonlySet<number> | undefined,
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

  return (cells, row, covered) => {
    if (found.length > 0) found = []
    // Copied from one object, all rows have one shape; a blank cell costs nothing more.
    const values: Record<string, Value> = { ...blanks }
    const hints = dated ? { on: readHint(dated, cells) } : NO_HINTS
    for (const { name, column, index, read, report } of placedColumns) {
      const cell = cells[index]
      if (isFilled(cell)) values[name] = readCell(cell, read, column, hints, report)
    }
    if (facts.year !== null) fillYear(columns, values, facts.year)
    const unnumbered =
      checks.length === 0 ? NOTHING : restate(checks, columns, values, cells, hints.on, context, found)
    takeFromReferences(taking, columns, values, context)
    const missing = requireValues(needed, values, cells, covered, found)
    const disordered = requireOrder(table, columns, values)
    const rejected =
      unnumbered.length + missing.length + disordered.length === 0
        ? NOTHING
        : [...unnumbered, ...missing, ...disordered]
    const key = keyOf(table, values)
    const kids =
      rejected.length === 0 ? readKids(children, values, key, cells, facts.sheet, row, found) : NO_KIDS
    const strays = cells.length > known.size ? unheaded(cells, known, unnamed, place, row) : NO_PROBLEMS
    const problems =
      found.length + rejected.length + strays.length === 0
        ? NO_PROBLEMS
        : [...placed(found, place, row, cells), ...placed(rejected.map(costly), place, row, cells), ...strays]
    const filled = countFilled(cells)
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
    const reported = problems.length === 0 && unnamed.size === 0 ? 0 : countReported(cells, found, known)
    return { row: record, children: kids, problems, read: filled - reported, reported }
  }
}

const NO_HINTS = { on: null }
const NO_KIDS = {}
const NOTHING: readonly Found[] = []
const NO_PROBLEMS: readonly Problem[] = []

/** The same fault at the cost of the row. */
const costly = (each: Found): Found => ({ ...each, fault: { ...each.fault, severity: 'REJECT_ROW' } })

function fillYear(columns: readonly ReadColumn[], values: Record<string, Value>, year: number): void {
  for (const { name, column } of columns)
    if (column.kind === 'fiscalYear' && column.required && values[name] === null) values[name] = year
}

function readKids(
  readers: readonly ChildReader[],
  values: Record<string, Value>,
  key: string,
  cells: readonly Cell[],
  sheet: string,
  row: number,
  found: Found[],
): Readonly<Record<string, readonly Row[]>> {
  if (readers.length === 0) return {}
  const kids: Record<string, readonly Row[]> = {}
  for (const { table, read } of readers)
    kids[table] = read({ values, key, cells, sheet, row }, (index, header, fault) =>
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
