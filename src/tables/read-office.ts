import { warning } from '../columns/fault.ts'
import type { CodeList, Lookup, Scale } from '../columns/reading-context.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import { type AssignedSheet, type Assignment, assignSheets } from './assign-sheets.ts'
import { countFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import type { SheetGrid } from './grid.ts'
import { identify } from './identify.ts'
import { type Identity, lookupOf } from './lookup.ts'
import { codeListsOf, headerAliasesOf, labelsOf, reservedWords, scaleOf, settingsOf } from './office-words.ts'
import { type Problem, problemAt } from './problem.ts'
import { readTable, type SheetAccount, type TableReading } from './read-table.ts'
import type { Schema } from './schema.ts'
import type { Table } from './table.ts'

/** What an office is read from. */
export interface OfficeTask {
  readonly schema: Schema
  /** Sheets by workbook; a workbook that is missing could not be read and keeps its last good reading. */
  readonly sheets: ReadonlyMap<string, readonly SheetGrid[]>
  /** Settings of `office.json`. */
  readonly settings: Readonly<Record<string, string>>
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
  readonly known: Known
}

/** What tables are read by; each part is replaced only when what it says has changed. */
interface Known {
  readonly words: { readonly said: string; readonly stamp: object }
  readonly lookups: ReadonlyMap<
    string,
    { readonly identities: readonly Identity[]; readonly said: string; readonly lookup: Lookup }
  >
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
  const context = makeContext(task, words, readings)
  for (const table of schema.tables)
    if (table.names !== null || isReferred(schema, table.name))
      context.meet(table, sheetsOf(table, assignments, before))
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
          context: context.of,
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
    known: context.known(),
  }
}

/** The tables that unfold from a table's rows. */
export const unfoldedFrom = (schema: Schema, table: Table): readonly Table[] =>
  schema.tables.filter((each) => each.unfolds?.parent === table.name)

const isReferred = (schema: Schema, name: string): boolean =>
  schema.tables.some((table) =>
    Object.values(table.columns).some(
      (column) =>
        column.target?.table === name || (column.spread?.by === 'across' && column.spread.table === name),
    ),
  )

function sheetsOf(
  table: Table,
  assignments: ReadonlyMap<string, Assignment>,
  before: OfficeReading | null,
): readonly AssignedSheet[] {
  const assignment = assignments.get(table.workbook)
  if (assignment) return assignment.byTable.get(table.name) ?? []
  return (before?.tables.get(table.name)?.sheets ?? []).map(({ grid, year }) => ({ grid, year }))
}

/** Tables that others are read by come first: items of wide sheets, scales, and rows from which blanks are taken. */
function inReadingOrder(schema: Schema): readonly Table[] {
  const order: Table[] = []
  const visit = (table: Table): void => {
    if (order.includes(table) || table.unfolds !== null) return
    for (const name of readBefore(schema, table)) {
      const other = schema.tables.find((each) => each.name === name)
      if (other && other !== table) visit(other)
    }
    order.push(table)
  }
  for (const table of schema.tables) visit(table)
  return order
}

/** The tables whose rows a table's own rows are read by. */
export function readBefore(schema: Schema, table: Table): readonly string[] {
  const columns = [table, ...unfoldedFrom(schema, table)].flatMap((each) => Object.values(each.columns))
  return columns.flatMap((column) => {
    const taken = column.blankTakes ? table.columns[column.blankTakes.reference]?.target?.table : undefined
    const scale = column.template.rowsOf?.table
    return [
      ...(column.spread?.by === 'across' ? [column.spread.table, column.spread.scale] : []),
      ...(taken ? [taken] : []),
      ...(column.kind === 'level' && scale ? [scale] : []),
    ]
  })
}

interface Words {
  readonly settings: ReadonlyMap<string, string>
  readonly codes: ReadonlyMap<string, CodeList>
  readonly labels: OfficeReading['labels']
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly problems: readonly Problem[]
  readonly stamp: Known['words']
}

/** Settings and open lists come before everything else: the rest is read by them. */
function* readWords(task: OfficeTask, assignments: ReadonlyMap<string, Assignment>): Generator<void, Words> {
  const { schema, before } = task
  const read = function* (name: string): Generator<void, TableReading | null> {
    const table = schema.tables.find((each) => each.name === name)
    const last = before?.tables.get(name) ?? null
    const assignment = table && assignments.get(table.workbook)
    if (!table || !assignment) return last
    return yield* readTable({
      table,
      unfolded: [],
      sheets: assignment.byTable.get(name) ?? [],
      context: bareContext(task),
      before: last,
    })
  }
  const settingRows = (yield* read(schema.settings.table))?.rows ?? []
  const codeRows = (yield* read(schema.codes.table))?.rows ?? []
  const { settings, problems } = settingsOf(
    schema,
    schema.tables.find(({ name }) => name === schema.settings.table),
    settingRows,
    task.settings,
  )
  const said = JSON.stringify([[...settings], codeRows.map((row) => row.values)])
  return {
    settings,
    codes: codeListsOf(schema, codeRows),
    labels: labelsOf(schema, codeRows),
    aliases: headerAliasesOf(schema, codeRows),
    problems,
    stamp: before?.known.words.said === said ? before.known.words : { said, stamp: {} },
  }
}

