import { schema } from '../../schema/index.ts'
import { policyRows } from '../../src/demo/policy.ts'
import type { TableContext } from '../../src/tables/context.ts'
import type { Row } from '../../src/tables/row.ts'

const competencies: readonly Row[] = policyRows.Competency.map(({ competencyCode, name }, index) => ({
  table: 'Competency',
  key: String(competencyCode),
  values: { competencyCode: String(competencyCode), name: String(name) },
  sheet: '能力項目',
  index: index + 1,
  cells: [],
  extra: [],
}))

/** As much of an office as finding headers takes: the competencies, which head columns of their own. */
export const headerContext: TableContext = {
  setting: () => null,
  codes: () => new Map(),
  lookup: () => {
    throw new Error('no row is read here')
  },
  scale: () => ({ marks: new Map(), values: [0, 1, 2, 3, 4] }),
  rowsOf: (table) => (table === 'Competency' ? competencies : []),
  valueIn: () => null,
  headerAliases: () => new Map(),
  deniedHeader: (header) => schema.denied.find((each) => each.header === header)?.allowedIn,
  stamps: () => [],
}
