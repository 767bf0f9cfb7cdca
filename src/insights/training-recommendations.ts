import { courseCompetencies } from '../../schema/development/course-competencies.ts'
import { trainingCourses } from '../../schema/development/training-courses.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import type { Extension } from '../graph/extension.ts'
import type { View } from '../view/view.ts'
import { competencyGap } from './competency-gap.ts'
import { number } from './figures.ts'
import { competenciesOn } from './levels.ts'
import { remembered } from './remembered.ts'
import { seenRow, seenRows } from './seen-rows.ts'

/** A course that would close gaps of somebody. */
export interface Recommendation {
  readonly course: string
  /** Σ w·gap that it closes. */
  readonly closes: number
  /** Why, in Japanese: 「政策形成能力: 今1 → 研修で3（必要3）」. */
  readonly reasons: readonly string[]
}

/**
 * I26 (DOMAIN.md 7.3): active courses with a gap of 1 or more on c, L ≥ 前提水準 and L < 到達水準, by Σ w·gap closed.
 * Where the level is not known, nothing is recommended on that competency. Ties go by course code.
 */
export const trainingRecommendations = remembered(
  (view, { staffNumber, asOf }: { staffNumber: string; asOf: string }): readonly Recommendation[] => {
    const gap = competencyGap(view, { staffNumber, asOf, grade: null })
    if (gap === null) return []
    const gaps = new Map(gap.items.map((item) => [item.competency, item] as const))
    const weights = weightsOn(view, asOf)
    return coursesTeaching(view, asOf)
      .flatMap(({ key, teaches }): Recommendation[] => {
        const closed = teaches.flatMap(({ values }) => {
          const { competency, targetLevel, prerequisiteLevel } = values
          const item = gaps.get(competency ?? '')
          if (!item?.gap || item.level === null || item.required === null || targetLevel === null) return []
          if (item.level < (prerequisiteLevel ?? 0) || item.level >= targetLevel) return []
          const steps = Math.min(item.gap, targetLevel - item.level)
          const { name = item.competency, weight = 1 } = weights.get(item.competency) ?? {}
          return [
            {
              value: weight * steps,
              reason: `${name}: 今${item.level} → 研修で${targetLevel}（必要${item.required}）`,
            },
          ]
        })
        const closes = closed.reduce((sum, { value }) => sum + value, 0)
        return closes === 0 ? [] : [{ course: key, closes, reasons: closed.map(({ reason }) => reason) }]
      })
      .toSorted((a, b) => b.closes - a.closes || (a.course < b.course ? -1 : 1))
  },
)

const weightsOn = remembered(
  (view, asOf: string) => new Map(competenciesOn(view, asOf).map((each) => [each.code, each] as const)),
)

/** The active courses that teach something, with what. */
const coursesTeaching = remembered((view, _day: string) => {
  const byCourse = Map.groupBy(seenRows(view, courseCompetencies), ({ values }) => values.course ?? '')
  return seenRows(view, trainingCourses).flatMap(({ key, values }) => {
    const teaches = byCourse.get(key)
    return teaches === undefined || values.active === false ? [] : [{ key, teaches }]
  })
})

/** `trainingRecommendations` as a query and on a member of staff. */
export const trainingRecommendationFields: Extension = ({ builder, refOf }) => {
  const course = refOf('TrainingCourse')
  const recommendation = builder.objectRef<Recommendation>('TrainingRecommendation').implement({
    description: 'I26: a course that would close gaps of somebody.',
    fields: (t) => ({
      course: t.field({
        access: 'view',
        type: course,
        nullable: true,
        description: 'The course.',
        resolve: (each, _args, { view }) => seenRow(view, trainingCourses, each.course),
      }),
      closes: number(t, 'Weighted steps of gaps that it closes.', (each) => each.closes),
      reasons: t.stringList({
        access: 'parent',
        nullable: { list: false, items: false },
        description: 'Why, in Japanese, competency by competency.',
        resolve: ({ reasons }) => reasons,
      }),
    }),
  })
  builder.queryField('trainingRecommendations', (t) =>
    t.field({
      access: 'view',
      type: [recommendation],
      nullable: { list: false, items: false },
      description:
        'I26: courses that would close gaps of somebody, the most useful first; empty for those who may not see.',
      args: { staffNumber: t.arg.string({ required: true, description: 'Who.' }) },
      resolve: (_root, { staffNumber }, { view }) => recommendationsFor(view, staffNumber),
    }),
  )
  builder.objectField(refOf('Staff'), 'trainingRecommendations', (t) =>
    t.field({
      access: 'view',
      type: [recommendation],
      nullable: { list: false, items: false },
      description: 'I26: courses that would close the person’s gaps, the most useful first.',
      resolve: (row, _args, { view }) => recommendationsFor(view, row.key),
    }),
  )
}

function recommendationsFor(view: View, staffNumber: string): readonly Recommendation[] {
  const mayKnow =
    view.viewer.person === staffNumber || view.viewer.scope.has(staffNumber) || view.has(PERSONNEL)
  return mayKnow && seenRow(view, staff, staffNumber)
    ? trainingRecommendations(view, { staffNumber, asOf: view.today })
    : []
}
