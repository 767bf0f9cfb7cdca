import { trainingCourses } from '../../schema/development/training-courses.ts'
import { trainingRecords } from '../../schema/development/training-records.ts'
import { trainingRequirements } from '../../schema/development/training-requirements.ts'
import { grades } from '../../schema/personnel/grades.ts'
import { compareText } from '../columns/compare-text.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { type Member, membersOn } from './active.ts'
import { seesNames } from './group-figures.ts'
import { leaveSpans, shareOnLeave } from './leave-spans.ts'
import { monthsFrom } from './months.ts'
import { ordersUpTo } from './orders.ts'
import { remembered } from './remembered.ts'
import { rememberedOf } from './remembered-of.ts'
import { endOf, startOf } from './retirement.ts'
import { type SeenRow, seenRow, seenRows, seenUnordered } from './seen-rows.ts'
import { staysUpTo } from './tenure.ts'

/** How somebody stands to a training they must have done. */
export type ObligationState = 'DONE' | 'EXEMPT' | 'OVERDUE' | 'PENDING'

/** A training that somebody must have done by a day. */
export interface Obligation {
  readonly requirement: string
  readonly staff: string
  readonly department: string | null
  readonly grade: string | null
  readonly start: string
  readonly due: string
  readonly doneOn: string | null
  readonly state: ObligationState
}

/** A requirement as a viewer sees it. */
export type Requirement = SeenRow<typeof trainingRequirements>

/** Where 開始年度 is blank, windows that began so many fiscal years before are looked at. */
const YEARS_BACK = 2
const HALF = 0.5

/**
 * The windows of I3 (DOMAIN.md 7.3) that began by the day and by the end of the fiscal year, with how each stands: done
 * before exempt before overdue before pending. Of those the viewer sees to: HR everybody, others themselves and whom
 * they lead. Overdue first, then by due day, requirement and 職員番号.
 */
export const obligationsOn = remembered(
  (view, { fiscalYear, asOf }: { fiscalYear: number; asOf: string }): readonly Obligation[] => {
    const members = membersOn(view, asOf).filter(
      ({ key }) => seesNames(view) || key === view.viewer.person || view.viewer.scope.has(key),
    )
    return seenRows(view, trainingRequirements)
      .filter(({ values }) => isInForce(values.fromFiscalYear, values.toFiscalYear, fiscalYear))
      .flatMap((requirement) =>
        members.flatMap((member) => obligationOf(view, requirement, member, fiscalYear, asOf) ?? []),
      )
      .toSorted(
        (a, b) =>
          ORDER[a.state] - ORDER[b.state] ||
          compareText(a.due, b.due) ||
          compareText(a.requirement, b.requirement) ||
          compareText(a.staff, b.staff),
      )
  },
)

const ORDER: Readonly<Record<ObligationState, number>> = { OVERDUE: 0, PENDING: 1, EXEMPT: 2, DONE: 3 }
const later = (...days: readonly string[]): string =>
  days.reduce((last, each) => (each > last ? each : last), '')
/** Whether a requirement is in force in a fiscal year. */
export const isInForce = (from: number | null, to: number | null, year: number): boolean =>
  (from ?? 0) <= year && (to ?? 9999) >= year

function obligationOf(
  view: View,
  requirement: Requirement,
  member: Member,
  fiscalYear: number,
  asOf: string,
): Obligation | null {
  if (!binds(view, requirement, member)) return null
  const { deadlineMonths, cycleYears } = requirement.values
  const start = startOfWindow(view, requirement, member, fiscalYear, asOf)
  if (start === null || start > asOf || start > endOf(fiscalYear)) return null
  const due = deadlineMonths === null ? endOf(fiscalYearOf(start)) : monthsFrom(start, deadlineMonths)
  const recurs = isByYear(requirement) && (cycleYears ?? 0) > 0
  const doneOn = completionOf(view, requirement, member.key, {
    after: recurs ? monthsFrom(due, -12 * (cycleYears ?? 0)) : null,
    asOf,
    validOn: asOf < endOf(fiscalYear) ? asOf : endOf(fiscalYear),
  })
  const isExempt = (): boolean =>
    shareOnLeave(leaveSpans(view, member.key, asOf), { start, due }, asOf) >= HALF
  return {
    requirement: requirement.key,
    staff: member.key,
    department: member.department,
    grade: member.grade,
    start,
    due,
    doneOn,
    state: doneOn !== null ? 'DONE' : isExempt() ? 'EXEMPT' : due < asOf ? 'OVERDUE' : 'PENDING',
  }
}

