import { birthDay, retiringBirthYear } from './ages.ts'
import { type Calendar, firstOf, lastOf } from './calendar.ts'
import type { PlacesFor } from './careers.ts'
import { TAX_SECTION } from './department-plan.ts'
import { type Place, placesOf } from './departments.ts'
import { named } from './names.ts'
import { currentPerson, type Draft, formerPerson, lastStint, type Person } from './people.ts'
import { random } from './random.ts'
import { type GradeCode, type Seat, seatsOf } from './seats.ts'

/** Everyone the demo office has or had, and the places they work in. */
export interface Roster {
  readonly calendar: Calendar
  readonly seed: number
  readonly places: readonly Place[]
  readonly people: readonly Person[]
  readonly current: readonly Person[]
  /** The one holder of knowledge who is about to retire. */
  readonly soleValuer: Person
  /** Somebody nobody has ever assessed. */
  readonly neverAssessed: Person
  headOf(place: Place): Person | null
}

const FORMER_SHARE = 0.8

/** Makes the people of an office of so many staff. */
export function rosterOf(staff: number, seed: number, calendar: Calendar): Roster {
  const places = placesOf(staff)
  const placesFor = placeFinder(places)
  const seats = seatsOf(places, staff, seed)
  const currentDrafts = withSpecialCases(
    seats.map((seat, id) => currentPerson(id, seat, calendar, placesFor, seed)),
    seats,
    calendar,
    placesFor,
  )
  const formerDrafts = formerPeople(
    Math.round(staff * FORMER_SHARE),
    staff,
    places,
    placesFor,
    calendar,
    seed,
  )
  const people = named([...currentDrafts, ...formerDrafts], calendar)
  const current = people.filter((person) => person.separatedOn === null)
  const heads = new Map(
    current.filter(({ isHead }) => isHead).map((person) => [lastStint(person).place, person]),
  )
  const ordinary = current.filter(
    ({ isHead, status, appointment }) => !isHead && status === 'ACTIVE' && appointment === 'REGULAR',
  )
  const valuer = people.find(({ note }) => note === SOLE_VALUER)
  const unassessed =
    ordinary.find((person) => person !== valuer && person.hiredOn < firstOf(calendar.fiscalYear - 3)) ??
    ordinary.at(-1)
  if (valuer === undefined || unassessed === undefined) throw new Error('an office needs at least 60 staff')
  return {
    calendar,
    seed,
    places,
    people,
    current,
    soleValuer: valuer,
    neverAssessed: unassessed,
    headOf: (place) => heads.get(place) ?? null,
  }
}

const SOLE_VALUER = '固定資産評価を担当'

function placeFinder(places: readonly Place[]): PlacesFor {
  const known = new Map<string, readonly Place[]>()
  return (grade, category) => {
    const key = `${grade} ${category}`
    const found = known.get(key) ?? places.filter((place) => fits(place, grade) && isFor(place, category))
    known.set(key, found)
    return found
  }
}

const fits = ({ kind, isLeaf }: Place, grade: GradeCode | null): boolean => {
  if (grade === 'G1') return kind === 'DIVISION'
  if (grade === 'G2' || grade === 'G3') return kind !== 'DIVISION' && kind !== 'UNIT'
  return isLeaf
}

const isFor = ({ experts, kind }: Place, category: Person['category']): boolean =>
  category === 'GENERAL_CLERK' ? kind !== 'BRANCH' || experts.length === 0 : experts.includes(category)

/** Of so many regular staff one holds a second post. */
const CONCURRENT_EVERY = 25

function withSpecialCases(
  drafts: readonly Draft[],
  seats: readonly Seat[],
  calendar: Calendar,
  placesFor: PlacesFor,
): readonly Draft[] {
  const dice = random(drafts.length, 31)
  const isOrdinary = (id: number): boolean => seats[id]?.isHead === false && seats[id].grade !== null
  const inTaxes = drafts.findIndex(
    ({ id, stints }) => isOrdinary(id) && (stints.at(-1)?.place.code ?? '').startsWith(TAX_SECTION),
  )
  const valuer = inTaxes >= 0 ? inTaxes : drafts.findIndex(({ id }) => isOrdinary(id))
  const midYear = drafts.findIndex(
    ({ id, stints }) => id > valuer && seats[id]?.grade === 'G6' && stints.length === 1,
  )
  return drafts.map((draft, index) => {
    if (index === valuer) {
      const birthDate = birthDay(retiringBirthYear(calendar.fiscalYear), dice)
      return { ...draft, birthDate, status: 'ACTIVE', note: SOLE_VALUER }
    }
    if (index === midYear) {
      const hiredOn = `${calendar.fiscalYear}-10-01`
      return {
        ...draft,
        hiredOn,
        status: 'ACTIVE',
        stints: draft.stints.map((stint) => ({ ...stint, from: hiredOn })),
      }
    }
    if (
      draft.appointment !== 'REGULAR' ||
      draft.status !== 'ACTIVE' ||
      draft.isHead ||
      index % CONCURRENT_EVERY !== 0
    )
      return draft
    const { place, grade } = lastStint(draft)
    return {
      ...draft,
      concurrent: dice.pick(placesFor(grade, draft.category).filter((each) => each !== place)) ?? null,
    }
  })
}

const GRADES_OF_LEAVERS: readonly GradeCode[] = ['G6', 'G5', 'G5', 'G4', 'G4', 'G3', 'G3', 'G2', 'G2', 'G1']

const EXPERTS_AMONG_LEAVERS = 0.35

function formerPeople(
  count: number,
  firstId: number,
  places: readonly Place[],
  placesFor: PlacesFor,
  { fiscalYear }: Calendar,
  seed: number,
): readonly Draft[] {
  const experts = places.filter(({ isLeaf }) => isLeaf).flatMap((place) => place.experts)
  return Array.from({ length: count }, (_, index) => {
    const id = firstId + index
    const dice = random(seed, id, 3)
    const grade = dice.pick(GRADES_OF_LEAVERS) ?? 'G5'
    const year = fiscalYear - dice.int(1, 12)
    const until = dice.chance(0.06) ? `${year}-12-31` : lastOf(year)
    const isJunior = grade === 'G4' || grade === 'G5' || grade === 'G6'
    const expertise = isJunior && dice.chance(EXPERTS_AMONG_LEAVERS) ? dice.pick(experts) : undefined
    const category = expertise ?? 'GENERAL_CLERK'
    const place = dice.pick(placesFor(grade, category)) ?? places[0]
    if (place === undefined) throw new Error('an office needs a place')
    return formerPerson(id, until, grade, place, category, placesFor, seed)
  })
}
