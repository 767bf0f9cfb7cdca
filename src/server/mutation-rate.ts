import { getOperationAST, OperationTypeNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { ServerContext } from './context.ts'
import { type Rate, rateLimit } from './rate-limit.ts'
import { refused } from './refused.ts'

/** Counts the mutations of each caller: aliases put many into one request. */
export function mutationRate(rate: Rate): Plugin<ServerContext> {
  const limit = rateLimit(rate)
  return {
    onExecute: ({ args, setResultAndStopExecution }) => {
      const operation = getOperationAST(args.document, args.operationName)
      if (operation?.operation !== OperationTypeNode.MUTATION) return
      const { subject } = args.contextValue.caller
      const waits = operation.selectionSet.selections.map(() => limit.take(subject))
      const wait = Math.max(...waits)
      if (wait > 0)
        setResultAndStopExecution({
          errors: [refused('TOO_MANY_REQUESTS', 429, { 'retry-after': String(wait) })],
        })
    },
  }
}
