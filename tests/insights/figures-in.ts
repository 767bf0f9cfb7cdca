import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** A figure as an answer tells it: `Type.field`, and the number or `null`. */
export interface Figure {
  readonly name: string
  readonly value: number | null
}

/** Types that tell one figure with how it is told. */
const TOLD: ReadonlySet<string> = new Set(['ToldMean', 'ToldRate', 'ToldRatio', 'Interval'])

const isFigure = ({ name }: GraphQLNamedType): boolean => name === 'Float' || TOLD.has(name)

/** The names of all figures that an API has and a plainer one has not. */
export const figuresOf = (graph: GraphQLSchema, plain: GraphQLSchema): readonly string[] =>
  Object.values(graph.getTypeMap()).flatMap((type) =>
    !isObjectType(type) || plain.getType(type.name) || TOLD.has(type.name)
      ? []
      : Object.values(type.getFields())
          .filter((field) => isFigure(getNamedType(field.type)))
          .map((field) => `${type.name}.${field.name}`),
  )

/** The names of the figures that a document asks for. */
export const figuresAsked = (graph: GraphQLSchema, document: DocumentNode): readonly string[] => {
  const types = new TypeInfo(graph)
  const asked: string[] = []
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const [type, parent] = [types.getType(), types.getParentType()]
        if (type && parent && isFigure(getNamedType(type)) && !TOLD.has(parent.name))
          asked.push(`${parent.name}.${name.value}`)
      },
    }),
  )
  return asked
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every figure in the answer to a document. */
export function figuresIn(graph: GraphQLSchema, document: DocumentNode, data: unknown): readonly Figure[] {
  return document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? figuresUnder(graph, 'Query', each.selectionSet, data) : [],
  )
}

function figuresUnder(
  graph: GraphQLSchema,
  typeName: string,
  { selections }: SelectionSetNode,
  data: unknown,
): readonly Figure[] {
  if (Array.isArray(data))
    return data.flatMap((each) =>
      figuresUnder(graph, typeName, { kind: Kind.SELECTION_SET, selections }, each),
    )
  const type = graph.getType(typeName)
  if (!isRecord(data) || !isObjectType(type)) return []
  return selections.flatMap((selection): readonly Figure[] => {
    if (selection.kind !== Kind.FIELD) return []
    const field = type.getFields()[selection.name.value]
    if (!field) throw new Error(`${typeName} has no field ${selection.name.value}`)
    const value = data[(selection.alias ?? selection.name).value]
    const named = getNamedType(field.type)
    const name = `${typeName}.${field.name}`
    if (isFigure(named)) return numbersIn(value).map((each) => ({ name, value: each }))
    return selection.selectionSet ? figuresUnder(graph, named.name, selection.selectionSet, value) : []
  })
}

/** The numbers of a figure: of an interval both ends, of a told one what is told. */
function numbersIn(value: unknown): readonly (number | null)[] {
  if (Array.isArray(value)) return value.flatMap(numbersIn)
  if (typeof value === 'number') return [value]
  if (!isRecord(value)) return [null]
  return 'value' in value ? numbersIn(value['value']) : Object.values(value).flatMap(numbersIn)
}
