import type { assignments } from '../../schema/personnel/assignments.ts'
import type { staff } from '../../schema/personnel/staff.ts'
import { firstOf } from './calendar.ts'
import type { OrderKind, Stint } from './careers.ts'
import type { Cells } from './cells.ts'
import { FORMERLY_NAMED, type JobCategory, RENAMED } from './department-plan.ts'
import { codeOn, type Place } from './departments.ts'
import { inGradeSince, inPlaceSince, lastStint, type Person } from './people.ts'
import { GRADES } from './policy.ts'
import { random } from './random.ts'
import type { Roster } from './roster.ts'
import type { GradeCode } from './seats.ts'

const PAY_GRADES = new Map(GRADES.map(({ gradeCode, payGrade }) => [gradeCode, payGrade ?? null]))
const TITLES: Readonly<Record<GradeCode, string>> = {
  G1: '部長',
  G2: '課長',
  G3: '課長補佐',
  G4: '係長',
  G5: '主査',
  G6: '主事',
}
const ENGINEERS: ReadonlySet<JobCategory> = new Set([
  'CIVIL_ENGINEER',
  'ARCHITECT',
  'ELECTRICAL',
  'MECHANICAL',
])

const titleOf = (grade: GradeCode | null, category: JobCategory): string =>
  grade === null ? '会計年度任用職員' : grade === 'G6' && ENGINEERS.has(category) ? '技師' : TITLES[grade]

/** The sheet of staff. */
export const staffRows = ({ people }: Roster): readonly Cells<typeof staff>[] =>
  people.map((person) => {
    const { place, grade } = lastStint(person)
    return {
      staffNumber: person.number,
      name: person.name,
      nameKana: person.kana,
      gender: person.gender,
      birthDate: person.birthDate,
      hiredOn: person.hiredOn,
      hireType: person.hireType,
      appointmentType: person.appointment,
      jobCategory: person.category,
      grade,
      payGrade: grade === null ? null : (PAY_GRADES.get(grade) ?? null),
      jobTitle: titleOf(grade, person.category),
      department: codeOn(place, person.separatedOn ?? '9999'),
      unit: place.kind === 'UNIT' ? place.name : null,
      concurrentDepartments: person.concurrent === null ? null : [person.concurrent.code],
      departmentSince: inPlaceSince(person),
      gradeSince: grade === null ? null : inGradeSince(person),
      serviceStatus: person.status,
      separatedOn: person.separatedOn,
      email: person.separatedOn === null ? `s${person.number}@example.lg.jp` : null,
      note: person.note,
    }
  })

type AssignmentCells = Cells<typeof assignments>

/** The sheet of orders: hire, promotions, moves, renaming, second posts, leaves, and those yet to come. */
export function assignmentRows(roster: Roster): readonly AssignmentCells[] {
  const { people, calendar, seed } = roster
  const nextApril = firstOf(calendar.fiscalYear + 1)
  return people.flatMap((person) => {
    const dice = random(seed, person.id, 4)
    const { place, grade } = lastStint(person)
    const orders = person.stints.flatMap((stint, index) =>
      stintRows(person, stint, person.stints[index + 1]?.from ?? person.separatedOn),
    )
    const at = (kind: OrderKind, effectiveOn: string, to: Place): AssignmentCells => ({
      ...orderRow(person, { from: effectiveOn, kind: 'TRANSFER', place: to, grade }),
      kind,
    })
    if (person.separatedOn !== null) return [...orders, at('SEPARATION', person.separatedOn, place)]
    if (person.concurrent !== null)
      orders.push({ ...at('CONCURRENT', inPlaceSince(person), person.concurrent), sequence: 2 })
    if (person.status === 'LEAVE_OF_ABSENCE' || person.status === 'CHILDCARE')
      orders.push(at('LEAVE', dayAfter(person, calendar.fiscalYear), place))
    if (person.status === 'SECONDED_OUT')
      orders.push(at('SECONDMENT', dayAfter(person, calendar.fiscalYear), place))
    const isToMove =
      person.appointment === 'REGULAR' && person.status === 'ACTIVE' && !person.isHead && dice.chance(0.03)
    if (isToMove && place.parent !== null && place.parent.kind !== 'DIVISION')
      orders.push(at('TRANSFER', nextApril, place.parent))
    return orders
  })
}

/** A day in the fiscal year on which somebody was there already and no other order was given. */
const dayAfter = ({ hiredOn }: Person, fiscalYear: number): string =>
  hiredOn < `${fiscalYear}-06-10` ? `${fiscalYear}-06-10` : `${fiscalYear}-11-10`

/** The order a stay began with, and the renaming of its place where that fell into it. */
function stintRows(person: Person, stint: Stint, until: string | null): AssignmentCells[] {
  const renamedOn = firstOf(RENAMED.fiscalYear)
  const lived =
    stint.place.code === RENAMED.code && stint.from < renamedOn && (until === null || until > renamedOn)
  const own = orderRow(person, stint)
  return lived
    ? [
        own,
        {
          ...orderRow(person, { ...stint, from: renamedOn }),
          kind: 'REORGANISATION',
          note: `${RENAMED.formerName}から名称変更`,
        },
      ]
    : [own]
}

const OLD_NAME_UNTIL = '2012-04-01'

function orderRow(person: Person, { from, kind, place, grade }: Stint): AssignmentCells {
  // Old rows still name the section as it was called then.
  const isOldName = place.code === FORMERLY_NAMED.code && from < OLD_NAME_UNTIL
  return {
    staff: person.number,
    nameCheck: person.name,
    effectiveOn: from,
    kind,
    department: isOldName ? FORMERLY_NAMED.name : codeOn(place, from),
    jobTitle: titleOf(grade, person.category),
    grade,
  }
}