/** Whether a requirement binds somebody, by grade, department, appointment and condition. */
export function binds(view: View, { values }: Requirement, { grade, department, person }: Member): boolean {
  const lists = (codes: readonly string[] | null, code: string | null): boolean =>
    codes === null || codes.length === 0 || codes.includes(code ?? '')
  if (!lists(values.grades, grade) || !lists(values.departments, department)) return false
  if (!lists(values.appointmentTypes, person.values.appointmentType)) return false
  const ofGrade = () => seenRow(view, grades, grade ?? '')?.values
  if (values.condition === 'EVALUATORS') return ofGrade()?.isEvaluator === true
  if (values.condition === 'MANAGERS') return ofGrade()?.managementClass === 'MANAGEMENT'
  return values.condition !== null
}

/** Whether the window begins with a fiscal year: these alone may recur. */
export const isByYear = ({ values }: Requirement): boolean =>
  values.condition !== 'HIRE_YEAR' && values.condition !== 'AFTER_PROMOTION'

/** From hire, promotion or the beginning of the year; `null` where there is none, or it is too long ago. */
function startOfWindow(
  view: View,
  requirement: Requirement,
  member: Member,
  fiscalYear: number,
  asOf: string,
): string | null {
  const { condition, fromFiscalYear, cycleYears } = requirement.values
  const { hiredOn } = member.person.values
  const earliest = startOf(fromFiscalYear ?? fiscalYear - YEARS_BACK)
  if (!isByYear(requirement)) {
    const start = condition === 'HIRE_YEAR' ? hiredOn : promotedOn(view, member, asOf)
    return start === null || start < earliest ? null : start
  }
  if ((cycleYears ?? 0) > 0) return later(startOf(fiscalYear), hiredOn ?? '')
  const entered =
    condition === 'DEPARTMENT' ? (staysUpTo(view, { staffNumber: member.key, asOf }).at(-1)?.from ?? '') : ''
  return later(startOf(fromFiscalYear ?? fiscalYear), hiredOn ?? '', entered)
}

/** The last order that promoted somebody into the grade they have; without orders, since when they have it, if not from hire. */
function promotedOn(view: View, { key, grade, person }: Member, asOf: string): string | null {
  const last = ordersUpTo(view, key, asOf).findLast(
    ({ values }) => values.kind === 'PROMOTION' && values.grade === grade,
  )
  if (last) return last.values.effectiveOn
  const { gradeSince, hiredOn } = person.values
  return gradeSince === null || gradeSince === hiredOn || gradeSince > asOf ? null : gradeSince
}

/** The days each person completed each course. */
const completions = rememberedOf(
  [trainingRecords],
  (seen): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> => {
    const known = new Map<string, Map<string, string[]>>()
    for (const { values } of seenUnordered(seen, trainingRecords)) {
      const { staff, course, status, completedOn, endedOn, startedOn } = values
      const day = completedOn ?? endedOn ?? startedOn
      if (status !== 'COMPLETED' || staff === null || course === null || day === null) continue
      const own = known.get(staff) ?? new Map<string, string[]>()
      if (own.size === 0) known.set(staff, own)
      const days = own.get(course)
      if (days) days.push(day)
      else own.set(course, [day])
    }
    return known
  },
)

/** The first completion of any of the courses that counts; one that is out of date on `validOn` does not. */
export function completionOf(
  view: View,
  { values }: Requirement,
  staffNumber: string,
  {
    after,
    asOf,
    validOn,
  }: { readonly after: string | null; readonly asOf: string; readonly validOn: string },
): string | null {
  const own = completions(view, '').get(staffNumber)
  let first: string | null = null
  for (const course of values.courses ?? []) {
    const days = own?.get(course)
    if (days === undefined) continue
    const years = seenRow(view, trainingCourses, course)?.values.validYears ?? null
    for (const day of days) {
      if (day > asOf || (after !== null && day <= after) || (first !== null && day >= first)) continue
      if (years === null || years === 0 || monthsFrom(day, 12 * years) >= validOn) first = day
    }
  }
  return first
}
