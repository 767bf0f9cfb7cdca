import { typedColumns } from './cells-in-row.ts'
import type { DraftedRow } from './draft-row.ts'
import { cellAt } from './grid.ts'
import type { IntendedCell, IntendedRow, WriteFault } from './intent.ts'
import { identity as identityOf, type Layout } from './layout.ts'
import type { OfficeRows } from './office-rows.ts'
import { opened, sheetOf } from './open-sheet.ts'
import { planRow } from './plan-row.ts'
import type { Row } from './row.ts'
import { whereStood } from './standing-cell.ts'
import type { Table } from './table.ts'
import { undeclaredIdentity } from './undeclared-column.ts'
import { writeFault } from './write-faults.ts'

/** Drafts the clearing of a record: everything that is typed in its row goes, formulas stay. */
export function draftGone(row: Row, table: Table, office: OfficeRows): DraftedRow | readonly WriteFault[] {
  const { children = {} } = office.reading.tables.get(table.name) ?? {}
  const isElsewhere = Object.values(children).some((rows) =>
    rows.some(
      ({ key, index, sheet }) =>
        key.slice(0, key.lastIndexOf('/')) === row.key && (index !== row.index || sheet !== row.sheet),
    ),
  )
  if (isElsewhere) return [severalRows(row)]
  const sheet = opened(sheetOf(table, row.sheet, office), row.sheet)
  if ('code' in sheet) return [sheet]
  // Blank cells as well: what somebody fills in meanwhile belongs to the record, and keeps it.
  const { grid } = sheet.reading
  const columns = typedColumns({ sheet, stored: grid, row: row.index })
  const cells = columns.map((column): IntendedCell => {
    const target = sheet.layout.columns.find(({ index }) => index === column)?.target
    return {
      identity: target ? identityOf(target) : undeclaredIdentity(column, headerAt(sheet.layout, column)),
      before: cellAt(grid, row.index, column),
      after: null,
    }
  })
  const stood = whereStood({ act: 'DELETE', cells }, row, table, office)
  if ('code' in stood) return [stood]
  const intended: IntendedRow = { act: 'DELETE', table: table.name, key: row.key, cells, stood }
  const ops = planRow(intended, table, office)
  return 'code' in ops ? [ops] : { intended, ops, becomes: null }
}

const severalRows = ({ sheet, index }: Row): WriteFault =>
  writeFault(
    'UNSURE_ROW',
    '1件が複数の行に分かれている（1行1項目の）シートなので、まとめて消せません。項目ごとに消してください',
    'The record is spread over several rows, one an item: delete its items one by one',
    { sheet, row: index },
  )

const headerAt = ({ unknown, doubled }: Layout, column: number): string | null =>
  [...unknown, ...doubled].find(({ index }) => index === column)?.header ?? null
