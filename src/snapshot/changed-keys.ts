import type { Row } from '../tables/row.ts'
import type { Snapshot } from './snapshot.ts'

/** Keys of rows that came, changed or went, by table. */
export type ChangedKeys = ReadonlyMap<string, ReadonlySet<string>>

/** What differs between two snapshots; tables that share their rows are not looked at. */
export function changedKeys(before: Snapshot, after: Snapshot): ChangedKeys {
  const changed = new Map<string, ReadonlySet<string>>()
  for (const { name } of after.schema.tables) {
    const [old, now] = [before.rowsOf(name), after.rowsOf(name)]
    if (old === now) continue
    const keys = new Set<string>()
    for (const row of now.rows) if (!holdsSame(old.byKey(row.key), row)) keys.add(row.key)
    for (const { key } of old.rows) if (now.byKey(key) === null) keys.add(key)
    if (keys.size > 0) changed.set(name, keys)
  }
  return changed
}

/** Whether two rows hold the same, as read or as somebody sees them. */
export const holdsSame = (old: Row | null, row: Row): boolean =>
  old === row || contentOf(old) === contentOf(row)

const contentOf = (row: Row | null): string => JSON.stringify(row && [row.values, row.extra])
