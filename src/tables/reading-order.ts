import type { Schema } from './schema.ts'
import type { Table } from './table.ts'

/** The tables that unfold from a table's rows. */
export const unfoldedFrom = (schema: Schema, table: Table): readonly Table[] =>
  schema.tables.filter((each) => each.unfolds?.parent === table.name)

/** Tells whether rows of the table are named in other tables. */
export const isReferred = (schema: Schema, name: string): boolean =>
  schema.tables.some((table) =>
    Object.values(table.columns).some(
      (column) =>
        targetsOf(column).includes(name) || (column.spread?.by === 'across' && column.spread.table === name),
    ),
  )

/** The tables that a column refers to. */
export const targetsOf = (column: Table['columns'][string]): readonly string[] => {
  if (column.spread?.by === 'rank') return Object.values(column.spread.columns).flatMap(targetsOf)
  return column.target ? [column.target.table] : []
}

/** Tables that others are read by come first: items of wide sheets, scales, and rows from which blanks are taken. */
export function inReadingOrder(schema: Schema): readonly Table[] {
  const order: Table[] = []
  const visit = (table: Table): void => {
    if (order.includes(table) || table.unfolds !== null) return
    for (const name of readBefore(schema, table)) {
      const other = schema.tables.find((each) => each.name === name)
      if (other && other !== table) visit(other)
    }
    order.push(table)
  }
  for (const table of schema.tables) visit(table)
  return order
}

/** The tables whose rows a table's own rows are read by. */
export function readBefore(schema: Schema, table: Table): readonly string[] {
  const columns = [table, ...unfoldedFrom(schema, table)].flatMap((each) => Object.values(each.columns))
  return columns.flatMap((column) => {
    const taken = column.blankTakes ? table.columns[column.blankTakes.reference]?.target?.table : undefined
    const scale = column.template.rowsOf?.table
    return [
      ...(column.spread?.by === 'across' ? [column.spread.table, column.spread.scale] : []),
      ...(taken ? [taken] : []),
      ...(column.kind === 'level' && scale ? [scale] : []),
    ]
  })
}
