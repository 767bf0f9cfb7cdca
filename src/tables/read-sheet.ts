import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import { type Fault, quote, warning } from '../columns/fault.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import { alignRows, sameCells } from './align.ts'
import { countFilled, isFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import { type FilledDown, fillDown } from './fill-down.ts'
import type { SheetGrid } from './grid.ts'
import { type HeaderWords, headerWords } from './header-words.ts'
import { findLayout, fixedHeaderRow, identity, isLayout, type Layout } from './layout.ts'
import { moveOutcome, type Outcome, shared, withoutRow } from './outcome.ts'
import { type FaultPlace, type Problem, problemAt } from './problem.ts'
import { rowReader } from './read-row.ts'
import { refusal, refusedHeader, unreadableHeader, vanishedColumns } from './sheet-faults.ts'
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
  return {
    grid,
    year,
    layout: found,
    rows: filled.rows,
    skips: filled.skips,
    covered: filled.covered,
    outcomes,
    problems: [...faults, ...filled.problems, ...struckProblems(grid, found, outcomes, place)],
    heading: grid.rows.slice(0, found.dataFrom).reduce((sum, cells) => sum + countFilled(cells), 0),
    stamps,
  }
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

const sameStamps = (a: readonly unknown[], b: readonly unknown[]): boolean =>
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
  stamps: [],
})

function headerFaults(
  layout: Layout,
  table: Table,
  words: HeaderWords,
  workbook: string,
  context: TableContext,
  last: Layout | null,
  place: FaultPlace,
): Problem[] {
  const at = { ...place, row: layout.headerRow }
  const known = new Set(Object.values(table.columns).map((column) => canonicalHeader(column.header)))
  const denied = [...layout.unknown, ...layout.columns].filter(({ header }) => {
    const allowedIn = context.deniedHeader(header)
    return allowedIn !== undefined && allowedIn !== workbook && !known.has(canonicalHeader(header))
  })
  const now = new Set(layout.columns.map(({ target }) => identity(target)))
  const itemSheet = itemSheetOf(table, context)
  const items = new Set([...words.values()].map(identity))
  const vanished = (last?.columns ?? []).filter(
    ({ target }) => target.kind === 'across' && !now.has(identity(target)) && items.has(identity(target)),
  )
  return [
    ...denied.map(({ index, header }) =>
      problemAt({ ...at, column: index, header }, refusal(refusedHeader(header))),
    ),
    ...(vanished.length > 0 && layout.unknown.length > 0
      ? [
          problemAt(
            at,
            vanishedColumns(
              vanished.map(({ header }) => header),
              layout.unknown,
            ),
          ),
        ]
      : []),
    ...layout.doubled.map(({ row, index, header }) =>
      problemAt({ ...place, row, column: index, header }, doubledHeader(header)),
    ),
    ...layout.unknown
      .filter((each) => !denied.includes(each))
      .map(({ row, index, header }) =>
        problemAt(
          { ...place, row, column: index, header },
          itemSheet === null ? unknownHeader(header) : unknownItem(header, itemSheet),
        ),
      ),
  ]
}

/** The sheet of the items that head columns of a table's sheet; `null` where none do. */
function itemSheetOf(table: Table, context: TableContext): string | null {
  const spread = Object.values(table.columns).find((column) => column.spread?.by === 'across')?.spread
  return spread?.by === 'across' ? context.lookup(spread.table).sheet : null
}

const doubledHeader = (header: string): Fault =>
  warning(
    'Q4',
    `見出し「${header}」が2つあります。左の列を読みました`,
    `The header “${header}” stands twice; the left column was read`,
    '使わない列の見出しを変えるか、列を消してください',
    'Rename or remove the other column',
  )

const unknownHeader = (header: string): Fault =>
  warning(
    'Q5',
    `見出し「${header}」は定義にありません。読みませんでした`,
    `The header “${header}” is not declared; the column was not read`,
    '見出しの書き方を直すか、コード表の「見出し」に別名を足してください',
    'Mend the header, or add it to the list 見出し of the code table',
  )

const unknownItem = (header: string, sheet: string): Fault =>
  warning(
    'Q46',
    `列「${header}」はシート「${sheet}」にありません。読みませんでした`,
    `The column “${header}” is not in the sheet “${sheet}”; it was not read`,
    `シート「${sheet}」に行を足すか、その行の「列見出し」に「${header}」と書き足してください`,
    `Add a row to the sheet “${sheet}”, or “${header}” to the further headers of one`,
  )

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

const STRUCK = warning(
  'Q14',
  '取り消し線が引かれていますが、値として読みました',
  'The text is struck through, but was read',
  '不要な値なら消してください',
  'Clear the cell if the value is not meant',
)

const STRUCK_ROW = warning(
  'Q14',
  '行の複数のセルに取り消し線が引かれていますが、記録として読みました',
  'Several cells of the row are struck through, but it was read as a record',
  '不要な行なら、行ごと消してください',
  'Delete the row if it is not meant',
)

/** One problem a cell, or one a row where more than one of its cells is struck through. */
function struckProblems(
  grid: SheetGrid,
  layout: Layout,
  outcomes: readonly Outcome[],
  place: FaultPlace,
): Problem[] {
  const headers = new Map(layout.columns.map(({ index, header }) => [index, header]))
  const served = grid.struck.filter(({ row, column }) => outcomes[row]?.row && headers.has(column))
  return [...Map.groupBy(served, ({ row }) => row)].map(([row, [first, ...others]]) => {
    if (first === undefined || others.length > 0) return problemAt({ ...place, row }, STRUCK_ROW)
    const { column } = first
    const cell = grid.rows[row]?.[column] ?? null
    const value = cell === null ? null : quote(cellText(cell))
    return problemAt({ ...place, row, column, header: headers.get(column) ?? null, value }, STRUCK)
  })
}
