import { printSchema } from 'graphql'
import { buildGraph } from '../graph/build.ts'
import { schema } from '../running-office.ts'

/** The printed API, as committed in `schema/schema.graphql`. */
export const printedSchema = (): string =>
  `# Printed by \`npm run ikusei -- schema\`; do not edit.\n${printSchema(buildGraph(schema))}\n`
