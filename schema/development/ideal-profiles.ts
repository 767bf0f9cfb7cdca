import { code } from '../../src/columns/code.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L0 } from '../roles.ts'

export const idealProfiles = table({
  name: 'IdealProfile',
  plural: 'idealProfiles',
  workbook: 'development',
  sheet: '職員像',
  doc: 'The kind of public servant the policy aims at.',
  key: ['profileCode'],
  access: { level: L0 },
  names: { columns: ['name'], certain: true },
  columns: {
    profileCode: code('コード', { required: true, unique: true, doc: 'Profile code.', example: 'P1' }),
    name: text('名称', { required: true, doc: 'Name.' }),
    description: text('説明', { doc: 'What the policy says of it.' }),
  },
})
