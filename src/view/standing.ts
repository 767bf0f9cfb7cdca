import type { Row } from '../tables/row.ts'
import type { Raise, Table } from '../tables/table.ts'
import { mayRead, type Relation, relationTo, type Viewer } from './viewer.ts'

/** How a row stands to the viewer: where it is raised to a level that is not for oneself, their own is like any other. */
export function standIn(
  table: Table,
  viewer: Viewer,
  row: Pick<Row, 'key' | 'values'>,
  today: string,
): Relation {
  const relation = relationTo(viewer, personOf(table, row))
  const isKept =
    relation === 'own' && table.access.raises.some(({ level, when }) => !level.own && when(row.values, today))
  return isKept ? 'other' : relation
}

/** What takes rows of this relation away from the viewer. */
export const barsOf = (
  table: Table,
  viewer: Viewer,
  relation: Relation,
  settings: ReadonlyMap<string, string>,
): readonly Raise[] => table.access.raises.filter(({ level }) => !mayRead(viewer, level, relation, settings))

/** The key of the person a row is about. */
function personOf(table: Table, row: Pick<Row, 'key' | 'values'>): string | null {
  const { person } = table.access
  if (person === null) return null
  const value = table.columns[person]?.target ? row.values[person] : row.key
  return typeof value === 'string' ? value : null
}
