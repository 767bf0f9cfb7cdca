import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { count, number, words, yes } from './figures.ts'
import {
  type ExamRatios,
  type RecruitmentRatios,
  recruitmentRatiosFor,
  type ToldRatio,
} from './recruitment-ratios.ts'
import { makeToldRate } from './told-rate.ts'

/** `recruitmentRatios` as a query. */
export const recruitmentRatiosFields: Extension = ({ builder }) => {
  const rate = makeToldRate(builder)
  const ratio = builder.objectRef<ToldRatio>('ToldRatio').implement({
    description: 'How many stand against one, as far as it may be told.',
    fields: (t) => ({
      value: number(
        t,
        'The ratio; null where it is hidden, and where the lower number is 0.',
        (each) => each.ratio,
      ),
      suppressed: yes(t, 'Whether it is hidden, so that nobody is named.', (each) => each.suppressed),
    }),
  })
  const exam = builder.objectRef<ExamRatios>('RecruitmentExamRatios').implement({
    description: 'The ratios of one examination, or of all.',
    fields: (t) => ({
      examType: words(t, 'The examination; null for all together.', (each) => each.examType),
      applicationRatio: t.field({
        access: 'parent',
        type: ratio,
        nullable: false,
        description: '応募倍率: 申込 / 採用.',
        resolve: (each) => each.applicationRatio,
      }),
      examinationRatio: t.field({
        access: 'parent',
        type: ratio,
        nullable: false,
        description: '受験 / 合格.',
        resolve: (each) => each.examinationRatio,
      }),
      women: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: 'Women among those hired.',
        resolve: (each) => each.women,
      }),
    }),
  })
  const ratios = builder.objectRef<RecruitmentRatios>('RecruitmentRatios').implement({
    description: 'I20: what came of the recruitment of a fiscal year.',
    fields: (t) => ({
      fiscalYear: count(t, 'Fiscal year.', (each) => each.fiscalYear),
      exams: t.field({
        access: 'parent',
        type: [exam],
        nullable: { list: false, items: false },
        description: 'Examination by examination.',
        resolve: (each) => each.exams,
      }),
      total: t.field({
        access: 'parent',
        type: exam,
        nullable: false,
        description: 'All together.',
        resolve: (each) => each.total,
      }),
      midCareer: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: '経験者 among those hired in the fiscal year.',
        resolve: (each) => each.midCareer,
      }),
    }),
  })
  builder.queryField('recruitmentRatios', (t) =>
    t.field({
      access: 'groups',
      type: ratios,
      nullable: true,
      description: 'I20: ratios of recruitment; small ones are hidden from all but HR.',
      args: { fiscalYear: t.arg.int({ description: 'Fiscal year; the running one when left out.' }) },
      resolve: (_root, args, { view }) =>
        recruitmentRatiosFor(view, args.fiscalYear ?? fiscalYearOf(view.today)),
    }),
  )
}
