import type { AccessLevel } from '../columns/access.ts'
import type { Values } from '../columns/column.ts'
import type { IndexedRows } from '../snapshot/indexed-rows.ts'
import { indexRows, indexSeen } from '../snapshot/indexed-rows.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { RowAccess } from '../tables/match.ts'
import type { Row } from '../tables/row.ts'
import type { Raise, Table } from '../tables/table.ts'
import { type Freshness, freshnessOf } from './freshness.ts'
import { isOpen, type Mask, maskFor, maskRow, openedMask } from './mask.ts'
import { mayRead, RELATIONS, type Relation, relationTo, type Viewer } from './viewer.ts'
import { beside } from './whole-office.ts'
import { rightsOn, type WriteRights } from './write-rights.ts'

/** A snapshot as one viewer may see it today: the only door to rows. */
export interface View extends RowAccess {
  readonly viewer: Viewer
  readonly today: string
  /** How fresh the office is, as far as the viewer may know. */
  readonly snapshot: Freshness
  readonly tables: readonly Table[]
  rowsOf(table: Table): IndexedRows
  /** The rows that name this one, in the order of their keys. */
  referring(table: Table, column: string, row: Row): readonly Row[]
  /** Whether a row's place tells nothing that is hidden: the viewer keeps its workbook, and misses no row of the table. */
  tellsPlaces(table: Table): boolean
  /** A setting as it is in force: what the sheet says as far as the office lets it; `null` where nobody says anything. */
  settingOf(key: string): string | null
  /** What a word of an open list is called. */
  labelOf(list: string, code: string): string | null
  /** Whether the viewer has one of the roles. */
  has(roles: readonly string[]): boolean
  /** Whether the viewer mends the table's workbook. */
  keeps(table: Table): boolean
  /** What the viewer may do to a row with these values, there or to come. */
  rightsOn(table: Table, row: Pick<Row, 'key' | 'values'>): WriteRights
  /** Whether the viewer would see a row with these values. */
  wouldSee(table: Table, row: Pick<Row, 'key' | 'values'>): boolean
  /** Whether there is such a row, seen or not: never to be told. */
  isThere(table: Table, key: string): boolean
  /** Whether a column of the row is hidden from the viewer, or coarser; nobody but the strictest role sees undeclared ones. */
  isHidden(table: Table, row: Pick<Row, 'key' | 'values'>, column: string): boolean
}

/** Opens a snapshot for a viewer. `strictest` is the level of cells no declaration knows. */
export function openView(snapshot: Snapshot, viewer: Viewer, today: string, strictest: AccessLevel): View {
  const opened = new Map<string, IndexedRows>()
  let freshness: Freshness | null = null
  const { settings } = snapshot
  const standing = (table: Table, row: Pick<Row, 'key' | 'values'>) => {
    const relation = standIn(table, viewer, row, today)
    return { relation, mask: maskFor(table, viewer, relation, settings) }
  }
  const view: View = {
    viewer,
    today,
    get snapshot() {
      freshness ??= freshnessOf(snapshot, view)
      return freshness
    },
    tables: snapshot.schema.tables,
    isThere: (table, key) => snapshot.rowsOf(table.name).byKey(key) !== null,
    keeps: (table) => view.has(keepersOf(snapshot, table)),
    rightsOn: (table, row) => {
      const { relation, mask } = standing(table, row)
      return rightsOn(
        { table, values: row.values, relation, mask, settings },
        viewer,
        keepersOf(snapshot, table),
      )
    },
    wouldSee: (table, row) => {
      const { relation, mask } = standing(table, row)
      return (
        mask.visible && !barsOf(table, viewer, relation, settings).some(({ when }) => when(row.values, today))
      )
    },
    isHidden: (table, row, column) => {
      const { mask } = standing(table, row)
      if (!Object.hasOwn(table.columns, column)) return !seesUndeclared(snapshot, table, viewer, strictest)
      return !mask.visible || mask.hidden.includes(column) || mask.blurred.some(([name]) => name === column)
    },
    tellsPlaces: (table) =>
      view.keeps(table) &&
      RELATIONS.every(
        (relation) =>
          maskFor(table, viewer, relation, settings).visible &&
          barsOf(table, viewer, relation, settings).length === 0,
      ),
    has: (roles) => roles.some((role) => viewer.roles.includes(role)),
    settingOf: (key) => settings.get(key) ?? null,
    labelOf: (list, code) => snapshot.reading.labels.get(list)?.get(code) ?? null,
    tableOf: snapshot.tableOf,
    rowsOf: (table) => {
      const rows = opened.get(table.name) ?? visibleRows(snapshot, table, viewer, today, strictest)
      opened.set(table.name, rows)
      return rows
    },
    valueOf: (table, row, name) => {
      const derive = table.columns[name]?.derive
      if (!derive || Object.hasOwn(row.values, name)) return row.values[name] ?? null
      return derive(row.values, {
        today,
        follow: (column) => view.follow(table, row, column)?.values ?? null,
      })
    },
    follow: (table, row, name) => {
      const target = table.columns[name]?.target
      const key = row.values[name]
      return target && typeof key === 'string' ? view.rowsOf(snapshot.tableOf(target.table)).byKey(key) : null
    },
    referring: (table, column, row) => view.rowsOf(table).referring(column, row.key),
  }
  beside(view, () => wholeOf(snapshot, today, strictest))
  return view
}

