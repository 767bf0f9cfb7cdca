import type { trainingEvents } from '../../schema/development/training-events.ts'
import { daysFrom } from '../columns/serial.ts'
import { type Calendar, dayIn, yearsUpTo } from './calendar.ts'
import { COURSES, type Course } from './catalogue.ts'
import type { Cells } from './cells.ts'
import { random } from './random.ts'

/** One time a course is held in the demo office. */
export interface HeldCourse {
  readonly code: string
  readonly course: Course
  readonly fiscalYear: number
  readonly round: number
  readonly startsOn: string
  readonly endsOn: string
}

/** For how many fiscal years the office has kept training records. */
export const TRAINING_YEARS = 5

/** The months in which nobody is busy with moves or the budget. */
const MONTHS = [5, 6, 7, 8, 9, 10, 11, 12, 1, 2] as const
const LONG_COURSE_MONTHS = [5, 6, 7] as const
/** What everybody must take is over before the budget, so that who has missed it can still be asked. */
const EVERYBODY_MONTHS = [5, 6, 7, 8, 9, 10] as const

const LATE_AUTUMN = 11
/** Trainings away that have their season: one is just over when the office is told of, one still looks for people. */
const SEASONS: Readonly<Record<string, number>> = {
  '国際文化アカデミー 地域づくり': LATE_AUTUMN,
  先進自治体派遣: 2,
}

function monthsOf({ audience, days }: Course): readonly [number, ...number[]] {
  if (audience === 'EVERYONE') return EVERYBODY_MONTHS
  return days > 9 ? LONG_COURSE_MONTHS : MONTHS
}

/** Every course held in the last five fiscal years, those still to come this year among them. */
export function heldCourses({ fiscalYear }: Calendar, staff: number, seed: number): readonly HeldCourse[] {
  const rounds = Math.min(20, Math.max(1, Math.ceil(staff / 1500)))
  return yearsUpTo(fiscalYear, TRAINING_YEARS).flatMap((year) =>
    COURSES.flatMap((course, index) =>
      Array.from({ length: rounds }, (_, round): HeldCourse => {
        const dice = random(seed, year, index, round, 5)
        // People are hired in April, so their training comes first.
        const month =
          course.type === 'NEW_HIRE'
            ? 4 + (round % 2) + (index % 3) * 3
            : (SEASONS[course.name] ?? dice.pick(monthsOf(course)))
        const day = SEASONS[course.name] === LATE_AUTUMN ? dice.int(8, 13) : dice.int(2, 20)
        const startsOn = dayIn(year, month, day)
        return {
          code: `${course.code}-${year}-${round + 1}`,
          course,
          fiscalYear: year,
          round: round + 1,
          startsOn,
          endsOn: daysFrom(startsOn, course.days - 1),
        }
      }),
    ),
  )
}

/** The sheet of training events. */
export const eventRows = (
  held: readonly HeldCourse[],
  { day }: Calendar,
): readonly Cells<typeof trainingEvents>[] =>
  held.map(({ code, course, fiscalYear, round, startsOn, endsOn }, index) => {
    const isOver = endsOn < day
    const seats = course.audience === 'EVERYONE' ? null : course.audience === 'FEW' ? 5 : 40
    const budget = course.cost * (seats ?? 100)
    return {
      eventCode: code,
      course: course.code,
      fiscalYear,
      round,
      startsOn,
      endsOn,
      venue:
        course.audience === 'EVERYONE'
          ? 'オンライン'
          : course.type === 'DISPATCH'
            ? '研修所'
            : '市役所 大会議室',
      capacity: seats,
      applyBy: daysFrom(startsOn, -21),
      budget,
      actualCost: isOver ? Math.round(budget * 0.9) : null,
      status: isOver
        ? index % 97 === 96
          ? 'CANCELLED'
          : 'COMPLETED'
        : daysFrom(startsOn, -60) <= day
          ? 'OPEN'
          : 'SCHEDULED',
    }
  })
