import type { Cell } from '../columns/cell.ts'
import { isFilled } from './blank.ts'
import type { StoodRow, WriteFault } from './intent.ts'
import { identity as identityOf, type Layout } from './layout.ts'
import { columnOf, type OpenSheet } from './open-sheet.ts'
import { cellAt } from './place-op.ts'
import type { Table } from './table.ts'
import { unsureRow } from './write-faults.ts'

/** Whether a column is one of the table's key. */
export const isKey = ({ kind, ...target }: Layout['columns'][number]['target'], table: Table): boolean =>
  'name' in target && kind === 'column' && table.key.includes(target.name)

/** The cells by which a row is found again, by identity: its key, with what stands in for a part of it that is blank. */
export function keyCells(
  { reading, layout }: OpenSheet,
  row: number,
  table: Table,
): StoodRow['key'] | WriteFault {
  const { grid } = reading
  const cells = new Map<string, Cell>()
  const add = (identity: string, column: number): void => {
    cells.set(identity, cellAt(grid, row, column))
  }
  for (const { index, header, target } of layout.columns) {
    const isItem = target.kind === 'long' && target.part === 'item'
    if (!isKey(target, table) && !isItem) continue
    add(identityOf(target), index)
    if (isFilled(cellAt(grid, row, index)) || target.kind !== 'column') continue
    if (isFilled(reading.rows[row]?.[index]))
      return unsureRow(header, { identity: identityOf(target), sheet: grid.title, row, column: index })
    const instead = target.column.blankTakes?.reference
    const column = instead === undefined ? null : columnOf(layout, instead)
    if (instead !== undefined && column !== null) add(instead, column)
  }
  return [...cells].map(([identity, cell]) => ({ identity, cell }))
}
