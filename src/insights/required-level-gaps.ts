import { competencies } from '../../schema/development/competencies.ts'
import { grades } from '../../schema/personnel/grades.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import type { Extension } from '../graph/extension.ts'
import type { View } from '../view/view.ts'
import { count, day, number } from './figures.ts'
import { competenciesOn, requirementsOn } from './levels.ts'
import { linked } from './linked.ts'
import { remembered } from './remembered.ts'
import { seenRows } from './seen-rows.ts'

/** A grade and a competency for which the office has set no level. */
export interface MissingLevel {
  readonly grade: string
  readonly competency: string
}

/** How far the office has said what its grades must be able to do. */
export interface RequiredLevelGaps {
  readonly asOf: string
  /** Grades × competencies of ABILITY and MINDSET. */
  readonly pairs: number
  readonly given: number
  /** given / pairs; `null` where there are none. */
  readonly completeness: number | null
  readonly missing: readonly MissingLevel[]
}

/**
 * I25 (DOMAIN.md 7.3): grade × (ABILITY, MINDSET) pairs without a level; 0 is a level, a blank is a gap. DIGITAL and TASK
 * are left to departments.
 */
export const requiredLevelGaps = remembered((view, asOf: string): RequiredLevelGaps => {
  const required = requirementsOn(view, asOf)
  const general = competenciesOn(view, asOf).filter(
    ({ category }) => category === 'ABILITY' || category === 'MINDSET',
  )
  const steps = seenRows(view, grades).toSorted((a, b) => (a.values.rank ?? 99) - (b.values.rank ?? 99))
  const missing = steps.flatMap(({ key }) =>
    general
      .filter(({ code }) => required.of(key, code) === null)
      .map(({ code }): MissingLevel => ({ grade: key, competency: code })),
  )
  const pairs = steps.length * general.length
  const given = pairs - missing.length
  return { asOf, pairs, given, completeness: pairs === 0 ? null : given / pairs, missing }
})

const gapsFor = (view: View, asOf: string): RequiredLevelGaps | null =>
  view.has(PERSONNEL) ? requiredLevelGaps(view, asOf) : null

/** `requiredLevelGaps` as a query and on a grade. */
export const requiredLevelGapFields: Extension = ({ builder, refOf }) => {
  const gap = builder.objectRef<MissingLevel>('RequiredLevelGap').implement({
    description: 'A grade and a competency for which no level is set.',
    fields: (t) => ({
      grade: linked(t, refOf('Grade'), grades, 'The grade.', (each) => each.grade),
      competency: linked(t, refOf('Competency'), competencies, 'The competency.', (each) => each.competency),
    }),
  })
  const gaps = builder.objectRef<RequiredLevelGaps>('RequiredLevelGaps').implement({
    description: 'I25: how far the office has said what its grades must be able to do.',
    fields: (t) => ({
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      pairs: count(t, 'Grades times competencies of ability and mindset.', (each) => each.pairs),
      given: count(t, 'Pairs that have a level; 0 is one.', (each) => each.given),
      completeness: number(t, 'given / pairs; null where there are none.', (each) => each.completeness),
      missing: t.field({
        access: 'parent',
        type: [gap],
        nullable: { list: false, items: false },
        description: 'Pairs without a level, from the top grade down.',
        resolve: (each) => each.missing,
      }),
    }),
  })
  builder.queryField('requiredLevelGaps', (t) =>
    t.field({
      access: 'view',
      type: gaps,
      nullable: true,
      description: 'I25: grades and competencies for which no level is set; for HR.',
      args: { asOf: t.arg({ type: 'Date', description: 'The day; today when nothing is said.' }) },
      resolve: (_root, { asOf }, { view }) => gapsFor(view, asOf ?? view.today),
    }),
  )
  builder.objectField(refOf('Grade'), 'requiredLevelGaps', (t) =>
    t.field({
      access: 'view',
      type: [gap],
      nullable: { list: false, items: false },
      description: 'I25: competencies for which the grade has no level; empty for those who are not HR.',
      resolve: (row, _args, { view }) =>
        gapsFor(view, view.today)?.missing.filter(({ grade }) => grade === row.key) ?? [],
    }),
  )
}
