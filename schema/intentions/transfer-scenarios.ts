import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { scenarioStatus } from '../choices.ts'
import { CORE_ONLY } from '../roles.ts'

export const transferScenarios = table({
  name: 'TransferScenario',
  plural: 'transferScenarios',
  workbook: 'intentions',
  sheet: '異動案',
  doc: 'A draft of the transfers of a year.',
  key: ['scenarioCode'],
  access: { level: CORE_ONLY },
  columns: {
    scenarioCode: code('案コード', {
      required: true,
      unique: true,
      doc: 'Code of the draft.',
      example: 'A2026-1',
    }),
    name: text('名称', { required: true, doc: 'Name.' }),
    author: reference('作成者', 'Staff', { reverse: null, doc: 'Who made it.' }),
    fiscalYear: fiscalYear('年度', {
      required: true,
      doc: 'The fiscal year that begins with the transfers.',
    }),
    status: choice('状態', scenarioStatus, { doc: 'How far it is.' }),
    weights: text('重み', { doc: 'How much each part of the score counts, as JSON.' }),
    note: text('備考', { aliases: ['摘要'], doc: 'Remarks.' }),
  },
})
