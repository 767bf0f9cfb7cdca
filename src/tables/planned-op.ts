import { isFilled } from './blank.ts'
import { cellAt } from './grid.ts'
import type { OpenSheet } from './open-sheet.ts'
import type { SheetReading } from './read-sheet.ts'
import type { ColumnCell, RowOp } from './row-op.ts'

/** A row change by the columns of its sheet as it was read last. */
export function opOf(
  kind: RowOp['kind'],
  { reading, layout }: OpenSheet,
  key: readonly ColumnCell[],
  cells: RowOp['cells'],
  below: readonly ColumnCell[] | null,
): RowOp {
  const { grid } = reading
  const columns = new Set([...key, ...cells].map(({ column }) => column))
  return {
    kind,
    sheet: grid.title,
    headers: [...columns].flatMap((column) => headersOver(grid, layout.headerRow, column)),
    dataFrom: layout.dataFrom,
    key,
    below,
    cells: cells.map(({ column, before, after, beside }) => ({
      column,
      before,
      after,
      ...(beside ? { beside } : {}),
    })),
  }
}

/** The header of a column; where two rows make up the header, its own may be blank under a merged one. */
function headersOver(grid: SheetReading['grid'], row: number, column: number): RowOp['headers'] {
  const cell = cellAt(grid, row, column)
  const own = { row, column, cell }
  return isFilled(cell) || row === 0
    ? [own]
    : [own, { row: row - 1, column, cell: cellAt(grid, row - 1, column) }]
}
