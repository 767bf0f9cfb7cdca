import type { Value, Values } from '../columns/column.ts'
import { type DraftedRow, draftRow } from '../tables/draft-row.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'

/** The rows that record what a drafted change does to other tables' rows, to be written together with it. */
export function recordings(
  { intended, becomes }: DraftedRow,
  office: OfficeRows,
  at: string,
): { readonly drafts: readonly DraftedRow[] } | { readonly faults: readonly WriteFault[] } {
  const drafts: DraftedRow[] = []
  const faults: WriteFault[] = []
  for (const table of office.schema.tables) {
    const { records } = table
    const isKept = (office.reading.tables.get(table.name)?.sheets.length ?? 0) > 0
    if (records === null || !isKept || becomes === null) continue
    const rows = records.of === intended.table ? [becomes.row] : (becomes.children[records.of] ?? [])
    const recorded = office.schema.tables.find(({ name }) => name === records.of)
    if (recorded === undefined) continue
    for (const row of rows) {
      if (!isChanged(row, recorded, office)) continue
      const values = records.row({ values: row.values, at, follow: following(row, recorded, office) })
      if (values === null) continue
      const drafted = draftRow(
        { act: 'CREATE', table: table.name, key: null, fields: fieldsOf(values) },
        table,
        office,
      )
      if ('intended' in drafted) drafts.push(drafted)
      else faults.push(...drafted)
    }
  }
  return faults.length > 0 ? { faults } : { drafts }
}

const fieldsOf = (values: Readonly<Record<string, Value | undefined>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(values).flatMap(([name, value]) => (value == null ? [] : [[name, value] as const])))

/** Only what is the row's own counts: what it takes over from the row it stands in may change with others. */
function isChanged(row: Row, { name, unfolds }: Table, office: OfficeRows): boolean {
  const before = office.rowOf(name, row.key)
  if (before === null) return true
  const inherited = new Set(unfolds?.inherit)
  return Object.keys(row.values).some(
    (column) => !inherited.has(column) && !isSame(row.values[column] ?? null, before.values[column] ?? null),
  )
}

const isSame = (a: Value, b: Value): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const following =
  ({ values }: Row, table: Table, office: OfficeRows) =>
  (column: string): Values | null => {
    const target = table.columns[column]?.target?.table
    const key = values[column]
    return target !== undefined && typeof key === 'string'
      ? (office.rowOf(target, key)?.values ?? null)
      : null
  }
