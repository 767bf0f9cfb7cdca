import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import { quote, warning } from '../columns/fault.ts'
import { alignRows, sameCells } from './align.ts'
import { countFilled, isFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import { type FilledDown, fillDown } from './fill-down.ts'
import type { SheetGrid } from './grid.ts'
import { headerFaults } from './header-faults.ts'
import { headerWords } from './header-words.ts'
import { findLayout, fixedHeaderRow, isLayout, type Layout } from './layout.ts'
import { moveOutcome, type Outcome, shared, withoutRow } from './outcome.ts'
import { type FaultPlace, type Problem, problemAt } from './problem.ts'
import { rowReader } from './read-row.ts'
import { unreadableHeader } from './sheet-faults.ts'
import { struckProblems } from './struck.ts'
import type { Table } from './table.ts'

/** One sheet, read: what became of each row, and what is wrong with the sheet as a whole. */
export interface SheetReading {
  readonly grid: SheetGrid
  readonly year: number | null
  /** `null` when the sheet was refused. */
  readonly layout: Layout | null
  readonly rows: readonly (readonly Cell[])[]
  /** By row: why it is no record; and the cells that a merge covers. */
  readonly skips: FilledDown['skips']
  readonly covered: FilledDown['covered']
  readonly outcomes: readonly Outcome[]
  readonly problems: readonly Problem[]
  /** Filled cells of the title and header rows. */
  readonly heading: number
  /** Whether this is what the sheet says now; else its last good reading is kept. */
  readonly isCurrent: boolean
  readonly stamps: readonly unknown[]
}

/** What a sheet is read with. */
export interface SheetTask {
  readonly table: Table
  readonly unfolded: readonly Table[]
  readonly workbook: string
  readonly grid: SheetGrid
  readonly year: number | null
  readonly context: TableContext
  readonly before: SheetReading | null
}

const SLICE = 400

/** Reads a sheet by its table's declaration; yields between slices so that others get their turn. */
export function* readSheet(task: SheetTask): Generator<void, SheetReading> {
  const { table, unfolded, workbook, grid, year, context, before } = task
  const place: FaultPlace = { workbook, sheet: grid.title }
  const stamps = context.stamps(table.name)
  const words = headerWords(table, unfolded, context)
  const found = findLayout(grid, table, words, {
    fixedRow: fixedHeaderRow(grid, context),
    hasYear: year !== null,
  })
  if (!isLayout(found))
    return refused(task, [problemAt({ ...place, row: found.row }, unreadableHeader(table, found.missing))])
  const faults = headerFaults(found, table, words, workbook, context, before?.layout ?? null, place)
  if (faults.some((problem) => problem.severity === 'REJECT_SHEET')) return refused(task, faults)

  const filled = yield* fillDown(grid, found, table, place)
  const read = rowReader(
    table,
    unfolded,
    found,
    { workbook, sheet: grid.title, year, serialOffset: grid.serialOffset },
    context,
  )
  const paired = before?.layout?.signature === found.signature ? before : null
  const pairs = paired ? alignRows(paired.rows, filled.rows) : null
  const sameWords = paired !== null && isReadAlike(paired, grid, found, stamps)
  const outcomes: Outcome[] = []
  for (let row = 0; row < filled.rows.length; row += 1) {
    if (row % SLICE === SLICE - 1) yield
    const cells = filled.rows[row] ?? []
    const typed = grid.rows[row] ?? []
    const skip = filled.skips[row] ?? null
    const covered = filled.covered.get(row)
    const pair = pairs?.[row] ?? -1
    const last =
      skip === null &&
      covered === undefined &&
      paired &&
      pair >= 0 &&
      wasTypedAlike(paired, pair, typed, cells)
        ? paired.outcomes[pair]
        : undefined
    const known = last && (pair === row ? last : moveOutcome(last, row, cells))
    if (row < found.dataFrom) outcomes.push(withoutRow(0))
    else if (skip === 'stray') outcomes.push(withoutRow(countFilled(typed), [stray(typed, place, row)]))
    else if (skip !== null) outcomes.push(withoutRow(countFilled(typed)))
    else if (known && sameWords) outcomes.push(known)
    else outcomes.push(shared(read(cells, row, covered, typed), known))
  }
  const kept = paired && pairs ? keepCells(grid, filled.rows, paired, pairs) : { grid, rows: filled.rows }
  return {
    grid: kept.grid,
    year,
    layout: found,
    rows: kept.rows,
    skips: filled.skips,
    covered: filled.covered,
    outcomes,
    problems: [...faults, ...filled.problems, ...struckProblems(grid, found, outcomes, place)],
    heading: grid.rows.slice(0, found.dataFrom).reduce((sum, cells) => sum + countFilled(cells), 0),
    isCurrent: true,
    stamps,
  }
}

/** The same cells by the arrays of the earlier reading, which its rows hold on to anyway: else each edit would double them. */
function keepCells(
  grid: SheetGrid,
  rows: SheetReading['rows'],
  before: SheetReading,
  pairs: Int32Array,
): Pick<SheetReading, 'grid' | 'rows'> {
  const known = rows.map((cells, row) => before.rows[pairs[row] ?? -1] ?? cells)
  const typed = grid.rows.map((cells, row) => (cells === rows[row] ? (known[row] ?? cells) : cells))
  return { grid: { ...grid, rows: typed }, rows: known }
}

/** Tells whether equal rows of an earlier reading were read exactly as they would be now. */
const isReadAlike = (
  { grid, layout, stamps }: SheetReading,
  now: SheetGrid,
  found: Layout,
  nowStamps: readonly unknown[],
): boolean =>
  grid.title === now.title &&
  grid.serialOffset === now.serialOffset &&
  layout?.spelling === found.spelling &&
  sameStamps(stamps, nowStamps)

/** Tells whether a record of an earlier reading had the same cells typed in it, and none that a merge covered. */
const wasTypedAlike = (
  before: SheetReading,
  row: number,
  typed: readonly Cell[],
  cells: readonly Cell[],
): boolean =>
  row >= (before.layout?.dataFrom ?? 0) &&
  before.skips[row] === null &&
  !before.covered.has(row) &&
  // Rows into which nothing was filled were found to be equal already.
  ((typed === cells && before.rows[row] === before.grid.rows[row]) ||
    sameCells(before.grid.rows[row] ?? [], typed))

/** Tells whether two readings were made by the same words and rows. */
export const sameStamps = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index])

/** A sheet that is not read at all. */
const refused = (task: SheetTask, problems: readonly Problem[]): SheetReading => ({
  grid: task.grid,
  year: task.year,
  layout: null,
  rows: [],
  skips: [],
  covered: new Map(),
  outcomes: [],
  problems,
  heading: 0,
  isCurrent: true,
  stamps: [],
})

const stray = (cells: readonly Cell[], place: FaultPlace, row: number): Problem => {
  const column = cells.findIndex(isFilled)
  const cell = cells[column] ?? null
  return problemAt({ ...place, row, column, value: cell === null ? null : quote(cellText(cell)) }, STRAY)
}

const STRAY = warning(
  'Q12',
  'キーのない行に1つだけ値があります。読みませんでした',
  'A lone value in a row without a key; it was not read',
  '記録なら番号などを入力し、そうでなければ消してください',
  'Complete the row if it is a record, else clear it',
)
