import type { Cell } from '../../src/columns/cell.ts'
import type { Choices, Column } from '../../src/columns/column.ts'
import type { Random } from '../../src/demo/random.ts'
import { schema } from '../../src/running-office.ts'
import { buildSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Table } from '../../src/tables/table.ts'
import { readSmallOffice, type SmallOffice } from '../office-of.ts'
import type { Facts, Opening } from './may-see.ts'

/** What stands in one cell of a sheet, and what it means. */
export interface Written {
  readonly cell: Cell
  readonly value: unknown
}

/** A column of a sheet: the table's column it belongs to (`null` for one nobody declared), and how its cells come about. */
export interface SheetColumn {
  readonly header: string
  readonly column: string | null
  readonly required: boolean
  write(random: Random): Written
}

/** Rows of one table, each a cell by header. */
export type WrittenRow = ReadonlyMap<string, Written>
export type WrittenOffice = ReadonlyMap<string, readonly WrittenRow[]>

export const TODAY = '2026-11-25'
/** A header no table knows; its cells are for the strictest role. */
export const STRAY = '独自メモ'
/** What no kind of column reads. */
export const FAULT = '？？？'
const BLANK: Written = { cell: null, value: null }

/** The tables that have a sheet. */
export const SHEETS: readonly Table[] = schema.tables.filter(({ unfolds }) => unfolds === null)
const CODES: Readonly<Record<string, readonly string[]>> = {
  Staff: numbered(6, (n) => `00000${n}`),
  Department: numbered(4, (n) => `020${n}`),
  Grade: numbered(3, (n) => `G${n}`),
  IdealProfile: numbered(2, (n) => `P${n}`),
  Competency: numbered(3, (n) => `C${n}`),
  TrainingCourse: numbered(3, (n) => `T00${n}`),
  TrainingEvent: numbered(3, (n) => `E${n}`),
  TrainingRequirement: numbered(2, (n) => `R${n}`),
  Post: numbered(4, (n) => `P020${n}`),
  DispatchCall: numbered(3, (n) => `D${n}`),
  InternalPosting: numbered(3, (n) => `K${n}`),
  TransferScenario: numbered(2, (n) => `A${n}`),
  AppraisalCycle: numbered(3, (n) => `H${n}`),
  LeaveCase: numbered(6, (n) => `L${n}`),
  UserAccount: numbered(6, (n) => `u${n}@example.lg.jp`),
}
const FIXED: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>> = {
  CodeEntry: [
    { list: '職種', code: 'SPECIAL', label: '特別職' },
    { list: '職務分野', code: 'HARBOUR', label: '港湾' },
  ],
  Setting: [
    { key: 'targetFieldCount', value: '3' },
    { key: 'trialLimitDays', value: '28' },
  ],
  ProficiencyLevel: [0, 1, 2, 3, 4].map((value) => ({ value, name: `水準${value}` })),
}
const OPEN_WORDS: Readonly<Record<string, readonly (readonly [code: string, label: string])[]>> =
  Object.fromEntries(Object.entries(schema.codes.seed).map(([list, words]) => [list, Object.entries(words)]))

function numbered(count: number, name: (n: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => name(index + 1))
}

const plain = (value: string | number | null): Written => ({ cell: value, value })
const day = (random: Random, from: number, to: number): Written =>
  plain(
    `${random.int(from, to)}-${String(random.int(1, 12)).padStart(2, '0')}-${random.pick(['01', '15', '28'])}`,
  )

/** The columns of a table's sheet. */
export const columnsOf = (table: Table): readonly SheetColumn[] => [
  ...Object.entries(table.columns).flatMap(([name, column]) => sheetColumns(table, name, column)),
  ...(table.access.person === null
    ? []
    : [{ header: STRAY, column: null, required: false, write: (random: Random) => plain(word(random)) }]),
]

