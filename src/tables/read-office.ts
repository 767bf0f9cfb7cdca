import { warning } from '../columns/fault.ts'
import type { CodeList } from '../columns/reading-context.ts'
import type { SheetAccount } from './account.ts'
import { type AssignedSheet, type Assignment, assignSheets } from './assign-sheets.ts'
import { countFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import type { SheetGrid } from './grid.ts'
import { lostReferences } from './lost-references.ts'
import { type Known, officeContext } from './office-context.ts'
import { reservedWords } from './office-words.ts'
import { type Problem, problemAt } from './problem.ts'
import { readTable, type TableReading } from './read-table.ts'
import { readWords } from './read-words.ts'
import { inReadingOrder, unfoldedFrom } from './reading-order.ts'
import { type Removals, removedFrom } from './removals.ts'
import type { Schema } from './schema.ts'
import type { Table } from './table.ts'

/** What an office is read from. */
export interface OfficeTask {
  readonly schema: Schema
  /** Sheets by workbook; a workbook that is missing could not be read and keeps its last good reading. */
  readonly sheets: ReadonlyMap<string, readonly SheetGrid[]>
  /** Settings of `office.json`. */
  readonly settings: Readonly<Record<string, string>>
  readonly removals?: Removals
  readonly before: OfficeReading | null
}

/** One consistent reading of all workbooks. */
export interface OfficeReading {
  readonly tables: ReadonlyMap<string, TableReading>
  readonly settings: ReadonlyMap<string, string>
  readonly codes: ReadonlyMap<string, CodeList>
  /** What the words of open lists are called: list, then code to label. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly problems: readonly Problem[]
  readonly accounts: ReadonlyMap<string, readonly SheetAccount[]>
  /** The sheets that were read, with rows of unchanged cells held by the same arrays as before. */
  readonly sheets: ReadonlyMap<string, readonly SheetGrid[]>
  readonly known: Known
  /** What its cells were read by. */
  readonly context: TableContext
}

/** Reads the whole office; yields often, so that a server goes on answering meanwhile. */
export function* readOffice(task: OfficeTask): Generator<void, OfficeReading> {
  const { schema, before } = task
  const assignments = new Map(
    schema.workbooks.flatMap(({ key }) => {
      const sheets = task.sheets.get(key)
      return sheets
        ? [
            [
              key,
              assignSheets(
                schema.tables.filter((table) => table.workbook === key),
                sheets,
              ),
            ] as const,
          ]
        : []
    }),
  )
  const readings = new Map<string, TableReading>()
  const words = yield* readWords(task, assignments)
  const context = yield* officeContext(task, words, (table) => sheetsOf(table, assignments, before), readings)
  for (const table of inReadingOrder(schema)) {
    const last = before?.tables.get(table.name) ?? null
    const sheets = assignments.get(table.workbook)?.byTable.get(table.name) ?? []
    if (assignments.has(table.workbook))
      readings.set(
        table.name,
        yield* readTable({
          table,
          unfolded: unfoldedFrom(schema, table),
          sheets,
          context,
          removed: removedFrom(task.removals, table.workbook, sheets),
          before: last,
        }),
      )
    else if (last) readings.set(table.name, last)
    yield
  }
  return {
    tables: readings,
    settings: words.settings,
    codes: words.codes,
    labels: words.labels,
    problems: [
      ...words.problems,
      ...schema.tables.flatMap((table) => [
        ...(readings.get(table.name)?.problems ?? []),
        ...reservedWords(schema, table, readings.get(table.name)?.rows ?? []),
      ]),
      ...lostReferences(schema, readings, context.known),
      ...[...assignments].flatMap(([workbook, assignment]) =>
        strayProblems(workbook, assignment, schema, readings),
      ),
    ],
    accounts: new Map(
      [...assignments].map(([workbook, assignment]) => [
        workbook,
        accountsOf(workbook, assignment, schema, readings),
      ]),
    ),
    sheets: new Map(
      [...task.sheets].map(([workbook, sheets]) => [
        workbook,
        sheets.map((grid) => keptGrid(grid, workbook, schema, readings)),
      ]),
    ),
    known: context.known,
    context,
  }
}

function keptGrid(
  grid: SheetGrid,
  workbook: string,
  schema: Schema,
  readings: ReadonlyMap<string, TableReading>,
): SheetGrid {
  const read = schema.tables
    .filter((table) => table.workbook === workbook)
    .flatMap((table) => readings.get(table.name)?.sheets ?? [])
    .find((sheet) => sheet.isCurrent && sheet.layout !== null && sheet.grid.title === grid.title)
  return read?.grid ?? grid
}

function sheetsOf(
  table: Table,
  assignments: ReadonlyMap<string, Assignment>,
  before: OfficeReading | null,
): readonly AssignedSheet[] {
  const assignment = assignments.get(table.workbook)
  if (assignment) return assignment.byTable.get(table.name) ?? []
  return (before?.tables.get(table.name)?.sheets ?? []).map(({ grid, year }) => ({ grid, year }))
}

const MISSING = (table: Table) =>
  warning(
    'N5',
    `シート「${table.sheet}」がありません`,
    `The sheet “${table.sheet}” is missing`,
    '使わない表なら、そのままで構いません。使う場合は雛形からシートを足してください',
    'Leave it if you do not use the table; else add the sheet from the template',
  )

function strayProblems(
  workbook: string,
  assignment: Assignment,
  schema: Schema,
  readings: ReadonlyMap<string, TableReading>,
): Problem[] {
  const absent = schema.tables.filter(
    (table) => table.workbook === workbook && readings.get(table.name)?.state === 'ABSENT',
  )
  return [
    ...assignment.strangers.map(({ grid, fault }) => problemAt({ workbook, sheet: grid.title }, fault)),
    ...absent.map((table) => problemAt({ workbook, sheet: table.sheet }, MISSING(table))),
  ]
}

function accountsOf(
  workbook: string,
  assignment: Assignment,
  schema: Schema,
  readings: ReadonlyMap<string, TableReading>,
): SheetAccount[] {
  const filled = (grid: SheetGrid): number => grid.rows.reduce((sum, cells) => sum + countFilled(cells), 0)
  return [
    ...schema.tables
      .filter((table) => table.workbook === workbook)
      .flatMap((table) => readings.get(table.name)?.accounts ?? []),
    ...assignment.strangers.map(({ grid }) => ({
      sheet: grid.title,
      filled: filled(grid),
      read: 0,
      reported: filled(grid),
    })),
    ...assignment.reserved.map((grid) => ({
      sheet: grid.title,
      filled: filled(grid),
      read: filled(grid),
      reported: 0,
    })),
  ]
}
