import type { KeptWrite } from '../ledger/write-record.ts'
import type { IntendedRow } from '../tables/intent.ts'
import { identity } from '../tables/layout.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import type { Displaced } from './displaced.ts'

/** The records whose cells are put back, as the ledger keeps them. */
export const restoredRows = (
  displaced: readonly Displaced[],
  cause: KeptWrite,
  { reading }: OfficeRows,
): readonly IntendedRow[] =>
  displaced.map(({ op, row }): IntendedRow => {
    const table = cause.rows.find(({ table: name }) =>
      reading.tables.get(name)?.sheets.some(({ grid }) => grid.title === op.sheet),
    )?.table
    const known = reading.tables.get(table ?? '')
    const layout = known?.sheets.find(({ grid }) => grid.title === op.sheet)?.layout
    const keyed = known?.rows.find(({ sheet, cells }) => {
      return sheet === op.sheet && op.key.every(({ column, cell }) => (cells[column] ?? null) === cell)
    })
    return {
      act: 'UPDATE',
      table: table ?? '',
      key: keyed?.key ?? `${op.sheet}!${row + 1}`,
      cells: op.cells.map(({ column, before, after }) => {
        const target = layout?.columns.find(({ index }) => index === column)?.target
        return { identity: target ? identity(target) : `@${column}`, before, after }
      }),
    }
  })
