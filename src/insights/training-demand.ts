import { trainingRequirements } from '../../schema/development/training-requirements.ts'
import { transferScenarioLines } from '../../schema/intentions/transfer-scenario-lines.ts'
import { assignments } from '../../schema/personnel/assignments.ts'
import { grades } from '../../schema/personnel/grades.ts'
import { posts } from '../../schema/personnel/posts.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { membersOn } from './active.ts'
import { monthsFrom } from './months.ts'
import { binds, completionOf, isByYear, isInForce, type Requirement } from './obligations.ts'
import { remembered } from './remembered.ts'
import { endOf, retiresIn } from './retirement.ts'
import { seenReferring, seenRow, seenRows, seenRowsWhere } from './seen-rows.ts'

/** What the demand of a year is asked for. */
export interface DemandQuestion {
  readonly fiscalYear: number
  readonly asOf: string
  /** A draft of transfers whose promotions count instead of the mean; for who may see it. */
  readonly scenario: string | null
}

const YEARS = 3

/**
 * How many must have a course in a fiscal year, by the first course of each requirement (DOMAIN.md 7.3, I14). Hires and
 * promotions are the mean of the three fiscal years before it; of all others those bound now who are still there then and
 * have no completion that would count.
 */
export const trainingDemand = remembered(
  (view, { fiscalYear, asOf, scenario }: DemandQuestion): ReadonlyMap<string, number> => {
    const demand = new Map<string, number>()
    for (const requirement of seenRows(view, trainingRequirements)) {
      const { condition, courses, fromFiscalYear, toFiscalYear } = requirement.values
      const course = courses?.[0]
      if (course === undefined || !isInForce(fromFiscalYear, toFiscalYear, fiscalYear)) continue
      const people = isByYear(requirement)
        ? stillDueOf(view, requirement, fiscalYear, asOf)
        : condition === 'HIRE_YEAR'
          ? hiresOf(view, requirement, fiscalYear)
          : (draftedOf(view, requirement, scenario) ?? promotionsOf(view, requirement, fiscalYear, asOf))
      demand.set(course, (demand.get(course) ?? 0) + people)
    }
    return demand
  },
)

const isJustBefore = (day: string | null, fiscalYear: number): boolean => {
  if (day === null) return false
  const year = fiscalYearOf(day)
  return year >= fiscalYear - YEARS && year < fiscalYear
}

const isIn = (codes: readonly string[] | null, code: string | null): boolean =>
  codes === null || codes.length === 0 || codes.includes(code ?? '')

/** Those who have left since count as well: they were hired. */
const hiresOf = (view: View, { values }: Requirement, fiscalYear: number): number =>
  seenRows(view, staff).filter(
    (person) =>
      isJustBefore(person.values.hiredOn, fiscalYear) &&
      isIn(values.appointmentTypes, person.values.appointmentType) &&
      isIn(values.grades, person.values.grade),
  ).length / YEARS

/** An order of a day to come is not told by its number either. */
const promotionsOf = (view: View, { values }: Requirement, fiscalYear: number, asOf: string): number =>
  seenRowsWhere(
    view,
    assignments,
    (order) =>
      order.values.kind === 'PROMOTION' &&
      (order.values.effectiveOn ?? '9999') <= asOf &&
      isJustBefore(order.values.effectiveOn, fiscalYear) &&
      isIn(values.grades, order.values.grade),
  ).length / YEARS

/** Those whom a draft puts into a post of a higher grade; `null` without a draft that is seen. */
function draftedOf(view: View, { values }: Requirement, scenario: string | null): number | null {
  const lines = scenario === null ? [] : seenReferring(view, transferScenarioLines, 'scenario', scenario)
  if (lines.length === 0) return null
  const rankOf = (grade: string | null): number | null =>
    seenRow(view, grades, grade ?? '')?.values.rank ?? null
  return lines.filter((line) => {
    const next = seenRow(view, posts, line.values.newPost ?? '')?.values.grade ?? null
    const [rank, before] = [
      rankOf(next),
      rankOf(seenRow(view, staff, line.values.staff ?? '')?.values.grade ?? null),
    ]
    return rank !== null && before !== null && rank < before && isIn(values.grades, next)
  }).length
}

function stillDueOf(view: View, requirement: Requirement, fiscalYear: number, asOf: string): number {
  const cycle = requirement.values.cycleYears ?? 0
  const due = endOf(fiscalYear)
  const after = cycle > 0 ? monthsFrom(due, -12 * cycle) : null
  return membersOn(view, asOf).filter((member) => {
    if (!binds(view, requirement, member) || (retiresIn(member) ?? fiscalYear) < fiscalYear) return false
    return completionOf(view, requirement, member.key, { after, asOf, validOn: due }) === null
  }).length
}
