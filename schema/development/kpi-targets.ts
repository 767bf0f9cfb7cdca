import { code } from '../../src/columns/code.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { decimal } from '../../src/columns/number.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L0 } from '../roles.ts'

export const kpiTargets = table({
  name: 'KpiTarget',
  plural: 'kpiTargets',
  workbook: 'development',
  sheet: '指標目標',
  doc: 'What a figure is to be in a fiscal year.',
  key: ['kpiCode', 'targetFiscalYear'],
  access: { level: L0 },
  columns: {
    kpiCode: code('指標コード', { required: true, doc: 'Code of the figure.', example: 'WOMEN_CHIEF' }),
    targetFiscalYear: fiscalYear('目標年度', { required: true, doc: 'By when.' }),
    name: text('名称', { required: true, doc: 'Name.', example: '係長級以上の女性割合' }),
    target: decimal('目標値', { required: true, unit: '%', doc: 'What it is to be.' }),
    definition: text('定義', { doc: 'How it is computed.' }),
  },
})