function sheetColumns(table: Table, name: string, column: Column): readonly SheetColumn[] {
  if (column.derive) return []
  const { spread } = column
  if (spread?.by === 'across')
    return (CODES[spread.table] ?? []).map((header) => ({
      header,
      column: name,
      required: false,
      write: (random) => plain(random.pick([0, 1, 2, 3, 4, '未', '対象外'])),
    }))
  if (spread?.by === 'rank')
    return Array.from({ length: spread.ranks }, (_, index) => index + 1).flatMap((rank) =>
      Object.values(spread.columns).map((each) => ({
        header: each.header.replace('{n}', String(rank)),
        column: name,
        required: false,
        write: (random: Random) => written(table, name, each, random),
      })),
    )
  // A blank department beside a name stands for the one above it: whose cell that is would be hard to say.
  const required = column.required || table.key.includes(name) || column.fillDown !== null
  return [
    {
      header: column.header,
      column: name,
      required,
      write: (random) => written(table, name, column, random),
    },
  ]
}

const word = (random: Random): string => `${random.pick(['山', '川', '海', '空'])}${random.int(1, 9)}`

function written(table: Table, name: string, column: Column, random: Random): Written {
  const own = OWN_CELLS[`${table.name}.${name}`]
  if (own) return own(random)
  if (column.list) {
    const parts = [
      written(table, name, { ...column, list: false }, random),
      written(table, name, { ...column, list: false }, random),
    ]
    const some = parts.slice(0, random.int(1, 2))
    return { cell: some.map(({ cell }) => cell).join('、'), value: some.map(({ value }) => value) }
  }
  if (column.target) return plain(random.pick(CODES[column.target.table] ?? []) ?? null)
  if (typeof column.surface !== 'string') return choiceOf(column.surface, random)
  if (column.unique)
    return plain(column.kind === 'integer' ? random.int(1, 1e6) : `${name}${random.int(1, 1e9)}`)
  const { between, rowsOf } = column.template
  const words = OPEN_WORDS[rowsOf?.list ?? '']
  if (words) {
    const [code, label] = random.pick(words) ?? ['', '']
    return { cell: label, value: code }
  }
  switch (column.kind) {
    case 'integer':
    case 'decimal':
      return plain(random.int(between?.[0] ?? 1, Math.min(between?.[1] ?? 5, 5)))
    case 'code':
      return plain(`X${random.int(1, 1e9)}`)
    case 'level':
      return plain(random.int(0, 4))
    case 'fiscalYear':
      return plain(random.int(2023, 2026))
    case 'flag': {
      const value = random.chance(0.5)
      return { cell: value ? '○' : '×', value }
    }
    case 'date':
      if (table.periods.some(({ to }) => to === name)) return day(random, 2028, 2030)
      if (name === 'birthDate') return day(random, 1965, 2000)
      return day(random, 2019, table.datedBy === name ? 2027 : 2025)
    default:
      return plain(word(random))
  }
}

/** Cells whose range matters to who may read them, or to whether the row is read. */
const OWN_CELLS: Readonly<Record<string, (random: Random) => Written>> = {
  // Groups of fewer than ten are not read at all.
  'StressCheckGroup.taken': (random) => plain(random.int(10, 30)),
  'RecruitmentResult.gender': (random) => (random.chance(0.5) ? BLANK : { cell: '女性', value: 'FEMALE' }),
  ...Object.fromEntries(
    ['applied', 'examined', 'passed', 'hired'].map((name) => [
      `RecruitmentResult.${name}`,
      (random: Random) => plain(random.int(0, 9)),
    ]),
  ),
}

const choiceOf = ({ words }: Choices, random: Random): Written => {
  const found = random.pick(words)
  return { cell: found?.label ?? null, value: found?.constant ?? null }
}

/** One row of chance; a faulty office has cells nobody can read. */
export function chanceRow(
  table: Table,
  random: Random,
  how: { readonly filled: number; readonly faults: number },
  fixed: Readonly<Record<string, string | number>> = {},
): WrittenRow {
  const row = new Map<string, Written>()
  for (const { header, column, required, write } of columnsOf(table)) {
    const given = column === null ? undefined : fixed[column]
    const made = given === undefined ? write(random) : plain(given)
    const isBlank = !required && given === undefined && !random.chance(how.filled)
    const isFaulty = !required && random.chance(how.faults)
    row.set(header, isBlank ? BLANK : isFaulty ? { cell: FAULT, value: null } : made)
  }
  // Who is named and numbered differently is a problem, and problems are not what is asked about here.
  for (const { header, restates } of Object.values(table.columns)) {
    const number = row.get(table.columns[restates?.reference ?? '']?.header ?? '')
    if (restates?.column === 'name' && row.get(header)?.cell !== null)
      row.set(header, plain(`名${number?.cell}`))
  }
  // Orders that overlap are read by nobody: only what is held besides has a last day.
  const kind = table.columns['kind']?.header ?? ''
  if (table.exclusive && row.get(kind)?.value !== 'CONCURRENT')
    row.set(table.columns[table.exclusive.to]?.header ?? '', BLANK)
  return row
}

