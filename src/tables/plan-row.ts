import { cellsInRow } from './cells-in-row.ts'
import type { IntendedRow, StoodRow, WriteFault } from './intent.ts'
import { rowsWith } from './key-index.ts'
import type { OfficeRows } from './office-rows.ts'
import { columnOf, opened, sheetOf } from './open-sheet.ts'
import { planNewRow } from './plan-new-row.ts'
import { opOf } from './planned-op.ts'
import { keyCells, staysIn } from './row-key.ts'
import type { ColumnCell, RowOp } from './row-op.ts'
import type { Table } from './table.ts'
import { placeIn } from './undeclared-column.ts'
import { noColumn } from './write-faults.ts'
import { headerOf } from './written-cell.ts'

/** Plans a change of a record: which cells of which rows, by the columns of the sheets as they were read last. */
export function planRow(
  intended: IntendedRow,
  table: Table,
  office: OfficeRows,
): readonly RowOp[] | WriteFault {
  if (intended.act === 'CREATE') return planNewRow(intended, table, office)
  const ops: RowOp[] = []
  for (const stood of intended.stood) {
    const op = planStood(intended, stood, table, office)
    if ('code' in op) return op
    ops.push(op)
  }
  return ops
}

function planStood(
  intended: IntendedRow,
  stood: StoodRow,
  table: Table,
  office: OfficeRows,
): RowOp | WriteFault {
  const sheets = office.reading.tables.get(table.name)?.sheets ?? []
  const reading =
    sheets.find(({ grid }) => grid.title === stood.sheet) ??
    sheets.find(({ year }) => year !== null && year === stood.year)
  const sheet = opened(reading, stood.sheet)
  if ('code' in sheet) return sheet
  const key: ColumnCell[] = []
  for (const { identity, cell } of respelled(intended, stood, table, office)) {
    const column = columnOf(sheet.layout, identity) ?? placeIn(identity)
    if (column === null) return noColumn(identity, headerOf(table, identity), stood.sheet)
    key.push({ column, cell })
  }
  const stored = office.storedSheet(table, sheet.reading.grid.title) ?? sheet.reading.grid
  const row = rowsWith(key, stored.rows, sheet.layout.dataFrom).at(0)
  const cells = cellsInRow(intended, stood, { sheet, stored, row: row ?? null }, table)
  return 'code' in cells ? cells : opOf('CHANGE', sheet, key, cells, null)
}

/** The key as it is spelled now: people may write 000123 for 123 meanwhile. */
function respelled(
  intended: IntendedRow,
  stood: StoodRow,
  table: Table,
  office: OfficeRows,
): StoodRow['key'] {
  const row = stood.long ? null : office.rowOf(table.name, intended.key)
  const reading = row && sheetOf(table, row.sheet, office)
  if (!row || !reading?.layout || row.sheet !== stood.sheet) return stood.key
  const now = keyCells({ reading, layout: reading.layout }, row.index, table, staysIn(intended))
  // What is put back may be found by other cells than those of its key.
  const isByKey =
    !('code' in now) && stood.key.every(({ identity }) => now.some((each) => each.identity === identity))
  return isByKey ? now : stood.key
}