const NO_LOOKUP: Lookup = {
  nameColumn: null,
  whereColumn: null,
  find: () => ({ missing: true }),
  nameOf: () => null,
  narrow: () => [],
  code: () => null,
  has: () => false,
}

const denied = (schema: Schema): ReadonlyMap<string, string | null> =>
  new Map(schema.denied.map(({ header, allowedIn }) => [canonicalHeader(header), allowedIn]))

function bareContext(task: OfficeTask): TableContext {
  const forbidden = denied(task.schema)
  return {
    setting: (key) => task.settings[key] ?? null,
    codes: () => new Map(),
    lookup: () => NO_LOOKUP,
    scale: (name) => scaleOf(task.schema, name, []),
    rowsOf: () => [],
    valueIn: () => null,
    headerAliases: () => new Map(),
    deniedHeader: (header) => forbidden.get(canonicalHeader(header)),
    stamps: () => [],
  }
}

interface GrowingContext {
  readonly of: TableContext
  /** Learns what a table's rows are known by. */
  meet(table: Table, sheets: readonly AssignedSheet[]): void
  known(): Known
}

function makeContext(
  task: OfficeTask,
  words: Words,
  readings: ReadonlyMap<string, TableReading>,
): GrowingContext {
  const { schema, before } = task
  const lookups = new Map<string, { identities: readonly Identity[]; said: string; lookup: Lookup }>()
  const scales = new Map<string, Scale>()
  const rowIndexes = new Map<string, ReadonlyMap<string, TableReading['rows'][number]>>()
  const rowsOf = (name: string): TableReading['rows'] => readings.get(name)?.rows ?? []
  const context: TableContext = {
    ...bareContext(task),
    setting: (key) => words.settings.get(key) ?? null,
    codes: (list) => words.codes.get(list) ?? new Map(),
    lookup: (name) => lookups.get(name)?.lookup ?? NO_LOOKUP,
    scale: (name) => {
      const scale = scales.get(name) ?? scaleOf(schema, name, rowsOf(name))
      scales.set(name, scale)
      return scale
    },
    rowsOf,
    valueIn: (name, key, column) => {
      const index = rowIndexes.get(name) ?? new Map(rowsOf(name).map((row) => [row.key, row]))
      rowIndexes.set(name, index)
      return index.get(key)?.values[column] ?? null
    },
    headerAliases: (sheet) => words.aliases.get(sheet) ?? new Map(),
    stamps: (name) => {
      const table = schema.tables.find((each) => each.name === name)
      if (!table) return []
      const targets = [table, ...unfoldedFrom(schema, table)].flatMap(({ columns }) =>
        Object.values(columns).flatMap(targetsOf),
      )
      return [
        words.stamp.stamp,
        ...new Set(targets).values().map((each) => lookups.get(each)?.lookup),
        ...readBefore(schema, table).map(rowsOf),
      ]
    },
  }
  return {
    of: context,
    meet: (table, sheets) => {
      const last = before?.known.lookups.get(table.name)
      const found = identify(
        table,
        readable(sheets, before?.tables.get(table.name) ?? null, table, context),
        context,
      )
      const identities = last && hasShrunk(last.identities.length, found.length) ? last.identities : found
      const said = JSON.stringify(identities)
      lookups.set(
        table.name,
        last?.said === said ? last : { identities, said, lookup: lookupOf(table, identities, context) },
      )
    },
    known: () => ({ words: words.stamp, lookups }),
  }
}

const targetsOf = (column: Table['columns'][string]): readonly string[] => {
  if (column.spread?.by === 'rank') return Object.values(column.spread.columns).flatMap(targetsOf)
  return column.target ? [column.target.table] : []
}

const hasShrunk = (before: number, now: number): boolean => before >= 20 && now <= before * 0.8

/** Where today's sheet names nobody, the last good one still does. */
function readable(
  sheets: readonly AssignedSheet[],
  last: TableReading | null,
  table: Table,
  context: TableContext,
): readonly AssignedSheet[] {
  const good = (last?.sheets ?? [])
    .filter(({ layout }) => layout !== null)
    .map(({ grid, year }) => ({ grid, year }))
  return good.length > 0 && identify(table, sheets, context).length === 0 ? good : sheets
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
