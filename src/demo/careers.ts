import type { assignments } from '../../schema/personnel/assignments.ts'
import type { RowOf } from '../tables/table.ts'
import { firstOf } from './calendar.ts'
import type { JobCategory } from './department-plan.ts'
import type { Place } from './departments.ts'
import type { Random } from './random.ts'
import type { GradeCode } from './seats.ts'

export type OrderKind = RowOf<typeof assignments>['kind']

/** A stay in one place and grade, and the order it began with. */
export interface Stint {
  readonly from: string
  readonly kind: OrderKind
  readonly place: Place
  readonly grade: GradeCode | null
}

/** What a career leads to. */
export interface CareerGoal {
  readonly hiredOn: string
  /** The last fiscal year in whose April the person may still move. */
  readonly lastYear: number
  readonly place: Place
  readonly grade: GradeCode | null
  readonly category: JobCategory
  /** Years counted as served before, of people hired with experience. */
  readonly headStart: number
}

/** Years of service after which people usually reach a grade. */
export const YEARS_TO: Readonly<Record<GradeCode, number>> = { G6: 0, G5: 9, G4: 17, G3: 23, G2: 28, G1: 33 }

const LADDER: readonly GradeCode[] = ['G6', 'G5', 'G4', 'G3', 'G2', 'G1']
// Together about a third of all people each April; some occupations have nowhere to move to.
const MOVES = 0.43
const MOVES_AFTER_A_YEAR = 0.15
const MOVES_WHEN_PROMOTED = 0.7

/** Tells the places where somebody of a grade and an occupation may have worked. */
export type PlacesFor = (grade: GradeCode | null, category: JobCategory) => readonly Place[]

/** The stays of a career, from hire to the last one, each April with its chance of a move. */
export function careerOf(goal: CareerGoal, placesFor: PlacesFor, dice: Random): readonly Stint[] {
  const hireYear = Number(goal.hiredOn.slice(0, 4)) - (goal.hiredOn.slice(5) < '04-01' ? 1 : 0)
  const steps = goal.grade === null ? [] : promotionYears(goal.grade, hireYear - goal.headStart, dice)
  const gradeIn = (year: number): GradeCode | null =>
    goal.grade === null
      ? null
      : (steps.findLast((step) => step.year <= Math.max(year, hireYear))?.grade ?? 'G6')
  const turns: { from: string; kind: OrderKind; moves: boolean; grade: GradeCode | null }[] = [
    { from: goal.hiredOn, kind: 'HIRE', moves: true, grade: gradeIn(hireYear) },
  ]
  let arrived = hireYear
  for (let year = hireYear + 1; year <= goal.lastYear; year += 1) {
    const promoted = gradeIn(year) !== gradeIn(year - 1)
    const canMove = goal.grade !== null && placesFor(gradeIn(year), goal.category).length > 2
    const moves =
      canMove &&
      dice.chance(promoted ? MOVES_WHEN_PROMOTED : year === arrived + 1 ? MOVES_AFTER_A_YEAR : MOVES)
    if (moves) arrived = year
    if (promoted || moves)
      turns.push({
        from: firstOf(year),
        kind: promoted ? 'PROMOTION' : 'TRANSFER',
        moves,
        grade: gradeIn(year),
      })
  }
  const lastMove = turns.findLastIndex(({ moves }) => moves)
  let place = goal.place
  return turns.map(({ from, kind, moves, grade }, index): Stint => {
    if (index >= lastMove) place = goal.place
    else if (moves) {
      const isBeforeLast = turns.findIndex((turn, at) => at > index && turn.moves) === lastMove
      place = anotherPlace(
        placesFor(grade, goal.category),
        index === 0 ? null : place,
        isBeforeLast ? goal.place : null,
        dice,
      )
    }
    return { from, kind, place, grade }
  })
}

function promotionYears(
  goal: GradeCode,
  start: number,
  dice: Random,
): readonly { grade: GradeCode; year: number }[] {
  return LADDER.slice(0, LADDER.indexOf(goal) + 1).map((grade) => ({
    grade,
    year: start + YEARS_TO[grade] + (grade === 'G6' ? 0 : dice.int(-1, 1)),
  }))
}

function anotherPlace(places: readonly Place[], last: Place | null, next: Place | null, dice: Random): Place {
  const others = places.filter((place) => place !== last && place !== next)
  const found = dice.pick(others.length > 0 ? others : places)
  if (found === undefined) throw new Error('an office needs a place for every grade')
  return found
}
