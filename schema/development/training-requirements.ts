import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { list } from '../../src/columns/list.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { appointmentType, requirementCondition } from '../choices.ts'
import { L1 } from '../roles.ts'

export const trainingRequirements = table({
  name: 'TrainingRequirement',
  plural: 'trainingRequirements',
  workbook: 'development',
  sheet: '研修必修',
  doc: 'A training that some staff must have done.',
  key: ['requirementCode'],
  access: { level: L1 },
  names: { columns: ['name'], certain: true },
  columns: {
    requirementCode: code('要件コード', {
      required: true,
      unique: true,
      doc: 'Requirement code.',
      example: 'R01',
    }),
    name: text('名称', { required: true, doc: 'Name.' }),
    courses: list(
      reference('研修コード', 'TrainingCourse', {
        reverse: 'requirements',
        aliases: ['研修', '研修名'],
        doc: 'Courses, any one of which counts.',
      }),
      { required: true },
    ),
    grades: list(
      reference('対象職階', 'Grade', {
        reverse: 'trainingRequirements',
        doc: 'Grades it binds; blank is all.',
      }),
    ),
    condition: choice('対象条件', requirementCondition, { required: true, doc: 'Whom it binds.' }),
    departments: list(
      reference('対象所属', 'Department', {
        reverse: 'trainingRequirements',
        doc: 'Departments it binds; blank is all.',
      }),
    ),
    deadlineMonths: integer('期限', {
      unit: 'か月',
      min: 0,
      words: { 年度末: null },
      doc: 'Months until it must be done; null is the end of the fiscal year.',
      example: '12か月',
    }),
    cycleYears: integer('周期年数', {
      unit: '年',
      min: 0,
      doc: 'Years after which it is due again; 0 is once.',
    }),
    appointmentTypes: list(
      choice('対象任用区分', appointmentType, { doc: 'Types of appointment it binds; blank is all.' }),
    ),
    exemption: text('免除条件', { doc: 'Who is exempt, in words.' }),
    fromFiscalYear: fiscalYear('開始年度', { doc: 'First fiscal year.' }),
    toFiscalYear: fiscalYear('終了年度', { doc: 'Last fiscal year.' }),
  },
})
