import { choice } from '../../src/columns/choice.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { integer } from '../../src/columns/number.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { gender } from '../choices.ts'
import { L0, L3 } from '../roles.ts'

export const recruitmentResults = table({
  name: 'RecruitmentResult',
  plural: 'recruitmentResults',
  workbook: 'development',
  sheet: '採用実績',
  doc: 'How many applied, were examined, passed and were hired.',
  key: ['fiscalYear', 'examType', 'gender'],
  access: {
    level: L0,
    // Counts of one or two, and the parts of a whole from which such counts could be told, are for HR.
    raises: [
      {
        level: L3,
        when: ({ gender: of, applied, examined, passed, hired }) =>
          of !== null || [applied, examined, passed, hired].some((count) => count === 1 || count === 2),
      },
    ],
  },
  columns: {
    fiscalYear: fiscalYear('年度', { required: true, doc: 'Fiscal year.' }),
    examType: text('試験区分', { required: true, doc: 'Which examination.', example: '一般事務（上級）' }),
    gender: choice('性別', gender, { doc: 'Of whom; blank is everybody.' }),
    applied: integer('申込', { unit: '人', min: 0, doc: 'How many applied.' }),
    examined: integer('受験', { unit: '人', min: 0, doc: 'How many came.' }),
    passed: integer('合格', { unit: '人', min: 0, doc: 'How many passed.' }),
    hired: integer('採用', { unit: '人', min: 0, doc: 'How many were hired.' }),
  },
})
