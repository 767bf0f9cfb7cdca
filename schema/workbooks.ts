import type { Workbook } from '../src/tables/schema.ts'

/** The workbooks, split by who may open the file. */
export const workbooks = [
  { key: 'personnel', file: '01_人事基本.xlsx', keepers: ['HR', 'HR_CORE'], quiet: false },
  { key: 'development', file: '02_人材育成.xlsx', keepers: ['HR', 'HR_CORE'], quiet: false },
  { key: 'intentions', file: '03_異動意向.xlsx', keepers: ['HR_CORE'], quiet: true },
  { key: 'appraisal', file: '04_人事評価.xlsx', keepers: ['HR_CORE'], quiet: true },
  { key: 'health', file: '05_健康.xlsx', keepers: ['OCC_HEALTH'], quiet: true },
] as const satisfies readonly Workbook[]
