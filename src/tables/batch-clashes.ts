import { clashes } from './clashes.ts'
import type { DraftedRow } from './draft-row.ts'
import type { WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import type { Row } from './row.ts'
import type { Table } from './table.ts'
import { rowTwice, valueTaken } from './write-faults.ts'
import { headerOf } from './written-cell.ts'

/** A fault of one of several drafts. */
export interface BatchFault extends WriteFault {
  /** Which draft. */
  readonly draft: number
}

/** What only a look at the other rows of the same write can tell: keys and values given twice, and periods that overlap. */
export function batchClashes(drafts: readonly DraftedRow[], office: OfficeRows): readonly BatchFault[] {
  const numbered = drafts.flatMap(({ intended, becomes }, draft) =>
    becomes === null ? [] : [{ draft, intended, row: becomes.row }],
  )
  const byTable = Map.groupBy(numbered, ({ intended }) => intended.table)
  return [...byTable].flatMap(([name, together]) => {
    const table = office.schema.tables.find((each) => each.name === name)
    return table && together.length > 1
      ? [...doubled(together, table), ...overlapping(together, table, office)]
      : []
  })
}

interface Numbered {
  readonly draft: number
  readonly intended: DraftedRow['intended']
  readonly row: Row
}

/** A key may be written in several ways, so that two wishes for one row only show once they are read. */
function doubled(together: readonly Numbered[], table: Table): BatchFault[] {
  const taken = new Set<string>()
  const isTaken = (identity: string, value: unknown): boolean => {
    const id = JSON.stringify([identity, value])
    const known = taken.has(id)
    taken.add(id)
    return known
  }
  const unique = Object.keys(table.columns).filter(
    (name) => table.columns[name]?.unique && !table.key.includes(name),
  )
  return together.flatMap(({ draft, intended, row }): BatchFault[] => [
    ...(isTaken('', intended.key) ? [{ ...rowTwice(row.sheet), draft }] : []),
    ...unique.flatMap((identity): BatchFault[] => {
      const value = row.values[identity] ?? null
      return value !== null && isTaken(identity, value)
        ? [{ ...valueTaken(headerOf(table, identity), { identity, sheet: row.sheet }), draft }]
        : []
    }),
  ])
}

/** Each row must fit in between the others as they are going to be. */
function overlapping(together: readonly Numbered[], table: Table, office: OfficeRows): BatchFault[] {
  const { exclusive } = table
  if (exclusive === null) return []
  const groups = Map.groupBy(together, ({ row }) => row.values[exclusive.per])
  return [...groups.values()].flatMap((group) =>
    group.flatMap(({ draft, intended, row }, at): BatchFault[] => {
      const before = group.slice(0, at).map((each) => each.row)
      return before.length === 0
        ? []
        : clashes({ ...intended, cells: [] }, row, table, withRows(before, table, office)).map((fault) => ({
            ...fault,
            draft,
          }))
    }),
  )
}

/** The office with some rows of a table as they are going to be. */
function withRows(rows: readonly Row[], table: Table, office: OfficeRows): OfficeRows {
  const reading = office.reading.tables.get(table.name)
  if (reading === undefined) return office
  const keys = new Set(rows.map(({ key }) => key))
  const current = [...reading.rows.filter(({ key }) => !keys.has(key)), ...rows]
  const tables = new Map(office.reading.tables).set(table.name, { ...reading, rows: current })
  return { ...office, reading: { ...office.reading, tables } }
}
