import { choice } from '../../src/columns/choice.ts'
import { date } from '../../src/columns/date.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { selectionOutcome } from '../choices.ts'
import { CORE_ONLY, L3 } from '../roles.ts'

export const dispatchApplications = table({
  name: 'DispatchApplication',
  plural: 'dispatchApplications',
  workbook: 'development',
  sheet: '派遣応募',
  doc: 'An application to a training away from the office.',
  key: ['call', 'staff'],
  access: {
    level: L3,
    person: 'staff',
    grants: [{ to: 'own', creates: true, columns: ['call', 'staff', 'appliedOn', 'motive'] }],
  },
  datedBy: 'appliedOn',
  columns: {
    call: reference('公募コード', 'DispatchCall', {
      required: true,
      reverse: 'applications',
      doc: 'The call.',
    }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who applies.',
    }),
    appliedOn: date('応募日', { doc: 'Day of the application.' }),
    motive: text('動機', { doc: 'Why, in the words of the applicant.' }),
    managerOpinion: text('所属長意見', { level: CORE_ONLY, doc: "The manager's opinion." }),
    outcome: choice('選考結果', selectionOutcome, { doc: 'How it was decided.' }),
    decidedOn: date('決定日', { doc: 'Day of the decision.' }),
  },
})
