import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { level } from '../../src/columns/level.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { assessmentRound, evidenceKind, raterType } from '../choices.ts'
import { L2, L3 } from '../roles.ts'

export const competencyAssessmentLogs = table({
  name: 'CompetencyAssessmentLog',
  plural: 'competencyAssessmentLogs',
  workbook: 'development',
  sheet: '能力評価履歴',
  doc: 'One change of a level, with where the person was and what they were then. Added to, never changed.',
  key: ['staff', 'competency', 'rater', 'assessedOn', 'recordedAt'],
  access: {
    level: L2,
    person: 'staff',
    // As with the assessment itself: a manager sees it from the day on that it is handed in.
    raises: [{ level: L3, when: (row, today) => row.rater === 'SELF' && row.assessedOn > today }],
  },
  datedBy: 'assessedOn',
  columns: {
    staff: reference('職員番号', 'Staff', {
      required: true,
      reverse: 'competencyLog',
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Whose level.',
    }),
    competency: reference('能力コード', 'Competency', {
      required: true,
      reverse: 'log',
      aliases: ['能力', '能力名'],
      doc: 'The competency.',
    }),
    fiscalYear: fiscalYear('年度', { doc: 'Fiscal year of the assessment.' }),
    round: choice('時期', assessmentRound, { doc: 'Round of the assessment.' }),
    rater: choice('評価区分', raterType, {
      required: true,
      aliases: ['評価者区分'],
      doc: 'Who gave the level.',
    }),
    assessedOn: date('評価日', { required: true, edge: 'end', doc: 'Day of the assessment.' }),
    level: level('水準', { required: true, scale: 'ProficiencyLevel', doc: 'The level it became.' }),
    departmentThen: reference('所属コード', 'Department', {
      reverse: null,
      doc: 'Where the person was when it was recorded.',
    }),
    gradeThen: reference('職階コード', 'Grade', {
      reverse: null,
      doc: 'The grade of the person when it was recorded.',
    }),
    evidence: choice('根拠', evidenceKind, { doc: 'What the level rests on.' }),
    evidenceId: code('根拠ID', { doc: 'Which one.' }),
    recordedAt: text('記録日時', {
      required: true,
      doc: 'When it was recorded.',
      example: '2026-04-01T09:00:00.000+09:00',
    }),
  },
  records: {
    of: 'CompetencyAssessment',
    row: ({ values, at, follow }) => {
      if (typeof values['level'] !== 'number') return null
      const person = follow('staff')
      return {
        staff: values['staff'],
        competency: values['competency'],
        fiscalYear: values['fiscalYear'],
        round: values['round'],
        rater: values['rater'],
        assessedOn: values['assessedOn'],
        level: values['level'],
        departmentThen: person?.['department'],
        gradeThen: person?.['grade'],
        recordedAt: at,
      }
    },
  },
})
