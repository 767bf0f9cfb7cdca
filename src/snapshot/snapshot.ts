import { createHash } from 'node:crypto'
import type { Problem } from '../tables/problem.ts'
import { problemRows, problemTable, quieted } from '../tables/problem-table.ts'
import type { OfficeReading } from '../tables/read-office.ts'
import type { Schema } from '../tables/schema.ts'
import type { Table } from '../tables/table.ts'
import type { WorkbookStatus } from '../tables/workbook-status.ts'
import { type IndexedRows, indexRows } from './indexed-rows.ts'

/** One consistent reading of the whole office. Immutable; the next one shares everything that did not change. */
export interface Snapshot {
  readonly version: string
  /** When the oldest of its workbooks was read, ISO time. */
  readonly asOf: string
  readonly stale: boolean
  readonly workbooks: readonly WorkbookStatus[]
  readonly settings: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
  /** The tables and workbooks it was read by. */
  readonly schema: Schema
  readonly reading: OfficeReading
  tableOf(name: string): Table
  /** Rows of a table, as read: nothing is masked. Only the view may ask. */
  rowsOf(name: string): IndexedRows
}

/** Builds a snapshot; tables without a change keep their rows and indexes from the one before. */
export function buildSnapshot(
  schema: Schema,
  reading: OfficeReading,
  workbooks: readonly WorkbookStatus[],
  faults: readonly Problem[],
  before: Snapshot | null,
): Snapshot {
  const quiet = new Set(schema.workbooks.filter((workbook) => workbook.quiet).map(({ key }) => key))
  const problems = [...faults, ...reading.problems].map((problem) =>
    quiet.has(problem.workbook) ? quieted(problem) : problem,
  )
  const problemsTable = problemTable(schema)
  const tables = new Map([...schema.tables, problemsTable].map((table) => [table.name, table]))
  const indexed = new Map<string, IndexedRows>()
  for (const table of schema.tables) {
    const rows = rowsIn(reading, table)
    const last = before?.rowsOf(table.name)
    indexed.set(table.name, last && last.rows === rows ? last : indexRows(table, rows))
  }
  const same = before !== null && sameProblems(before.problems, problems)
  indexed.set(
    problemsTable.name,
    same ? before.rowsOf(problemsTable.name) : indexRows(problemsTable, problemRows(problems)),
  )
  const found = (name: string): never => {
    throw new Error(`there is no table ${name}`)
  }
  return {
    version: createHash('sha256')
      .update(JSON.stringify(workbooks.map(({ key, version, state }) => [key, version, state])))
      .digest('base64url')
      .slice(0, 16),
    asOf: workbooks.map(({ asOf }) => asOf).sort()[0] ?? new Date(0).toISOString(),
    stale: workbooks.some(({ state }) => state === 'STALE'),
    workbooks,
    settings: reading.settings,
    problems,
    schema,
    reading,
    tableOf: (name) => tables.get(name) ?? found(name),
    rowsOf: (name) => indexed.get(name) ?? found(name),
  }
}

const NO_ROWS: readonly never[] = []

function rowsIn(reading: OfficeReading, table: Table): IndexedRows['rows'] {
  if (table.unfolds === null) return reading.tables.get(table.name)?.rows ?? NO_ROWS
  return reading.tables.get(table.unfolds.parent)?.children[table.name] ?? NO_ROWS
}

const sameProblems = (a: readonly Problem[], b: readonly Problem[]): boolean =>
  a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
