import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { flag } from '../../src/columns/flag.ts'
import { decimal, integer } from '../../src/columns/number.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { managementClass } from '../choices.ts'
import { L0 } from '../roles.ts'

export const grades = table({
  name: 'Grade',
  plural: 'grades',
  workbook: 'personnel',
  sheet: '職階',
  doc: 'A grade of the office.',
  key: ['gradeCode'],
  access: { level: L0 },
  names: { columns: ['name'], certain: true },
  columns: {
    gradeCode: code('職階コード', { required: true, unique: true, doc: 'Grade code.', example: 'G6' }),
    name: text('職階名', { required: true, doc: 'Name.', example: '主事・技師級' }),
    rank: integer('順位', { required: true, unique: true, min: 1, doc: 'Rank, 1 is the top.', example: '6' }),
    payGrade: text('級', { doc: 'Pay grade.' }),
    managementClass: choice('管理職区分', managementClass, {
      required: true,
      doc: 'Whether the grade manages.',
    }),
    rotationYears: decimal('異動目安年数', {
      unit: '年',
      min: 0,
      doc: 'Years after which a move is due; 0 or blank for none.',
    }),
    postLimitApplies: flag('役職定年対象', { doc: 'Whether the age limit for posts applies.' }),
    isEvaluator: flag('評価者', { doc: 'Whether the grade appraises others.' }),
  },
})
