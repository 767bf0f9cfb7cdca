import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { caseStatus, leaveKind, returnMode, trialResult, workRestriction } from '../choices.ts'
import { L5, LEAVE_DATES, LEAVE_STATE } from '../roles.ts'

export const leaveCases = table({
  name: 'LeaveCase',
  plural: 'leaveCases',
  workbook: 'health',
  sheet: '休職復職',
  doc: 'A long absence for illness, and the way back; no diagnosis.',
  key: ['caseId'],
  access: { level: L5, person: 'staff' },
  datedBy: 'startsOn',
  periods: [{ from: 'trialFrom', to: 'trialTo' }],
  columns: {
    caseId: code('事例ID', { required: true, unique: true, doc: 'Number of the case.', example: 'L2025-01' }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      level: LEAVE_DATES,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who.',
    }),
    kind: choice('区分', leaveKind, { doc: 'Kind of absence.' }),
    startsOn: date('開始日', {
      required: true,
      level: LEAVE_DATES,
      edge: 'start',
      doc: 'First day of absence.',
    }),
    expectedEnd: date('終了予定日', { level: LEAVE_DATES, edge: 'end', doc: 'Last day, as it is expected.' }),
    wishedReturn: date('復職希望日', { doc: 'Day the person wishes to come back.' }),
    doctorClearedOn: date('主治医復職可', { doc: "Day of the doctor's word that work is possible." }),
    physicianOpinionOn: date('産業医意見日', { doc: "Day of the occupational physician's opinion." }),
    trialFrom: date('試行勤務開始', {
      level: LEAVE_DATES,
      edge: 'start',
      doc: 'First day of work on trial.',
    }),
    trialTo: date('試行勤務終了', { level: LEAVE_DATES, edge: 'end', doc: 'Last day of work on trial.' }),
    trialResult: choice('試行結果', trialResult, { doc: 'What came of the trial.' }),
    returnedOn: date('復職日', { level: LEAVE_DATES, doc: 'Day of return.' }),
    returnMode: choice('復職形態', returnMode, { doc: 'Return to full or reduced work.' }),
    workRestriction: choice('就業上の措置', workRestriction, {
      level: LEAVE_DATES,
      doc: 'What the work place has to observe.',
    }),
    restrictionNote: text('措置内容', { level: LEAVE_DATES, doc: 'The same in words.' }),
    restrictionUntil: date('措置期限', { level: LEAVE_DATES, edge: 'end', doc: 'Until when.' }),
    status: choice('状態', caseStatus, { level: LEAVE_STATE, doc: 'How far the case is.' }),
  },
})
