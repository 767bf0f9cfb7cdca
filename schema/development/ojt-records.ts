import { date } from '../../src/columns/date.ts'
import { level } from '../../src/columns/level.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L2 } from '../roles.ts'

export const ojtRecords = table({
  name: 'OjtRecord',
  plural: 'ojtRecords',
  workbook: 'development',
  sheet: 'OJT記録',
  sheetAliases: ['OJT'],
  doc: 'Somebody being taught a competency at work.',
  key: ['staff', 'competency', 'startsOn'],
  access: { level: L2, person: 'staff', grants: [{ to: 'scope', creates: true }] },
  datedBy: 'startsOn',
  periods: [{ from: 'startsOn', to: 'endsOn' }],
  columns: {
    staff: reference('職員番号', 'Staff', {
      required: true,
      reverse: 'ojtRecords',
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who learns.',
    }),
    trainer: reference('指導者', 'Staff', {
      required: true,
      reverse: 'ojtGiven',
      aliases: ['指導者職員番号'],
      doc: 'Who teaches.',
    }),
    competency: reference('能力コード', 'Competency', {
      required: true,
      reverse: null,
      aliases: ['能力', '能力名'],
      doc: 'What is learnt.',
    }),
    startsOn: date('開始', { required: true, edge: 'start', aliases: ['開始日'], doc: 'First day.' }),
    endsOn: date('終了', { edge: 'end', aliases: ['終了日'], doc: 'Last day.' }),
    targetLevel: level('目標水準', { scale: 'ProficiencyLevel', doc: 'The level to be reached.' }),
    reachedLevel: level('到達水準', {
      scale: 'ProficiencyLevel',
      doc: 'The level that was reached; blank while it goes on.',
    }),
    note: text('所感', { doc: 'What the trainer noticed.' }),
  },
})