/** What a row of a sheet means, by column; `null` where it cannot be read. */
export const valuesOf = (table: Table, row: WrittenRow): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    columnsOf(table).flatMap(({ header, column }) =>
      column === null ? [] : [[column, row.get(header)?.value]],
    ),
  )

/** The key of a row, as far as telling rows apart goes. */
export const keyIn = (table: Table, row: WrittenRow): string => {
  const values = valuesOf(table, row)
  return JSON.stringify(table.key.map((name) => values[name] ?? table.columns[name]?.blank ?? null))
}

/** An office of chance, in which every table has rows. */
export function chanceOffice(
  random: Random,
  how: { readonly filled: number; readonly faults: number },
  faultless: readonly string[] = [],
): WrittenOffice {
  return new Map(
    SHEETS.map((table) => {
      const [key = ''] = table.key
      const codes = CODES[table.name]?.map((code) => ({ [key]: code }))
      const rows = (FIXED[table.name] ?? codes ?? Array.from({ length: 14 }, () => ({}))).map((fixed) =>
        chanceRow(
          table,
          random,
          faultless.includes(table.name) ? { ...how, faults: 0 } : how,
          named(table, fixed),
        ),
      )
      return [table.name, withoutDoubles(table, rows)]
    }),
  )
}

/** Names that others are found by stand once. */
const named = (
  table: Table,
  fixed: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> => {
  const [key = ''] = table.key
  return table.names
    ? { ...Object.fromEntries(table.names.columns.map((name) => [name, `名${fixed[key]}`])), ...fixed }
    : fixed
}

/** Of rows with one key the first. */
export function withoutDoubles(table: Table, rows: readonly WrittenRow[]): readonly WrittenRow[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const key = keyIn(table, row)
    return !seen.has(key) && seen.add(key)
  })
}

/** What a row's visibility hangs on. */
export function factsOf(table: Table, row: WrittenRow, office: WrittenOffice): Facts {
  const values = valuesOf(table, row)
  const courses = SHEETS.find(({ name }) => name === 'TrainingCourse')
  const course = courses && office.get('TrainingCourse')?.map((each) => valuesOf(courses, each))
  return {
    table: table.name,
    key: table.key,
    values,
    course: course?.find(({ courseCode }) => courseCode === values['course']) ?? null,
  }
}

/** Reads an office; `versions` says which edition of each workbook's file it is. */
export function readChance(
  office: WrittenOffice,
  opening: Opening,
  versions: Readonly<Record<string, string>>,
): Snapshot {
  const sheets: SmallOffice = Object.fromEntries(
    schema.workbooks.map(({ key }) => [
      key,
      Object.fromEntries(
        SHEETS.filter(({ workbook }) => workbook === key).map((table) => {
          const headers = columnsOf(table).map(({ header }) => header)
          const rows = office.get(table.name) ?? []
          return [
            table.sheet,
            [headers, ...rows.map((row) => headers.map((header) => row.get(header)?.cell ?? null))],
          ]
        }),
      ),
    ]),
  )
  const reading = readSmallOffice(sheets, { staffNumberWidth: '6', declarationVisibility: opening })
  return buildSnapshot(
    schema,
    reading,
    schema.workbooks.map(({ key, file }) => ({
      key,
      file,
      source: 'memory',
      version: versions[key] ?? '1',
      asOf: `2026-11-25T00:00:0${versions[key] ?? '1'}.000Z`,
      state: 'OK',
      accounts: reading.accounts.get(key) ?? [],
    })),
    [],
    null,
  )
}
