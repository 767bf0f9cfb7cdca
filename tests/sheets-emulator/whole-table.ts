// No recording at hand covers tables: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { Mistake } from './mistake.ts'

type Table = sheets_v4.Schema$Table
type Range = sheets_v4.Schema$GridRange

/** What a table is fitted into. */
export interface TablePlace {
  /** The tables that are there, without the one in question. */
  readonly others: readonly Table[]
  /** What stands in the cells of the table's first row. */
  readonly header: (range: Range) => readonly string[]
  readonly freeId: () => string
}

/** A table as it is stored: with an id, a name of its own, and a name for every column. */
export function wholeTable(wanted: Table | undefined, { others, header, freeId }: TablePlace): Table {
  const range = boundedRange(wanted?.range)
  if (others.some((other) => other.range && overlap(range, other.range)))
    throw new Mistake('Tables may not overlap')
  const { tableId, name } = wanted ?? {}
  if (tableId && others.some((other) => other.tableId === tableId))
    throw new Mistake(`There is a table with the id ${tableId} already`)
  if (name && others.some((other) => isSameName(other, name)))
    throw new Mistake(`There is a table named '${name}' already`)
  return {
    ...wanted,
    tableId: tableId || freeId(),
    name: name || freeName(others),
    range,
    columnProperties: wholeColumns(wanted?.columnProperties, header(range), width(range)),
  }
}

function wholeColumns(
  wanted: readonly sheets_v4.Schema$TableColumnProperties[] = [],
  header: readonly string[],
  count: number,
): sheets_v4.Schema$TableColumnProperties[] {
  return Array.from({ length: count }, (_, columnIndex) => {
    const asked = wanted.find((column) => (column.columnIndex ?? 0) === columnIndex)
    const columnName = asked?.columnName || header[columnIndex] || `Column ${columnIndex + 1}`
    return { ...asked, columnIndex, columnName }
  })
}

function boundedRange(range: Range | undefined): Range {
  const { sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range ?? {}
  if (endRowIndex == null || endColumnIndex == null) throw new Mistake('A table needs a bounded range')
  return {
    sheetId: sheetId ?? 0,
    startRowIndex: startRowIndex ?? 0,
    endRowIndex,
    startColumnIndex: startColumnIndex ?? 0,
    endColumnIndex,
  }
}

const isSameName = (table: Table, name: string): boolean => table.name?.toLowerCase() === name.toLowerCase()

function freeName(others: readonly Table[]): string {
  let number = 1
  while (others.some((other) => isSameName(other, `Table${number}`))) number++
  return `Table${number}`
}

const width = ({ startColumnIndex, endColumnIndex }: Range): number =>
  (endColumnIndex ?? 0) - (startColumnIndex ?? 0)

/** Whether two bounded ranges share a cell. */
function overlap(one: Range, other: Range): boolean {
  return (
    (one.sheetId ?? 0) === (other.sheetId ?? 0) &&
    (one.startRowIndex ?? 0) < (other.endRowIndex ?? 0) &&
    (other.startRowIndex ?? 0) < (one.endRowIndex ?? 0) &&
    (one.startColumnIndex ?? 0) < (other.endColumnIndex ?? 0) &&
    (other.startColumnIndex ?? 0) < (one.endColumnIndex ?? 0)
  )
}
