import { graphqlSync } from 'graphql'
import { buildGraph } from '../../src/graph/build.ts'
import type { Extension } from '../../src/graph/extension.ts'
import { schema } from '../../src/running-office.ts'
import type { View } from '../../src/view/view.ts'

/** Asks an API that holds these extensions; answers the data as plain JSON, and fails on any error. */
export function askInsight(...extensions: readonly Extension[]): (view: View, source: string) => unknown {
  const graph = buildGraph(schema, extensions)
  return (view, source) => {
    const { data, errors } = graphqlSync({ schema: graph, source, contextValue: { view } })
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'))
    return JSON.parse(JSON.stringify(data))
  }
}
