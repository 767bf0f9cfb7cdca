import type { trainingRecords } from '../../schema/development/training-records.ts'
import { daysFrom } from '../columns/serial.ts'
import { firstOf, lastOf } from './calendar.ts'
import type { Course } from './catalogue.ts'
import type { Cells } from './cells.ts'
import { lastStint, type Person } from './people.ts'
import { type Random, random } from './random.ts'
import type { Roster } from './roster.ts'
import type { GradeCode } from './seats.ts'
import type { HeldCourse } from './training-events.ts'

type RecordCells = Cells<typeof trainingRecords>

/** The records of one fiscal year, person by person. */
export function* trainingRows(
  roster: Roster,
  held: readonly HeldCourse[],
  fiscalYear: number,
): Generator<RecordCells> {
  const rounds = Map.groupBy(
    held.filter((each) => each.fiscalYear === fiscalYear),
    ({ course }) => course,
  )
  const [first, last] = [firstOf(fiscalYear), lastOf(fiscalYear)]
  for (const person of roster.people) {
    if (person.hiredOn > last || (person.separatedOn ?? '9999') < last) continue
    const dice = random(roster.seed, person.id, fiscalYear, 6)
    const grade = gradeOn(person, first)
    const isNew = person.hiredOn >= first
    for (const [course, all] of rounds) {
      if (!dice.chance(chanceOf(course, grade, isNew))) continue
      const round = dice.pick(all.filter((each) => each.startsOn >= person.hiredOn))
      if (round !== undefined) yield recordOf(person, round, roster, dice)
    }
  }
}

const gradeOn = ({ stints }: Person, day: string): GradeCode | null =>
  (stints.findLast(({ from }) => from <= day) ?? stints[0])?.grade ?? null

/** How likely somebody goes to a course in a year. */
function chanceOf({ audience, name }: Course, grade: GradeCode | null, isNew: boolean): number {
  switch (audience) {
    case 'EVERYONE':
      if (name.startsWith('情報セキュリティ')) return 0.95
      return name.startsWith('コンプライアンス') || name.startsWith('ハラスメント') ? 0.6 : 0.88
    case 'NEW':
      return isNew && grade !== null ? 0.95 : 0
    case 'FEW':
      return grade === null ? 0 : 0.02
    case 'SOME':
      return grade === null ? 0.04 : 0.2
    case 'MANAGERS':
      return grade === 'G1' || grade === 'G2' ? 0.4 : 0
    default:
      return grade === audience ? 0.2 : 0
  }
}

function recordOf(
  person: Person,
  { code, course, startsOn, endsOn }: HeldCourse,
  { calendar }: Roster,
  dice: Random,
): RecordCells {
  const who: RecordCells = {
    staff: person.number,
    nameCheck: person.name,
    departmentCheck: lastStint(person).place.name,
  }
  const what = {
    course: course.code,
    startedOn: startsOn,
    endedOn: endsOn,
    event: code,
    mandatory: MANDATORY.has(course.type) || course.audience === 'EVERYONE',
  }
  if (startsOn > calendar.day) return { ...who, ...what, status: dice.chance(0.7) ? 'SELECTED' : 'APPLIED' }
  if (endsOn > calendar.day) return { ...who, ...what, status: 'IN_PROGRESS' }
  if (dice.chance(0.03))
    return { ...who, ...what, status: dice.chance(0.7) ? 'ABSENT' : 'WITHDRAWN', hours: 0 }
  const isSeenLater = daysFrom(endsOn, 90) < calendar.day
  return {
    ...who,
    ...what,
    status: 'COMPLETED',
    hours: course.hours,
    completedOn: endsOn,
    result: course.type === 'SPECIALIST' ? (dice.chance(0.93) ? 'PASS' : 'FAIL') : null,
    satisfaction: dice.chance(0.9) ? dice.int(2, 5) : null,
    usefulness: dice.chance(0.9) ? dice.int(2, 5) : null,
    behaviourChange: isSeenLater && course.raises.length > 0 && dice.chance(0.5) ? dice.int(1, 5) : null,
    useConfirmed: isSeenLater && dice.chance(0.3) ? true : null,
    networkNote:
      course.type === 'DISPATCH' && dice.chance(0.5) ? '他の自治体の担当者と連絡を取り合っている' : null,
    cost: course.cost,
  }
}

const MANDATORY: ReadonlySet<Course['type']> = new Set(['NEW_HIRE', 'EVALUATOR', 'MENTAL_HEALTH'])
