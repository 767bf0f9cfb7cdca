import { choice } from '../../src/columns/choice.ts'
import { date } from '../../src/columns/date.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { checkStatus, followUpNeed, workRestriction } from '../choices.ts'
import { CHECK_TAKEN, L5, WORK_MEASURE } from '../roles.ts'

export const healthChecks = table({
  name: 'HealthCheck',
  plural: 'healthChecks',
  workbook: 'health',
  sheet: '健康診断状況',
  doc: 'Whether somebody took a health check, and what follows; no results.',
  key: ['fiscalYear', 'staff', 'kind'],
  access: {
    level: L5,
    person: 'staff',
    // Whoever leads the person is told of a measure, and of nothing where there is none.
    raises: [
      {
        level: CHECK_TAKEN,
        when: ({ workRestriction }) => workRestriction === null || workRestriction === 'NORMAL',
      },
    ],
  },
  columns: {
    fiscalYear: fiscalYear('年度', { required: true, doc: 'Fiscal year.' }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who.',
    }),
    kind: text('種別', { doc: 'Kind of check; blank is the yearly one.' }),
    takenOn: date('受診日', { doc: 'Day of the check.' }),
    status: choice('受診状況', checkStatus, {
      required: true,
      level: CHECK_TAKEN,
      doc: 'Whether it was taken.',
    }),
    followUp: choice('事後措置', followUpNeed, { doc: 'Whether something has to follow.' }),
    workRestriction: choice('就業上の措置', workRestriction, {
      level: WORK_MEASURE,
      doc: 'What the work place has to observe.',
    }),
  },
})
