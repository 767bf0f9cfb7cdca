import type { AccessLevel } from '../columns/access.ts'
import type { IndexedRows } from '../snapshot/indexed-rows.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { RowAccess } from '../tables/match.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import { type Freshness, freshnessOf } from './freshness.ts'
import { maskFor } from './mask.ts'
import { barsOf, standIn } from './standing.ts'
import { mayRead, RELATIONS, type Viewer } from './viewer.ts'
import { visibleRows } from './visible-rows.ts'
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
      const rows =
        opened.get(table.name) ??
        visibleRows(snapshot, table, viewer, today, seesUndeclared(snapshot, table, viewer, strictest))
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
