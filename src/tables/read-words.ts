import type { CodeList, Lookup } from '../columns/reading-context.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import type { Assignment } from './assign-sheets.ts'
import type { TableContext } from './context.ts'
import { codeListsOf, headerAliasesOf, labelsOf, scaleOf, settingsOf } from './office-words.ts'
import type { Problem } from './problem.ts'
import type { OfficeTask } from './read-office.ts'
import { readTable, type TableReading } from './read-table.ts'
import { removedFrom } from './removals.ts'
import type { Schema } from './schema.ts'

/** The settings and open lists of an office. */
export interface Words {
  readonly settings: ReadonlyMap<string, string>
  readonly codes: ReadonlyMap<string, CodeList>
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Further spellings of headers: sheet, then canonical alias to header. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly problems: readonly Problem[]
  readonly stamp: WordsStamp
}

/** Replaced only when the words say something else. */
export interface WordsStamp {
  readonly said: string
}

/** Settings and open lists come before everything else: the rest is read by them. */
export function* readWords(
  task: OfficeTask,
  assignments: ReadonlyMap<string, Assignment>,
): Generator<void, Words> {
  const { schema, before } = task
  const read = function* (name: string): Generator<void, TableReading | null> {
    const table = schema.tables.find((each) => each.name === name)
    const last = before?.tables.get(name) ?? null
    const assignment = table && assignments.get(table.workbook)
    if (!table || !assignment) return last
    const sheets = assignment.byTable.get(name) ?? []
    return yield* readTable({
      table,
      unfolded: [],
      sheets,
      context: bareContext(task),
      removed: removedFrom(task.removals, table.workbook, sheets),
      before: last,
    })
  }
  const settingRows = (yield* read(schema.settings.table))?.rows ?? []
  const codeRows = (yield* read(schema.codes.table))?.rows ?? []
  const { settings, problems } = settingsOf(
    schema,
    schema.tables.find(({ name }) => name === schema.settings.table),
    settingRows,
    task.settings,
  )
  const said = JSON.stringify([[...settings], codeRows.map((row) => row.values)])
  return {
    settings,
    codes: codeListsOf(schema, codeRows),
    labels: labelsOf(schema, codeRows),
    aliases: headerAliasesOf(schema, codeRows),
    problems,
    stamp: before?.known.words.said === said ? before.known.words : { said },
  }
}

/** The lookup of a table that nobody has read. */
export const NO_LOOKUP: Lookup = {
  nameColumn: null,
  whereColumn: null,
  find: () => ({ missing: true }),
  nameOf: () => null,
  narrow: () => [],
  code: () => null,
  has: () => false,
  sheet: '',
  size: 0,
}

const denied = (schema: Schema): ReadonlyMap<string, string | null> =>
  new Map(schema.denied.map(({ header, allowedIn }) => [canonicalHeader(header), allowedIn]))

/** A context that knows nothing of the office yet but what `office.json` and the schema say. */
export function bareContext({ schema, settings }: Pick<OfficeTask, 'schema' | 'settings'>): TableContext {
  const forbidden = denied(schema)
  return {
    setting: (key) => settings[key] ?? null,
    codes: () => new Map(),
    lookup: () => NO_LOOKUP,
    scale: (name) => scaleOf(schema, name, []),
    rowsOf: () => [],
    valueIn: () => null,
    headerAliases: () => new Map(),
    deniedHeader: (header) => forbidden.get(canonicalHeader(header)),
    stamps: () => [],
  }
}
