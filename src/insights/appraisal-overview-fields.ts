import { appraisalCycles } from '../../schema/appraisal/appraisal-cycles.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import {
  type AppraisalOverview,
  appraisalOverviewFor,
  type EvaluatorMarks,
  type MarkCount,
  type MissingInterview,
} from './appraisal-overview.ts'
import { count, day, yes } from './figures.ts'
import { linked, texts } from './linked.ts'

/** `appraisalOverview` as a query and on a cycle. */
export const appraisalOverviewFields: Extension = ({ builder, refOf }) => {
  const person = refOf('Staff')
  const mark = builder.objectRef<MarkCount>('MarkCount').implement({
    description: 'How often a mark was given.',
    fields: (t) => ({
      mark: t.exposeString('mark', { access: 'parent', nullable: false, description: 'The mark.' }),
      label: t.string({
        access: 'view',
        nullable: true,
        description: 'What it is called.',
        resolve: (each, _args, { view }) => view.labelOf('評語', each.mark),
      }),
      count: count(t, 'How often.', (each) => each.count),
    }),
  })
  const evaluator = builder.objectRef<EvaluatorMarks>('EvaluatorMarks').implement({
    description: 'The marks of one first evaluator.',
    fields: (t) => ({
      evaluator: linked(t, person, staff, 'Who; null where nobody is named.', (each) => each.evaluator),
      ratees: count(t, 'How many they appraise.', (each) => each.ratees),
      unmarked: count(t, 'How many of these have no mark yet.', (each) => each.unmarked),
      marks: t.field({
        access: 'parent',
        type: [mark],
        nullable: { list: false, items: false },
        description: 'Their marks.',
        resolve: (each) => each.marks,
      }),
    }),
  })
  const interview = builder.objectRef<MissingInterview>('MissingInterview').implement({
    description: 'Somebody whose interviews are missing though the cycle is over.',
    fields: (t) => ({
      staff: linked(t, person, staff, 'Who.', (each) => each.staff),
      missing: texts(t, 'Which, in Japanese.', ({ missing }) => missing),
    }),
  })
  const overview = builder.objectRef<AppraisalOverview>('AppraisalOverview').implement({
    description: 'I19: how far the appraisals of a cycle are. Appraisals are no input of anything else.',
    fields: (t) => ({
      cycle: linked(t, refOf('AppraisalCycle'), appraisalCycles, 'The cycle.', (each) => each.cycle),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      isOver: yes(t, 'Whether the cycle is over.', (each) => each.isOver),
      base: count(t, 'Who is appraised.', (each) => each.base),
      excluded: count(
        t,
        'Who is not: under three months of service, or a reason given.',
        (each) => each.excluded,
      ),
      marks: t.field({
        access: 'parent',
        type: [mark],
        nullable: { list: false, items: false },
        description: 'The marks that count; for HR_CORE.',
        resolve: (each) => each.marks,
      }),
      evaluators: t.field({
        access: 'parent',
        type: [evaluator],
        nullable: { list: false, items: false },
        description: 'By first evaluator; for HR_CORE.',
        resolve: (each) => each.evaluators,
      }),
      missingInterviews: t.field({
        access: 'parent',
        type: [interview],
        nullable: { list: false, items: false },
        description: 'Whose interviews are missing; empty until the cycle is over.',
        resolve: (each) => each.missingInterviews,
      }),
    }),
  })
  builder.queryField('appraisalOverview', (t) =>
    t.field({
      access: 'view',
      type: overview,
      nullable: true,
      description: 'I19: how far the appraisals of a cycle are; null for those who may not know.',
      args: { cycleCode: t.arg.string({ required: true, description: 'The cycle.' }) },
      resolve: (_root, { cycleCode }, { view }) => appraisalOverviewFor(view, cycleCode),
    }),
  )
  builder.objectField(refOf('AppraisalCycle'), 'overview', (t) =>
    t.field({
      access: 'view',
      type: overview,
      nullable: true,
      description: 'I19: how far its appraisals are.',
      resolve: (row, _args, { view }) => appraisalOverviewFor(view, row.key),
    }),
  )
}
