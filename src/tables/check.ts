import type { Column } from '../columns/column.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import { codeField } from './code-field.ts'
import { isHeaded } from './header-words.ts'
import { isServed } from './operators.ts'
import { isReservedSheet } from './reserved-sheets.ts'
import type { Schema } from './schema.ts'
import type { Table } from './table.ts'

/** Mistakes in declarations: all of them, each with its table and column. They stop the boot. */
export class DeclarationMistakes extends Error {
  override readonly name = 'DeclarationMistakes'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(
      `the schema has ${mistakes.length} mistake${mistakes.length === 1 ? '' : 's'}:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
    )
    this.mistakes = mistakes
  }
}

const TYPE_NAME = /^[A-Z][A-Za-z0-9]*$/u
const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/u
const COMMON_FIELDS = ['id', 'revision', 'place', 'extra']

/** Checks all declarations together and returns the schema; throws `DeclarationMistakes`. */
export function checkSchema(schema: Schema): Schema {
  const mistakes = [
    ...checkNames(schema),
    ...schema.tables.flatMap((table) => checkTable(schema, table)),
    ...checkRoles(schema),
  ]
  if (mistakes.length > 0) throw new DeclarationMistakes(mistakes)
  return schema
}

const find = (schema: Schema, name: string): Table | undefined =>
  schema.tables.find((table) => table.name === name)

function checkNames(schema: Schema): string[] {
  const twice = (what: string, names: readonly string[]): string[] =>
    [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
      (name) => `${what} ${name} is declared twice`,
    )
  return [
    ...twice(
      'table',
      schema.tables.map(({ name }) => name),
    ),
    ...twice(
      'plural',
      schema.tables.map(({ plural }) => plural),
    ),
    ...twice(
      'sheet',
      schema.tables
        .filter(({ unfolds }) => unfolds === null)
        .map(({ workbook, sheet }) => `${workbook}/${sheet}`),
    ),
    ...[schema.settings.table, schema.codes.table, schema.persons, ...Object.keys(schema.scales)].flatMap(
      (name) => (find(schema, name) ? [] : [`the schema names a table ${name} that is not declared`]),
    ),
  ]
}

function checkTable(schema: Schema, table: Table): string[] {
  const say = (column: string | null, mistake: string): string =>
    `${table.name}${column === null ? '' : `.${column}`}: ${mistake}`
  const columns = Object.entries(table.columns)
  const named = (what: string, names: readonly (string | null | undefined)[]): string[] =>
    names.flatMap((name) =>
      name == null || table.columns[name]
        ? []
        : [say(null, `${what} names a column ${name} that is not declared`)],
    )
  return [
    ...(TYPE_NAME.test(table.name) ? [] : [say(null, 'the name must be a noun in PascalCase')]),
    ...(FIELD_NAME.test(table.plural) && table.plural.toLowerCase() !== table.name.toLowerCase()
      ? []
      : [say(null, `the plural ${table.plural} must be in camelCase and differ from the name`)]),
    ...(schema.workbooks.some(({ key }) => key === table.workbook)
      ? []
      : [say(null, `there is no workbook ${table.workbook}`)]),
    ...(isReservedSheet(table.sheet) ? [say(null, `the sheet ${table.sheet} is reserved`)] : []),
    ...named('key', table.key),
    ...named('access', [table.access.person]),
    ...named('names', [...(table.names?.columns ?? []), table.names?.former, table.names?.narrowedBy]),
    ...named('reuse', [table.reuse?.from, table.reuse?.to]),
    ...named('datedBy', [table.datedBy]),
    ...named(
      'periods',
      table.periods.flatMap(({ from, to }) => [from, to]),
    ),
    ...named('exclusive', [table.exclusive?.per, table.exclusive?.from, table.exclusive?.to]),
    ...table.key.flatMap((name) =>
      table.columns[name]?.derive || table.columns[name]?.list || table.columns[name]?.spread
        ? [say(name, 'a key must be a single value of the sheet')]
        : [],
    ),
    // Rows are told in the order of their keys, which must say no more than the keys do.
    ...table.key.flatMap((name) =>
      table.columns[name]?.blur ? [say(name, 'a key is the same for everybody: it cannot be coarser')] : [],
    ),
    ...(table.unfolds === null ? doubledHeaders(table, say) : []),
    ...columns.flatMap(([name, column]) =>
      checkColumn(schema, table, name, column).map((mistake) => say(name, mistake)),
    ),
    ...doubledFields(schema, table).map((field) =>
      say(null, `the field ${field} would be there twice; rename a column or a reverse`),
    ),
    ...(table.records
      ? checkRecording(find(schema, table.records.of), table).map((mistake) => say(null, mistake))
      : []),
    ...(table.unfolds
      ? checkUnfolding(find(schema, table.unfolds.parent), table).map((mistake) => say(null, mistake))
      : []),
  ]
}

/** A change and its record are written together, so they stand in one workbook. */
function checkRecording(of: Table | undefined, table: Table): string[] {
  if (of === undefined) return [`it records changes of ${table.records?.of}, which is not declared`]
  return of.workbook === table.workbook
    ? []
    : [`it records changes of ${of.name}, which stands in another workbook`]
}

/** The rows under one parent are found by their keys: the parent's key, and one part more. */
function checkUnfolding(parent: Table | undefined, table: Table): string[] {
  if (parent === undefined) return [`it unfolds from ${table.unfolds?.parent}, which is not declared`]
  const begins =
    parent.key.length > 1 &&
    parent.key.every((name, index) => table.key[index] === name) &&
    table.key.length === parent.key.length + 1
  return begins ? [] : [`its key must be that of ${parent.name} (${parent.key.join(', ')}) and one part more`]
}

function doubledHeaders(table: Table, say: (column: string, mistake: string) => string): string[] {
  const seen = new Map<string, string>()
  return Object.entries(table.columns).flatMap(([name, column]) => {
    if (!isHeaded(column)) return []
    const header = canonicalHeader(column.header)
    const other = seen.get(header)
    seen.set(header, other ?? name)
    if (header === '') return [say(name, 'it has no header')]
    return other === undefined ? [] : [say(name, `the header ${column.header} is that of ${other}`)]
  })
}

function checkColumn(schema: Schema, table: Table, name: string, column: Column): string[] {
  const target = column.target ? find(schema, column.target.table) : undefined
  const { restates, blankTakes, spread } = column
  return [
    ...column.mistakes,
    ...(FIELD_NAME.test(name) ? [] : ['the name must be in camelCase']),
    ...(COMMON_FIELDS.includes(name) ? [`every row has a field ${name} already`] : []),
    ...(column.doc.trim() === '' ? ['it says nothing of itself: give it a doc'] : []),
    ...(column.target && !target ? [`it refers to ${column.target.table}, which is not declared`] : []),
    ...(target && (target.key.length !== 1 || target.columns[target.key[0] ?? '']?.kind !== 'code')
      ? [`it refers to ${target.name}, whose key is not a single code`]
      : []),
    ...(restates && !table.columns[restates.reference]?.target
      ? [`it restates ${restates.reference}, which is no reference`]
      : []),
    ...(blankTakes && !table.columns[blankTakes.reference]?.target
      ? [`it takes from ${blankTakes.reference}, which is no reference`]
      : []),
    ...(column.orElse === null || table.columns[column.orElse]
      ? []
      : [`what it cannot read goes to ${column.orElse}, which is not declared`]),
    ...(spread?.by === 'across' ? checkAcross(schema, spread) : []),
    ...(column.kind === 'level' && !schema.scales[column.template.rowsOf?.table ?? '']
      ? [`${column.template.rowsOf?.table} is no scale of the schema`]
      : []),
  ]
}

function checkAcross(
  schema: Schema,
  spread: { readonly table: string; readonly headers: readonly string[]; readonly scale: string },
): string[] {
  const items = find(schema, spread.table)
  return [
    ...(items
      ? spread.headers
          .filter((name) => !items.columns[name])
          .map((name) => `${spread.table} has no column ${name}`)
      : [`its items ${spread.table} are not declared`]),
    ...(schema.scales[spread.scale] ? [] : [`${spread.scale} is no scale of the schema`]),
  ]
}

/** Fields that two columns, or a column and a reverse list, would both want. */
function doubledFields(schema: Schema, table: Table): string[] {
  const own = Object.entries(table.columns).flatMap(([name, column]) => {
    const target = column.target ? find(schema, column.target.table) : undefined
    if (!isServed(column)) return []
    return target ? [name, codeField(name, target)] : [name]
  })
  const reverses = schema.tables.flatMap((other) =>
    Object.values(other.columns).flatMap(({ target }) =>
      target?.table === table.name && typeof target.reverse === 'string' ? [target.reverse] : [],
    ),
  )
  const fields = [...own, ...reverses]
  return [...new Set(fields.filter((field, index) => fields.indexOf(field) !== index))]
}

function checkRoles(schema: Schema): string[] {
  const known = new Set(schema.roles.words.map(({ constant }) => constant))
  const levels = schema.tables.flatMap((table) => [
    { place: table.name, roles: table.access.level.roles },
    ...table.access.raises.map(({ level }) => ({ place: table.name, roles: level.roles })),
    ...Object.entries(table.columns).flatMap(([name, { level }]) =>
      level ? [{ place: `${table.name}.${name}`, roles: level.roles }] : [],
    ),
  ])
  const keepers = schema.workbooks.map(({ key, keepers: roles }) => ({ place: `the workbook ${key}`, roles }))
  const operators = { place: 'the operators', roles: schema.operators }
  return [...levels, ...keepers, operators].flatMap(({ place, roles }) =>
    roles.filter((role) => !known.has(role)).map((role) => `${place}: there is no role ${role}`),
  )
}
