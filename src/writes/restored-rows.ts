import type { KeptWrite } from '../ledger/write-record.ts'
import type { IntendedRow } from '../tables/intent.ts'
import { identity } from '../tables/layout.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import type { SheetReading } from '../tables/read-sheet.ts'
import { joinKey } from '../tables/row.ts'
import type { RowOp } from '../tables/row-op.ts'
import { undeclaredIdentity } from '../tables/undeclared-column.ts'
import { columnHeaded } from './moved-columns.ts'
import { shownCell } from './reasons.ts'

/** The records whose cells are put back, as the ledger keeps them. */
export const restoredRows = (
  ops: readonly RowOp[],
  cause: KeptWrite,
  { reading }: OfficeRows,
): readonly IntendedRow[] =>
  ops.map(({ kind, sheet, headers, key, cells }): IntendedRow => {
    const table = cause.rows.find(({ table: name }) =>
      reading.tables.get(name)?.sheets.some(({ grid }) => grid.title === sheet),
    )?.table
    const read = reading.tables.get(table ?? '')?.sheets.find(({ grid }) => grid.title === sheet)
    const named = (column: number): string => identityUnder(headers, column, read)
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

/** Whose column it is, told by its header: it may stand elsewhere since the sheet was read. */
function identityUnder(headers: RowOp['headers'], column: number, read: SheetReading | undefined): string {
  const header = headers.find((each) => each.column === column && each.cell !== null)
  const at = (read && header && columnHeaded(header, read.grid)) ?? column
  const target = read?.layout?.columns.find(({ index }) => index === at)?.target
  return target ? identity(target) : undeclaredIdentity(at, header?.cell ?? null)
}
