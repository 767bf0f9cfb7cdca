import type { Cell } from '../columns/cell.ts'
import { type Fault, warning } from '../columns/fault.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import { alignRows } from './align.ts'
import { countFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import { fillDown } from './fill-down.ts'
import type { SheetGrid } from './grid.ts'
import { headerWords } from './header-words.ts'
import { findLayout, identity, isLayout, type Layout } from './layout.ts'
import { moveOutcome, type Outcome, shared, withoutRow } from './outcome.ts'
import { type FaultPlace, type Problem, problemAt } from './problem.ts'
import { rowReader } from './read-row.ts'
import { refusal, refusedHeader, unreadableHeader, vanishedColumns } from './sheet-faults.ts'
import { rowJudge } from './skip.ts'
import type { Table } from './table.ts'

/** One sheet, read: what became of each row, and what is wrong with the sheet as a whole. */
export interface SheetReading {
  readonly grid: SheetGrid
  readonly year: number | null
  /** `null` when the sheet was refused. */
  readonly layout: Layout | null
  readonly rows: readonly (readonly Cell[])[]
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
  const found = findLayout(grid, table, words, { fixedRow: fixedRow(grid, context), hasYear: year !== null })
  if (!isLayout(found))
    return refused(task, [problemAt({ ...place, row: found.row }, unreadableHeader(table, found.missing))])
  const faults = headerFaults(found, table, workbook, context, before?.layout ?? null, place)
  if (faults.some((problem) => problem.severity === 'REJECT_SHEET')) return refused(task, faults)

  const filled = fillDown(grid, found, place)
  const judge = rowJudge(grid, found, table)
  const read = rowReader(
    table,
    unfolded,
    found,
    { workbook, sheet: grid.title, year, serialOffset: grid.serialOffset },
    context,
  )
  const paired = before?.layout?.signature === found.signature ? before : null
  const pairs = paired ? alignRows(paired.rows, filled.rows) : null
  const sameWords = paired !== null && sameStamps(paired.stamps, stamps)
  const outcomes: Outcome[] = []
  for (let row = 0; row < filled.rows.length; row += 1) {
    if (row % SLICE === SLICE - 1) yield
    const cells = filled.rows[row] ?? []
    const covered = filled.covered.get(row)
    const pair = pairs?.[row] ?? -1
    const last = covered === undefined && pair >= found.dataFrom ? paired?.outcomes[pair] : undefined
    const known = last && (pair === row ? last : moveOutcome(last, row, cells))
    if (row < found.dataFrom) outcomes.push(withoutRow(0))
    else if (known && sameWords) outcomes.push(known)
    else {
      const skip = judge(cells, row)
      if (skip === null) outcomes.push(shared(read(cells, row, covered), known))
      else
        outcomes.push(
          skip === 'stray'
            ? withoutRow(countFilled(grid.rows[row] ?? []), [problemAt({ ...place, row }, STRAY)])
            : withoutRow(countFilled(grid.rows[row] ?? [])),
        )
    }
  }
  return {
    grid,
    year,
    layout: found,
    rows: filled.rows,
    outcomes,
    problems: [...faults, ...filled.problems, ...struckProblems(grid, found, outcomes, place)],
    heading: filled.rows.slice(0, found.dataFrom).reduce((sum, cells) => sum + countFilled(cells), 0),
    stamps,
  }
}

const sameStamps = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index])

function fixedRow(grid: SheetGrid, context: TableContext): number | null {
  const row = Number(context.setting(`headerRow.${grid.title}`))
  return Number.isInteger(row) && row >= 1 && row <= grid.rows.length ? row - 1 : null
}

/** A sheet that is not read at all. */
const refused = (task: SheetTask, problems: readonly Problem[]): SheetReading => ({
  grid: task.grid,
  year: task.year,
  layout: null,
  rows: [],
  outcomes: [],
  problems,
  heading: 0,
  stamps: [],
})

function headerFaults(
  layout: Layout,
  table: Table,
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
  const vanished = (last?.columns ?? []).filter(
    ({ target }) => target.kind === 'across' && !now.has(identity(target)),
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
    ...layout.doubled.map(({ index, header }) =>
      problemAt({ ...at, column: index, header }, doubledHeader(header)),
    ),
    ...layout.unknown.map(({ index, header }) =>
      problemAt(
        { ...at, column: index, header },
        hasItems(table) ? unknownItem(header) : unknownHeader(header),
      ),
    ),
  ]
}

const hasItems = (table: Table): boolean =>
  Object.values(table.columns).some((column) => column.spread?.by === 'across')

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

const unknownItem = (header: string): Fault =>
  warning(
    'Q46',
    `列「${header}」は項目の一覧にありません。読みませんでした`,
    `The column “${header}” is in no list of items; it was not read`,
    '項目の一覧に足すか、その「列見出し」に書き足してください',
    'Add it to the list of items, or to the further headers of one',
  )

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

function struckProblems(
  grid: SheetGrid,
  layout: Layout,
  outcomes: readonly Outcome[],
  place: FaultPlace,
): Problem[] {
  const headers = new Map(layout.columns.map(({ index, header }) => [index, header]))
  return grid.struck.flatMap(({ row, column }) =>
    outcomes[row]?.row && headers.has(column)
      ? [problemAt({ ...place, row, column, header: headers.get(column) ?? null }, STRUCK)]
      : [],
  )
}
