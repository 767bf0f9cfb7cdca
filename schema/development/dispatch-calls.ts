import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { list } from '../../src/columns/list.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { callStatus } from '../choices.ts'
import { L1 } from '../roles.ts'

export const dispatchCalls = table({
  name: 'DispatchCall',
  plural: 'dispatchCalls',
  workbook: 'development',
  sheet: '派遣公募',
  doc: 'A call for applications to a training away from the office.',
  key: ['callCode'],
  access: { level: L1 },
  periods: [{ from: 'opensOn', to: 'closesOn' }],
  columns: {
    callCode: code('公募コード', {
      required: true,
      unique: true,
      doc: 'Code of the call.',
      example: 'D2025-01',
    }),
    event: reference('実施コード', 'TrainingEvent', {
      reverse: 'dispatchCalls',
      doc: 'The training it is for.',
    }),
    opensOn: date('募集開始', { edge: 'start', doc: 'First day to apply.' }),
    closesOn: date('締切', { edge: 'end', doc: 'Last day to apply.' }),
    seats: integer('人数', { unit: '人', min: 0, doc: 'How many can go.' }),
    eligibility: text('応募資格', { doc: 'Who may apply, in words.' }),
    grades: list(reference('対象職階', 'Grade', { reverse: null, doc: 'Grades it is for; blank is all.' })),
    minYears: integer('必要在職年数', { unit: '年', min: 0, doc: 'Years of service it takes.' }),
    costCap: integer('経費上限', { unit: '円', min: 0, doc: 'Yen at most for one person.' }),
    status: choice('状態', callStatus, { doc: 'How far the call is.' }),
  },
})
