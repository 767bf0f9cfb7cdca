import { decimal } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { table } from '../../src/tables/table.ts'
import { L0 } from '../roles.ts'

export const idealProfileCompetencies = table({
  name: 'IdealProfileCompetency',
  plural: 'idealProfileCompetencies',
  workbook: 'development',
  sheet: '職員像能力対応',
  doc: 'How much a competency counts for an ideal profile.',
  key: ['profile', 'competency'],
  access: { level: L0 },
  columns: {
    profile: reference('職員像コード', 'IdealProfile', {
      required: true,
      reverse: 'competencies',
      aliases: ['職員像'],
      doc: 'The profile.',
    }),
    competency: reference('能力コード', 'Competency', {
      required: true,
      reverse: 'idealProfiles',
      aliases: ['能力', '能力名'],
      doc: 'The competency.',
    }),
    weight: decimal('重み', { required: true, min: 0, max: 1, doc: 'Its weight.', example: '0.4' }),
  },
})
