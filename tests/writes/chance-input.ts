import fc from 'fast-check'
import { codeSeeds } from '../../schema/seeds.ts'
import type { Cell } from '../../src/columns/cell.ts'
import type { Column, Value } from '../../src/columns/column.ts'
import { type WriteField, type WriteShape, writeShape } from '../../src/graph/write-fields.ts'
import { schema } from '../../src/running-office.ts'
import { bareContext } from '../../src/tables/read-words.ts'
import { isReferred } from '../../src/tables/reading-order.ts'
import type { Table } from '../../src/tables/table.ts'

/** What a mutation is given, by field. */
export type Input = Readonly<Record<string, unknown>>
type Given = Readonly<Record<string, Value | undefined>>

const SEED = 20261125
const LISTS: Readonly<Record<string, Readonly<Record<string, string>>>> = codeSeeds
const CONTEXT = bareContext({ schema, settings: {} })

/** The codes of the rows that others refer to: with a zero in front, with what separates, and what every object has. */
export const codesOf = (table: Table): readonly string[] => {
  if (table.columns[table.key[0] ?? '']?.width != null) return ['000001', '000002']
  return ['0201', `${table.name.charAt(0)}/2~`, '__proto__']
}

const tableOf = (name: string): Table => {
  const found = schema.tables.find((each) => each.name === name)
  if (!found) throw new Error(`no table ${name}`)
  return found
}

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const word = fc.stringMatching(/^[一-三ア-ンA-Za-z0-9=+@'"<&#%_-]{1,12}$/u).map((text) => `文${text}`)
const code = fc
  .stringMatching(/^[A-Z]{2}[A-Z0-9/~@._-]{0,8}$/u)
  .filter((text) => !/\d@\d|^NA|^N\/A/u.test(text))

/** A number that the column's own bounds let through. */
function numbersOf(column: Column): fc.Arbitrary<number> {
  const read = column.prepare(CONTEXT)
  const [min, max] = column.template.between ?? [0, 2_147_483_647]
  const all =
    column.surface === 'Int'
      ? fc.integer({ min, max })
      : fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
  return all.filter((value) => read(value, () => undefined, { on: null }) === value)
}

/** What may be given for a field. */
function valuesFor({ identity, surface, list }: WriteField, table: Table): fc.Arbitrary<Value> {
  const column = table.columns[identity]
  if (column === undefined) throw new Error(`no column ${identity}`)
  const single = (): fc.Arbitrary<string | number | boolean> => {
    if (column.target) return fc.constantFrom(...codesOf(tableOf(column.target.table)))
    if (typeof surface !== 'string') return fc.constantFrom(...surface.words.map(({ constant }) => constant))
    if (column.kind === 'level') return fc.integer({ min: 0, max: 4 })
    if (column.kind === 'fiscalYear') return fc.integer({ min: 1980, max: 2090 })
    const words = Object.keys(LISTS[column.template.rowsOf?.list ?? ''] ?? {})
    if (column.kind === 'open' || words.length > 0) return fc.constantFrom(...words)
    if (column.width !== null) return fc.integer({ min: 100_000, max: 999_999 }).map(String)
    if (column.kind === 'code' || identity === 'marks') return code
    switch (surface) {
      case 'Boolean':
        return fc.boolean()
      case 'Date':
        return day
      case 'YearMonth':
        return day.map((each) => each.slice(0, 7))
      case 'Int':
      case 'Float':
        return numbersOf(column)
      default:
        return word
    }
  }
  return list
    ? fc.uniqueArray(single().map(String), { minLength: 1, maxLength: 2 })
    : column.unique && !table.key.includes(identity)
      ? single().filter((value) => !rowsOf(table).some((row) => row[identity] === value))
      : single()
}

const record = (fields: readonly WriteField[], table: Table, isNew: boolean): fc.Arbitrary<Given> =>
  fc
    .tuple(
      ...fields.map((each) => {
        const value = valuesFor(each, table)
        const may = isNew && (each.required || each.isKey) ? value : fc.option(value, { nil: undefined })
        return isNew || each.required || table.columns[each.identity]?.fillDown === 'blank'
          ? may
          : fc.oneof(may, fc.constant(null))
      }),
    )
    .map((values) =>
      inOrder(Object.fromEntries(fields.map(({ field }, at) => [field, values[at]])), table, isNew),
    )

/** Periods end after they begin; of a change, which may meet any other end, they are changed whole. */
function inOrder(given: Given, { periods }: Table, isNew: boolean): Given {
  const ordered = { ...given }
  for (const { from, to } of periods) {
    const [first, last] = [given[from], given[to]]
    if (typeof first === 'string' && typeof last === 'string') {
      ordered[from] = first <= last ? first : last
      ordered[to] = first <= last ? last : first
    } else if (!isNew) {
      delete ordered[from]
      delete ordered[to]
    }
  }
  return ordered
}

/** A new row of a table, with some of the cells that it has one of for each item or rank. */
export const newRow = (shape: WriteShape, table: Table): fc.Arbitrary<Input> =>
  withCells(record([...shape.key, ...shape.rest], table, true), shape)

/** Changes of a row of a table. */
export const changesOf = (shape: WriteShape, table: Table): fc.Arbitrary<Input> =>
  withCells(record(shape.rest, table, false), shape)

const withCells = (input: fc.Arbitrary<Input>, { cells }: WriteShape): fc.Arbitrary<Input> =>
  cells.reduce(
    (made, { field, child, part, fields }) =>
      fc.tuple(made, cellsOf(child, part, fields)).map(([row, list]) => ({ ...row, [field]: list })),
    input,
  )

function cellsOf(
  child: Table,
  part: WriteField,
  fields: readonly WriteField[],
): fc.Arbitrary<readonly Input[]> {
  const level = fc.integer({ min: 0, max: 4 }).map((value): Input => ({ level: value }))
  const reason = fc.constantFrom<Input>({ state: 'NOT_APPLICABLE' }, { state: 'NOT_ASSESSED' })
  if (child.unfolds?.item != null)
    return fc.uniqueArray(
      fc
        .tuple(valuesFor(part, child), child.unfolds.state === null ? level : fc.oneof(level, reason))
        .map(([item, cell]): Input => ({ [part.field]: item, ...cell })),
      { selector: (cell) => cell[part.field], maxLength: 2 },
    )
  return fc.uniqueArray(
    fc.tuple(valuesFor(part, child), ...fields.map((each) => valuesFor(each, child))).map(
      ([rank, ...values]): Input => ({
        [part.field]: rank,
        ...Object.fromEntries(fields.map(({ field }, at) => [field, values[at]])),
      }),
    ),
    { selector: (cell) => cell[part.field], maxLength: 3 },
  )
}

const rowsByTable = new Map<string, readonly Readonly<Record<string, Value>>[]>()

/** The rows of a table that others refer to: what it requires and no more, by column. */
function rowsOf(table: Table): readonly Readonly<Record<string, Value>>[] {
  if (!isReferred(schema, table.name)) return []
  const known = rowsByTable.get(table.name)
  if (known) return known
  rowsByTable.set(table.name, [])
  const { key, rest } = writeShape(table, schema.tables)
  const fields = [...key, ...rest.filter(({ required }) => required)]
  const codes = codesOf(table)
  const rows = fc
    .sample(record(fields, table, true), { seed: SEED, numRuns: codes.length })
    .map((row, at) => ({
      ...Object.fromEntries(fields.map(({ field, identity }) => [identity, row[field] ?? null])),
      [table.key[0] ?? '']: codes[at] ?? null,
    }))
  rowsByTable.set(table.name, rows)
  return rows
}

/** A sheet with a column for everything a table has, and the rows that others refer to. */
export function sheetOf(table: Table): readonly (readonly Cell[])[] {
  const columns = Object.entries(table.columns).flatMap(([name, column]) => headersOf(name, column))
  return [
    columns.map(({ header }) => header),
    ...rowsOf(table).map((row) =>
      columns.map(({ name, column }) => {
        const words = LISTS[column?.template.rowsOf?.list ?? ''] ?? {}
        return column?.write(row[name] ?? null, (each) => words[each] ?? each) ?? null
      }),
    ),
  ]
}

/** The headers of a column: one a rank, one a competency. */
function headersOf(
  name: string,
  column: Column,
): readonly { readonly header: string; readonly name: string; readonly column: Column | null }[] {
  const { header, spread, derive } = column
  if (derive) return []
  if (spread === null) return [{ header, name, column }]
  if (spread.by === 'across')
    return codesOf(tableOf(spread.table)).map((each) => ({ header: each, name, column: null }))
  const { ranks, columns } = spread
  return Array.from({ length: ranks }, (_, rank) =>
    Object.values(columns).map((each) => ({
      header: each.header.replace('{n}', String(rank + 1)),
      name,
      column: null,
    })),
  ).flat()
}
