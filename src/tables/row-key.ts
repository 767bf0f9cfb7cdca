import type { Cell } from '../columns/cell.ts'
import { isFilled } from './blank.ts'
import { cellAt, isComputed } from './grid.ts'
import { type IntendedRow, isChange, type StoodRow, type WriteFault } from './intent.ts'
import { rowsWith } from './key-index.ts'
import { identity as identityOf, type Layout } from './layout.ts'
import { columnOf, type OpenSheet } from './open-sheet.ts'
import type { Table } from './table.ts'
import { alikeRows, unsureRow } from './write-faults.ts'

/** Whether a column is one of the table's key. */
export const isKey = ({ kind, ...target }: Layout['columns'][number]['target'], table: Table): boolean =>
  'name' in target && kind === 'column' && table.key.includes(target.name)

/**
 * The cells by which a row is found again, by identity: its key, with what stands in for a part of it that is blank, and
 * where another row has the same key (a number given anew after its owner retired) with what tells the two apart, of the
 * cells that stay as they are.
 */
export function keyCells(
  sheet: OpenSheet,
  row: number,
  table: Table,
  stays: (identity: string) => boolean,
): StoodRow['key'] | WriteFault {
  const { reading, layout } = sheet
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
  return toldApart(
    [...cells].map(([identity, cell]) => ({ identity, cell })),
    row,
    sheet,
    stays,
  )
}

/** Tells which cells a change leaves as they are, to find its row by; those of a removal all go together. */
export function staysIn({ act, cells }: Pick<IntendedRow, 'act' | 'cells'>): (identity: string) => boolean {
  if (act === 'DELETE') return () => true
  const changed = new Set(cells.filter(isChange).map(({ identity }) => identity))
  return (identity) => !changed.has(identity)
}

type KeyCell = StoodRow['key'][number]

function toldApart(
  key: readonly KeyCell[],
  row: number,
  { reading: { grid }, layout }: OpenSheet,
  stays: (identity: string) => boolean,
): StoodRow['key'] | WriteFault {
  const rowsOf = (cells: readonly KeyCell[]): readonly number[] =>
    rowsWith(
      cells.map(({ identity, cell }) => ({ column: columnOf(layout, identity) ?? -1, cell })),
      grid.rows,
      layout.dataFrom,
    )
  const alike = rowsOf(key)
  if (alike.length < 2 || key.every(({ cell }) => cell === null)) return key
  const others = layout.columns.flatMap(({ index, target }): KeyCell[] => {
    const identity = identityOf(target)
    const cell = cellAt(grid, row, index)
    const isOwn = target.kind === 'column' && cell !== null && stays(identity)
    const isKnown = key.some((each) => each.identity === identity)
    return isOwn && !isKnown && !isComputed(grid, { row, column: index }) ? [{ identity, cell }] : []
  })
  const one = others.find((each) => rowsOf([...key, each]).length === 1)
  if (one) return [...key, one]
  const all = [...key, ...others]
  const column = columnOf(layout, key[0]?.identity ?? '')
  return rowsOf(all).length === 1 ? all : alikeRows({ sheet: grid.title, row, column })
}
