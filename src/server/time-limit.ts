import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { refused } from './refused.ts'

/** An operation that takes longer is given up. */
export const LONGEST_OPERATION_MS = 10_000

/** Answers that an operation took too long; what it does goes on behind, for nothing stops a computation from outside. */
export const timeLimit = (longestMs: number = LONGEST_OPERATION_MS): Plugin => ({
  onExecute: ({ executeFn, setExecuteFn }) => {
    setExecuteFn((args) => {
      const result = executeFn(args)
      return result instanceof Promise ? atMost(result, longestMs) : result
    })
  },
})

async function atMost<T>(work: Promise<T>, ms: number): Promise<T | ExecutionResult> {
  const { promise, resolve } = Promise.withResolvers<ExecutionResult>()
  const timer = setTimeout(
    () => resolve({ errors: [refused('TIMED_OUT', 503, { 'retry-after': '10' })] }),
    ms,
  )
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
