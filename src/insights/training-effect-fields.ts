import { competencies } from '../../schema/development/competencies.ts'
import { trainingCourses } from '../../schema/development/training-courses.ts'
import type { Extension } from '../graph/extension.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import type { Interval } from './bootstrap.ts'
import { day, number, words, yes } from './figures.ts'
import { figureDay, mayKnowFigures, seesNames } from './group-figures.ts'
import { linked } from './linked.ts'
import { seenRow } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'
import { makeToldMean } from './told-mean.ts'
import { type TrainingEffect, trainingEffect } from './training-effect.ts'

const LABEL = '関連を示すもので、因果を示すものではない'
const INSUFFICIENT = '比べられる人が足りない'

/** For HR as it is; for others what is about enough people. */
export function trainingEffectFor(view: View, course: string, competency: string): TrainingEffect | null {
  const whole = wholeOffice(view)
  if (!mayKnowFigures(view) || seenRow(whole, trainingCourses, course) === null) return null
  const thresholds = seesNames(view) ? null : thresholdsOf(view)
  return trainingEffect(whole, { course, competency, asOf: figureDay(view), thresholds })
}

/** `trainingEffect` as a query and on a course. */
export const trainingEffectFields: Extension = ({ builder, refOf }) => {
  const course = refOf('TrainingCourse')
  const mean = makeToldMean(builder)
  const interval = builder.objectRef<Interval>('Interval').implement({
    description: 'Between which two values something lies.',
    fields: (t) => ({
      low: number(t, 'Lower end.', (each) => each.low),
      high: number(t, 'Upper end.', (each) => each.high),
    }),
  })
  const effect = builder.objectRef<TrainingEffect>('TrainingEffect').implement({
    description: 'I4: how a level moved with those who took a course, beside those who did not.',
    fields: (t) => ({
      course: linked(t, course, trainingCourses, 'The course.', (each) => each.course),
      competency: linked(t, refOf('Competency'), competencies, 'The competency.', (each) => each.competency),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      label: words(t, 'How it is to be read, in Japanese.', ({ sufficient }) =>
        sufficient ? LABEL : INSUFFICIENT,
      ),
      completions: number(t, 'How often the course was completed.', (each) => each.completions),
      measured: number(t, 'Of these, with a level before and after.', (each) => each.measured),
      matchedShare: number(t, 'Share of these that is comparable to others.', (each) => each.matchedShare),
      sufficient: yes(t, 'Ten or more are measured, half of them comparable.', (each) => each.sufficient),
      effect: number(t, 'Levels risen over those who took no course.', (each) => each.effect),
      naive: number(t, 'Levels risen, compared with nobody.', (each) => each.naive),
      naiveInterval: t.field({
        access: 'parent',
        type: interval,
        nullable: true,
        description: 'Where naive lies, 95 %.',
        resolve: (each) => each.naiveInterval,
      }),
      ceilingShare: number(t, 'Share that was at the top before.', (each) => each.ceilingShare),
      costPerLevel: number(t, 'Yen a level risen; null where none rose.', (each) => each.costPerLevel),
      satisfaction: t.field({
        access: 'parent',
        type: mean,
        nullable: false,
        description: 'How content they were, 1 to 5.',
        resolve: (each) => each.satisfaction,
      }),
      passRate: t.field({
        access: 'parent',
        type: mean,
        nullable: false,
        description: 'Share that passed, of those with a result.',
        resolve: (each) => each.passRate,
      }),
      behaviourChange: t.field({
        access: 'parent',
        type: mean,
        nullable: false,
        description: 'What their managers noticed three months later, 1 to 5.',
        resolve: (each) => each.behaviourChange,
      }),
    }),
  })
  const competencyCode = { required: true, description: 'The competency.' } as const
  builder.queryField('trainingEffect', (t) =>
    t.field({
      access: 'groups',
      type: effect,
      nullable: true,
      description: 'I4: how a level moved with those who took a course; an association, not a cause.',
      args: {
        courseCode: t.arg.string({ required: true, description: 'The course.' }),
        competencyCode: t.arg.string(competencyCode),
      },
      resolve: (_root, args, { view }) => trainingEffectFor(view, args.courseCode, args.competencyCode),
    }),
  )
  builder.objectField(course, 'effect', (t) =>
    t.field({
      access: 'groups',
      type: effect,
      nullable: true,
      description: 'I4: how a level moved with those who took the course.',
      args: { competencyCode: t.arg.string(competencyCode) },
      resolve: (row, args, { view }) => trainingEffectFor(view, row.key, args.competencyCode),
    }),
  )
}
