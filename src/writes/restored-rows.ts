import type { KeptWrite } from '../ledger/write-record.ts'
import type { IntendedRow } from '../tables/intent.ts'
import { identity, type Layout } from '../tables/layout.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { joinKey } from '../tables/row.ts'
import type { RowOp } from '../tables/row-op.ts'
import { shownCell } from './reasons.ts'

/** The records whose cells are put back, as the ledger keeps them. */
export const restoredRows = (
  ops: readonly RowOp[],
  cause: KeptWrite,
  { reading }: OfficeRows,
): readonly IntendedRow[] =>
  ops.map(({ kind, sheet, key, cells }): IntendedRow => {
    const table = cause.rows.find(({ table: name }) =>
      reading.tables.get(name)?.sheets.some(({ grid }) => grid.title === sheet),
    )?.table
    const read = reading.tables.get(table ?? '')?.sheets.find(({ grid }) => grid.title === sheet)
    const named = (column: number): string => identityAt(read?.layout ?? null, column)
    const intended = cells.map(({ column, before, after }) => ({ identity: named(column), before, after }))
    return {
      act: kind === 'ADD' ? 'CREATE' : 'UPDATE',
      table: table ?? '',
      key: joinKey(key.map(({ cell }) => shownCell(cell))),
      cells: intended,
      stood:
        kind === 'ADD'
          ? []
          : [
              {
                sheet,
                year: read?.year ?? null,
                long: false,
                key: key.map(({ column, cell }) => ({ identity: named(column), cell })),
                identities: intended.map((each) => each.identity),
              },
            ],
    }
  })

function identityAt(layout: Layout | null, column: number): string {
  const target = layout?.columns.find(({ index }) => index === column)?.target
  return target ? identity(target) : `@${column}`
}
