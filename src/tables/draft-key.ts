import type { Value } from '../columns/column.ts'
import type { OfficeRows } from './office-rows.ts'
import { readAlone } from './read-alone.ts'
import { joinKey } from './row.ts'
import type { Table } from './table.ts'
import { labelIn, writtenAs, writtenCell } from './written-cell.ts'

/** The key of a record that is to be added, as it would be read; `null` where a part of it could not be. */
export function draftKey(
  fields: ReadonlyMap<string, Value>,
  table: Table,
  office: OfficeRows,
): string | null {
  const parts: Value[] = []
  for (const name of table.key) {
    const given = fields.get(name) ?? null
    const part = given === null ? (table.columns[name]?.blank ?? null) : readAgain(name, given, table, office)
    if (part === null && (given !== null || table.columns[name]?.required)) return null
    parts.push(part)
  }
  return joinKey(parts)
}

function readAgain(name: string, value: Value, table: Table, office: OfficeRows): Value {
  const column = table.columns[name]
  const written = writtenAs(table, name)
  const cell = written === null ? null : writtenCell(written, value, labelIn(office))
  return column ? readAlone(cell, column, office.reading.context, null) : null
}
