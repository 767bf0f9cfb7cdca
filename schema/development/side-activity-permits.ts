import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { flag } from '../../src/columns/flag.ts'
import { decimal, integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L2, L3 } from '../roles.ts'

export const sideActivityPermits = table({
  name: 'SideActivityPermit',
  plural: 'sideActivityPermits',
  workbook: 'development',
  sheet: '兼業許可',
  doc: 'A permission to work for the community besides the office.',
  key: ['permitNumber'],
  access: { level: L3, person: 'staff' },
  datedBy: 'startsOn',
  periods: [{ from: 'startsOn', to: 'endsOn' }],
  columns: {
    permitNumber: code('許可番号', {
      required: true,
      unique: true,
      doc: 'Number of the permission.',
      example: 'K2025-01',
    }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      level: L2,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who.',
    }),
    activity: text('活動', { required: true, doc: 'What is done.' }),
    organisation: text('団体', { doc: 'For whom.' }),
    kind: text('区分', { doc: 'Kind of activity.' }),
    startsOn: date('開始', { edge: 'start', aliases: ['開始日'], doc: 'First day.' }),
    endsOn: date('終了', { edge: 'end', aliases: ['終了日'], doc: 'Last day.' }),
    hoursPerDay: decimal('時間/日', { level: L2, unit: '時間', min: 0, doc: 'Hours a day.' }),
    hoursPerWeek: decimal('時間/週', { level: L2, unit: '時間', min: 0, doc: 'Hours a week.' }),
    hoursPerMonth: decimal('時間/月', { level: L2, unit: '時間', min: 0, doc: 'Hours a month.' }),
    paid: flag('報酬有無', { doc: 'Whether it is paid.' }),
    payAmount: integer('報酬額', { unit: '円', min: 0, doc: 'Yen paid.' }),
    permittedOn: date('許可日', { doc: 'Day it was permitted.' }),
    terms: text('条件', { doc: 'Under which conditions.' }),
  },
})
