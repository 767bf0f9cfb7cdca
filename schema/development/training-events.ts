import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { eventStatus } from '../choices.ts'
import { L1, L3 } from '../roles.ts'

export const trainingEvents = table({
  name: 'TrainingEvent',
  plural: 'trainingEvents',
  workbook: 'development',
  sheet: '研修実施',
  doc: 'One time a course is held.',
  key: ['eventCode'],
  access: { level: L1 },
  periods: [{ from: 'startsOn', to: 'endsOn' }],
  columns: {
    eventCode: code('実施コード', {
      required: true,
      unique: true,
      doc: 'Event code.',
      example: 'T001-2025-1',
    }),
    course: reference('研修コード', 'TrainingCourse', {
      required: true,
      reverse: 'events',
      aliases: ['研修', '研修名'],
      doc: 'The course.',
    }),
    fiscalYear: fiscalYear('年度', { required: true, doc: 'Fiscal year.' }),
    round: integer('回', { min: 1, unit: '回', doc: 'Which time in the year.' }),
    startsOn: date('開始', { required: true, aliases: ['開始日'], edge: 'start', doc: 'First day.' }),
    endsOn: date('終了', { aliases: ['終了日'], edge: 'end', doc: 'Last day.' }),
    venue: text('会場', { doc: 'Where.' }),
    instructor: text('講師', { doc: 'By whom.' }),
    capacity: integer('定員', { unit: '人', min: 0, doc: 'Seats.' }),
    applyBy: date('申込期限', { edge: 'end', doc: 'Last day to apply.' }),
    budget: integer('予算額', { level: L3, unit: '円', min: 0, doc: 'Yen planned.' }),
    actualCost: integer('決算額', { level: L3, unit: '円', min: 0, doc: 'Yen spent.' }),
    status: choice('状態', eventStatus, { required: true, doc: 'How far it is.' }),
  },
})
