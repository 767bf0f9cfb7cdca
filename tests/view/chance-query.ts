import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Random } from '../../src/demo/random.ts'
import { encodeId } from '../../src/graph/ids.ts'
import { officeGraph } from '../../src/running-office.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import { codeField } from '../../src/tables/code-field.ts'
import { encodeCursor } from '../../src/tables/page.ts'
import { codeOfKey, type Row } from '../../src/tables/row.ts'
import { type Order, orderingOf } from '../../src/tables/sort.ts'
import type { Table } from '../../src/tables/table.ts'

const graph = officeGraph()

/** What a query may ask about: rows as they are stored, hidden ones too, so that it aims at what must not be told. */
export interface Aims {
  /** Raw rows by table. */
  readonly rows: ReadonlyMap<string, readonly Row[]>
  readonly tables: readonly Table[]
  /** What stands in a field of a table. */
  readonly values: ReadonlyMap<string, readonly unknown[]>
  /** Tables whose rows differ between the offices: they are asked for more often than chance would. */
  readonly differing: readonly string[]
  /** Fields that are not asked for. */
  readonly except: readonly string[]
}

/** Everything that stands in some offices. */
export function aimsAt(snapshots: readonly Snapshot[], except: readonly string[] = []): Aims {
  const rows = new Map<string, readonly Row[]>()
  const values = new Map<string, unknown[]>()
  const tables = snapshots.flatMap(({ schema, tableOf }) => [...schema.tables, tableOf('Problem')])
  for (const table of new Set(tables)) {
    const all = snapshots.flatMap((snapshot) => snapshot.rowsOf(table.name).rows)
    rows.set(table.name, all)
    for (const [name, column] of Object.entries(table.columns)) {
      const found = all.flatMap((row) => row.values[name] ?? [])
      const target = column.target && snapshots[0]?.tableOf(column.target.table)
      const codes = target ? found.map((key) => codeOfKey(String(key))) : found
      values.set(`${table.name}.${target ? codeField(name, target) : name}`, codes)
    }
  }
  const differing = [...rows.keys()].filter((table) => {
    const [first, ...others] = snapshots.map(({ rowsOf }) =>
      JSON.stringify(rowsOf(table).rows.map((row) => row.values)),
    )
    return others.some((other) => other !== first)
  })
  return {
    rows,
    tables: [...new Map(tables.map((table) => [table.name, table])).values()],
    values,
    differing,
    except,
  }
}

/** A document of chance over the whole schema. */
export function chanceQuery(random: Random, aims: Aims): string {
  const query = graph.getQueryType()
  if (!query) throw new Error('the schema has no queries')
  const parts = Array.from(
    { length: random.int(1, 3) },
    (_, index) =>
      `q${index}: ${fieldOf(query, random, aims, 2, random.pick([aims.differing, computedIn(query), []]) ?? [])}`,
  )
  return `{ ${parts.join(' ')} }`
}

/** The types of what is computed of rows. */
const computedIn = (query: WithFields): readonly string[] =>
  Object.values(query.getFields())
    .map(({ type }) => getNamedType(type))
    .filter((type) => !isRow(type) && !leadsToRows(type))
    .map(({ name }) => name)

type WithFields = Extract<GraphQLNamedOutputType, { getFields(): unknown }>

/** One field of chance with its arguments and what is asked of it; one about some tables where there is any. */
function fieldOf(
  type: WithFields,
  random: Random,
  aims: Aims,
  depth: number,
  about: readonly string[],
): string {
  const fields = Object.values(type.getFields()).filter(
    ({ name, type: of }) => !aims.except.includes(`${type.name}.${name}`) && !isLeafType(getNamedType(of)),
  )
  const named = fields.filter(({ type: of }) =>
    about.some((table) => getNamedType(of).name.startsWith(table)),
  )
  const field = random.pick(named) ?? random.pick(fields)
  return field
    ? `${field.name}${argumentsOf(field.args, getNamedType(field.type), random, aims)}${selectionOf(getNamedType(field.type), random, aims, depth)}`
    : '__typename'
}

const isRow = (type: GraphQLNamedOutputType): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')

