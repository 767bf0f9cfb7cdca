import type { YogaInitialContext } from 'graphql-yoga'
import type { GraphContext } from '../graph/builder.ts'
import type { Caller } from './caller.ts'

/** What an operation of a caller is executed with. */
export type ServerContext = GraphContext & YogaInitialContext & { readonly caller: Caller }
