import { type Cell, isDateCell, isErrorCell } from '../columns/cell.ts'
import type { CellReader, Column, Value } from '../columns/column.ts'
import { type Fault, type Report, unreadable, warning } from '../columns/fault.ts'
import { isDitto } from '../japanese/marks.ts'
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

/** A fault and the sheet column it was found in. */
export interface Found {
  readonly index: number
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
        report: (fault: Fault) => add({ index: index ?? 0, header, fault }),
        read: column.kind === 'date' && serialOffset !== 0 ? shifted(read, serialOffset) : read,
      },
    ]
  })
}

const shifted =
  (read: CellReader, offset: number): CellReader =>
  (cell, report, row) =>
    read(typeof cell === 'number' && (cell < 1900 || cell > 2100) ? cell + offset : cell, report, row)

const ignore: Report = () => undefined

/** The day a row is about, read ahead of everything else. */
export function readHint({ index, read }: ReadColumn, cells: readonly Cell[]): string | null {
  const cell = index === null ? null : (cells[index] ?? null)
  const day = isFilled(cell) ? read(cell, ignore, { on: null }) : null
  return typeof day === 'string' ? day : null
}

/** Reads a filled cell; errors and ditto marks are no kind's business. */
export function readCell(
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
