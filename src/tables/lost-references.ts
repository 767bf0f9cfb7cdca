import type { Value } from '../columns/column.ts'
import { type Fault, quote, warning } from '../columns/fault.ts'
import { identity } from './layout.ts'
import type { Known } from './office-context.ts'
import { type Problem, problemAt, saidOnce } from './problem.ts'
import type { TableReading } from './read-table.ts'
import { codeOfKey, type Row } from './row.ts'
import type { Schema } from './schema.ts'
import type { Table } from './table.ts'

/**
 * References to rows that a sheet names but that are not served, because their own row or sheet was rejected (Q48).
 * Rows that no sheet names are told where the reference is read.
 */
export function lostReferences(
  schema: Schema,
  readings: ReadonlyMap<string, TableReading>,
  known: Known,
): readonly Problem[] {
  const lost = new Map(
    [...known.lookups].flatMap(([name, { identities }]) => {
      const served = new Set(readings.get(name)?.rows.map(({ key }) => key))
      const keys = identities.map(({ key }) => key).filter((key) => !served.has(key))
      return keys.length === 0 ? [] : [[name, { keys: new Set(keys), isAll: served.size === 0 }] as const]
    }),
  )
  if (lost.size === 0) return []
  return saidOnce(
    schema.tables.flatMap((table) =>
      Object.entries(table.columns).flatMap(([name, { target }]) => {
        const missing = target && lost.get(target.table)
        const sheet = schema.tables.find((each) => each.name === target?.table)?.sheet ?? ''
        if (!missing || table.unfolds?.inherit.includes(name)) return []
        const losing = rowsIn(readings, table).flatMap((row) => {
          const key = keysIn(row.values[name]).find((each) => missing.keys.has(each))
          return key === undefined ? [] : [{ row, key }]
        })
        // One problem for all rows of a sheet that name the same one.
        const groups = Map.groupBy(losing, ({ row, key }) => JSON.stringify([row.sheet, key]))
        return [...groups.values()].flatMap((group) =>
          group.slice(0, 1).map(({ row, key }) => {
            const fault = missing.isAll ? unread(sheet) : rejected(codeOfKey(key), sheet, group.length)
            return problemAt(placeOf(row, table, name, readings), fault)
          }),
        )
      }),
    ),
  )
}

const rowsIn = (readings: ReadonlyMap<string, TableReading>, { name, unfolds }: Table): readonly Row[] =>
  unfolds === null ? (readings.get(name)?.rows ?? []) : (readings.get(unfolds.parent)?.children[name] ?? [])

const keysIn = (value: Value | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value : []

function placeOf(row: Row, table: Table, column: string, readings: ReadonlyMap<string, TableReading>) {
  const { unfolds } = table
  const reading = readings.get(unfolds?.parent ?? table.name)
  const rank = unfolds?.rank == null ? null : row.values[unfolds.rank]
  const wanted =
    unfolds === null
      ? column
      : rank === null
        ? `${unfolds.spread}//item`
        : `${unfolds.spread}/${rank}/${column}`
  const layout = reading?.sheets.find(({ grid }) => grid.title === row.sheet)?.layout
  const at = layout?.columns.find(({ target }) => identity(target) === wanted)
  return {
    workbook: table.workbook,
    sheet: row.sheet,
    row: row.index,
    column: at?.index ?? null,
    header: at?.header ?? null,
  }
}

const rejected = (code: string, sheet: string, rows: number): Fault =>
  warning(
    'Q48',
    `参照先の「${quote(code)}」は、シート「${sheet}」の行を読めなかったため、つながりません（${rows}行）`,
    `The row “${quote(code)}” of the sheet “${sheet}” could not be read: the reference leads nowhere (rows: ${rows})`,
    `シート「${sheet}」のその行の問題を先に直してください`,
    `Mend that row of the sheet “${sheet}” first`,
  )

const unread = (sheet: string): Fault => ({
  ...warning(
    'Q48',
    `シート「${sheet}」を読めなかったため、この列の参照先がありません`,
    `The sheet “${sheet}” could not be read: what the column refers to is not there`,
    `シート「${sheet}」の問題を先に直してください`,
    `Mend the sheet “${sheet}” first`,
  ),
  once: true,
})
