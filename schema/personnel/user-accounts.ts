import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { list } from '../../src/columns/list.ts'
import { reference } from '../../src/columns/reference.ts'
import { table } from '../../src/tables/table.ts'
import { L3, role } from '../roles.ts'

export const userAccounts = table({
  name: 'UserAccount',
  plural: 'userAccounts',
  workbook: 'personnel',
  sheet: '利用者',
  doc: 'Who may sign in, and as what.',
  key: ['subject'],
  access: { level: L3, person: 'staff' },
  columns: {
    subject: code('メール', {
      required: true,
      unique: true,
      aliases: ['メールアドレス'],
      doc: 'The subject of the sign-in, usually a mail address.',
      example: 'staff001@example.lg.jp',
    }),
    staff: reference('職員番号', 'Staff', {
      reverse: 'userAccounts',
      doc: 'Who this is, if a person of the office.',
    }),
    roles: list(choice('役割', role, { doc: 'Roles; those of office.json cannot be given here.' }), {
      required: true,
    }),
    scope: list(
      reference('範囲所属', 'Department', { reverse: null, doc: 'Departments led besides the own one.' }),
    ),
    expiresOn: date('有効期限', { required: true, edge: 'end', doc: 'Last day of access.' }),
  },
})
