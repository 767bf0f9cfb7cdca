import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { level } from '../../src/columns/level.ts'
import { reference } from '../../src/columns/reference.ts'
import { across } from '../../src/columns/spread.ts'
import { table } from '../../src/tables/table.ts'
import { unfold } from '../../src/tables/unfold.ts'
import { L1 } from '../roles.ts'

export const requiredLevelRows = table({
  name: 'RequiredLevelRow',
  plural: 'requiredLevelRows',
  workbook: 'development',
  sheet: '求められる水準',
  doc: 'The levels a grade must have, one column a competency: the row people edit.',
  key: ['grade', 'fromFiscalYear'],
  access: { level: L1 },
  columns: {
    grade: reference('職階コード', 'Grade', {
      required: true,
      reverse: 'requiredLevelRows',
      aliases: ['職階', '職階名'],
      doc: 'The grade.',
    }),
    fromFiscalYear: fiscalYear('適用年度', { required: true, doc: 'First fiscal year it applies to.' }),
    levels: across('Competency', {
      headers: ['competencyCode', 'name', 'columnHeaders'],
      scale: 'ProficiencyLevel',
      doc: 'One column a competency.',
    }),
  },
})

export const requiredLevels = unfold(requiredLevelRows, 'levels', {
  name: 'RequiredLevel',
  plural: 'requiredLevels',
  doc: 'The level a grade must have in a competency.',
  inherit: ['grade', 'fromFiscalYear'],
  key: ['grade', 'fromFiscalYear', 'competency'],
  reverse: { grade: 'requiredLevels' },
  columns: {
    competency: reference('能力コード', 'Competency', {
      required: true,
      reverse: 'requiredLevels',
      aliases: ['能力', '能力名'],
      doc: 'The competency.',
    }),
    level: level('水準', { scale: 'ProficiencyLevel', doc: 'The level; null where the office set none.' }),
  },
  item: 'competency',
  value: 'level',
})
