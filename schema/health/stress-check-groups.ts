import { code } from '../../src/columns/code.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { list } from '../../src/columns/list.ts'
import { decimal, integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { STRESS_GROUPS } from '../roles.ts'

export const stressCheckGroups = table({
  name: 'StressCheckGroup',
  plural: 'stressCheckGroups',
  workbook: 'health',
  sheet: 'ストレスチェック集団',
  doc: 'The stress check of a group of ten or more; nobody by name.',
  key: ['fiscalYear', 'groupCode'],
  access: { level: STRESS_GROUPS },
  columns: {
    fiscalYear: fiscalYear('年度', { required: true, doc: 'Fiscal year.' }),
    groupCode: code('集団コード', { required: true, doc: 'Code of the group.' }),
    name: text('集団名', { required: true, doc: 'Name of the group.' }),
    departments: list(
      reference('対象所属', 'Department', {
        reverse: 'stressCheckGroups',
        doc: 'Departments it is made of.',
      }),
    ),
    eligible: integer('対象者数', { unit: '人', min: 0, doc: 'How many were asked.' }),
    taken: integer('受検者数', {
      required: true,
      unit: '人',
      min: 10,
      doc: 'How many answered: fewer than ten are not kept.',
    }),
    demand: decimal('量的負担', { min: 0, doc: 'Quantitative demand, mean.' }),
    control: decimal('コントロール', { min: 0, doc: 'Control over the work, mean.' }),
    supervisorSupport: decimal('上司支援', { min: 0, doc: 'Support by superiors, mean.' }),
    peerSupport: decimal('同僚支援', { min: 0, doc: 'Support by colleagues, mean.' }),
    totalRisk: decimal('総合健康リスク', { min: 0, doc: 'Total health risk; 100 is the nation.' }),
    highStressShare: decimal('高ストレス者割合', {
      unit: '%',
      min: 0,
      max: 100,
      doc: 'Share under high stress.',
    }),
  },
})
