import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { flag } from '../../src/columns/flag.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L2 } from '../roles.ts'

export const qualifications = table({
  name: 'Qualification',
  plural: 'qualifications',
  workbook: 'personnel',
  sheet: '資格',
  sheetAliases: ['資格一覧', '資格・免許'],
  doc: 'A qualification or licence that somebody holds.',
  key: ['staff', 'name', 'acquiredOn'],
  access: { level: L2, person: 'staff', grants: [{ to: 'own', creates: true }] },
  datedBy: 'acquiredOn',
  periods: [{ from: 'acquiredOn', to: 'expiresOn' }],
  columns: {
    staff: reference('職員番号', 'Staff', {
      required: true,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who holds it.',
    }),
    qualificationCode: code('資格コード', { doc: 'Code, if the office gives one.' }),
    name: text('資格名', { required: true, doc: 'Name.', example: '社会福祉士' }),
    acquiredOn: date('取得日', { edge: 'start', doc: 'Since when.' }),
    expiresOn: date('有効期限', { edge: 'end', doc: 'Last day it is valid; blank if it has none.' }),
    renewalNeeded: flag('更新必要', { doc: 'Whether it has to be renewed.' }),
    documentSeen: flag('確認書類', { doc: 'Whether the office has seen the document.' }),
  },
})