const opened = new WeakMap<Snapshot, View>()

/** The whole office is the same for everybody: opened once a snapshot and day. */
function wholeOf(snapshot: Snapshot, today: string, strictest: AccessLevel): View {
  const known = opened.get(snapshot)
  if (known?.today === today) return known
  const roles = snapshot.schema.roles.words.map(({ constant }) => constant)
  const everybody: Viewer = { subject: '', roles, person: null, scope: new Set() }
  const whole = openView(snapshot, everybody, today, strictest)
  opened.set(snapshot, whole)
  return whole
}

/** Cells no declaration knows: for the strictest role, and that only where it may open the file itself. */
const seesUndeclared = (snapshot: Snapshot, table: Table, viewer: Viewer, strictest: AccessLevel): boolean =>
  mayRead(viewer, strictest, 'other', snapshot.settings) &&
  keepersOf(snapshot, table).some((role) => viewer.roles.includes(role))

const keepersOf = ({ schema }: Snapshot, { workbook }: Table): readonly string[] =>
  schema.workbooks.find(({ key }) => key === workbook)?.keepers ?? []

/** Masked rows by what they were masked for: several viewers who see the same share them, as long as the rows live. */
const shared = new WeakMap<IndexedRows, Map<string, IndexedRows>>()
const MOST_SHARED = 200

function visibleRows(
  snapshot: Snapshot,
  table: Table,
  viewer: Viewer,
  today: string,
  strictest: AccessLevel,
): IndexedRows {
  const all = snapshot.rowsOf(table.name)
  const masks = new Map(
    RELATIONS.map((relation) => [relation, maskFor(table, viewer, relation, snapshot.settings)]),
  )
  const seesExtra = seesUndeclared(snapshot, table, viewer, strictest)
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
  return [...masks.values(), opened].some((mask) => changesKey(table, mask))
    ? indexRows(
        table,
        seen.filter((row) => row !== null),
      )
    : indexSeen(table, all, seen)
}

/** Whether the order of the keys themselves would tell what the mask hides of them. */
const changesKey = (table: Table, { visible, hidden, blurred }: Mask): boolean =>
  visible && [...hidden, ...blurred.map(([name]) => name)].some((name) => table.key.includes(name))

/** How a row stands to the viewer: where it is raised to a level that is not for oneself, their own is like any other. */
function standIn(table: Table, viewer: Viewer, row: Pick<Row, 'key' | 'values'>, today: string): Relation {
  const relation = relationTo(viewer, personOf(table, row))
  const isKept =
    relation === 'own' && table.access.raises.some(({ level, when }) => !level.own && when(row.values, today))
  return isKept ? 'other' : relation
}

/** What takes rows of this relation away from the viewer. */
const barsOf = (
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
