import { competencies } from '../../schema/development/competencies.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import type { Extension } from '../graph/extension.ts'
import type { View } from '../view/view.ts'
import { count, day, number } from './figures.ts'
import { competenciesOn, gradeAbove, levelsOn, requirementsOn } from './levels.ts'
import { remembered } from './remembered.ts'
import { seenRow } from './seen-rows.ts'

/** One competency of somebody, against what their grade asks for. */
export interface CompetencyGapItem {
  readonly competency: string
  readonly category: string | null
  readonly level: number | null
  readonly required: number | null
  /** (Q − L)₊; `null` where either is unknown: what nobody has assessed is no gap. */
  readonly gap: number | null
  /** L_self − L_manager. */
  readonly selfDifference: number | null
  readonly assessedOn: string | null
}

/** Where somebody stands against a grade. */
export interface CompetencyGap {
  readonly staff: string
  readonly grade: string
  readonly asOf: string
  readonly items: readonly CompetencyGapItem[]
  /** Competencies of ABILITY that count: required, and applicable. */
  readonly needed: number
  readonly assessed: number
  /** assessed / needed; `null` where nothing is needed. */
  readonly completeness: number | null
  /** Σ w·gap / Σ w·Q over assessed items of ABILITY; `null` below 70 % assessed, and where Σ w·Q is 0. */
  readonly gapIndex: number | null
  /** #{L ≥ Q} / #{L known} of ABILITY. */
  readonly attainment: number | null
  /** A self-assessment two steps or more from the manager's: worth a talk. For the person and who leads them only. */
  readonly interviewHint: boolean
}

/** From this share of items on an index says something. */
const ENOUGH = 0.7
const WORTH_A_TALK = 2

/**
 * I1 (DOMAIN.md 7.3): gap = (Q − L)₊, gapIndex = Σ w·gap / Σ w·Q over assessed items, completeness = assessed / required.
 * MINDSET is never in an index. A surplus offsets nothing.
 */
export const competencyGap = remembered(
  (
    view,
    { staffNumber, asOf, grade }: { staffNumber: string; asOf: string; grade: string | null },
  ): CompetencyGap | null => {
    const person = seenRow(view, staff, staffNumber)
    const against = grade ?? person?.values.grade ?? null
    if (person === null || against === null) return null
    const levels = levelsOn(view, asOf)
    const required = requirementsOn(view, asOf)
    const items = competenciesOn(view, asOf).flatMap(({ code, category, weight }) => {
      const known = levels.of(staffNumber, code)
      const need = required.of(against, code)
      if (need === null && known === null) return []
      const level = known?.applies ? known.level : null
      const own = levels.ownOf(staffNumber, code)?.level ?? null
      return [
        {
          competency: code,
          category,
          weight,
          applies: known?.applies ?? true,
          level,
          required: need,
          gap: need === null || level === null ? null : Math.max(0, need - level),
          selfDifference: own === null || level === null ? null : own - level,
          assessedOn: known?.assessedOn ?? null,
        },
      ]
    })
    const needed = items.filter(
      (each) => each.category === 'ABILITY' && each.required !== null && each.applies,
    )
    const assessed = needed.filter((each) => each.level !== null)
    const sum = (of: (each: (typeof needed)[number]) => number): number =>
      assessed.reduce((total, each) => total + each.weight * of(each), 0)
    const asked = sum((each) => each.required ?? 0)
    const completeness = needed.length === 0 ? null : assessed.length / needed.length
    return {
      staff: staffNumber,
      grade: against,
      asOf,
      items,
      needed: needed.length,
      assessed: assessed.length,
      completeness,
      gapIndex:
        completeness === null || completeness < ENOUGH || asked === 0
          ? null
          : sum((each) => each.gap ?? 0) / asked,
      attainment:
        assessed.length === 0
          ? null
          : assessed.filter((each) => (each.level ?? 0) >= (each.required ?? 0)).length / assessed.length,
      interviewHint: items.some(({ selfDifference }) => Math.abs(selfDifference ?? 0) >= WORTH_A_TALK),
    }
  },
)

