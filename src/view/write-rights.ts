import type { Values } from '../columns/column.ts'
import type { Grant, Table } from '../tables/table.ts'
import type { Mask } from './mask.ts'
import type { Relation, Viewer } from './viewer.ts'

/** What a viewer may do to a row. */
export interface WriteRights {
  readonly creates: boolean
  readonly deletes: boolean
  /** Whether they may fill in a column. */
  may(column: string): boolean
}

/** What the rights hang on. */
export interface RowInQuestion {
  readonly table: Table
  readonly values: Values
  readonly relation: Relation
  readonly mask: Mask
  readonly settings: ReadonlyMap<string, string>
}

/**
 * Who keeps the workbook writes all that they may read, of any row; others what the table grants them. What a viewer
 * may not read they may not write either, unless a grant names it: else writing would tell what stands there.
 */
export function rightsOn(row: RowInQuestion, viewer: Viewer, keepers: readonly string[]): WriteRights {
  const { table, mask } = row
  const keeps = keepers.some((role) => viewer.roles.includes(role)) && mask.visible
  const grants = table.access.grants.filter((grant) => isGranted(grant, row))
  const hidden = new Set([...mask.hidden, ...mask.blurred.map(([name]) => name)])
  const mayRead = (column: string): boolean => mask.visible && !hidden.has(column)
  return {
    creates: keeps || grants.some(({ creates }) => creates),
    deletes: keeps,
    may: (column) =>
      (keeps && mayRead(column)) ||
      grants.some(({ columns }) => (columns === null ? mayRead(column) : columns.includes(column))),
  }
}

const isGranted = ({ to, setting, when }: Grant, { relation, values, settings }: RowInQuestion): boolean =>
  to === relation &&
  (setting === null || setting.is.includes(settings.get(setting.setting) ?? '')) &&
  when(values)
