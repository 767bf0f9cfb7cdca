import { choice } from '../../src/columns/choice.ts'
import { date } from '../../src/columns/date.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { level } from '../../src/columns/level.ts'
import { reference } from '../../src/columns/reference.ts'
import { across } from '../../src/columns/spread.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { unfold } from '../../src/tables/unfold.ts'
import { assessmentRound, levelState, raterType } from '../choices.ts'
import { L2, L3 } from '../roles.ts'

export const competencyMatrixRows = table({
  name: 'CompetencyMatrixRow',
  plural: 'competencyMatrixRows',
  workbook: 'development',
  sheet: '能力評価',
  doc: 'The levels of one person, round and rater, one column a competency: the row people edit.',
  key: ['fiscalYear', 'round', 'rater', 'staff'],
  access: {
    level: L2,
    person: 'staff',
    // The manager sees a self-assessment once it is handed in: from its day on.
    raises: [{ level: L3, when: (row, today) => row.rater === 'SELF' && row.assessedOn > today }],
    grants: [
      {
        to: 'own',
        creates: true,
        columns: ['fiscalYear', 'round', 'rater', 'staff', 'assessedOn', 'assessor', 'levels'],
        when: (row) => row.rater === 'SELF',
      },
      {
        to: 'scope',
        creates: true,
        columns: ['fiscalYear', 'round', 'rater', 'staff', 'assessedOn', 'assessor', 'levels'],
        when: (row) => row.rater === 'MANAGER',
      },
    ],
  },
  datedBy: 'assessedOn',
  columns: {
    fiscalYear: fiscalYear('年度', { required: true, doc: 'Fiscal year.' }),
    round: choice('時期', assessmentRound, { blank: 'END', doc: 'Round; blank is END.' }),
    rater: choice('評価区分', raterType, {
      required: true,
      aliases: ['評価者区分'],
      doc: 'Who gave the levels.',
    }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Whose levels.',
    }),
    nameCheck: text('氏名', {
      aliases: ['名前', '職員氏名'],
      restates: { reference: 'staff', column: 'name' },
      doc: 'Name, for people who read the sheet.',
    }),
    departmentCheck: text('所属', {
      aliases: ['所属名', '課名', '所属コード'],
      fillDown: 'blank',
      restates: { reference: 'staff', column: 'department' },
      doc: 'Department, for people who read the sheet.',
    }),
    assessedOn: date('評価日', { required: true, edge: 'end', doc: 'Day of the assessment.' }),
    assessor: reference('評価者職員番号', 'Staff', { aliases: ['評価者'], doc: 'Who assessed.' }),
    levels: across('Competency', {
      headers: ['competencyCode', 'name', 'columnHeaders'],
      scale: 'ProficiencyLevel',
      doc: 'One column a competency.',
    }),
    note: text('備考', { level: L3, aliases: ['摘要'], doc: 'Remarks.' }),
  },
})

export const competencyAssessments = unfold(competencyMatrixRows, 'levels', {
  name: 'CompetencyAssessment',
  plural: 'competencyAssessments',
  doc: 'The level of one person in one competency, by round and rater.',
  inherit: ['fiscalYear', 'round', 'rater', 'staff', 'assessedOn', 'assessor'],
  key: ['fiscalYear', 'round', 'rater', 'staff', 'competency'],
  reverse: { staff: 'competencies' },
  columns: {
    competency: reference('能力コード', 'Competency', {
      required: true,
      reverse: 'assessments',
      aliases: ['能力', '能力名'],
      doc: 'The competency.',
    }),
    level: level('水準', { scale: 'ProficiencyLevel', doc: 'The level; null where there is none, never 0.' }),
    state: choice('状態', levelState, { required: true, doc: 'Whether there is a level, and if not, why.' }),
  },
  item: 'competency',
  value: 'level',
  state: 'state',
})
