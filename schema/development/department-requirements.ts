import { choice } from '../../src/columns/choice.ts'
import { level } from '../../src/columns/level.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { table } from '../../src/tables/table.ts'
import { necessity } from '../choices.ts'
import { L1 } from '../roles.ts'

export const departmentRequirements = table({
  name: 'DepartmentRequirement',
  plural: 'departmentRequirements',
  workbook: 'development',
  sheet: '所属必要能力',
  doc: 'A competency that a department needs, at which level, in how many people.',
  key: ['department', 'competency'],
  access: { level: L1 },
  columns: {
    department: reference('所属コード', 'Department', {
      required: true,
      fillDown: 'blank',
      reverse: 'requirements',
      aliases: ['所属', '所属名', '課名'],
      doc: 'The department.',
    }),
    competency: reference('能力コード', 'Competency', {
      required: true,
      reverse: 'departmentRequirements',
      aliases: ['能力', '能力名'],
      doc: 'The competency.',
    }),
    level: level('必要水準', { required: true, scale: 'ProficiencyLevel', doc: 'The level it takes.' }),
    needed: integer('必要人数', { required: true, unit: '人', min: 0, doc: 'In how many people.' }),
    necessity: choice('必須区分', necessity, { doc: 'Whether it is required or desirable.' }),
  },
})
