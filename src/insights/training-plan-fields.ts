import { trainingCourses } from '../../schema/development/training-courses.ts'
import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { count, day, number, yes } from './figures.ts'
import { figureDay, seesNames } from './group-figures.ts'
import { linked } from './linked.ts'
import { type PlannedCourse, type TrainingPlan, trainingPlan } from './training-plan.ts'

/** `trainingPlan` as a query. */
export const trainingPlanFields: Extension = ({ builder, refOf }) => {
  const course = builder.objectRef<PlannedCourse>('PlannedCourse').implement({
    description: 'What a course would take in a fiscal year, and what it would give.',
    fields: (t) => ({
      course: linked(t, refOf('TrainingCourse'), trainingCourses, 'The course.', (each) => each.course),
      required: number(t, 'How many must have it; a mean for hires and promotions.', (each) => each.required),
      recommended: count(t, 'At work with a gap that it closes.', (each) => each.recommended),
      closes: number(t, 'Weighted steps of gaps it would close.', (each) => each.closes),
      unitCost: number(t, 'Yen a person; null where it is not given.', (each) => each.unitCost),
      closesPerCost: number(
        t,
        'closes by 10,000 yen for those recommended; null without a price, or where it is free.',
        (each) => each.closesPerCost,
      ),
      free: yes(t, 'Whether it costs nothing: these come first.', (each) => each.free),
      seats: number(
        t,
        'Seats of the events of the year, as far as known, else as many as must have it; null where no event says how many.',
        (each) => each.seats,
      ),
      budget: number(t, 'seats by yen a person; null without seats or a price.', (each) => each.budget),
      planned: number(
        t,
        'Yen planned for the events of the year; null where none is given.',
        (each) => each.planned,
      ),
      actual: number(t, 'Yen spent on them; null where none is given.', (each) => each.actual),
      execution: number(t, 'Yen spent by yen planned, of events with both.', (each) => each.execution),
    }),
  })
  const plan = builder.objectRef<TrainingPlan>('TrainingPlan').implement({
    description: 'I14: what trainings a fiscal year takes. Travel is kept nowhere, and in no figure.',
    fields: (t) => ({
      fiscalYear: count(t, 'The fiscal year.', (each) => each.fiscalYear),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      courses: t.field({
        access: 'parent',
        type: [course],
        nullable: { list: false, items: false },
        description: 'Course by course, the most useful for its price first; for HR.',
        resolve: ({ courses }) => courses,
      }),
      required: number(t, 'How many seats must be.', (each) => each.required),
      seats: number(t, 'Seats, as far as known.', (each) => each.seats),
      budget: number(t, 'Yen they take, of courses with a price.', (each) => each.budget),
      planned: number(t, 'Yen planned for the events of the year.', (each) => each.planned),
      actual: number(t, 'Yen spent on them.', (each) => each.actual),
      execution: number(t, 'Yen spent by yen planned, of events with both.', (each) => each.execution),
      seated: count(t, 'Courses with seats, known or not.', (each) => each.seated),
      priced: count(t, 'Those of them that have a price.', (each) => each.priced),
    }),
  })
  builder.queryField('trainingPlan', (t) =>
    t.field({
      access: 'groups',
      type: plan,
      nullable: true,
      description:
        'I14: what trainings a fiscal year takes: all of it for HR, sums for who looks at these; null for others.',
      args: {
        fiscalYear: t.arg.int({ description: 'The fiscal year; the next one when left out.' }),
        scenarioCode: t.arg.string({
          description: 'A draft of transfers whose promotions count; for those who decide on them.',
        }),
      },
      resolve: (_root, { fiscalYear, scenarioCode }, { view }) => {
        const asOf = figureDay(view)
        const year = fiscalYear ?? fiscalYearOf(view.today) + 1
        if (seesNames(view))
          return trainingPlan(view, { fiscalYear: year, asOf, scenario: scenarioCode ?? null })
        if (!view.has(['DASHBOARD'])) return null
        return { ...trainingPlan(wholeOffice(view), { fiscalYear: year, asOf, scenario: null }), courses: [] }
      },
    }),
  )
}
