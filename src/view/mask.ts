import type { AccessLevel } from '../columns/access.ts'
import type { Column, Value } from '../columns/column.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import { mayRead, type Relation, type Viewer } from './viewer.ts'

/** What a viewer sees of a table's rows in one relation. */
export interface Mask {
  /** Whether rows are there at all. */
  readonly visible: boolean
  /** Columns that are null, and columns whose words are answered coarser. */
  readonly hidden: readonly string[]
  readonly blurred: readonly (readonly [string, Readonly<Record<string, string>>])[]
}

const levelOf = (table: Table, name: string, column: Column): AccessLevel =>
  column.level ?? (table.key.includes(name) ? lowestLevel(table) : table.access.level)

/** The level of the columns that most may read: whoever may read any column may read the key beside it. */
function lowestLevel(table: Table): AccessLevel {
  const levels = Object.values(table.columns).flatMap(({ level }) => (level === null ? [] : [level]))
  return levels.reduce((lowest, level) => (opensMore(level, lowest) ? level : lowest), table.access.level)
}

const opensMore = (a: AccessLevel, b: AccessLevel): boolean =>
  b.roles.every((role) => a.roles.includes(role)) && a.roles.length > b.roles.length

/** Works out what a viewer sees of a table's rows in one relation. */
export function maskFor(
  table: Table,
  viewer: Viewer,
  relation: Relation,
  settings: ReadonlyMap<string, string>,
): Mask {
  const may = (level: AccessLevel): boolean => mayRead(viewer, level, relation, settings)
  const columns = Object.entries(table.columns)
  const readable = (name: string, column: Column): boolean => may(levelOf(table, name, column))
  const visible =
    columns.some(([name, column]) => !table.key.includes(name) && readable(name, column)) ||
    may(table.access.level)
  const hidden = columns.flatMap(([name, column]) =>
    readable(name, column) || (visible && table.key.includes(name)) ? [] : [name],
  )
  return {
    visible,
    hidden,
    blurred: columns.flatMap(([name, { blur }]) =>
      blur && !may(blur.below) && !hidden.includes(name) ? [[name, blur.words] as const] : [],
    ),
  }
}

/** Whether rows are left as they are but for cells that no declaration knows. */
export const isOpen = ({ visible, hidden, blurred }: Mask): boolean =>
  visible && hidden.length === 0 && blurred.length === 0

/** What a row opened to further roles shows: what has the table's own level, nothing above it. */
export const openedMask = (table: Table): Mask => ({
  visible: true,
  hidden: Object.entries(table.columns).flatMap(([name, column]) =>
    column.level === null || table.key.includes(name) ? [] : [name],
  ),
  blurred: Object.entries(table.columns).flatMap(([name, { blur, level }]) =>
    blur && level === null ? [[name, blur.words] as const] : [],
  ),
})

/**
 * The row as the mask leaves it, without the cells it was read from; the same object where nothing is masked. What is
 * computed is null as well where it is hidden, whatever it is computed from.
 */
export function maskRow(row: Row, mask: Mask, seesExtra: boolean): Row {
  const extra = seesExtra ? row.extra : NONE
  const coarser = mask.blurred.length === 0 ? NONE : coarserIn(row, mask)
  if (mask.hidden.length === 0 && coarser.length === 0 && extra.length === row.extra.length) return row
  const values: Record<string, Value> = { ...row.values }
  for (const name of mask.hidden) values[name] = null
  for (const [name, word] of coarser) values[name] = word
  return { ...row, values, extra, cells: NONE }
}

const coarserIn = ({ values }: Row, { blurred }: Mask): readonly (readonly [string, Value])[] =>
  blurred.flatMap(([name, words]) => {
    const value = values[name]
    const word = typeof value === 'string' ? words[value] : undefined
    return word === undefined ? [] : [[name, word] as const]
  })

const NONE: readonly never[] = []
