import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import {
  type AnswerTrend,
  type DeclarationTrend,
  declarationTrendFor,
  QUESTION_WORDS,
} from './declaration-trend.ts'
import { count, day, words } from './figures.ts'
import { linkedAll } from './linked.ts'
import { makeToldMean } from './told-mean.ts'
import { makeToldRate } from './told-rate.ts'

/** `declarationTrend` as a query and on a department. */
export const declarationTrendFields: Extension = ({ builder, refOf }) => {
  const [mean, rate] = [makeToldMean(builder), makeToldRate(builder)]
  const answer = builder.objectRef<AnswerTrend>('AnswerTrend').implement({
    description: 'How one question of the declaration was answered, 1 to 5.',
    fields: (t) => ({
      question: t.exposeString('question', {
        access: 'parent',
        nullable: false,
        description: 'satisfaction, aptitude or growth.',
      }),
      label: words(t, 'What it is called.', ({ question }) => QUESTION_WORDS[question]),
      mean: t.field({
        access: 'parent',
        type: mean,
        nullable: false,
        description: 'The mean.',
        resolve: (each) => each.mean,
      }),
      topTwo: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: 'Share of 4 and 5.',
        resolve: (each) => each.topTwo,
      }),
      change: t.field({
        access: 'parent',
        type: mean,
        nullable: false,
        description: 'Against the year before, over the same persons.',
        resolve: (each) => each.change,
      }),
    }),
  })
  const trend = builder.objectRef<DeclarationTrend>('DeclarationTrend').implement({
    description: 'I10: how the declarations of a fiscal year were answered; free text is never looked at.',
    fields: (t) => ({
      fiscalYear: count(t, 'Fiscal year.', (each) => each.fiscalYear),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      submission: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: 'Share of the permanent staff that handed one in.',
        resolve: (each) => each.submission,
      }),
      answers: t.field({
        access: 'parent',
        type: [answer],
        nullable: { list: false, items: false },
        description: 'Question by question.',
        resolve: (each) => each.answers,
      }),
      mismatches: linkedAll(
        t,
        refOf('Staff'),
        staff,
        'Whose work does not suit them after a year or more; for HR_CORE.',
        (each) => each.mismatches,
      ),
    }),
  })
  const fiscalYear = { description: 'Fiscal year; the running one when left out.' }
  builder.queryField('declarationTrend', (t) =>
    t.field({
      access: 'groups',
      type: trend,
      nullable: true,
      description: 'I10: how declarations were answered; hidden where fewer than ten answered.',
      args: { fiscalYear: t.arg.int(fiscalYear) },
      resolve: (_root, args, { view }) =>
        declarationTrendFor(view, args.fiscalYear ?? fiscalYearOf(view.today)),
    }),
  )
  builder.objectField(refOf('Department'), 'declarationTrend', (t) =>
    t.field({
      access: 'view',
      type: trend,
      nullable: true,
      description: 'I10: how the declarations of the department were answered; for HR_CORE.',
      args: { fiscalYear: t.arg.int(fiscalYear) },
      resolve: (row, args, { view }) =>
        declarationTrendFor(view, args.fiscalYear ?? fiscalYearOf(view.today), row.key),
    }),
  )
}
