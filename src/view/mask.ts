import type { AccessLevel } from '../columns/access.ts'
import type { Column, Value, Values } from '../columns/column.ts'
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
  return {
    visible,
    hidden: columns.flatMap(([name, column]) =>
      readable(name, column) || (visible && table.key.includes(name)) ? [] : [name],
    ),
    blurred: columns.flatMap(([name, { blur }]) =>
      blur && !may(blur.below) ? [[name, blur.words] as const] : [],
    ),
  }
}

/** The row as the mask leaves it; the same object where nothing is masked. */
export function maskRow(row: Row, mask: Mask, seesExtra: boolean): Row {
  const bare = seesExtra || row.extra.length === 0
  const coarser = mask.blurred.flatMap(([name, words]): [string, Value][] => {
    const value = row.values[name]
    const word = typeof value === 'string' ? words[value] : undefined
    return word === undefined ? [] : [[name, word]]
  })
  if (mask.hidden.length === 0 && coarser.length === 0) return bare ? row : { ...row, extra: [] }
  const values: Record<string, Value> = { ...row.values }
  for (const name of mask.hidden) values[name] = null
  for (const [name, word] of coarser) values[name] = word
  return { ...row, values: values satisfies Values, extra: bare ? row.extra : [] }
}
