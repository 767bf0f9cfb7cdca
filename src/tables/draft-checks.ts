import { clashes } from './clashes.ts'
import type { DraftedRow } from './draft-row.ts'
import type { IntendedRow, WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import { placeOfKey } from './place-in-row.ts'
import { planRow } from './plan-row.ts'
import type { Table } from './table.ts'
import { exists } from './write-faults.ts'

/**
 * Plans a drafted change, unless the reader would not take it, or other rows or the sheet are in its way. `wrong` is what
 * the reader would complain about: beside it a key that is taken is not told, as that is not for everybody to know.
 */
export function checked(
  intended: IntendedRow,
  becomes: NonNullable<DraftedRow['becomes']>,
  wrong: readonly WriteFault[],
  table: Table,
  office: OfficeRows,
): DraftedRow | readonly WriteFault[] {
  const faults = [
    ...wrong,
    ...(wrong.length === 0 ? takenKey(intended, table, office) : []),
    ...clashes(intended, becomes.row, table, office),
  ]
  const ops = planRow(intended, table, office)
  if ('code' in ops) return [...faults, ops, ...unplannable(ops, intended, table, office)]
  return faults.length > 0 ? faults : { intended, ops, becomes }
}

function takenKey({ act, key }: IntendedRow, table: Table, office: OfficeRows): WriteFault[] {
  const known = act === 'CREATE' ? office.rowOf(table.name, key) : null
  return known === null ? [] : [exists(placeOfKey(known, table, office))]
}

/** What else cannot be planned, without the cell that was told. */
function unplannable(
  { identity }: WriteFault,
  intended: IntendedRow,
  table: Table,
  office: OfficeRows,
): WriteFault[] {
  const cells = intended.cells.filter((cell) => cell.identity !== identity)
  if (cells.length === intended.cells.length) return []
  const rest = { ...intended, cells }
  const ops = planRow(rest, table, office)
  return 'code' in ops ? [ops, ...unplannable(ops, rest, table, office)] : []
}
