import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

type Field = GraphQLField<unknown, unknown>

/** What is asked for: rows by their ids, and what arguments hold by their names. */
export interface Asking {
  readonly ids: readonly string[]
  readonly values: ReadonlyMap<string, unknown>
}

/** The types of an API that have fields. */
export const typesWithFields = (graph: GraphQLSchema) =>
  Object.values(graph.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__') ? [type] : [],
  )

/** What one way leads to may not be there; so a type is asked for by several. */
const MOST_WAYS = 4

/** Documents that together ask for every field of an API: some for each type, by the shortest ways to it, of some rows. */
export function everyField(graph: GraphQLSchema, asking: Asking): readonly string[] {
  const ways = new Map<string, (readonly string[])[]>()
  const waiting: GraphQLObjectType[] = []
  for (const [type, keyword] of [
    [graph.getQueryType(), 'query'],
    [graph.getMutationType(), 'mutation'],
    [graph.getSubscriptionType(), 'subscription'],
  ] as const) {
    if (!type) continue
    ways.set(type.name, [[keyword]])
    waiting.push(type)
  }
  const node = graph.getType('Node')
  const rows = isInterfaceType(node) ? graph.getPossibleTypes(node) : []
  for (const type of rows) {
    ways.set(type.name, [['query', `nodes(ids: ${JSON.stringify(asking.ids)})`, `... on ${type.name}`]])
    waiting.push(type)
  }
  for (let type = waiting.shift(); type; type = waiting.shift()) {
    const [way = []] = ways.get(type.name) ?? []
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type)
      if (!isObjectType(target) || rows.includes(target)) continue
      const known = ways.get(target.name) ?? []
      if (known.length === 0) waiting.push(target)
      if (known.length < MOST_WAYS) ways.set(target.name, [...known, [...way, named(field, asking)]])
    }
  }
  return [...ways].flatMap(([name, all]) =>
    all.flatMap((way) => {
      const type = graph.getType(name)
      if (!isObjectType(type)) return []
      const body = Object.values(type.getFields()).map((field, index) => `f${index}: ${asked(field, asking)}`)
      // What is written one after the other is asked for one at a time.
      const bodies = way[0] === 'mutation' && way.length === 1 ? body : [body.join(' ')]
      return bodies.map((each) => `${way.join(' { ')} { ${each} }${' }'.repeat(way.length - 1)}`)
    }),
  )
}

const named = ({ name, args }: Field, asking: Asking): string => {
  // Groups are there only where something is grouped.
  const given = args.filter(({ name: arg, type }) => isNonNullType(type) || arg === 'groupBy')
  const all = given.map((arg) => `${arg.name}: ${inputFor(arg.type, arg.name, asking)}`)
  return all.length === 0 ? name : `${name}(${all.join(', ')})`
}

const asked = (field: Field, asking: Asking): string =>
  isLeafType(getNamedType(field.type)) ? named(field, asking) : `${named(field, asking)} { __typename }`

function inputFor(type: GraphQLInputType, name: string, asking: Asking): string {
  if (isNonNullType(type)) return inputFor(type.ofType, name, asking)
  if (name === 'ids') return JSON.stringify(asking.ids)
  if (isListType(type)) return `[${inputFor(type.ofType, name, asking)}]`
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null'
  if (isInputObjectType(type))
    return `{ ${Object.values(type.getFields())
      .filter((each) => isNonNullType(each.type))
      .map((each) => `${each.name}: ${inputFor(each.type, each.name, asking)}`)
      .join(', ')} }`
  if (name === 'id') return JSON.stringify(asking.ids[0] ?? '')
  const known = asking.values.get(name)
  if (typeof known === (['Int', 'Float'].includes(type.name) ? 'number' : 'string'))
    return JSON.stringify(known)
  switch (type.name) {
    case 'Int':
    case 'Float':
      return '1'
    case 'Boolean':
      return 'true'
    case 'Date':
      return '"2025-04-01"'
    case 'YearMonth':
      return '"2025-04"'
    default:
      return '"000001"'
  }
}
