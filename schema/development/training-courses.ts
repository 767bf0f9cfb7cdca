import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { flag } from '../../src/columns/flag.ts'
import { decimal, integer } from '../../src/columns/number.ts'
import { open } from '../../src/columns/open.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { delivery, trainingPillar, trainingPurpose, trainingType } from '../choices.ts'
import { L0 } from '../roles.ts'

export const trainingCourses = table({
  name: 'TrainingCourse',
  plural: 'trainingCourses',
  workbook: 'development',
  sheet: '研修コース',
  sheetAliases: ['研修一覧'],
  doc: 'A course of the training catalogue.',
  key: ['courseCode'],
  access: { level: L0 },
  names: { columns: ['name'], certain: true },
  columns: {
    courseCode: code('研修コード', { required: true, unique: true, doc: 'Course code.', example: 'T001' }),
    name: text('研修名', { required: true, doc: 'Name.' }),
    pillar: choice('研修体系', trainingPillar, {
      required: true,
      fillDown: 'blank',
      doc: 'Pillar of the training system.',
    }),
    type: choice('研修種別', trainingType, { required: true, fillDown: 'blank', doc: 'Type.' }),
    purpose: choice('目的', trainingPurpose, { doc: 'What it is for.' }),
    organiser: open('主催', '主催', { doc: 'Who holds it, a code of コード表.' }),
    delivery: choice('方法', delivery, { doc: 'How it is held.' }),
    audience: text('対象', { doc: 'For whom, in words.' }),
    standardHours: decimal('標準時間', { unit: '時間', min: 0, doc: 'Hours it usually takes.' }),
    capacity: integer('定員', { unit: '人', min: 0, doc: 'Seats.' }),
    unitCost: integer('費用単価', { unit: '円', min: 0, doc: 'Yen a person.' }),
    reportRequired: flag('報告書要否', { doc: 'Whether a report is due.' }),
    reportDueDays: integer('報告期限日数', { unit: '日', min: 0, doc: 'Days until the report is due.' }),
    briefingRequired: flag('報告会要否', { doc: 'Whether a briefing is due.' }),
    validYears: integer('有効年数', { unit: '年', min: 0, doc: 'Years a completion counts.' }),
    active: flag('有効', { doc: 'Whether it is still held.' }),
  },
})
