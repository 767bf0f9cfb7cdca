import type { Value, Values } from '../columns/column.ts'
import { type DraftedRow, draftRow } from '../tables/draft-row.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import type { Row } from '../tables/row.ts'
import type { Recording, Table } from '../tables/table.ts'

/** The rows that record what drafted changes do to other tables' rows, to be written together with them. */
export function recordings(
  drafts: readonly DraftedRow[],
  office: OfficeRows,
  at: string,
): { readonly drafts: readonly DraftedRow[] } | { readonly faults: readonly WriteFault[] } {
  const recorded: DraftedRow[] = []
  const faults: WriteFault[] = []
  for (const table of office.schema.tables) {
    const { records } = table
    const kept = office.schema.tables.find(({ name }) => name === records?.of)
    const isKept = (office.reading.tables.get(table.name)?.sheets.length ?? 0) > 0
    if (records === null || kept === undefined || !isKept) continue
    const taken = new Set<string>()
    for (const row of drafts.flatMap((drafted) => rowsOf(drafted, kept.name))) {
      if (!isChanged(row, kept, office)) continue
      const drafted = draftRecord(row, kept, table, records, taken, office, at)
      if (drafted === null) continue
      if ('intended' in drafted) {
        taken.add(drafted.intended.key)
        recorded.push(drafted)
      } else faults.push(...drafted)
    }
  }
  return faults.length > 0 ? { faults } : { drafts: recorded }
}

const rowsOf = ({ intended, becomes }: DraftedRow, table: string): readonly Row[] =>
  becomes === null ? [] : table === intended.table ? [becomes.row] : (becomes.children[table] ?? [])

/** Two records of one thing in one moment could not be told apart: the later gets a later moment. */
function draftRecord(
  row: Row,
  kept: Table,
  table: Table,
  records: Recording,
  taken: ReadonlySet<string>,
  office: OfficeRows,
  at: string,
): DraftedRow | readonly WriteFault[] | null {
  const values = records.row({ values: row.values, at, follow: following(row, kept, office) })
  if (values === null) return null
  const drafted = draftRow(
    { act: 'CREATE', table: table.name, key: null, fields: fieldsOf(values) },
    table,
    office,
  )
  const isTaken =
    'intended' in drafted
      ? taken.has(drafted.intended.key)
      : drafted.every(({ code, identity }) => code === 'EXISTS' && identity === null)
  return isTaken ? draftRecord(row, kept, table, records, taken, office, momentAfter(at)) : drafted
}

/** The next millisecond, as the office's clocks show it. */
const momentAfter = (at: string): string =>
  new Date(Date.parse(`${at.slice(0, 23)}Z`) + 1).toISOString().replace('Z', at.slice(23))

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
