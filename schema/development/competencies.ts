import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { list } from '../../src/columns/list.ts'
import { decimal, integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { competencyCategory } from '../choices.ts'
import { L0 } from '../roles.ts'

export const competencies = table({
  name: 'Competency',
  plural: 'competencies',
  workbook: 'development',
  sheet: '能力項目',
  doc: 'An ability or a mindset the policy asks for.',
  key: ['competencyCode'],
  access: { level: L0 },
  names: { columns: ['name'], certain: true, former: 'columnHeaders' },
  periods: [{ from: 'validFrom', to: 'validTo' }],
  columns: {
    competencyCode: code('能力コード', {
      required: true,
      unique: true,
      doc: 'Competency code.',
      example: 'C1',
    }),
    category: choice('区分', competencyCategory, {
      required: true,
      doc: 'Ability, mindset, digital or task.',
    }),
    name: text('名称', { required: true, doc: 'Name; also the header of its column.', example: '対人能力' }),
    definition: text('定義', { doc: 'What the policy says of it.' }),
    parent: reference('親コード', 'Competency', {
      reverse: 'children',
      doc: 'The competency it is part of.',
    }),
    columnHeaders: list(text('列見出し', { doc: 'Further headers its column may have.' })),
    weight: decimal('重み', { min: 0, doc: 'Weight in an index; blank is 1.' }),
    order: integer('表示順', { doc: 'Order of display.' }),
    validFrom: date('有効開始', { edge: 'start', doc: 'First day it is assessed.' }),
    validTo: date('有効終了', { edge: 'end', doc: 'Last day it is assessed.' }),
  },
})
