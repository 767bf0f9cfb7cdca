import { choice } from '../../src/columns/choice.ts'
import { date } from '../../src/columns/date.ts'
import { decimal, integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { selectionOutcome } from '../choices.ts'
import { CORE_ONLY, L4 } from '../roles.ts'

export const internalApplications = table({
  name: 'InternalApplication',
  plural: 'internalApplications',
  workbook: 'intentions',
  sheet: '庁内公募応募',
  doc: 'An application to a post inside the office.',
  key: ['posting', 'staff'],
  access: {
    level: L4,
    person: 'staff',
    grants: [
      { to: 'own', creates: true, columns: ['posting', 'staff', 'preference', 'appliedOn', 'motive'] },
    ],
  },
  datedBy: 'appliedOn',
  columns: {
    posting: reference('公募コード', 'InternalPosting', {
      required: true,
      reverse: 'applications',
      doc: 'The posting.',
    }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who applies.',
    }),
    preference: integer('志望順位', {
      required: true,
      min: 1,
      doc: 'First, second … choice of the applicant.',
    }),
    appliedOn: date('応募日', { doc: 'Day of the application.' }),
    motive: text('志望理由', { doc: 'Why, in the words of the applicant.' }),
    paperScore: decimal('書類点', { level: CORE_ONLY, unit: '点', min: 0, doc: 'Points for the papers.' }),
    interviewScore: decimal('面接点', {
      level: CORE_ONLY,
      unit: '点',
      min: 0,
      doc: 'Points for the interview.',
    }),
    panelRank: integer('選考順位', { level: CORE_ONLY, min: 1, doc: 'Place on the list of the panel.' }),
    outcome: choice('結果', selectionOutcome, { doc: 'How it was decided.' }),
  },
})
