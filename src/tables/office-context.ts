import type { Lookup, Scale } from '../columns/reading-context.ts'
import type { AssignedSheet } from './assign-sheets.ts'
import type { TableContext } from './context.ts'
import type { SheetGrid } from './grid.ts'
import { identify } from './identify.ts'
import { type Identity, lookupOf } from './lookup.ts'
import { scaleOf } from './office-words.ts'
import type { OfficeTask } from './read-office.ts'
import type { TableReading } from './read-table.ts'
import { bareContext, NO_LOOKUP, type Words, type WordsStamp } from './read-words.ts'
import { isReferred, readBefore, targetsOf, unfoldedFrom } from './reading-order.ts'
import type { Table } from './table.ts'

/** What tables are read by; each part is replaced only when what it says has changed. */
export interface Known {
  readonly words: WordsStamp
  readonly lookups: ReadonlyMap<string, KnownRows>
}

/** What the rows of one table are known by. */
export interface KnownRows {
  /** The sheets they were read from. */
  readonly grids: readonly SheetGrid[]
  readonly identities: readonly Identity[]
  readonly said: string
  /** The words the rows were known by. */
  readonly words: WordsStamp
  /** What the rows of the table are known by that tells rows of one name apart. */
  readonly where: string | null
  readonly lookup: Lookup
}

/** The context of one reading: it grows with `readings`. */
export interface OfficeContext extends TableContext {
  readonly known: Known
}

/** Learns what the rows of all tables are known by, and makes the context in which they are read. */
export function* officeContext(
  task: OfficeTask,
  words: Words,
  sheetsOf: (table: Table) => readonly AssignedSheet[],
  readings: ReadonlyMap<string, TableReading>,
): Generator<void, OfficeContext> {
  const { schema, before } = task
  const lookups = new Map<string, KnownRows>()
  const scales = new Map<string, Scale>()
  const rowIndexes = new Map<string, ReadonlyMap<string, TableReading['rows'][number]>>()
  const rowsOf = (name: string): TableReading['rows'] => readings.get(name)?.rows ?? []
  const lookup = (name: string): Lookup => lookups.get(name)?.lookup ?? NO_LOOKUP
  const context: TableContext = {
    ...bareContext(task),
    setting: (key) => words.settings.get(key) ?? null,
    codes: (list) => words.codes.get(list) ?? new Map(),
    lookup,
    scale: (name) => {
      const scale = scales.get(name) ?? scaleOf(schema, name, rowsOf(name))
      scales.set(name, scale)
      return scale
    },
    rowsOf,
    valueIn: (name, key, column) => {
      const index = rowIndexes.get(name) ?? new Map(rowsOf(name).map((row) => [row.key, row]))
      rowIndexes.set(name, index)
      return index.get(key)?.values[column] ?? null
    },
    headerAliases: (sheet) => words.aliases.get(sheet) ?? new Map(),
    stamps: (name) => {
      const table = schema.tables.find((each) => each.name === name)
      if (!table) return []
      const targets = [table, ...unfoldedFrom(schema, table)].flatMap(({ columns }) =>
        Object.values(columns).flatMap(targetsOf),
      )
      return [words.stamp, ...new Set(targets).values().map(lookup), ...readBefore(schema, table).map(rowsOf)]
    },
  }
  const referred = schema.tables.filter(({ name, names }) => names !== null || isReferred(schema, name))
  const identified: (Pick<KnownRows, 'identities' | 'said' | 'grids'> & { readonly table: Table })[] = []
  for (const table of referred) {
    const sheets = sheetsOf(table)
    const last = before?.known.lookups.get(table.name)
    if (last && last.words === words.stamp && areSame(last.grids, sheets)) {
      identified.push({ table, ...last })
      continue
    }
    const identities = yield* identitiesOf(table, sheets, before, context)
    yield
    const grids = sheets.map(({ grid }) => grid)
    identified.push({ table, identities, said: JSON.stringify(identities), grids })
    yield
  }
  for (const { table, identities, said, grids } of identified) {
    yield
    const last = before?.known.lookups.get(table.name)
    const narrowing = table.columns[table.names?.narrowedBy ?? '']?.target?.table
    const where = identified.find((each) => each.table.name === narrowing)?.said ?? null
    const isSame = last?.said === said && last.words === words.stamp && last.where === where
    lookups.set(
      table.name,
      isSame
        ? { ...last, grids }
        : {
            grids,
            identities,
            said,
            words: words.stamp,
            where,
            lookup: lookupOf(table, identities, context),
          },
    )
  }
  return { ...context, known: { words: words.stamp, lookups } }
}

/** What today's sheets name; where none can be read, or a fifth less is named, what the last good reading does. */
function* identitiesOf(
  table: Table,
  sheets: readonly AssignedSheet[],
  before: OfficeTask['before'],
  context: TableContext,
): Generator<void, readonly Identity[]> {
  const found = yield* identify(table, sheets, context)
  const last = before?.known.lookups.get(table.name)?.identities
  if (last && hasShrunk(last.length, found?.length ?? 0)) return last
  if (found !== null) return found
  const good = (before?.tables.get(table.name)?.sheets ?? []).filter(({ layout }) => layout !== null)
  return (yield* identify(table, good, context)) ?? []
}

const areSame = (grids: readonly SheetGrid[], sheets: readonly AssignedSheet[]): boolean =>
  grids.length === sheets.length && sheets.every(({ grid }, index) => grid === grids[index])

const hasShrunk = (before: number, now: number): boolean => before >= 20 && now <= before * 0.8
