import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { list } from '../../src/columns/list.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { callStatus } from '../choices.ts'
import { CORE_ONLY, L1 } from '../roles.ts'

export const internalPostings = table({
  name: 'InternalPosting',
  plural: 'internalPostings',
  workbook: 'intentions',
  sheet: '庁内公募',
  doc: 'A post that staff may apply for themselves.',
  key: ['postingCode'],
  access: { level: L1 },
  columns: {
    postingCode: code('公募コード', {
      required: true,
      unique: true,
      doc: 'Code of the posting.',
      example: 'K2025-01',
    }),
    title: text('ポスト/事業名', { required: true, aliases: ['事業名'], doc: 'The post or the project.' }),
    department: reference('所属', 'Department', {
      required: true,
      reverse: 'internalPostings',
      aliases: ['所属コード', '所属名', '課名'],
      doc: 'Where.',
    }),
    duties: text('職務内容', { doc: 'What is to be done.' }),
    grades: list(reference('対象職階', 'Grade', { reverse: null, doc: 'Grades it is for; blank is all.' })),
    eligibility: text('応募資格', { doc: 'Who may apply, in words.' }),
    seats: integer('人員', { required: true, unit: '人', min: 0, doc: 'How many are looked for.' }),
    termYears: integer('任期年数', { unit: '年', min: 0, doc: 'For how many years.' }),
    closesOn: date('締切', { edge: 'end', doc: 'Last day to apply.' }),
    status: choice('状態', callStatus, { doc: 'How far it is.' }),
    panel: list(reference('選考委員', 'Staff', { reverse: null, doc: 'Who chooses.' }), { level: CORE_ONLY }),
  },
})
