import type { staff } from '../../schema/personnel/staff.ts'
import type { RowOf } from '../tables/table.ts'
import { birthDay, retiringBirthYear } from './ages.ts'
import { type Calendar, firstOf } from './calendar.ts'
import { careerOf, type PlacesFor, type Stint, YEARS_TO } from './careers.ts'
import type { JobCategory } from './department-plan.ts'
import type { Place } from './departments.ts'
import { type Random, random } from './random.ts'
import type { GradeCode, Seat } from './seats.ts'

type StaffRow = RowOf<typeof staff>

/** Somebody who works or worked for the demo office; nobody real. */
export interface Person {
  /** Tells people apart, and seeds everything about them. */
  readonly id: number
  readonly number: string
  readonly name: string
  readonly kana: string
  readonly gender: NonNullable<StaffRow['gender']>
  readonly birthDate: string
  readonly hiredOn: string
  readonly hireType: NonNullable<StaffRow['hireType']>
  readonly appointment: StaffRow['appointmentType']
  readonly category: JobCategory
  readonly separatedOn: string | null
  readonly status: StaffRow['serviceStatus']
  readonly stints: readonly Stint[]
  readonly isHead: boolean
  readonly concurrent: Place | null
  readonly note: string | null
}

/** A person before numbers and names are given. */
export type Draft = Omit<Person, 'number' | 'name' | 'kana'>

/** The stay somebody is in, or was in last. */
export const lastStint = (person: Pick<Person, 'stints'>): Stint => {
  const last = person.stints.at(-1)
  if (last === undefined) throw new Error('a career begins with a hire')
  return last
}

/** The day somebody came to the place they are in; a new name of it does not count. */
export const inPlaceSince = ({ stints }: Pick<Person, 'stints'>): string => {
  const place = stints.at(-1)?.place
  const others = stints.findLastIndex((stint) => stint.place !== place)
  return stints[others + 1]?.from ?? ''
}

/** The day somebody reached their grade. */
export const inGradeSince = ({ stints }: Pick<Person, 'stints'>): string => {
  const grade = stints.at(-1)?.grade
  const others = stints.findLastIndex((stint) => stint.grade !== grade)
  return stints[others + 1]?.from ?? ''
}

// Chosen so that the default office has between 30 and 35 % moving in each of the last five Aprils.
const TOPIC = 28

/** Who sits in a seat today. */
export function currentPerson(
  id: number,
  seat: Seat,
  calendar: Calendar,
  placesFor: PlacesFor,
  seed: number,
): Draft {
  const dice = random(seed, id, TOPIC)
  const { fiscalYear } = calendar
  if (seat.grade === null) return yearlyPerson(id, seat, calendar, dice)
  const isExperienced = seat.category === 'GENERAL_CLERK' && dice.chance(0.12)
  const headStart = isExperienced ? dice.int(4, 9) : 0
  const served = Math.max(0, YEARS_TO[seat.grade] + dice.int(seat.grade === 'G6' ? 0 : 1, 8) - headStart)
  const hireYear = fiscalYear - served
  const isMidYear = dice.chance(0.03)
  const hiredOn = isMidYear && served > 0 ? `${hireYear}-10-01` : firstOf(hireYear)
  const schoolYear = hireYear - headStart - dice.int(19, 23)
  const status = statusOf(id, seat)
  const stints = careerOf(
    {
      hiredOn,
      lastYear: fiscalYear,
      place: seat.place,
      grade: seat.grade,
      category: seat.category,
      headStart,
    },
    placesFor,
    dice,
  )
  return {
    id,
    gender: status === 'MATERNITY' ? 'FEMALE' : genderOf(seat.grade, seat.category, dice),
    birthDate: birthDay(Math.max(schoolYear, retiringBirthYear(fiscalYear)), dice),
    hiredOn,
    hireType: isExperienced
      ? 'EXPERIENCED'
      : seat.category === 'GENERAL_CLERK'
        ? 'NEW_GRADUATE'
        : 'SELECTION',
    appointment: 'REGULAR',
    category: seat.category,
    separatedOn: null,
    status,
    stints,
    isHead: seat.isHead,
    concurrent: null,
    note: null,
  }
}

/** Somebody who has left; `until` is their last day. */
export function formerPerson(
  id: number,
  until: string,
  grade: GradeCode,
  place: Place,
  category: JobCategory,
  placesFor: PlacesFor,
  seed: number,
): Draft {
  const dice = random(seed, id, TOPIC)
  const lastYear = Number(until.slice(0, 4)) - (until.slice(5) < '04-01' ? 1 : 0)
  const served = YEARS_TO[grade] + dice.int(grade === 'G6' ? 1 : 2, 9)
  const hireYear = lastYear - served
  const hiredOn = firstOf(hireYear)
  return {
    id,
    gender: genderOf(grade, category, dice),
    birthDate: birthDay(hireYear - dice.int(19, 23), dice),
    hiredOn,
    hireType: 'NEW_GRADUATE',
    appointment: 'REGULAR',
    category,
    separatedOn: until,
    status: 'SEPARATED',
    stints: careerOf({ hiredOn, lastYear, place, grade, category, headStart: 0 }, placesFor, dice),
    isHead: false,
    concurrent: null,
    note: null,
  }
}

function yearlyPerson(id: number, seat: Seat, { fiscalYear }: Calendar, dice: Random): Draft {
  const hiredOn = firstOf(fiscalYear - dice.int(0, 2))
  return {
    id,
    gender: dice.chance(0.7) ? 'FEMALE' : 'MALE',
    birthDate: birthDay(fiscalYear - dice.int(24, 58), dice),
    hiredOn,
    hireType: 'FIXED_TERM',
    appointment: dice.chance(0.4) ? 'FISCAL_YEAR_FULL' : 'FISCAL_YEAR_PART',
    category: seat.category,
    separatedOn: null,
    status: 'ACTIVE',
    stints: [{ from: hiredOn, kind: 'HIRE', place: seat.place, grade: null }],
    isHead: false,
    concurrent: null,
    note: null,
  }
}

const WOMEN: Readonly<Record<GradeCode, number>> = {
  G1: 0.14,
  G2: 0.17,
  G3: 0.24,
  G4: 0.34,
  G5: 0.44,
  G6: 0.5,
}

function genderOf(grade: GradeCode, category: JobCategory, dice: Random): Person['gender'] {
  const share = category === 'NURSERY_TEACHER' || category === 'PUBLIC_HEALTH_NURSE' ? 0.92 : WOMEN[grade]
  return dice.chance(share) ? 'FEMALE' : dice.chance(0.005) ? 'OTHER' : 'MALE'
}

/** Of so many ordinary staff one is on a long leave, and of so many one works elsewhere. */
const LEAVE_EVERY = 32
const SECONDED_EVERY = 140
const LEAVES = ['CHILDCARE', 'SICK_LEAVE', 'MATERNITY', 'LEAVE_OF_ABSENCE', 'CHILDCARE', 'CARE'] as const
const LATER_LEAVES = ['SICK_LEAVE', 'CARE', 'LEAVE_OF_ABSENCE'] as const

function statusOf(id: number, { isHead, grade }: Seat): Person['status'] {
  if (isHead || grade === 'G2' || grade === 'G1') return 'ACTIVE'
  if (id % SECONDED_EVERY === 7) return 'SECONDED_OUT'
  if (id % LEAVE_EVERY !== 5) return 'ACTIVE'
  const leaves = grade === 'G6' || grade === 'G5' ? LEAVES : LATER_LEAVES
  return leaves[Math.floor(id / LEAVE_EVERY) % leaves.length] ?? 'ACTIVE'
}
