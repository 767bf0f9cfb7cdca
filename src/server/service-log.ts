import { type Logger, pino } from 'pino'
import type { Answered } from './server.ts'

/** What the service writes down: one JSON line each, without documents, variables, cells, tokens or persons. */
export interface ServiceLog {
  answered(answered: Answered): void
  /** An error nobody expected: where in the code, never its message, which may quote what somebody sent. */
  fault(error: unknown): void
}

/** Opens the log on a stream; `answers` of every request where that is wanted. */
export function serviceLog(
  stream: { write(line: string): void },
  { answers }: { readonly answers: boolean },
): ServiceLog {
  const log: Logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
  return {
    answered: ({ requestId, status, milliseconds }) => {
      if (answers || status >= 500) log.info({ requestId, status, milliseconds }, 'answered')
    },
    fault: (error) => {
      const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' }
      log.error({ error: name, at: placesIn(stack ?? '') }, 'unexpected error')
    },
  }
}

/** The places of a stack, without the message before them. */
const placesIn = (stack: string): readonly string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/[^)]*\/((?:src|dist|node_modules)\/)/u, '($1'))
