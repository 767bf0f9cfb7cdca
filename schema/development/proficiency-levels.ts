import { code } from '../../src/columns/code.ts'
import { flag } from '../../src/columns/flag.ts'
import { list } from '../../src/columns/list.ts'
import { integer } from '../../src/columns/number.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { L0 } from '../roles.ts'

export const proficiencyLevels = table({
  name: 'ProficiencyLevel',
  plural: 'proficiencyLevels',
  workbook: 'development',
  sheet: '評価尺度',
  doc: 'A step of the scale on which competencies are assessed.',
  key: ['value'],
  access: { level: L0 },
  columns: {
    value: integer('値', { required: true, unique: true, min: 0, max: 99, doc: 'The step.', example: '3' }),
    name: text('名称', { required: true, doc: 'What it is called.', example: '独力でできる' }),
    definition: text('定義', { doc: 'When it is reached.' }),
    proficient: flag('達成', { doc: 'Whether it counts as achieved.' }),
    marks: list(code('許容記号', { doc: 'Marks that mean this step.', example: '○' })),
  },
})
