import { trainingCourses } from '../../schema/development/training-courses.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { dispatchReportsDue, isOpen, type ReportDue, reportsOf } from './dispatch-reports-due.ts'
import { day, number, yes } from './figures.ts'
import { linked, texts } from './linked.ts'

/** `dispatchReportsDue` as a query and on a member of staff. */
export const dispatchReportsDueFields: Extension = ({ builder, refOf }) => {
  const state = builder.enumType('ReportState', {
    description: 'How a report of a training away stands.',
    values: {
      NOT_DUE: { description: '「期限内」 There is time.' },
      DUE_SOON: { description: '「7日以内」 Seven days or less.' },
      OVERDUE: { description: '「超過」 The day has passed.' },
      SUBMITTED: { description: '「提出済」 Handed in.' },
    },
  })
  const due = builder.objectRef<ReportDue>('DispatchReportDue').implement({
    description: 'I13: a report that is due after a training away, and how it was passed on.',
    fields: (t) => ({
      staff: linked(t, refOf('Staff'), staff, 'Whose.', (each) => each.staff),
      course: linked(t, refOf('TrainingCourse'), trainingCourses, 'Of which course.', (each) => each.course),
      endedOn: day(t, 'Last day of the training.', (each) => each.endedOn),
      dueOn: day(t, 'Last day to hand it in.', (each) => each.dueOn),
      submittedOn: day(t, 'Day it was handed in.', (each) => each.submittedOn),
      state: t.field({
        access: 'parent',
        type: state,
        nullable: true,
        description: 'How it stands; once handed in for everybody, before that for the person and HR.',
        resolve: (each) => each.state,
      }),
      briefingOn: day(t, 'Day it was passed on to colleagues.', (each) => each.briefingOn),
      briefingPending: yes(
        t,
        'Whether a briefing is asked for and has no day sixty days after the end.',
        (each) => each.briefingPending,
      ),
      spread: number(t, 'Who came, by those at work; null without a briefing.', (each) => each.spread),
      reasons: texts(t, 'What is due, in Japanese.', ({ reasons }) => reasons),
    }),
  })
  builder.queryField('dispatchReportsDue', (t) =>
    t.field({
      access: 'groups',
      type: [due],
      nullable: { list: false, items: false },
      description:
        'I13: reports and briefings that are due, as far as you see trainings, the earliest first.',
      args: {
        all: t.arg.boolean({ description: 'With those that are done as well.' }),
        state: t.arg({ type: state, description: 'Only those that stand so.' }),
      },
      resolve: (_root, args, { view }) =>
        dispatchReportsDue(view, view.today).filter((each) =>
          args.state == null ? args.all === true || isOpen(each) : each.state === args.state,
        ),
    }),
  )
  builder.objectField(refOf('Staff'), 'dispatchReportsDue', (t) =>
    t.field({
      access: 'groups',
      type: [due],
      nullable: { list: false, items: false },
      description: 'I13: reports and briefings that the person owes, the earliest first.',
      resolve: (row, _args, { view }) => reportsOf(view, row.key).filter(isOpen),
    }),
  )
}
