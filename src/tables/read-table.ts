import { unreadable } from '../columns/fault.ts'
import { accountOf, filledIn, type SheetAccount } from './account.ts'
import type { Arrival } from './arrival.ts'
import type { AssignedSheet } from './assign-sheets.ts'
import type { TableContext } from './context.ts'
import { identity, type Layout } from './layout.ts'
import { type Problem, problemAt, saidOnce } from './problem.ts'
import { readSheet, type SheetReading, sameStamps } from './read-sheet.ts'
import type { Row } from './row.ts'
import { settle } from './settle.ts'
import { refusal, shrunk, widthUnknown } from './sheet-faults.ts'
import type { Table } from './table.ts'

/** A table as one reading of the office has it. */
export interface TableReading {
  readonly rows: readonly Row[]
  /** Rows of the tables that unfold from this one. */
  readonly children: Readonly<Record<string, readonly Row[]>>
  readonly problems: readonly Problem[]
  readonly accounts: readonly SheetAccount[]
  readonly sheets: readonly SheetReading[]
  /** ABSENT: no sheet. KEPT: what is served is, in part, an earlier reading. */
  readonly state: 'READ' | 'KEPT' | 'ABSENT'
}

/** What a table is read with. */
export interface TableTask {
  readonly table: Table
  readonly unfolded: readonly Table[]
  readonly sheets: readonly AssignedSheet[]
  readonly context: TableContext
  /** How many records the service itself takes away. */
  readonly removed: number
  readonly before: TableReading | null
}

const SMALL = 20
const SHRUNK = 0.8

/** Reads a table from its sheets; a sheet that cannot be read keeps its last good reading. */
export function* readTable(task: TableTask): Generator<void, TableReading> {
  const { table, before } = task
  if (before !== null && isUnchanged(task, before)) return before
  const readings: SheetReading[] = []
  const notices: (readonly Problem[])[] = []
  let kept = false
  for (const sheet of task.sheets) {
    const last = lastOf(before, sheet)
    const reading = yield* readSheet({ ...task, ...sheet, workbook: table.workbook, before: last })
    const wide = widthFault(table, reading, task.context)
    notices.push(wide ?? reading.problems)
    if ((wide !== null || reading.layout === null) && last?.layout) {
      kept = true
      readings.push({ ...last, isCurrent: false })
      notices.push(last.problems)
    } else readings.push(wide === null ? reading : { ...reading, layout: null, outcomes: [] })
  }
  for (const gone of vanished(before, task.sheets)) {
    kept = true
    readings.push({ ...gone, isCurrent: false })
    notices.push([problemAt({ workbook: table.workbook, sheet: gone.grid.title }, GONE)], gone.problems)
  }
  const reading = yield* assemble(task, readings, notices.flat())
  if (before !== null && isShrunk(before.rows.length, reading.rows.length + task.removed)) {
    const fault = problemAt(
      { workbook: table.workbook, sheet: table.sheet },
      shrunk(before.rows.length, reading.rows.length),
    )
    // What the new sheets say is not served, but their problems may well be the cause.
    return {
      ...before,
      sheets: before.sheets.map((sheet) => ({ ...sheet, isCurrent: false })),
      problems: [fault, ...reading.problems],
      accounts: reading.accounts.map(({ sheet, filled }) => ({ sheet, filled, read: 0, reported: filled })),
      state: 'KEPT',
    }
  }
  return {
    ...shareRows(reading, before),
    state: kept ? 'KEPT' : task.sheets.length === 0 ? 'ABSENT' : 'READ',
  }
}

/** Whether so many rows are gone at once that something may have gone wrong with the sheet. */
const isShrunk = (before: number, now: number): boolean => before >= SMALL && now <= before * SHRUNK

/** The very sheets that were read last, by the same words and rows, say what they said. */
function isUnchanged({ table, sheets, context }: TableTask, before: TableReading): boolean {
  const stamps = context.stamps(table.name)
  return (
    before.state === 'READ' &&
    sheets.length === before.sheets.length &&
    sheets.every(({ grid, year }, index) => {
      const last = before.sheets[index]
      return (
        last?.isCurrent === true &&
        last.layout !== null &&
        last.grid === grid &&
        last.year === year &&
        sameStamps(last.stamps, stamps)
      )
    })
  )
}

