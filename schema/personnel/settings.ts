import { code } from '../../src/columns/code.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L1 } from '../roles.ts'

export const settings = table({
  name: 'Setting',
  plural: 'settings',
  workbook: 'personnel',
  sheet: '設定',
  doc: 'A setting of the office.',
  key: ['key'],
  access: { level: L1 },
  columns: {
    key: code('キー', {
      required: true,
      unique: true,
      aliases: ['key'],
      doc: 'Name of the setting.',
      example: 'minGroupSize',
    }),
    value: text('値', { required: true, aliases: ['value'], doc: 'Its value.', example: '10' }),
    description: text('説明', { doc: 'What it does.' }),
  },
})
