import type { KeptWrite } from '../ledger/write-record.ts'
import type { IntendedRow } from '../tables/intent.ts'
import { rowsWith } from '../tables/key-index.ts'
import { identity } from '../tables/layout.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import type { SheetReading } from '../tables/read-sheet.ts'
import { joinKey, type Row } from '../tables/row.ts'
import type { RowOp } from '../tables/row-op.ts'
import { columnHeaded } from './moved-columns.ts'
import { shownCell } from './reasons.ts'

/** The records whose cells are put back, as the ledger keeps them. */
export const restoredRows = (
  ops: readonly RowOp[],
  cause: KeptWrite,
  { reading }: OfficeRows,
): readonly IntendedRow[] =>
  ops.map(({ kind, sheet, headers, key, cells }): IntendedRow => {
    const table =
      cause.rows.find(({ table: name }) =>
        reading.tables.get(name)?.sheets.some(({ grid }) => grid.title === sheet),
      )?.table ?? ''
    const { rows = [], sheets = [] } = reading.tables.get(table) ?? {}
    const read = sheets.find(({ grid }) => grid.title === sheet)
    const named = (column: number): string => identityUnder(headers, column, read)
    const intended = cells.map(({ column, before, after }) => ({ identity: named(column), before, after }))
    return {
      act: kind === 'ADD' ? 'CREATE' : 'UPDATE',
      table,
      key: keyOfRecord(headers, key, read, rows) ?? joinKey(key.map(({ cell }) => shownCell(cell))),
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

/** The key of the record in the reading, so that other writes of it wait; `null` where it is not told from others there. */
function keyOfRecord(
  headers: RowOp['headers'],
  key: RowOp['key'],
  read: SheetReading | undefined,
  rows: readonly Row[],
): string | null {
  if (!read?.layout) return null
  const cells = key.map(({ column, cell }) => ({ column: columnIn(read, headers, column), cell }))
  const [index, other] = rowsWith(cells, read.grid.rows, read.layout.dataFrom)
  if (index === undefined || other !== undefined) return null
  return rows.find((row) => row.index === index && row.sheet === read.grid.title)?.key ?? null
}

/** Where a column stood when the sheet was read, told by its header: it may stand elsewhere since. */
function columnIn(read: SheetReading | undefined, headers: RowOp['headers'], column: number): number {
  const header = headers.find((each) => each.column === column && each.cell !== null)
  return (read && header && columnHeaded(header, read.grid)) ?? column
}

/** Whose column it is. */
function identityUnder(headers: RowOp['headers'], column: number, read: SheetReading | undefined): string {
  const at = columnIn(read, headers, column)
  const target = read?.layout?.columns.find(({ index }) => index === at)?.target
  return target ? identity(target) : `@${at}`
}
