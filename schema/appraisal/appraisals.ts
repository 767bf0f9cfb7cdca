import { date } from '../../src/columns/date.ts'
import { flag } from '../../src/columns/flag.ts'
import { open } from '../../src/columns/open.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { CORE_ONLY, INTERVIEW_DATES, INTERVIEWS, L4 } from '../roles.ts'

export const appraisals = table({
  name: 'Appraisal',
  plural: 'appraisals',
  workbook: 'appraisal',
  sheet: '人事評価',
  doc: 'The appraisal of one person in one cycle.',
  key: ['cycle', 'staff'],
  access: {
    level: L4,
    person: 'staff',
    // The person sees it once it is disclosed to them.
    raises: [
      { level: INTERVIEW_DATES, when: (row, today) => row.disclosedOn === null || row.disclosedOn > today },
    ],
  },
  columns: {
    cycle: reference('期間コード', 'AppraisalCycle', {
      required: true,
      reverse: 'appraisals',
      doc: 'The cycle.',
    }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who.',
    }),
    firstEvaluator: reference('一次評価者', 'Staff', { reverse: null, doc: 'First evaluator.' }),
    secondEvaluator: reference('二次評価者', 'Staff', { reverse: null, doc: 'Second evaluator.' }),
    confirmer: reference('確認者', 'Staff', { reverse: null, doc: 'Who confirms.' }),
    openingInterviewOn: date('期首面談日', {
      level: INTERVIEWS,
      doc: 'Day of the interview at the beginning.',
    }),
    midInterviewOn: date('中間面談日', { level: INTERVIEWS, doc: 'Day of the interview half-way.' }),
    closingInterviewOn: date('期末面談日', { level: INTERVIEWS, doc: 'Day of the interview at the end.' }),
    selfMark: open('自己評価', '評語', { doc: 'Mark of the person themselves.' }),
    firstMark: open('一次評語', '評語', { level: CORE_ONLY, doc: 'Mark of the first evaluator.' }),
    secondMark: open('二次評語', '評語', { level: CORE_ONLY, doc: 'Mark of the second evaluator.' }),
    overallMark: open('全体評語', '評語', { doc: 'The mark that counts.' }),
    strengths: text('長所', { doc: 'What is good.' }),
    improvements: text('改善点', { doc: 'What is to be improved.' }),
    disclosedOn: date('開示日', { level: INTERVIEWS, doc: 'Day it was disclosed to the person.' }),
    grievance: flag('苦情申出', { doc: 'Whether the person objected.' }),
    exclusionReason: text('対象外理由', { doc: 'Why there is no appraisal.' }),
  },
})