/** The same against the grade above; `null` at the top. */
export function nextGradeGap(view: View, staffNumber: string, asOf: string): CompetencyGap | null {
  const grade = gradeAbove(view, seenRow(view, staff, staffNumber)?.values.grade ?? null)
  return grade === null ? null : competencyGap(view, { staffNumber, asOf, grade })
}

/** `competencyGap` as a query and on a member of staff. */
export const competencyGapFields: Extension = ({ builder, refOf }) => {
  const competency = refOf('Competency')
  const person = refOf('Staff')
  const item = builder.objectRef<CompetencyGapItem>('CompetencyGapItem').implement({
    description: 'One competency of somebody, against what a grade asks for.',
    fields: (t) => ({
      competency: t.field({
        access: 'view',
        type: competency,
        nullable: true,
        description: 'The competency.',
        resolve: (each, _args, { view }) => seenRow(view, competencies, each.competency),
      }),
      level: number(t, 'The latest level by the manager; null where nobody gave one.', (each) => each.level),
      required: number(t, 'The level the grade asks for; null where none is set.', (each) => each.required),
      gap: number(t, 'How many steps are missing; null where either is unknown.', (each) => each.gap),
      selfDifference: number(t, 'Own level minus the manager’s.', (each) => each.selfDifference),
      assessedOn: day(t, 'Day of the level.', (each) => each.assessedOn),
    }),
  })
  const gap = builder.objectRef<CompetencyGap>('CompetencyGap')
  gap.implement({
    description: 'I1: where somebody stands against a grade. Indexes count abilities only, never attitudes.',
    fields: (t) => ({
      staff: t.field({
        access: 'view',
        type: person,
        nullable: true,
        description: 'Who.',
        resolve: (each, _args, { view }) => seenRow(view, staff, each.staff),
      }),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      items: t.field({
        access: 'parent',
        type: [item],
        nullable: { list: false, items: false },
        description: 'Competency by competency.',
        resolve: (each) => each.items,
      }),
      needed: count(t, 'Abilities that count: required, and applicable.', (each) => each.needed),
      assessed: count(t, 'Those that are assessed.', (each) => each.assessed),
      completeness: number(t, 'Share of these that is assessed.', (each) => each.completeness),
      gapIndex: number(
        t,
        'Weighted missing steps by weighted required steps; null where less than 70 % is assessed.',
        (each) => each.gapIndex,
      ),
      attainment: number(t, 'Share of assessed abilities at the level required.', (each) => each.attainment),
      interviewHint: t.boolean({
        access: 'view',
        nullable: true,
        description:
          'Own and manager’s level differ by two steps or more; for the person and who leads them.',
        resolve: (each, _args, { view }) =>
          each.staff === view.viewer.person || view.viewer.scope.has(each.staff) ? each.interviewHint : null,
      }),
      nextGrade: t.field({
        access: 'view',
        type: gap,
        nullable: true,
        description: 'The same against the grade above; null at the top.',
        resolve: (each, _args, { view }) => nextGradeGap(view, each.staff, each.asOf),
      }),
    }),
  })
  builder.queryField('competencyGap', (t) =>
    t.field({
      access: 'view',
      type: gap,
      nullable: true,
      description:
        'I1: where somebody stands against their grade; null where there is nobody, or nobody for you.',
      args: {
        staffNumber: t.arg.string({ required: true, description: 'Who.' }),
        asOf: t.arg({ type: 'Date', description: 'The day it is told of; today when nothing is said.' }),
      },
      resolve: (_root, { staffNumber, asOf }, { view }) => gapFor(view, staffNumber, asOf ?? view.today),
    }),
  )
  builder.objectField(person, 'competencyGap', (t) =>
    t.field({
      access: 'view',
      type: gap,
      nullable: true,
      description: 'I1: where the person stands against their grade; null where you may not see levels.',
      resolve: (row, _args, { view }) => gapFor(view, row.key, view.today),
    }),
  )
}

/** For the person, who leads them, and HR: whoever sees no levels gets nothing, not an empty gap. */
function gapFor(view: View, staffNumber: string, asOf: string): CompetencyGap | null {
  const mayKnow =
    view.viewer.person === staffNumber || view.viewer.scope.has(staffNumber) || view.has(PERSONNEL)
  return mayKnow ? competencyGap(view, { staffNumber, asOf, grade: null }) : null
}
