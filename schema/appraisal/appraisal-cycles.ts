import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { table } from '../../src/tables/table.ts'
import { appraisalKind } from '../choices.ts'
import { L1 } from '../roles.ts'

export const appraisalCycles = table({
  name: 'AppraisalCycle',
  plural: 'appraisalCycles',
  workbook: 'appraisal',
  sheet: '評価期間',
  doc: 'A span of time over which work is appraised.',
  key: ['cycleCode'],
  access: { level: L1 },
  periods: [{ from: 'startsOn', to: 'endsOn' }],
  columns: {
    cycleCode: code('コード', {
      required: true,
      unique: true,
      aliases: ['期間コード'],
      doc: 'Code of the cycle.',
      example: '2025H1',
    }),
    fiscalYear: fiscalYear('年度', { required: true, doc: 'Fiscal year.' }),
    kind: choice('種別', appraisalKind, { required: true, doc: 'What is appraised.' }),
    startsOn: date('開始', { required: true, edge: 'start', aliases: ['開始日'], doc: 'First day.' }),
    endsOn: date('終了', { required: true, edge: 'end', aliases: ['終了日'], doc: 'Last day.' }),
  },
})
