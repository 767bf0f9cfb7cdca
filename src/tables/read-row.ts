import type { Cell } from '../columns/cell.ts'
import { isDateCell, isErrorCell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import type { CellReader, Column, Value } from '../columns/column.ts'
import { type Fault, quote, type Report, telling, unreadable, warning } from '../columns/fault.ts'
import { foundByName } from '../columns/reference.ts'
import { isDitto } from '../japanese/marks.ts'
import { looseNameForm, nameMatchForm } from '../japanese/names.ts'
import { countFilled, isFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import type { Layout } from './layout.ts'
import { type Outcome, withoutRow } from './outcome.ts'
import { type FaultPlace, type Problem, problemAt } from './problem.ts'
import { type ChildReader, childReaders } from './read-children.ts'
import { keyOf, type Row } from './row.ts'
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

interface ReadColumn {
  readonly name: string
  readonly column: Column
  readonly index: number | null
  readonly header: string
  readonly read: CellReader
}

interface Found {
  readonly index: number
  readonly header: string
  readonly fault: Fault
}

/** Compiles the reader of a table's rows for one layout. */
export function rowReader(
  table: Table,
  unfolded: readonly Table[],
  layout: Layout,
  facts: SheetFacts,
  context: TableContext,
): RowReader {
  const columns = readColumns(table, layout, context, facts)
  const dated = columns.find(({ name }) => name === table.datedBy)
  const checks = columns.flatMap((each) => (each.column.restates && each.index !== null ? [each] : []))
  const children = childReaders(table, unfolded, layout, context)
  const place = { workbook: facts.workbook, sheet: facts.sheet }
  const claimed = new Set(layout.columns.map(({ index }) => index))
  const unnamed = [...layout.unknown, ...layout.doubled]
  const named = new Set([...claimed, ...unnamed.map(({ index }) => index)])

  return (cells, row, covered) => {
    const found: Found[] = []
    const values: Record<string, Value> = {}
    const hints = { on: dated ? readHint(dated, cells) : null }
    for (const { name, column, index, header, read } of columns) {
      const cell = index === null ? null : (cells[index] ?? null)
      values[name] =
        isFilled(cell) && index !== null
          ? readCell(cell, read, column, hints, (fault) => found.push({ index, header, fault }))
          : column.blank
    }
    if (facts.year !== null) fillYear(columns, values, facts.year)
    const unnumbered = restate(checks, columns, values, cells, hints.on, context, found)
    takeFromReferences(columns, values, context)
    const rejected = [
      ...unnumbered,
      ...requireValues(table, columns, values, cells, covered, found),
      ...requireOrder(table, columns, values),
    ]
    const key = keyOf(table, values)
    const kids = rejected.length === 0 ? readKids(children, values, key, cells, facts.sheet, row, found) : {}
    const costly = rejected.map((each) => ({
      ...each,
      fault: { ...each.fault, severity: 'REJECT_ROW' as const },
    }))
    const problems = placed([...found, ...costly], place, row, cells)
    problems.push(...unheaded(cells, named, place, row))
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
    const reported =
      countReported(cells, found, named) + unnamed.filter(({ index }) => isFilled(cells[index])).length
    return { row: record, children: kids, problems, read: filled - reported, reported }
  }
}

function readColumns(table: Table, layout: Layout, context: TableContext, facts: SheetFacts): ReadColumn[] {
  const placed = new Map(
    layout.columns.flatMap(({ index, header, target }) =>
      target.kind === 'column' ? [[target.name, { index, header }] as const] : [],
    ),
  )
  return Object.entries(table.columns).flatMap(([name, column]) => {
    if (column.spread !== null || column.derive !== null) return []
    const at = placed.get(name)
    const read = column.prepare(context)
    return [
      {
        name,
        column,
        index: at?.index ?? null,
        header: at?.header ?? column.header,
        read: column.kind === 'date' && facts.serialOffset !== 0 ? shifted(read, facts.serialOffset) : read,
      },
    ]
  })
}

const shifted =
  (read: CellReader, offset: number): CellReader =>
  (cell, report, row) =>
    read(typeof cell === 'number' && (cell < 1900 || cell > 2100) ? cell + offset : cell, report, row)

const ignore: Report = () => undefined

function readHint({ index, read }: ReadColumn, cells: readonly Cell[]): string | null {
  const cell = index === null ? null : (cells[index] ?? null)
  const day = isFilled(cell) ? read(cell, ignore, { on: null }) : null
  return typeof day === 'string' ? day : null
}

function readCell(
  cell: Exclude<Cell, null>,
  read: CellReader,
  column: Column,
  hints: { readonly on: string | null },
  report: Report,
): Value {
  if (isErrorCell(cell)) {
    report(errorCell(cell.error))
    return null
  }
  if (typeof cell === 'string' && isDitto(cell)) {
    report(DITTO)
    return null
  }
  if (isDateCell(cell) && column.kind === 'text') report(DATE_AS_TEXT)
  return read(cell, report, hints)
}

const errorCell = (error: string): Fault =>
  unreadable(
    'Q27',
    error === '' ? '数式の結果が保存されていません' : `数式がエラー（${error}）になっています`,
    error === '' ? 'The result of the formula was not stored' : `The formula answers ${error}`,
    error === '' ? 'Excel で開いて上書き保存してください' : '数式を直すか、値を入力してください',
    error === '' ? 'Open the file in Excel and save it' : 'Mend the formula, or type the value',
  )

const DITTO = unreadable(
  'Q36',
  '「〃」「同上」はこの列では読めません',
  'A ditto mark cannot be read in this column',
  '値を入力してください',
  'Type the value itself',
)

const DATE_AS_TEXT = warning(
  'Q28',
  '文字の列に日付が入っています。西暦の日付として読みました',
  'A date stands in a column of text; read as its ISO form',
  'Excel が自動で日付に変えていないか確認し、表示形式を「文字列」にしてください',
  'Check that Excel did not turn the text into a date, and format the cell as text',
)

function fillYear(columns: readonly ReadColumn[], values: Record<string, Value>, year: number): void {
  for (const { name, column } of columns)
    if (column.kind === 'fiscalYear' && column.required && values[name] === null) values[name] = year
}

/** Finds a row named but not numbered (Q24), and tells where name and number disagree (Q25). */
function restate(
  checks: readonly ReadColumn[],
  columns: readonly ReadColumn[],
  values: Record<string, Value>,
  cells: readonly Cell[],
  on: string | null,
  context: TableContext,
  found: Found[],
): Found[] {
  const rejected: Found[] = []
  for (const { column, index, header } of checks) {
    const restates = column.restates
    const reference = columns.find(({ name }) => name === restates?.reference)
    const target = reference?.column.target
    const cell = index === null ? null : (cells[index] ?? null)
    if (!restates || !reference || !target || index === null || !isFilled(cell)) continue
    const lookup = context.lookup(target.table)
    if (restates.column !== lookup.nameColumn) continue
    const written = cellText(cell)
    const key = values[reference.name]
    if (typeof key === 'string') {
      const name = lookup.nameOf(key)
      if (name !== null && nameMatchForm(name) !== nameMatchForm(written))
        found.push({ index, header, fault: disagreement(written, name, key) })
      continue
    }
    if (reference.index !== null && isFilled(cells[reference.index])) continue
    const fits = lookup.find(written, on)
    const where = checks.find(
      (each) =>
        each.column.restates?.reference === restates.reference &&
        each.column.restates.column === lookup.whereColumn,
    )
    const whereCell = where?.index == null ? null : (cells[where.index] ?? null)
    const keys =
      'key' in fits
        ? [fits.key]
        : 'several' in fits
          ? isFilled(whereCell)
            ? lookup.narrow(fits.several, cellText(whereCell))
            : fits.several
          : []
    const [only] = keys
    if (keys.length === 1 && only !== undefined) {
      values[reference.name] = only
      found.push({ index, header, fault: foundByName(written, only) })
    } else rejected.push({ index, header, fault: namedOnly(written, keys.length) })
  }
  return rejected
}

const disagreement = (written: string, name: string, key: string): Fault =>
  telling(
    warning(
      'Q25',
      `番号「${key}」は「${quote(name)}」ですが、「${quote(written)}」と書かれています。番号を優先しました`,
      `The code ${key} is “${quote(name)}”, but “${quote(written)}” is written; the code counts`,
      looseNameForm(name) === looseNameForm(written)
        ? `異体字の違いです。「${quote(name)}」に揃えてください`
        : '番号と氏名のどちらかを直してください',
      looseNameForm(name) === looseNameForm(written)
        ? `Only a variant of a character differs; write “${quote(name)}”`
        : 'Mend the code or the name',
    ),
  )

const namedOnly = (written: string, hits: number): Fault =>
  unreadable(
    'Q24',
    hits === 0
      ? `番号がなく、「${quote(written)}」も見つかりません`
      : `番号がなく、「${quote(written)}」に当てはまる人が${hits}人います`,
    hits === 0
      ? `The code is missing, and “${quote(written)}” was not found`
      : `The code is missing, and “${quote(written)}” fits ${hits} rows`,
    '番号を入力してください',
    'Type the code',
  )

function takeFromReferences(
  columns: readonly ReadColumn[],
  values: Record<string, Value>,
  context: TableContext,
): void {
  for (const { name, column } of columns) {
    const takes = column.blankTakes
    const key = takes && values[name] === null ? values[takes.reference] : null
    const target = takes && columns.find((each) => each.name === takes.reference)?.column.target
    if (takes && target && typeof key === 'string')
      values[name] = context.valueIn(target.table, key, takes.column)
  }
}

/** Key and required columns without a value cost the row. */
function requireValues(
  table: Table,
  columns: readonly ReadColumn[],
  values: Record<string, Value>,
  cells: readonly Cell[],
  covered: ReadonlySet<number> | undefined,
  found: Found[],
): Found[] {
  return columns.flatMap(({ name, column, index, header }) => {
    if (
      values[name] !== null ||
      !(column.required || (table.key.includes(name) && isFilled(cells[index ?? -1])))
    )
      return []
    const cause = found.findIndex((each) => each.index === index && each.fault.severity !== 'WARN')
    if (cause >= 0) return found.splice(cause, 1)
    const at = index ?? 0
    return [{ index: at, header, fault: covered?.has(at) ? COVERED : missing(column.header) }]
  })
}

const COVERED = unreadable(
  'Q11',
  '結合されたセルのため値がありません',
  'The cell is covered by a merge and has no value',
  '結合を解除して、それぞれの行に値を入力してください',
  'Unmerge the cells and type the value in each row',
)

const missing = (header: string): Fault =>
  unreadable(
    'N1',
    `必須の「${header}」が空欄です`,
    `The required “${header}” is blank`,
    '値を入力してください',
    'Type a value',
  )

/** A period that ends before it begins costs the row. */
function requireOrder(table: Table, columns: readonly ReadColumn[], values: Record<string, Value>): Found[] {
  return table.periods.flatMap(({ from, to }) => {
    const first = values[from]
    const last = values[to]
    if (typeof first !== 'string' || typeof last !== 'string' || first <= last) return []
    const end = columns.find(({ name }) => name === to)
    return [
      {
        index: end?.index ?? 0,
        header: end?.header ?? to,
        fault: unreadable(
          'Q49',
          `終わり「${last}」が始まり「${first}」より前です`,
          `The end “${last}” is before the start “${first}”`,
          'どちらかの日付を直してください',
          'Mend one of the dates',
        ),
      },
    ]
  })
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

function placed(found: readonly Found[], place: FaultPlace, row: number, cells: readonly Cell[]): Problem[] {
  return found.map(({ index, header, fault }) => {
    const cell = cells[index] ?? null
    return problemAt(
      { ...place, row, column: index, header, value: cell === null ? null : quote(cellText(cell)) },
      fault,
    )
  })
}

function unheaded(
  cells: readonly Cell[],
  named: ReadonlySet<number>,
  place: FaultPlace,
  row: number,
): Problem[] {
  return cells.flatMap((cell, index) =>
    isFilled(cell) && !named.has(index)
      ? [problemAt({ ...place, row, column: index, value: quote(cellText(cell)) }, UNHEADED)]
      : [],
  )
}

const UNHEADED = warning(
  'Q5',
  '見出しのない列の値です。読みませんでした',
  'The column has no header; the value was not read',
  '見出しを付けるか、値を消してください',
  'Give the column a header, or clear the cell',
)

function countReported(cells: readonly Cell[], found: readonly Found[], named: ReadonlySet<number>): number {
  const lost = new Set(found.flatMap(({ index, fault }) => (fault.severity === 'WARN' ? [] : [index])))
  let count = 0
  cells.forEach((cell, index) => {
    if (isFilled(cell) && (lost.has(index) || !named.has(index))) count += 1
  })
  return count
}

const NO_EXTRA: Row['extra'] = []

function extraCells(cells: readonly Cell[], layout: Layout): Row['extra'] {
  if (layout.unknown.length === 0) return NO_EXTRA
  return layout.unknown.flatMap(({ index, header }) => {
    const cell = cells[index]
    return isFilled(cell) ? [{ header, value: cellText(cell) }] : []
  })
}