function selectionOf(type: GraphQLNamedOutputType, random: Random, aims: Aims, depth: number): string {
  if (isInterfaceType(type)) {
    const types = graph.getPossibleTypes(type)
    const some = Array.from({ length: 6 }, () => random.pick(types)).filter((each) => each !== undefined)
    return ` { __typename id ${[...new Set(some)].map((each) => `... on ${each.name} { ${bodyOf(each, random, aims, depth, false)} }`).join(' ')} }`
  }
  return isObjectType(type) ? ` { ${bodyOf(type, random, aims, depth, true)} }` : ''
}

function bodyOf(type: WithFields, random: Random, aims: Aims, depth: number, withId: boolean): string {
  const fields = Object.values(type.getFields()).filter(
    ({ name }) => !aims.except.includes(`${type.name}.${name}`),
  )
  const leaves = fields.filter(({ type: of }) => isLeafType(getNamedType(of)))
  const asked = leaves
    .filter(({ name }) => (name === 'id' ? withId : random.chance(0.5)))
    .map(({ name }) => name)
  const further = fields.filter(({ type: of }) => !isLeafType(getNamedType(of)))
  // Pages, places and sums are shells around rows: only a step from row to row goes deeper.
  const shells = further.filter(({ type: of }) => !isRow(getNamedType(of)) && !leadsToRows(getNamedType(of)))
  const aliased = (body: string, index: number): string => `a${index}: ${body}`
  // What is computed of a row leads back to rows.
  const within = isRow(type) ? depth - 1 : depth
  const whole = shells
    .filter(() => random.chance(0.4))
    .map(
      ({ name, args, type: of }) =>
        `${name}${argumentsOf(args, getNamedType(of), random, aims)}${selectionOf(getNamedType(of), random, aims, within)}`,
    )
  const steps = further.length > shells.length && depth > 0 ? random.int(isRow(type) ? 0 : 1, 2) : 0
  const deeper = Array.from({ length: steps }, (_, index) => {
    const field = random.pick(further.filter((each) => !shells.includes(each)))
    return field
      ? aliased(
          `${field.name}${argumentsOf(field.args, getNamedType(field.type), random, aims)}${selectionOf(getNamedType(field.type), random, aims, isRow(type) ? depth - 1 : depth)}`,
          index,
        )
      : ''
  })
  const all = [...asked, ...whole, ...deeper]
  return all.length === 0 ? '__typename' : [...new Set(all)].join(' ')
}

const leadsToRows = (type: GraphQLNamedOutputType): boolean =>
  isInterfaceType(type) ||
  (isObjectType(type) && /(?:Connection|Edge|Group|GroupKey|Aggregate)$/u.test(type.name)) ||
  type.name === 'Viewer'

function argumentsOf(
  args: readonly GraphQLArgument[],
  type: GraphQLNamedOutputType,
  random: Random,
  aims: Aims,
): string {
  const table = type.name.replace(/(?:Connection|Aggregate)$/u, '')
  const rows = aims.rows.get(table) ?? []
  const isOne = isRow(type)
  const row = random.pick(rows)
  const order =
    args.some(({ name }) => name === 'orderBy') && random.chance(0.5) ? orderOf(args, random) : null
  const forward = random.chance(0.5)
  const given = args.flatMap((arg): string[] => {
    const { name } = arg
    const value = isOne && row ? aimedAt(aims, table, arg, rows, row) : null
    if (value !== null) return [`${name}: ${value}`]
    switch (name) {
      case 'id':
        return [`id: ${idOf(random, aims)}`]
      case 'ids':
        return [`ids: [${Array.from({ length: 3 }, () => idOf(random, aims)).join(', ')}]`]
      case 'orderBy':
        return order
          ? [
              `orderBy: [${order.map(([field, direction]) => `{ field: ${field.name}, direction: ${direction} }`).join(', ')}]`,
            ]
          : []
      case 'first':
      case 'last':
        return (name === 'first') === forward && random.chance(0.6)
          ? [`${name}: ${random.pick([0, 1, 2, 3, 5, 50])}`]
          : []
      case 'after':
      case 'before':
        return (name === 'after') === forward && row && random.chance(0.3)
          ? [
              `${name}: ${JSON.stringify(cursorOf(row, order?.map(([field, direction]) => ({ field: String(field.value), direction })) ?? [], aims))}`,
            ]
          : []
      default: {
        const isNeeded = isNonNullType(arg.type)
        return isNeeded || random.chance(0.5)
          ? [`${name}: ${inputOf(arg.type, table, name, random, aims, 3)}`]
          : []
      }
    }
  })
  return given.length === 0 ? '' : `(${given.join(', ')})`
}

