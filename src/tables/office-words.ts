import { type Fault, warning } from '../columns/fault.ts'
import type { CodeList, Scale } from '../columns/reading-context.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import { plainMark } from '../japanese/marks.ts'
import { matchForm } from '../japanese/widths.ts'
import { type Problem, problemAt } from './problem.ts'
import type { Row } from './row.ts'
import type { Schema } from './schema.ts'
import type { Table } from './table.ts'

/** The settings in force, and the rows that asked for more than they may. */
export function settingsOf(
  schema: Schema,
  table: Table | undefined,
  rows: readonly Row[],
  office: Readonly<Record<string, string>>,
): { readonly settings: ReadonlyMap<string, string>; readonly problems: readonly Problem[] } {
  const { key, value, defaults, ceilings, floors } = schema.settings
  const settings = new Map<string, string>([...Object.entries(defaults), ...Object.entries(office)])
  const problems: Problem[] = []
  for (const row of rows) {
    const name = row.values[key]
    const wanted = row.values[value]
    if (typeof name !== 'string' || typeof wanted !== 'string') continue
    if (mayBe(name, wanted, settings, ceilings, floors)) {
      // What office.json says holds, unless the sheet narrows it.
      if (!Object.hasOwn(office, name) || Object.hasOwn(ceilings, name) || floors.includes(name))
        settings.set(name, wanted)
    } else if (table)
      problems.push(
        problemAt(
          { workbook: table.workbook, sheet: row.sheet, row: row.index, value: wanted },
          tooWide(name),
        ),
      )
  }
  return { settings, problems }
}

const tooWide = (name: string): Fault =>
  warning(
    'N8',
    `設定「${name}」の値は許可された範囲より広いため、使いません`,
    `The setting ${name} asks for more than office.json allows; it is ignored`,
    'この行を消すか、広げる場合は管理者に office.json の変更を依頼してください',
    'Remove the row, or ask the administrator to change office.json',
  )

function mayBe(
  name: string,
  wanted: string,
  settings: ReadonlyMap<string, string>,
  ceilings: Readonly<Record<string, readonly string[]>>,
  floors: readonly string[],
): boolean {
  // A key of a sheet may be `constructor`: only what the schema itself says counts.
  const widths = Object.hasOwn(ceilings, name) ? ceilings[name] : undefined
  if (widths)
    return widths.includes(wanted) && widths.indexOf(wanted) <= widths.indexOf(settings.get(name) ?? '')
  return !floors.includes(name) || Number(wanted) >= Number(settings.get(name))
}

/** The open lists: what every office starts with, and what it added. */
export function codeListsOf(schema: Schema, rows: readonly Row[]): ReadonlyMap<string, CodeList> {
  const { list, code, label, aliases, seed } = schema.codes
  const lists = new Map<string, Map<string, string>>()
  for (const [name, words] of Object.entries(seed))
    lists.set(
      name,
      new Map(
        Object.entries(words).flatMap(([each, text]) => [each, text].map((word) => [matchForm(word), each])),
      ),
    )
  const own = new Map<string, [string, string][]>()
  const add = (name: string, word: string, meaning: string): void => {
    own.set(name, [...(own.get(name) ?? []), [matchForm(word), meaning]])
  }
  for (const { values } of rows) {
    const name = values[list]
    const meaning = values[code]
    const spellings = values[aliases]
    if (typeof name !== 'string' || typeof meaning !== 'string') continue
    for (const word of [meaning, values[label], ...(Array.isArray(spellings) ? spellings : [])])
      if (typeof word === 'string') add(name, word, meaning)
  }
  // What the office says goes before what every office starts with.
  for (const [name, pairs] of own) {
    const spelled = new Set(pairs.map(([word]) => word))
    const seeded = [...(lists.get(name) ?? [])].filter(([word]) => !spelled.has(word))
    lists.set(name, new Map([...seeded, ...certain(pairs)]))
  }
  return lists
}

/** What the words of open lists are called: list, then code to label. */
export function labelsOf(
  schema: Schema,
  rows: readonly Row[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const { list, code, label, seed } = schema.codes
  const lists = new Map(Object.entries(seed).map(([name, words]) => [name, new Map(Object.entries(words))]))
  for (const { values } of rows) {
    const name = values[list]
    const word = values[code]
    const text = values[label]
    if (typeof name !== 'string' || typeof word !== 'string' || typeof text !== 'string') continue
    lists.set(name, (lists.get(name) ?? new Map<string, string>()).set(word, text))
  }
  return lists
}

/** Further spellings of headers: sheet, then canonical alias to header. */
export function headerAliasesOf(
  schema: Schema,
  rows: readonly Row[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const { list, code, label, aliases, headerAliases } = schema.codes
  const bySheet = new Map<string, Map<string, string>>()
  for (const { values } of rows) {
    const where = values[code]
    if (values[list] !== headerAliases || typeof where !== 'string') continue
    const [sheet = '', header = ''] = where.split('.')
    const spellings = values[aliases]
    const words = bySheet.get(sheet) ?? new Map<string, string>()
    bySheet.set(sheet, words)
    for (const word of [values[label], ...(Array.isArray(spellings) ? spellings : [])])
      if (typeof word === 'string') words.set(canonicalHeader(word), header)
  }
  return bySheet
}

/** The steps of a scale as the office keeps them, or as every office starts. */
export function scaleOf(schema: Schema, name: string, rows: readonly Row[]): Scale {
  const table = schema.scales[name]
  if (table === undefined) return { marks: new Map(), values: [] }
  const steps =
    rows.length === 0
      ? table.seed
      : rows.flatMap(({ values }) => stepOf(values[table.value], values[table.marks]))
  return {
    values: steps.map(({ value }) => value).sort((a, b) => a - b),
    marks: certain(
      steps.flatMap(({ value, marks }) => marks.map((mark): [string, number] => [plainMark(mark), value])),
    ),
  }
}

/** What each word means; a word that was given two meanings has none. */
function certain<T>(pairs: readonly (readonly [string, T])[]): Map<string, T> {
  const meanings = new Map(pairs)
  for (const [word, meaning] of pairs) if (meanings.get(word) !== meaning) meanings.delete(word)
  return meanings
}

const stepOf = (value: unknown, marks: unknown): { value: number; marks: string[] }[] =>
  typeof value === 'number'
    ? [{ value, marks: Array.isArray(marks) ? marks.filter((mark) => typeof mark === 'string') : [] }]
    : []

/** Rows that hold words a sheet cannot grant. */
export function reservedWords(schema: Schema, table: Table, rows: readonly Row[]): Problem[] {
  return schema.reserved
    .filter((each) => each.table === table.name)
    .flatMap(({ column, words }) =>
      rows.flatMap((row) => {
        const value = row.values[column]
        const given = Array.isArray(value) ? value : [value]
        return given.some((word) => typeof word === 'string' && words.includes(word))
          ? [problemAt({ workbook: table.workbook, sheet: row.sheet, row: row.index }, NOT_GRANTED)]
          : []
      }),
    )
}

const NOT_GRANTED = warning(
  'N8',
  'この役割はシートからは与えられません。office.json の指定だけが有効です',
  'The role cannot be given by a sheet; only office.json counts',
  '管理者に office.json への追加を依頼し、ここからは消してください',
  'Ask the administrator to add it to office.json, and remove it here',
)
