import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { flag } from '../../src/columns/flag.ts'
import { decimal, integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { attendanceStatus, passFail } from '../choices.ts'
import { L2, L3 } from '../roles.ts'

export const trainingRecords = table({
  name: 'TrainingRecord',
  plural: 'trainingRecords',
  workbook: 'development',
  sheet: '研修受講',
  sheetAliases: ['研修受講履歴', '受講履歴'],
  doc: 'One staff member in one training event.',
  key: ['staff', 'course', 'startedOn'],
  access: {
    level: L2,
    person: 'staff',
    opens: { roles: ['OCC_HEALTH'], when: (_row, follow) => follow('course')?.['type'] === 'MENTAL_HEALTH' },
    grants: [
      { to: 'own', columns: ['satisfaction', 'usefulness', 'useNote'] },
      { to: 'scope', columns: ['behaviourChange', 'useConfirmed'] },
    ],
  },
  datedBy: 'startedOn',
  periods: [{ from: 'startedOn', to: 'endedOn' }],
  columns: {
    recordId: code('受講ID', { unique: true, doc: 'Number of the record, if the office gives one.' }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      reverse: 'trainings',
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who.',
    }),
    nameCheck: text('氏名', {
      aliases: ['名前', '職員氏名'],
      restates: { reference: 'staff', column: 'name' },
      doc: 'Name, for people who read the sheet.',
    }),
    departmentCheck: text('所属', {
      aliases: ['所属名', '課名'],
      restates: { reference: 'staff', column: 'department' },
      doc: 'Department, for people who read the sheet.',
    }),
    course: reference('研修コード', 'TrainingCourse', {
      required: true,
      aliases: ['研修', '研修名', 'コースコード'],
      blankTakes: { reference: 'event', column: 'course' },
      doc: 'The course.',
    }),
    startedOn: date('開始日', {
      required: true,
      edge: 'start',
      blankTakes: { reference: 'event', column: 'startsOn' },
      doc: 'First day.',
    }),
    endedOn: date('終了日', { edge: 'end', doc: 'Last day.' }),
    event: reference('実施コード', 'TrainingEvent', { reverse: 'records', doc: 'The event.' }),
    status: choice('受講状態', attendanceStatus, { required: true, doc: 'How far the person is.' }),
    nominator: reference('推薦者', 'Staff', { doc: 'Who nominated the person.' }),
    mandatory: flag('必修区分', { doc: 'Whether it was mandatory.' }),
    hours: decimal('出席時間', { unit: '時間', min: 0, doc: 'Hours attended.' }),
    completedOn: date('修了日', { edge: 'end', doc: 'Day of completion.' }),
    result: choice('結果', passFail, { orElse: 'score', doc: 'Passed or not; a number here is the score.' }),
    score: decimal('得点', { aliases: ['点数'], unit: '点', min: 0, doc: 'Points in the test.' }),
    satisfaction: integer('満足度', { min: 1, max: 5, doc: 'How content the person was, 1 to 5.' }),
    usefulness: integer('役立ち度', { min: 1, max: 5, doc: 'How useful it was, 1 to 5.' }),
    behaviourChange: integer('行動変容', {
      min: 1,
      max: 5,
      doc: 'What the manager noticed three months later, 1 to 5.',
    }),
    useNote: text('活用内容', { doc: 'How it was used.' }),
    useConfirmed: flag('活用確認', { doc: 'Whether the manager saw it used.' }),
    networkNote: text('ネットワーク所感', { level: L3, doc: 'Whom the person met.' }),
    cost: integer('費用', { level: L3, unit: '円', min: 0, doc: 'Yen spent.' }),
  },
})
