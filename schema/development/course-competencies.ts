import { level } from '../../src/columns/level.ts'
import { reference } from '../../src/columns/reference.ts'
import { table } from '../../src/tables/table.ts'
import { L0 } from '../roles.ts'

export const courseCompetencies = table({
  name: 'CourseCompetency',
  plural: 'courseCompetencies',
  workbook: 'development',
  sheet: '研修能力対応',
  doc: 'Which competency a course raises, up to which level.',
  key: ['course', 'competency'],
  access: { level: L0 },
  columns: {
    course: reference('研修コード', 'TrainingCourse', {
      required: true,
      reverse: 'competencies',
      aliases: ['研修', '研修名'],
      fillDown: 'blank',
      doc: 'The course.',
    }),
    competency: reference('能力コード', 'Competency', {
      required: true,
      reverse: 'courses',
      aliases: ['能力', '能力名'],
      doc: 'The competency.',
    }),
    targetLevel: level('到達水準', {
      required: true,
      scale: 'ProficiencyLevel',
      doc: 'Level reached at the end.',
    }),
    prerequisiteLevel: level('前提水準', { scale: 'ProficiencyLevel', doc: 'Level needed at the start.' }),
  },
})
