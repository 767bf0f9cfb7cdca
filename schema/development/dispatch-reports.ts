import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L1, L2 } from '../roles.ts'

export const dispatchReports = table({
  name: 'DispatchReport',
  plural: 'dispatchReports',
  workbook: 'development',
  sheet: '派遣報告',
  doc: 'What somebody reports of a training away from the office, and how it was passed on.',
  key: ['record'],
  access: {
    level: L1,
    person: 'staff',
    // Before it is handed in it is the business of the person, those who lead them, and HR.
    raises: [{ level: L2, when: (row, today) => row.submittedOn === null || row.submittedOn > today }],
  },
  columns: {
    record: code('受講ID', {
      required: true,
      unique: true,
      doc: 'The training record it is about, by its number.',
    }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      reverse: 'dispatchReports',
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who reports.',
    }),
    course: reference('研修コード', 'TrainingCourse', {
      reverse: 'dispatchReports',
      aliases: ['研修', '研修名'],
      doc: 'The course.',
    }),
    endedOn: date('派遣終了日', { required: true, edge: 'end', doc: 'Last day of the training.' }),
    submittedOn: date('提出日', { doc: 'Day the report was handed in.' }),
    reportUrl: text('報告書URL', { doc: 'Where the report lies.' }),
    briefingOn: date('報告会日', { doc: 'Day it was passed on to colleagues.' }),
    briefingAttendance: integer('報告会参加人数', { unit: '人', min: 0, doc: 'How many came.' }),
    usePlan: text('活用計画', { doc: 'How it is to be used.' }),
  },
})