const GONE = refusal(
  unreadable(
    'N5',
    'シートがなくなりました。前回の内容を使い続けます',
    'The sheet is gone; the last reading stays in service',
    'シート名を元に戻すか、シートを戻してください',
    'Restore the sheet or its name',
  ),
)

const lastOf = (before: TableReading | null, sheet: AssignedSheet): SheetReading | null =>
  before?.sheets.find((each) => each.grid.title === sheet.grid.title) ??
  before?.sheets.find((each) => each.year === sheet.year) ??
  null

const vanished = (before: TableReading | null, now: readonly AssignedSheet[]): readonly SheetReading[] =>
  (before?.sheets ?? []).filter(
    (last) =>
      last.layout !== null &&
      !now.some(({ grid, year }) => grid.title === last.grid.title || year === last.year),
  )

function widthFault(table: Table, reading: SheetReading, context: TableContext): readonly Problem[] | null {
  const [name = ''] = table.key
  const column = table.columns[name]
  if (!column?.width || context.setting(column.width) !== null) return null
  const lengths = new Set(
    reading.outcomes.flatMap(({ row }) => (row ? [String(row.values[name]).length] : [])),
  )
  if (lengths.size < 2) return null
  return [
    problemAt(
      { workbook: table.workbook, sheet: reading.grid.title, header: column.header },
      widthUnknown(column.header, column.width),
    ),
  ]
}

function* assemble(
  { table, unfolded, sheets, context }: TableTask,
  readings: readonly SheetReading[],
  notices: readonly Problem[],
): Generator<void, Omit<TableReading, 'state'>> {
  const arrivals: Arrival[] = []
  for (const reading of readings) {
    for (const arrival of arrivalsOf(table, reading)) arrivals.push(arrival)
    yield
  }
  const settled = yield* settle(table, unfolded, arrivals, context.lookup(table.name))
  const filled = yield* filledIn(sheets)
  yield
  const lost = new Map(Map.groupBy(settled.lost, ({ row }) => row.sheet))
  return {
    rows: settled.arrivals.map(({ row }) => row),
    children: Object.fromEntries(
      unfolded.map(({ name }) => [
        name,
        settled.arrivals.flatMap(({ outcome }) => outcome.children[name] ?? []),
      ]),
    ),
    problems: saidOnce([
      ...notices,
      ...readings.flatMap(({ outcomes }) => outcomes.flatMap(({ problems }) => problems)),
      ...settled.problems,
    ]),
    accounts: sheets.map(({ grid }, index) =>
      accountOf(
        grid.title,
        filled[index] ?? 0,
        readings.find((reading) => reading.isCurrent && reading.grid.title === grid.title),
        lost.get(grid.title) ?? [],
        settled.overruled.filter(({ row }) => row.sheet === grid.title).length,
      ),
    ),
    sheets: readings,
  }
}

function arrivalsOf(table: Table, reading: SheetReading): Arrival[] {
  const { layout } = reading
  if (layout === null) return []
  const place = placeIn(layout)
  const long =
    layout.columns.some(({ target }) => target.kind === 'long' && target.part === 'value') &&
    layout.columns.some(({ target }) => target.kind === 'long' && target.part === 'item')
  return reading.outcomes.flatMap((outcome) =>
    outcome.row === null
      ? []
      : [{ row: outcome.row, outcome, workbook: table.workbook, placeOf: place, long }],
  )
}

const placeIn =
  (layout: Layout): Arrival['placeOf'] =>
  (name) => {
    const at = layout.columns.find(({ target }) => identity(target) === name)
    return { column: at?.index ?? null, header: at?.header ?? null }
  }

/** Keeps the old list where nothing changed, so that everything made from it stays. */
function shareRows(
  reading: Omit<TableReading, 'state'>,
  before: TableReading | null,
): Omit<TableReading, 'state'> {
  if (before === null) return reading
  const children = Object.fromEntries(
    Object.entries(reading.children).map(([name, rows]) => [
      name,
      sameRows(rows, before.children[name]) ?? rows,
    ]),
  )
  return { ...reading, rows: sameRows(reading.rows, before.rows) ?? reading.rows, children }
}

function sameRows(now: readonly Row[], last: readonly Row[] | undefined): readonly Row[] | null {
  if (last === undefined || last.length !== now.length) return null
  return now.every((row, index) => row === last[index]) ? last : null
}
