import type { Values } from '../columns/column.ts'
import { type IndexedRows, indexSeen } from '../snapshot/indexed-rows.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Row } from '../tables/row.ts'
import type { Raise, Table } from '../tables/table.ts'
import { isOpen, type Mask, maskFor, maskRow, openedMask } from './mask.ts'
import { barsOf, standIn } from './standing.ts'
import { RELATIONS, type Relation, type Viewer } from './viewer.ts'

/** Masked rows by what they were masked for: several viewers who see the same share them, as long as the rows live. */
const shared = new WeakMap<IndexedRows, Map<string, IndexedRows>>()
const MOST_SHARED = 200

/** The rows of a table that somebody sees, masked; `seesExtra`: with the cells that no declaration knows. */
export function visibleRows(
  snapshot: Snapshot,
  table: Table,
  viewer: Viewer,
  today: string,
  seesExtra: boolean,
): IndexedRows {
  const all = snapshot.rowsOf(table.name)
  const masks = new Map(
    RELATIONS.map((relation) => [relation, maskFor(table, viewer, relation, snapshot.settings)]),
  )
  const personal =
    table.access.person !== null && new Set([...masks.values()].map((mask) => JSON.stringify(mask))).size > 1
  // What takes rows away, or a person's own standing, hangs on their cells and on the day.
  const bars = table.access.raises.length > 0
  const seenBy = JSON.stringify([
    [...masks],
    seesExtra,
    personal || bars ? [viewer.person, [...viewer.scope]] : null,
    bars || table.access.opens ? [viewer.roles, today] : null,
    // Whether a row is opened may hang on rows of other tables.
    table.access.opens?.roles.some((role) => viewer.roles.includes(role)) ? snapshot.version : null,
  ])
  const known = shared.get(all) ?? new Map<string, IndexedRows>()
  shared.set(all, known)
  const before = known.get(seenBy)
  if (before) return before
  const indexed = maskRows(snapshot, table, viewer, today, masks, seesExtra)
  const [oldest] = known.keys()
  if (known.size >= MOST_SHARED && oldest !== undefined) known.delete(oldest)
  known.set(seenBy, indexed)
  return indexed
}

/** What becomes of the rows of one relation. */
interface Treatment {
  readonly mask: Mask
  readonly bars: readonly Raise[]
}

function maskRows(
  snapshot: Snapshot,
  table: Table,
  viewer: Viewer,
  today: string,
  masks: ReadonlyMap<Relation, Mask>,
  seesExtra: boolean,
): IndexedRows {
  const all = snapshot.rowsOf(table.name)
  const opened = openedMask(table)
  const treatments = new Map(
    [...masks].map(([relation, mask]): readonly [Relation, Treatment] => [
      relation,
      { mask, bars: barsOf(table, viewer, relation, snapshot.settings) },
    ]),
  )
  const hidesNothing = [...treatments.values()].every(({ mask, bars }) => isOpen(mask) && bars.length === 0)
  if (hidesNothing && (seesExtra || all.rows.every(({ extra }) => extra.length === 0))) return all
  let same = true
  const seen = all.rows.map((row): Row | null => {
    const treatment = treatments.get(standIn(table, viewer, row, today))
    const isBarred = treatment?.bars.some(({ when }) => when(row.values, today)) ?? false
    const shown = isBarred
      ? null
      : treatment?.mask.visible
        ? treatment.mask
        : isOpened(snapshot, table, row, viewer)
          ? opened
          : null
    const masked = shown ? maskRow(row, shown, seesExtra) : null
    same &&= masked === row
    return masked
  })
  if (same) return all
  // Nobody's keys are hidden or coarser in a row they see: the order of all tells nothing else.
  return indexSeen(table, all, seen)
}

function isOpened(snapshot: Snapshot, table: Table, row: Row, viewer: Viewer): boolean {
  const { opens } = table.access
  if (!opens?.roles.some((role) => viewer.roles.includes(role))) return false
  return opens.when(row.values, (column) => valuesBehind(snapshot, table, row, column))
}

function valuesBehind(snapshot: Snapshot, table: Table, row: Row, column: string): Values | null {
  const target = table.columns[column]?.target
  const key = row.values[column]
  return target && typeof key === 'string' ? (snapshot.rowsOf(target.table).byKey(key)?.values ?? null) : null
}
