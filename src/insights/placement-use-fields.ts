import { trainingCourses } from '../../schema/development/training-courses.ts'
import { trainingRecords } from '../../schema/development/training-records.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { count, day, number } from './figures.ts'
import { mayKnowFigures } from './group-figures.ts'
import { linked, texts } from './linked.ts'
import { type PlacementItem, type PlacementUse, placementItems, placementUse } from './placement-use.ts'
import { makeToldRate } from './told-rate.ts'

/** `placementUse` as a query. */
export const placementUseFields: Extension = ({ builder, refOf }) => {
  const rate = makeToldRate(builder)
  const state = builder.enumType('UseState', {
    description: 'What became of a training.',
    values: {
      USED: { description: 'The person came where it is needed, or its use was confirmed.' },
      UNUSED: { description: 'Not so within 24 months.' },
      PENDING: { description: 'Not so yet; the 24 months are not over.' },
    },
  })
  const item = builder.objectRef<PlacementItem>('PlacementUseItem').implement({
    description: 'A completion of a course, and whether it was used.',
    fields: (t) => ({
      staff: linked(t, refOf('Staff'), staff, 'Whose.', (each) => each.staff),
      course: linked(t, refOf('TrainingCourse'), trainingCourses, 'The course.', (each) => each.course),
      record: linked(t, refOf('TrainingRecord'), trainingRecords, 'The record.', (each) => each.record),
      doneOn: day(t, 'Day of completion.', (each) => each.doneOn),
      until: day(t, 'By when it is to be used.', (each) => each.until),
      state: t.field({
        access: 'parent',
        type: state,
        nullable: false,
        description: 'What became of it.',
        resolve: (each) => each.state,
      }),
      reasons: texts(t, 'Why, in Japanese.', ({ reasons }) => reasons),
    }),
  })
  const use = builder.objectRef<PlacementUse>('PlacementUse').implement({
    description: 'I6 (配置反映率): how much of what was learnt is used where it is needed.',
    fields: (t) => ({
      fiscalYear: count(t, 'The fiscal year of the completions.', (each) => each.fiscalYear),
      asOf: day(t, 'The day it is told of: today, or the first of the month.', (each) => each.asOf),
      rate: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: 'used / (used + unused), of the whole office.',
        resolve: (each) => each.rate,
      }),
      pending: number(
        t,
        'Completions that may still be used; null for who may know rates alone.',
        (each) => each.pending,
      ),
      target: number(t, 'What it is to be, in per cent; null without.', (each) => each.target),
      items: t.field({
        access: 'view',
        type: [item],
        nullable: { list: false, items: false },
        description: 'Of everybody for HR, of whom they lead for a manager; else empty.',
        args: { state: t.arg({ type: state, description: 'Only those of which this became.' }) },
        resolve: ({ fiscalYear }, args, { view }) =>
          placementItems(view, { fiscalYear, asOf: view.today }).filter(
            (each) => (args.state ?? each.state) === each.state,
          ),
      }),
    }),
  })
  builder.queryField('placementUse', (t) =>
    t.field({
      access: 'groups',
      type: use,
      nullable: true,
      description:
        'I6: how much of what was learnt is used where it is needed; null for those who may not see.',
      args: { fiscalYear: t.arg.int({ description: 'Of the completions; three years back when left out.' }) },
      resolve: (_root, { fiscalYear }, { view }) =>
        // The last year whose 24 months are over by its end.
        mayKnowFigures(view) ? placementUse(view, fiscalYear ?? fiscalYearOf(view.today) - 3) : null,
    }),
  )
}
