import { clashes } from './clashes.ts'
import type { DraftedRow } from './draft-row.ts'
import type { IntendedRow, WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import { planRow } from './plan-row.ts'
import type { Table } from './table.ts'
import { exists } from './write-faults.ts'

/** Plans a drafted change that the reader would take, unless other rows or the sheet are in its way. */
export function checked(
  intended: IntendedRow,
  becomes: NonNullable<DraftedRow['becomes']>,
  table: Table,
  office: OfficeRows,
): DraftedRow | readonly WriteFault[] {
  const faults = [...takenKey(intended, table, office), ...clashes(intended, becomes.row, table, office)]
  const ops = planRow(intended, table, office)
  if ('code' in ops) return [...faults, ops]
  return faults.length > 0 ? faults : { intended, ops, becomes }
}

function takenKey({ act, key }: IntendedRow, table: Table, office: OfficeRows): WriteFault[] {
  const known = act === 'CREATE' ? office.rowOf(table.name, key) : null
  return known === null ? [] : [exists(known.sheet, known.index)]
}