/** What stands in the key of a row. */
function aimedAt(
  aims: Aims,
  table: string,
  { name, type }: GraphQLArgument,
  rows: readonly Row[],
  row: Row,
): string | null {
  const value = row.values[name] ?? aims.values.get(`${table}.${name}`)?.[rows.indexOf(row)]
  return value === undefined || value === null || typeof value === 'object'
    ? null
    : isEnumType(getNamedType(type))
      ? String(value)
      : JSON.stringify(value)
}

const idOf = (random: Random, aims: Aims): string => {
  const row = random.pick(random.pick([...aims.rows.values()]) ?? [])
  return JSON.stringify(row && random.chance(0.9) ? encodeId(row) : 'bm93aGVyZQ')
}

function orderOf(args: readonly GraphQLArgument[], random: Random) {
  const input = args
    .map(({ name, type }) => (name === 'orderBy' ? getNamedType(type) : null))
    .find((each) => each)
  const field = isInputObjectType(input) ? getNamedType(input.getFields()['field']?.type) : null
  if (!isEnumType(field)) return null
  return Array.from({ length: random.int(1, 2) }, () => random.pick(field.getValues()))
    .filter((each) => each !== undefined)
    .map((each) => [each, random.chance(0.5) ? 'ASC' : 'DESC'] as const)
}

/** A cursor that stands at a row as it is stored. */
function cursorOf(row: Row, orders: readonly Order[], { tables }: Aims): string {
  const table = tables.find(({ name }) => name === row.table)
  if (!table) throw new Error(`there is no table ${row.table}`)
  return encodeCursor(
    row,
    orderingOf(table, orders, { valueOf: (_table, { values }, name) => values[name] ?? null }),
  )
}

/** A value of chance for an argument; what stands in the column is likelier than anything else. */
function inputOf(
  type: GraphQLInputType,
  table: string,
  field: string,
  random: Random,
  aims: Aims,
  depth: number,
): string {
  if (isNonNullType(type)) return inputOf(type.ofType, table, field, random, aims, depth)
  if (isListType(type))
    return `[${Array.from({ length: random.int(1, 3) }, () => inputOf(type.ofType, table, field, random, aims, depth)).join(', ')}]`
  if (isEnumType(type)) return random.pick(type.getValues())?.name ?? 'null'
  if (isInputObjectType(type)) return objectOf(type, table, field, random, aims, depth)
  const known = random.pick((aims.values.get(`${table}.${field}`) ?? namedAlike(field, aims)).flat())
  switch (type.name) {
    case 'Int':
      return String(typeof known === 'number' && Number.isInteger(known) ? known : random.int(0, 5))
    case 'Float':
      return String(typeof known === 'number' ? known : random.int(0, 5))
    case 'Boolean':
      return String(random.chance(0.5))
    case 'Date':
      return JSON.stringify(typeof known === 'string' ? known : '2025-04-01')
    default:
      return JSON.stringify(
        typeof known !== 'string'
          ? '山'
          : random.chance(0.7)
            ? known
            : known.slice(0, random.int(1, known.length)),
      )
  }
}

/** What stands in the columns of that name, of whatever table: what is computed is asked for by codes and years too. */
const namedAlike = (field: string, { values }: Aims): readonly unknown[] =>
  [...values].flatMap(([name, found]) => (name.endsWith(`.${field}`) ? found : []))

function objectOf(
  type: Extract<GraphQLInputType, { isOneOf: boolean }>,
  table: string,
  field: string,
  random: Random,
  aims: Aims,
  depth: number,
): string {
  const ofTable = type.name.replace(/Filter$/u, '')
  const isRows = aims.rows.has(ofTable)
  const fields = Object.values(type.getFields()).filter(
    ({ type: of }) =>
      depth > 0 ||
      !isInputObjectType(getNamedType(of)) ||
      !aims.rows.has(getNamedType(of).name.replace(/Filter$/u, '')),
  )
  const some = new Set(Array.from({ length: isRows ? random.int(1, 2) : 1 }, () => random.pick(fields)))
  const parts = [...some].flatMap((each) =>
    each
      ? [
          `${each.name}: ${inputOf(each.type, isRows ? ofTable : table, isRows ? each.name : field, random, aims, isRows ? depth - 1 : depth)}`,
        ]
      : [],
  )
  return `{ ${parts.join(', ')} }`
}
