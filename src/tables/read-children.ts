import type { Cell, FilledCell } from '../columns/cell.ts'
import type { Value, Values } from '../columns/column.ts'
import { type Fault, type Report, unreadable } from '../columns/fault.ts'
import { type LevelReading, levelReader } from '../columns/level.ts'
import { isFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import { headedAs, type Layout } from './layout.ts'
import { isUnreadable, readCell } from './read-column.ts'
import { joinKey, type Row } from './row.ts'
import type { Table, Unfolding } from './table.ts'

/** The parent's row while its spread columns are read. */
export interface ParentRow {
  readonly values: Values
  readonly key: string
  readonly cells: readonly Cell[]
  readonly sheet: string
  readonly row: number
  /** The day the row is about. */
  readonly on: string | null
}

/** Reads the rows that a parent's spread columns stand for. */
export interface ChildReader {
  readonly table: string
  read(parent: ParentRow, report: (index: number, header: string, fault: Fault) => void): readonly Row[]
}

/** Compiles the readers of the tables that unfold from a table, for one layout. */
export function childReaders(
  table: Table,
  unfolded: readonly Table[],
  layout: Layout,
  context: TableContext,
): readonly ChildReader[] {
  return unfolded.flatMap((child) => {
    const how = table.columns[child.unfolds?.spread ?? '']?.spread
    if (!how || !child.unfolds) return []
    return how.by === 'rank'
      ? [rankReader(child, child.unfolds, layout, context)]
      : [itemReader(child, child.unfolds, layout, context, how.scale)]
  })
}

const NO_EXTRA: Row['extra'] = []

const childRow = (child: Table, parent: ParentRow, values: Values): Row => ({
  table: child.name,
  key: joinKey(child.key.map((name) => values[name] ?? null)),
  values,
  sheet: parent.sheet,
  index: parent.row,
  cells: parent.cells,
  extra: NO_EXTRA,
})

function inherited(unfolding: Unfolding, parent: ParentRow): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const name of unfolding.inherit) values[name] = parent.values[name] ?? null
  return values
}

function rankReader(child: Table, unfolding: Unfolding, layout: Layout, context: TableContext): ChildReader {
  const cells = headedAs(layout, 'rank').filter(({ target }) => target.spread === unfolding.spread)
  const readers = cells.map(({ index, header, target }) => ({
    index,
    header,
    target,
    read: target.column.prepare(context),
  }))
  const names = Object.keys(child.columns).filter(
    (name) => !unfolding.inherit.includes(name) && name !== unfolding.rank,
  )
  const ranks = [...new Set(cells.map(({ target }) => target.rank))].sort((a, b) => a - b)
  return {
    table: child.name,
    read: (parent, report) =>
      ranks.flatMap((rank) => {
        const values = inherited(unfolding, parent)
        if (unfolding.rank !== null) values[unfolding.rank] = rank
        for (const name of names) values[name] = null
        let given = false
        for (const { index, header, target, read } of readers) {
          const cell = parent.cells[index]
          if (target.rank !== rank || !isFilled(cell)) continue
          const value = readCell(cell, read, target.column, parent, (fault) => report(index, header, fault))
          values[target.name] = value
          given ||= value !== null
        }
        return given ? [childRow(child, parent, values)] : []
      }),
  }
}

const WITHOUT_ITEM = unreadable(
  'N1',
  'どの項目の値か分かりません（項目の列が空欄です）',
  'The item that the value belongs to is blank',
  '同じ行の項目の列を入力してください',
  'Fill in the item of the same row',
)

const levelValue = (reading: LevelReading): number | null => (typeof reading === 'number' ? reading : null)
const levelState = (reading: LevelReading): string => (typeof reading === 'number' ? 'ASSESSED' : reading)

function itemReader(
  child: Table,
  unfolding: Unfolding,
  layout: Layout,
  context: TableContext,
  scale: string,
): ChildReader {
  const readLevel = levelReader(context.scale(scale))
  const read = (cell: FilledCell, report: Report): LevelReading =>
    isUnreadable(cell, report) ? 'UNREADABLE' : readLevel(cell, report)
  const items = headedAs(layout, 'across').filter(({ target }) => target.spread === unfolding.spread)
  const long = headedAs(layout, 'long').filter(({ target }) => target.spread === unfolding.spread)
  const itemColumn = long.find(({ target }) => target.part === 'item')
  const valueColumn = long.find(({ target }) => target.part === 'value')
  const readItem = unfolding.item === null ? null : (child.columns[unfolding.item]?.prepare(context) ?? null)
  const make = (parent: ParentRow, base: Values, item: string, reading: LevelReading): Row => {
    const values: Record<string, Value> = { ...base }
    if (unfolding.item !== null) values[unfolding.item] = item
    if (unfolding.value !== null) values[unfolding.value] = levelValue(reading)
    if (unfolding.state !== null) values[unfolding.state] = levelState(reading)
    return childRow(child, parent, values)
  }
  return {
    table: child.name,
    read: (parent, report) => {
      const rows: Row[] = []
      const base = inherited(unfolding, parent)
      for (const { index, header, target } of items) {
        const cell = parent.cells[index]
        if (isFilled(cell))
          rows.push(
            make(
              parent,
              base,
              target.item,
              read(cell, (fault) => report(index, header, fault)),
            ),
          )
      }
      const itemCell = itemColumn === undefined ? null : parent.cells[itemColumn.index]
      const valueCell = valueColumn === undefined ? null : parent.cells[valueColumn.index]
      if (itemColumn && valueColumn && readItem && isFilled(valueCell)) {
        const say = (fault: Fault): void => report(itemColumn.index, itemColumn.header, fault)
        if (!isFilled(itemCell)) report(valueColumn.index, valueColumn.header, WITHOUT_ITEM)
        const item =
          isFilled(itemCell) && !isUnreadable(itemCell, say) ? readItem(itemCell, say, parent) : null
        const reading = read(valueCell, (fault) => report(valueColumn.index, valueColumn.header, fault))
        if (typeof item === 'string') rows.push(make(parent, base, item, reading))
      }
      return rows
    },
  }
}
