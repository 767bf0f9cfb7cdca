import { printSchema } from 'graphql'
import { graph } from '../running-office.ts'

/** The printed API, as committed in `schema/schema.graphql`. */
export const printedSchema = (): string =>
  `# Printed by \`npm run ikusei -- schema\`; do not edit.\n${printSchema(graph)}\n`
