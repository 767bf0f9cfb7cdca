import { printSchema } from 'graphql'
import { officeGraph } from '../running-office.ts'

/** The printed API, as committed in `schema/schema.graphql`. */
export const printedSchema = (): string =>
  `# Printed by \`npm run ikusei -- schema\`; do not edit.\n${printSchema(officeGraph())}\n`
