import { graphqlSync } from 'graphql'
import { officeGraph } from '../../src/running-office.ts'
import type { View } from '../../src/view/view.ts'

const graph = officeGraph()

/** Answers a document for a view; its data as plain JSON. */
export function ask(
  view: View,
  source: string,
  variableValues: Readonly<Record<string, unknown>> = {},
): { data: unknown; errors: readonly string[] } {
  const { data, errors } = graphqlSync({
    schema: graph,
    source,
    contextValue: { view },
    variableValues: { ...variableValues },
  })
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    errors: (errors ?? []).map(({ message }) => message),
  }
}
