import type { Schema } from '../tables/schema.ts'
import type { Table } from '../tables/table.ts'
import { choiceLists } from './choice-lists.ts'
import type { EntryLists } from './entry-rules.ts'
import { exampleFinder } from './examples.ts'
import { extentOf } from './extent.ts'
import { guideSheet } from './guide-sheet.ts'
import { keyRange, type PlacedTable } from './key-ranges.ts'
import { type OpenWord, openWords, type RowsByTable, seedRows } from './open-words.ts'
import { type Item, type SheetColumn, sheetColumns, type TemplateRow } from './sheet-columns.ts'
import { tableSheet } from './table-sheet.ts'
import { quoted } from './words.ts'
import type { Workbook } from './xlsx/workbook.ts'

/** One of several sheets of a table; its rows are asked for once, in order, when the sheet is made. */
export interface FamilySheet {
  readonly title: string
  readonly rows: Iterable<TemplateRow>
}

/** What stands in the workbook besides its form. */
export interface TemplateOptions {
  /** Records by table, of all workbooks: other sheets take their columns and dropdowns from them. */
  readonly rows?: RowsByTable
  /** Tables that are written as several sheets. */
  readonly families?: Readonly<Record<string, readonly FamilySheet[]>>
  /** What each table is for, in words for the first sheet. */
  readonly about?: Readonly<Record<string, string>>
}

/** A workbook made of the declarations: empty for people to start from, or filled with records. */
export function templateOf(
  schema: Schema,
  key: string,
  { rows: given = {}, families = {}, about = {} }: TemplateOptions = {},
): Workbook {
  const workbook = schema.workbooks.find((each) => each.key === key)
  if (workbook === undefined)
    throw new Error(
      `There is no workbook "${key}"; there are ${schema.workbooks.map((each) => each.key).join(', ')}`,
    )
  const rows = { ...seedRows(schema), ...given }
  const wordsOf = openWords(schema, rows)
  const placed = schema.tables
    .filter((table) => table.workbook === key && table.unfolds === null)
    .map((table): PlacedTable => {
      const count = rows[table.name]?.length ?? 0
      return {
        table,
        sheet: table.name in families ? null : table.sheet,
        columns: sheetColumns(table, schema, (target) => itemsOf(schema, target, rows)),
        extent: extentOf(count, count === 0),
      }
    })
  const choices = choiceLists(
    placed.flatMap((each) => each.columns),
    wordsOf,
  )
  const lists: EntryLists = {
    wordsOf: choices.ruleOf,
    codesOf: (target) => keyRange(placed, target),
    placeOf: (target) => placeOf(schema, target, key),
  }
  const making = { schema, lists, exampleOf: exampleFinder(schema, wordsOf), labelsOf: labelsBy(wordsOf) }
  return {
    sheets: [
      guideSheet(
        workbook,
        placed.flatMap(({ table, columns }) =>
          titlesOf(table, families).map((title) => ({ title, table, columns })),
        ),
        about,
      ),
      ...placed.flatMap(({ table, columns }) =>
        (families[table.name] ?? [{ title: table.sheet, rows: rows[table.name] ?? [] }]).map((sheet) =>
          tableSheet(sheet.title, table, columns, sheet.rows, making),
        ),
      ),
      ...(choices.sheet === null ? [] : [choices.sheet]),
    ],
  }
}

const titlesOf = (table: Table, families: NonNullable<TemplateOptions['families']>): readonly string[] =>
  families[table.name]?.map(({ title }) => title) ?? [table.sheet]

/** The items that head columns of their own: named where their table has names, else by code. */
function itemsOf(schema: Schema, target: string, rows: RowsByTable): readonly Item[] {
  const table = schema.tables.find((each) => each.name === target)
  const key = table?.key[0]
  const name = table?.names?.columns[0] ?? key
  if (key === undefined || name === undefined) return []
  return (rows[target] ?? []).flatMap((row) => {
    const code = row[key]
    const header = row[name] ?? code
    return typeof code === 'string' && typeof header === 'string' ? [{ key: code, header }] : []
  })
}

function placeOf(schema: Schema, target: string, key: string): string {
  const table = schema.tables.find((each) => each.name === target)
  if (table === undefined) return quoted(target)
  const file = schema.workbooks.find((each) => each.key === table.workbook)?.file
  return table.workbook === key || file === undefined
    ? `${quoted(table.sheet)}シート`
    : `${quoted(file)}の${quoted(table.sheet)}シート`
}

const labelsBy =
  (wordsOf: (list: string) => readonly OpenWord[]) =>
  ({ column, template }: SheetColumn): ReadonlyMap<string, string> | null => {
    const list = template.rowsOf?.list
    if (list !== undefined) return new Map(wordsOf(list).map(({ code, label }) => [code, label]))
    return typeof column.surface === 'string'
      ? null
      : new Map(column.surface.words.map(({ constant, label }) => [constant, label]))
  }
