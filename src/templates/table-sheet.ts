import type { Cell } from '../columns/cell.ts'
import type { Value } from '../columns/column.ts'
import type { Schema } from '../tables/schema.ts'
import type { Table } from '../tables/table.ts'
import { type EntryLists, entryRules } from './entry-rules.ts'
import { errorMarks } from './error-marks.ts'
import { exampleRow } from './examples.ts'
import { extentOf } from './extent.ts'
import { headerNotes } from './header-notes.ts'
import { HEADER_HEIGHT, NUMBER_FORMATS, OPTIONAL_HEADER, REQUIRED_HEADER, widthOf } from './looks.ts'
import type { SheetColumn, TemplateRow } from './sheet-columns.ts'
import type { CellStyle, Column, Sheet, SheetRow } from './xlsx/workbook.ts'

/** What the sheets of a workbook are made with. */
export interface SheetMaking {
  readonly schema: Schema
  readonly lists: EntryLists
  exampleOf(column: SheetColumn): string
  labelsOf(column: SheetColumn): ReadonlyMap<string, string> | null
}

/** The sheet of a table, with its records, or with a row of examples where it has none. */
export function tableSheet(
  title: string,
  table: Table,
  columns: readonly SheetColumn[],
  rows: Iterable<TemplateRow>,
  making: SheetMaking,
): Sheet {
  const records = recordCells(columns, rows, making)
  const extent = extentOf(records.length, records.length === 0)
  const bottom = records.length === 0 ? extent.bottom : Math.max(extent.top, records.length)
  const looks = columns.map((column) => columnLook(column))
  return {
    title,
    columns: looks,
    rows: [
      {
        height: HEADER_HEIGHT,
        cells: columns.map(({ header, required }) => ({
          value: header,
          style: required ? REQUIRED_HEADER : OPTIONAL_HEADER,
        })),
      },
      ...(records.length === 0 ? [exampleRow(columns, making.exampleOf)] : records),
    ],
    frozen: { rows: 1, columns: frozenColumns(columns, table) },
    filter: { top: 0, left: 0, bottom, right: columns.length - 1 },
    validations: entryRules(columns, table, extent, making.lists),
    notes: headerNotes(columns, table, making.schema, making.lists, making.exampleOf),
    conditionalFormats: errorMarks(columns, table, extent),
    print: {
      orientation: 'landscape',
      pagesWide: Math.ceil(looks.reduce((sum, { width = 0 }) => sum + width, 0) / PAGE_WIDTH),
      repeatRows: { first: 0, last: 0 },
    },
  }
}

/** Characters that are still read with ease when an A4 page in landscape shows them side by side. */
const PAGE_WIDTH = 190

function recordCells(
  columns: readonly SheetColumn[],
  rows: Iterable<TemplateRow>,
  { labelsOf }: SheetMaking,
): SheetRow[] {
  const writers = columns.map((column) => {
    const labels = labelsOf(column)
    const wordOf = (code: string): string => labels?.get(code) ?? code
    return { of: column.of, write: (value: Value): Cell => column.column.write(value, wordOf) }
  })
  const records: SheetRow[] = []
  for (const row of rows) records.push(writers.map(({ of, write }) => write(of(row))))
  return records
}

const WIDTHS = { date: 12, integer: 9, decimal: 9, text: 12, general: 12 } as const
const LONG_TEXT = 20
const WIDEST_HEADER = 20
const WIDEST = 26
const CENTRED: ReadonlySet<string> = new Set(['date', 'fiscalYear', 'level', 'across', 'flag', 'choice'])

/** Wide enough for the header in two lines, for every word offered, and for the example. */
function columnLook({ kind, header, template, column }: SheetColumn): Column {
  const words = template.words ?? []
  const free = kind === 'text' && column.restates === null && template.example === '' ? LONG_TEXT : 0
  const several = kind === 'list' ? LONG_TEXT : 0
  const example = column.template.example
  const width = Math.max(
    WIDTHS[template.format],
    Math.min(WIDEST_HEADER, Math.ceil(widthOf(header) / 2) + 4),
    ...words.map((word) => widthOf(word) + 4),
    widthOf(example) + 3,
    free,
    several,
    column.restates === null ? 0 : WIDEST_HEADER,
  )
  const format = NUMBER_FORMATS[template.format]
  const style: CellStyle = {
    ...(format !== undefined && { format }),
    ...(CENTRED.has(kind) && { horizontal: 'center' as const }),
  }
  return { width: Math.min(width, WIDEST), style }
}

const MOST_FROZEN = 5

/** The leading columns that say which record a row is: up to the name beside the key, else up to the key's first column. */
function frozenColumns(columns: readonly SheetColumn[], table: Table): number {
  const names = new Set(table.names?.columns ?? [])
  const name = columns.findIndex((column) => names.has(column.name) || column.column.restates !== null)
  if (name >= 0 && name < MOST_FROZEN) return name + 1
  return Math.max(1, columns.findIndex((column) => column.isKey) + 1)
}
