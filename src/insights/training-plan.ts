import { trainingCourses } from '../../schema/development/training-courses.ts'
import { trainingEvents } from '../../schema/development/training-events.ts'
import type { View } from '../view/view.ts'
import { isRegular, membersOn } from './active.ts'
import { remembered } from './remembered.ts'
import { type SeenRow, seenRows } from './seen-rows.ts'
import { type DemandQuestion, trainingDemand } from './training-demand.ts'
import { trainingRecommendations } from './training-recommendations.ts'

/** What a course would take in a fiscal year, and what it would give. */
export interface PlannedCourse {
  readonly course: string
  /** How many must have it; a mean where it hangs on hires and promotions. */
  readonly required: number
  /** At work with a gap that it closes, and Σ w·gap that it would close. */
  readonly recommended: number
  readonly closes: number
  readonly unitCost: number | null
  /** closes by 10,000 yen for those recommended; `null` without a price, or where it is free. */
  readonly closesPerCost: number | null
  readonly free: boolean
  /** Of the events of the year, as far as known, else as many as must have it; `null` where no event has a 定員. */
  readonly seats: number | null
  /** seats × 費用単価; `null` without a price or seats. */
  readonly budget: number | null
  /** 予算額 and 決算額 of the events of the year; `null` where none is given. */
  readonly planned: number | null
  readonly actual: number | null
  /** 決算額 / 予算額 of events that have both. */
  readonly execution: number | null
}

/** I14: what trainings a fiscal year takes. */
export interface TrainingPlan {
  readonly fiscalYear: number
  readonly asOf: string
  readonly courses: readonly PlannedCourse[]
  readonly required: number
  readonly seats: number | null
  readonly budget: number | null
  readonly planned: number | null
  readonly actual: number | null
  readonly execution: number | null
  /** Courses with seats, and those of them whose seats and price are known: the budget is of these alone. */
  readonly seated: number
  readonly priced: number
}

const PER_YEN = 10_000

/**
 * I14 (DOMAIN.md 7.3): demand of the year, who is recommended by Σ w·gap per cost (I26), budget = Σ seats × 費用単価,
 * execution = 決算額 / 予算額. 旅費 is kept nowhere and not in it. 費用単価 0 ranks first; what has no price comes last.
 */
export const trainingPlan = remembered((view, question: DemandQuestion): TrainingPlan => {
  const { fiscalYear, asOf } = question
  const demand = trainingDemand(view, question)
  const wanted = recommendedOn(view, asOf)
  const events = Map.groupBy(
    seenRows(view, trainingEvents).filter(
      ({ values }) => values.fiscalYear === fiscalYear && values.status !== 'CANCELLED',
    ),
    ({ values }) => values.course ?? '',
  )
  const courses = seenRows(view, trainingCourses)
    .filter(({ key, values }) => values.active !== false || events.has(key))
    .map((course) => planned(course, events.get(course.key) ?? [], demand, wanted))
    .filter(({ required, recommended, seats }) => required > 0 || recommended > 0 || seats !== 0)
    .toSorted(
      (a, b) =>
        Number(b.free) - Number(a.free) ||
        (b.closesPerCost ?? -1) - (a.closesPerCost ?? -1) ||
        (a.course < b.course ? -1 : 1),
    )
  const seated = courses.filter(({ seats }) => seats !== 0)
  const all = [...events.values()].flat()
  return {
    fiscalYear,
    asOf,
    courses,
    required: courses.reduce((sum, each) => sum + each.required, 0),
    seats: sumOf(courses.map(({ seats }) => seats)),
    budget: sumOf(seated.map(({ budget }) => budget)),
    ...moneyOf(all),
    seated: seated.length,
    priced: seated.filter(({ budget }) => budget !== null).length,
  }
})

interface Wanted {
  readonly people: number
  readonly closes: number
}

/** How many of those at work would be recommended each course. */
function recommendedOn(view: View, asOf: string): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  for (const member of membersOn(view, asOf)) {
    if (!member.isActive || !isRegular(member)) continue
    for (const { course, closes } of trainingRecommendations(view, { staffNumber: member.key, asOf })) {
      const before = wanted.get(course) ?? { people: 0, closes: 0 }
      wanted.set(course, { people: before.people + 1, closes: before.closes + closes })
    }
  }
  return wanted
}

type Event = SeenRow<typeof trainingEvents>

function planned(
  { key, values }: SeenRow<typeof trainingCourses>,
  events: readonly Event[],
  demand: ReadonlyMap<string, number>,
  wanted: ReadonlyMap<string, Wanted>,
): PlannedCourse {
  const { unitCost, capacity } = values
  const { people, closes } = wanted.get(key) ?? { people: 0, closes: 0 }
  const required = demand.get(key) ?? 0
  const seats =
    events.length > 0
      ? sumOf(events.map((event) => event.values.capacity ?? capacity))
      : Math.ceil(required - 1e-9)
  const isPriced = unitCost !== null && unitCost > 0
  return {
    course: key,
    required,
    recommended: people,
    closes,
    unitCost,
    closesPerCost: isPriced && people > 0 ? (closes * PER_YEN) / (people * unitCost) : null,
    free: unitCost === 0,
    seats,
    budget: unitCost === null || seats === null ? null : seats * unitCost,
    ...moneyOf(events),
  }
}

function moneyOf(events: readonly Event[]): Pick<PlannedCourse, 'planned' | 'actual' | 'execution'> {
  const both = events.filter(({ values }) => values.budget !== null && values.actualCost !== null)
  const [spent, given] = [
    sumOf(both.map(({ values }) => values.actualCost)),
    sumOf(both.map(({ values }) => values.budget)),
  ]
  return {
    planned: sumOf(events.map(({ values }) => values.budget)),
    actual: sumOf(events.map(({ values }) => values.actualCost)),
    execution: spent === null || given === null || given === 0 ? null : spent / given,
  }
}

/** The sum of what is known; `null` where nothing is. */
const sumOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
