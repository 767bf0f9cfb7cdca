import { type ChangedKeys, holdsSame } from '../snapshot/changed-keys.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import type { View } from './view.ts'

/** What changed of a table, as far as somebody sees it. */
export interface TableChange {
  readonly table: Table
  /** Rows that are new to them or hold other cells. */
  readonly changed: readonly Row[]
  /** Rows that they see no more. */
  readonly removed: readonly Row[]
}

/** What changed between two views of one viewer. */
export interface Change {
  readonly version: string
  readonly asOf: string
  /** What they may see is another now: everything is to be read anew. */
  readonly isEverything: boolean
  readonly tables: readonly TableChange[]
}

/** What somebody can tell of a change: nothing of rows and cells they do not see. `null` where that is nothing. */
export function changeBetween(
  before: View,
  after: View,
  keys: ChangedKeys,
  asked: readonly Table[] | null,
): Change | null {
  const { version, asOf } = after.snapshot
  if (rightsIn(before) !== rightsIn(after)) return { version, asOf, isEverything: true, tables: [] }
  const tables = (asked ?? after.tables).flatMap((table): TableChange[] => {
    const changed: Row[] = []
    const removed: Row[] = []
    for (const key of keys.get(table.name) ?? []) {
      const [old, now] = [before.rowsOf(table).byKey(key), after.rowsOf(table).byKey(key)]
      if (now && !holdsSame(old, now)) changed.push(now)
      else if (old && !now) removed.push(old)
    }
    return changed.length + removed.length === 0 ? [] : [{ table, changed, removed }]
  })
  return tables.length === 0 ? null : { version, asOf, isEverything: false, tables }
}

const rightsIn = ({ viewer: { roles, person, scope }, today }: View): string =>
  JSON.stringify([roles, person, [...scope], today])
