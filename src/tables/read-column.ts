import { type Cell, type FilledCell, isDateCell, isErrorCell } from '../columns/cell.ts'
import type { CellReader, Column, Value } from '../columns/column.ts'
import { type Fault, type Report, unreadable, warning } from '../columns/fault.ts'
import { LAST_SERIAL } from '../columns/serial.ts'
import { isDash, isDitto } from '../japanese/marks.ts'
import { isFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import type { Layout } from './layout.ts'
import type { Table } from './table.ts'

/** A column while the rows of one sheet are read; `index` is null where the sheet lacks it. */
export interface ReadColumn {
  readonly name: string
  readonly column: Column
  readonly index: number | null
  readonly header: string
  readonly read: CellReader
  readonly report: Report
}

/** A fault and the sheet column it was found in; `null` where the sheet has no such column. */
export interface Found {
  readonly index: number | null
  readonly header: string
  readonly fault: Fault
}

/** Compiles the readers of a table's columns for one sheet; what they find is added to the row's faults. */
export function readColumns(
  table: Table,
  layout: Layout,
  context: TableContext,
  serialOffset: number,
  add: (each: Found) => void,
): ReadColumn[] {
  const placed = new Map(
    layout.columns.flatMap(({ index, header, target }) =>
      target.kind === 'column' ? [[target.name, { index, header }] as const] : [],
    ),
  )
  return Object.entries(table.columns).flatMap(([name, column]) => {
    if (column.spread !== null || column.derive !== null) return []
    const index = placed.get(name)?.index ?? null
    const header = placed.get(name)?.header ?? column.header
    const read = column.prepare(context)
    return [
      {
        name,
        column,
        index,
        header,
        report: (fault: Fault) => add({ index, header, fault }),
        read: serialOffset === 0 ? read : shifted(read, column.kind, serialOffset),
      },
    ]
  })
}

/** The smallest bare number that is taken for a day: above the years. */
const FIRST_BARE_DAY = 2_201

/** Bare numbers that stand for days count from another day in workbooks of the 1904 date system. */
function shifted(read: CellReader, kind: Column['kind'], offset: number): CellReader {
  if (kind !== 'date' && kind !== 'fiscalYear' && kind !== 'yearMonth') return read
  return (cell, report, row) => {
    const isDay = typeof cell === 'number' && cell >= FIRST_BARE_DAY && cell <= LAST_SERIAL
    return read(isDay ? cell + offset : cell, report, row)
  }
}

const ignore: Report = () => undefined

/** The day a row is about, read ahead of everything else. */
export function readHint({ index, read }: ReadColumn, cells: readonly Cell[]): string | null {
  const cell = index === null ? null : (cells[index] ?? null)
  const day = isFilled(cell) ? read(cell, ignore, { on: null }) : null
  return typeof day === 'string' ? day : null
}

/** Reads a filled cell; errors, ditto marks and lone dashes are no kind's business. */
export function readCell(
  cell: Exclude<Cell, null>,
  read: CellReader,
  column: Column,
  hints: { readonly on: string | null },
  report: Report,
): Value {
  if (isUnreadable(cell, report)) return null
  if (typeof cell === 'string' && column.kind !== 'text' && isDash(cell)) return column.blank
  if (isDateCell(cell) && column.kind === 'text') report(DATE_AS_TEXT)
  return read(cell, report, hints)
}

/** Tells whether a cell holds an error or a ditto mark, and reports it. */
export function isUnreadable(cell: FilledCell, report: Report): boolean {
  if (isErrorCell(cell)) report(errorCell(cell.error))
  else if (typeof cell === 'string' && isDitto(cell)) report(DITTO)
  else return false
  return true
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
