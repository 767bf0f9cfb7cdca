import { date } from '../../src/columns/date.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { flag } from '../../src/columns/flag.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L1, L3 } from '../roles.ts'

export const selfDevelopments = table({
  name: 'SelfDevelopment',
  plural: 'selfDevelopments',
  workbook: 'development',
  sheet: '自己啓発',
  doc: 'What somebody learns on their own.',
  key: ['staff', 'fiscalYear', 'theme'],
  access: {
    level: L3,
    person: 'staff',
    opens: { roles: L1.roles, when: (row) => row.shared === true },
    grants: [{ to: 'own', creates: true }],
  },
  columns: {
    staff: reference('職員番号', 'Staff', {
      required: true,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who.',
    }),
    fiscalYear: fiscalYear('年度', { required: true, doc: 'Fiscal year.' }),
    theme: text('テーマ', { required: true, doc: 'What about.' }),
    form: text('形態', { doc: 'How: a correspondence course, a study group …' }),
    startsOn: date('開始', { edge: 'start', aliases: ['開始日'], doc: 'First day.' }),
    endsOn: date('終了', { edge: 'end', aliases: ['終了日'], doc: 'Last day.' }),
    subsidy: integer('補助額', { level: L3, unit: '円', min: 0, doc: 'Yen the office paid.' }),
    outcome: text('成果', { doc: 'What came of it.' }),
    shared: flag('公開可', { doc: 'Whether everybody may see it.' }),
  },
})
