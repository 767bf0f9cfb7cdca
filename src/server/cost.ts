import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { refusal } from '../graph/refusals.ts'
import { DEFAULT_PAGE, LARGEST_PAGE } from '../tables/page.ts'
import type { Viewer } from '../view/viewer.ts'
import type { ServerContext } from './context.ts'

/** The most fields an answer may hold, by what its query asks for; more for whoever builds with the API. */
export const MOST_FIELDS = { others: 20_000, developers: 100_000 } as const

/** Refuses a query whose answer could be too large before anything is read: lists in lists multiply. */
export const costLimit = (isDeveloper: (viewer: Viewer) => boolean): Plugin<ServerContext> => ({
  onExecute: ({ args, setResultAndStopExecution }) => {
    const cost = costOf(args.document, args.operationName, args.variableValues ?? {})
    const most = MOST_FIELDS[isDeveloper(args.contextValue.caller.view.viewer) ? 'developers' : 'others']
    if (cost > most)
      setResultAndStopExecution({
        errors: [
          refusal(
            'BAD_USER_INPUT',
            `The answer could hold ${cost.toLocaleString('en')} fields, more than ${most.toLocaleString('en')}: ask for fewer rows in lists of lists.`,
          ),
        ],
      })
  },
})

/** How many fields the answer to an operation holds at the most: one a field, times the page size of every list around it. */
export function costOf(
  document: DocumentNode,
  name: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  let operation: OperationDefinitionNode | null = null
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
    else if (
      definition.kind === Kind.OPERATION_DEFINITION &&
      (name == null || definition.name?.value === name)
    )
      operation ??= definition
  }
  const known = new Map<string, number>()
  const within = (selections: SelectionSetNode | undefined): number => {
    let cost = 0
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD)
        cost += 1 + pageSize(selection, variables) * within(selection.selectionSet)
      else if (selection.kind === Kind.INLINE_FRAGMENT) cost += within(selection.selectionSet)
      else cost += ofFragment(selection.name.value)
    }
    return cost
  }
  const ofFragment = (fragment: string): number => {
    const cost = known.get(fragment) ?? within(fragments.get(fragment)?.selectionSet)
    known.set(fragment, cost)
    return cost
  }
  return operation === null ? 0 : within(operation.selectionSet)
}

/** A list multiplies what is asked of its rows: `first` or `last` of them, or a page. Any other field stands once. */
function pageSize(field: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const size = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value
  const asked =
    size?.kind === Kind.INT
      ? Number(size.value)
      : size?.kind === Kind.VARIABLE
        ? Number(variables[size.name.value] ?? DEFAULT_PAGE)
        : isList(field)
          ? DEFAULT_PAGE
          : 1
  return Math.min(Math.max(1, asked), LARGEST_PAGE)
}

// A fragment may hold the rows: then the field is taken for a list, which costs too much rather than too little.
const isList = (field: FieldNode): boolean =>
  field.selectionSet?.selections.some(
    (each) =>
      each.kind === Kind.FRAGMENT_SPREAD ||
      (each.kind === Kind.FIELD && ['nodes', 'edges'].includes(each.name.value)),
  ) ?? false
