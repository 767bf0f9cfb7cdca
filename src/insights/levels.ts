import { competencies } from '../../schema/development/competencies.ts'
import { competencyAssessments } from '../../schema/development/competency-assessments.ts'
import { requiredLevels } from '../../schema/development/required-levels.ts'
import { grades } from '../../schema/personnel/grades.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { keyOrdering } from '../tables/sort.ts'
import type { View } from '../view/view.ts'
import { monthsFrom } from './months.ts'
import { remembered } from './remembered.ts'
import { rememberedOf } from './remembered-of.ts'
import { type SeenRow, seenRows, seenUnordered } from './seen-rows.ts'

/** What somebody can do, and since when that is known: a level, or that it does not apply to them. */
export interface KnownLevel {
  readonly level: number | null
  readonly applies: boolean
  readonly assessedOn: string
}

/** What is known of everybody's levels on a day. */
export interface Levels {
  /** The latest level by the manager within the months a level counts; `null` where nobody gave one. */
  of(staff: string, competency: string): KnownLevel | null
  /** The same by the person themselves. */
  ownOf(staff: string, competency: string): KnownLevel | null
}

/** The latest round of a day counts: END before AD_HOC before START. */
const ROUNDS: Readonly<Record<string, number>> = { START: 0, AD_HOC: 1, END: 2 }

/** A level counts for so many months unless the office says otherwise. */
export const VALID_MONTHS = 24

/**
 * L(s, c) of DOMAIN.md 7.1: the latest MANAGER level with its day in [asOf − 24 months, asOf]; of one day END before
 * AD_HOC before START; else null. NOT_APPLICABLE is told apart.
 */
export const levelsOn = rememberedOf([competencyAssessments], (seen, asOf): Levels => {
  const from = monthsFrom(asOf, -VALID_MONTHS)
  const byRater = {
    MANAGER: new Map<string, Map<string, Latest>>(),
    SELF: new Map<string, Map<string, Latest>>(),
  }
  for (const row of seenUnordered(seen, competencyAssessments)) {
    const { staff, competency, rater, assessedOn, level, state, round } = row.values
    if (staff === null || competency === null || assessedOn === null) continue
    if ((rater !== 'MANAGER' && rater !== 'SELF') || assessedOn < from || assessedOn > asOf) continue
    if (state !== 'ASSESSED' && state !== 'NOT_APPLICABLE') continue
    const own = byRater[rater].get(staff) ?? new Map<string, Latest>()
    const known = own.get(competency)
    const place = ROUNDS[round ?? 'END'] ?? 0
    if (known && !isLater(row, place, known)) continue
    if (own.size === 0) byRater[rater].set(staff, own)
    own.set(competency, { level, applies: state === 'ASSESSED', assessedOn, place, row })
  }
  return {
    of: (staff, competency) => byRater.MANAGER.get(staff)?.get(competency) ?? null,
    ownOf: (staff, competency) => byRater.SELF.get(staff)?.get(competency) ?? null,
  }
})

interface Latest extends KnownLevel {
  readonly place: number
  readonly row: SeenRow<typeof competencyAssessments>
}

/** Of one day and round the last in the order of keys counts. */
function isLater(row: Latest['row'], place: number, known: Latest): boolean {
  const day = row.values.assessedOn ?? ''
  if (day !== known.assessedOn) return day > known.assessedOn
  return place === known.place
    ? keyOrdering(competencyAssessments).compare(row, known.row) > 0
    : place > known.place
}

/** What grades must be able to do on a day. */
export interface Requirements {
  /** Q(g, c): of the greatest fiscal year that has begun; `null` where the office set none. */
  of(grade: string, competency: string): number | null
  /** Everything that is required of a grade. */
  in(grade: string): ReadonlyMap<string, number>
}

/** Q(g, c) of DOMAIN.md 7.1: the level of the greatest 適用年度 up to the fiscal year of the day. */
export const requirementsOn = remembered((view, asOf: string): Requirements => {
  const year = fiscalYearOf(asOf)
  const latest = new Map<string, Map<string, { readonly from: number; readonly level: number }>>()
  for (const { values } of seenRows(view, requiredLevels)) {
    const { grade, competency, fromFiscalYear, level } = values
    if (grade === null || competency === null || fromFiscalYear === null || level === null) continue
    if (fromFiscalYear > year) continue
    const known = latest.get(grade) ?? new Map<string, { from: number; level: number }>()
    latest.set(grade, known)
    if ((known.get(competency)?.from ?? -1) < fromFiscalYear)
      known.set(competency, { from: fromFiscalYear, level })
  }
  const plain = new Map(
    [...latest].map(
      ([grade, known]) => [grade, new Map([...known].map(([code, { level }]) => [code, level]))] as const,
    ),
  )
  return {
    of: (grade, competency) => plain.get(grade)?.get(competency) ?? null,
    in: (grade) => plain.get(grade) ?? NOTHING,
  }
})

const NOTHING: ReadonlyMap<string, number> = new Map()

/** A competency, as far as figures need it. */
export interface Weighed {
  readonly code: string
  readonly name: string
  readonly category: 'ABILITY' | 'MINDSET' | 'DIGITAL' | 'TASK' | null
  readonly weight: number
}

/** The competencies that are valid on a day, in the order of the catalogue; a weight that is not given is 1. */
export const competenciesOn = remembered((view, asOf: string): readonly Weighed[] =>
  seenRows(view, competencies)
    .filter(({ values: { validFrom, validTo } }) => (validFrom ?? '') <= asOf && (validTo ?? '9999') >= asOf)
    .toSorted((a, b) => (a.values.order ?? 9999) - (b.values.order ?? 9999) || (a.key < b.key ? -1 : 1))
    .map(({ key, values }) => ({
      code: key,
      name: values.name ?? key,
      category: values.category,
      weight: values.weight ?? 1,
    })),
)

/** The grade above: rank 1 is the top; `null` at the top, and where the grade is not known. */
export function gradeAbove(view: View, grade: string | null): string | null {
  const all = seenRows(view, grades)
  const rank = all.find(({ key }) => key === grade)?.values.rank ?? null
  return rank === null ? null : (all.find(({ values }) => values.rank === rank - 1)?.key ?? null)
}
