import { choice } from '../../src/columns/choice.ts'
import { date } from '../../src/columns/date.ts'
import { flag } from '../../src/columns/flag.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { interviewerKind } from '../choices.ts'
import { HEALTH_ONLY } from '../roles.ts'

export const followUpInterviews = table({
  name: 'FollowUpInterview',
  plural: 'followUpInterviews',
  workbook: 'health',
  sheet: '復職面談',
  doc: 'An interview after somebody came back.',
  key: ['leaveCase', 'round'],
  access: { level: HEALTH_ONLY },
  columns: {
    leaveCase: reference('事例ID', 'LeaveCase', { required: true, reverse: 'interviews', doc: 'The case.' }),
    round: integer('回', { required: true, min: 1, doc: 'First, second … interview.' }),
    plannedOn: date('予定日', { required: true, doc: 'Day it is planned for.' }),
    heldOn: date('実施日', { doc: 'Day it was held.' }),
    interviewer: choice('実施者区分', interviewerKind, { doc: 'Who held it.' }),
    nextOn: date('次回予定', { doc: 'Day of the next one.' }),
    restrictionChanged: flag('措置変更', { doc: 'Whether what the work place has to observe changed.' }),
    note: text('メモ', { doc: 'What was said.' }),
  },
})
