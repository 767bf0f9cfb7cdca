import type { Cell } from '../columns/cell.ts'
import type { Column, Value } from '../columns/column.ts'
import type { OfficeRows } from './office-rows.ts'
import { codeOfKey } from './row.ts'
import type { Table } from './table.ts'
import { headerIn } from './undeclared-column.ts'

/** What an identity stands for: a column, an item of an `across` column, or a column of a rank. */
export type Written =
  | { readonly kind: 'column'; readonly name: string; readonly column: Column }
  | { readonly kind: 'item'; readonly spread: string; readonly item: string }
  | { readonly kind: 'rank'; readonly spread: string; readonly rank: number; readonly column: Column }

/** What an identity of a table stands for; `null` for none. See `identity` in layout.ts. */
export function writtenAs(table: Table, identity: string): Written | null {
  const column = table.columns[identity]
  if (column) return column.spread || column.derive ? null : { kind: 'column', name: identity, column }
  const slash = identity.indexOf('/')
  const spread = identity.slice(0, slash)
  const rest = identity.slice(slash + 1)
  const how = table.columns[spread]?.spread
  if (!how || slash < 0) return null
  if (how.by === 'across') return { kind: 'item', spread, item: rest }
  const [rank = '', name = ''] = rest.split('/')
  const part = how.columns[name]
  return part ? { kind: 'rank', spread, rank: Number(rank), column: part } : null
}

/** The word by which a level that is none is written into the cell of an item. */
const STATES: Readonly<Record<string, string>> = { NOT_ASSESSED: '未評価', NOT_APPLICABLE: '対象外' }

/** The cell that holds a value; `labelOf` says what a code of an open list is called. */
export function writtenCell(
  written: Written,
  value: Value,
  labelOf: (list: string, code: string) => string | null,
): Cell {
  if (value === null) return null
  if (written.kind === 'item') return typeof value === 'string' ? (STATES[value] ?? value) : Number(value)
  const { column } = written
  const list = column.template.rowsOf?.list
  const wordOf = (code: string): string => (list === undefined ? null : labelOf(list, code)) ?? code
  if (column.target === null) return column.write(value, wordOf)
  const codes = typeof value === 'string' ? codeOfKey(value) : value
  return column.write(isKeys(codes) ? codes.map(codeOfKey) : codes, wordOf)
}

const isKeys = (value: Value): value is readonly string[] => typeof value === 'object' && value !== null

/** The header people know an identity by. */
export function headerOf(table: Table, identity: string): string {
  const written = writtenAs(table, identity)
  if (written === null || written.kind === 'item') return written?.item ?? headerIn(identity) ?? identity
  const { header } = written.column
  return written.kind === 'rank' ? header.replace('{n}', String(written.rank)) : header
}

/** What the codes of open lists are called in an office. */
export const labelIn =
  ({ reading }: OfficeRows) =>
  (list: string, code: string): string | null =>
    reading.labels.get(list)?.get(code) ?? null

/** Puts a cell into a row that may be too short for it. */
export function putCell(cells: Cell[], column: number, cell: Cell): void {
  while (cells.length < column) cells.push(null)
  cells[column] = cell
}
