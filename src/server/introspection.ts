import { BREAK, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Viewer } from '../view/viewer.ts'
import type { ServerContext } from './context.ts'
import { refused } from './refused.ts'

const QUESTIONS = ['__schema', '__type']

/**
 * Tells the schema to those who build with it. A courtesy to the others, who need no more than their documents, and no
 * control: the schema is public, and what somebody may see is their view's to decide.
 */
export const introspectionFor = (mayIntrospect: (viewer: Viewer) => boolean): Plugin<ServerContext> => ({
  onExecute: ({ args, setResultAndStopExecution }) => {
    if (mayIntrospect(args.contextValue.caller.view.viewer)) return
    let asks = false
    visit(args.document, {
      Field: ({ name }) => {
        asks ||= QUESTIONS.includes(name.value)
        return asks ? BREAK : undefined
      },
    })
    if (asks) setResultAndStopExecution({ errors: [refused('FORBIDDEN', 403)] })
  },
})
