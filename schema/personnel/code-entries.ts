import { code } from '../../src/columns/code.ts'
import { flag } from '../../src/columns/flag.ts'
import { list } from '../../src/columns/list.ts'
import { integer } from '../../src/columns/number.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L1 } from '../roles.ts'

export const codeEntries = table({
  name: 'CodeEntry',
  plural: 'codeEntries',
  workbook: 'personnel',
  sheet: 'コード表',
  doc: 'One word of a list that the office keeps itself.',
  key: ['list', 'code'],
  access: { level: L1 },
  columns: {
    list: text('種別', { required: true, doc: 'The list the word belongs to.', example: '職種' }),
    code: code('コード', { required: true, doc: 'Its code.', example: 'GENERAL_CLERK' }),
    label: text('ラベル', { required: true, doc: 'The word people write.', example: '一般事務' }),
    aliases: list(text('別名', { doc: 'Further spellings.' })),
    order: integer('表示順', { doc: 'Order of display.' }),
    attribute: text('属性', { doc: 'A mark the office gives it, such as 免許職.' }),
    active: flag('有効', { doc: 'Whether it may still be chosen.' }),
  },
})
