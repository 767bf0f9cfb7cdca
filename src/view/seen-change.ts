import { type IntendedRow, isChange } from '../tables/intent.ts'
import { keyParts } from '../tables/row.ts'
import type { View } from './view.ts'

/** What a viewer may know of a change: the cells they may read, as of the row where it is there; `null` where that is nothing. */
export function seenChange(change: IntendedRow, view: View): IntendedRow | null {
  const table = view.tables.find(({ name }) => name === change.table)
  if (table === undefined) return null
  const { key } = change
  const row = view.rowsOf(table).byKey(key)
  const gone = {
    key,
    values: Object.fromEntries(
      table.key.map((name, at) => [name, keyParts(key, table.key.length)[at] ?? null]),
    ),
  }
  // A row that is there and hidden, or that would be hidden if it were there.
  if (row === null && (view.isThere(table, key) || !view.wouldSee(table, gone))) return null
  const cells = change.cells.filter(
    (cell) => isChange(cell) && !view.isHidden(table, row ?? gone, cell.identity.split('/')[0] ?? ''),
  )
  return cells.length === 0 ? null : { ...change, cells }
}
