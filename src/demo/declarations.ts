import type { selfDeclarations } from '../../schema/intentions/self-declarations.ts'
import { dayIn, firstOf, lastOf } from './calendar.ts'
import { COURSES } from './catalogue.ts'
import type { Cells } from './cells.ts'
import type { Place } from './departments.ts'
import { inPlaceSince, lastStint, type Person } from './people.ts'
import { type Random, random } from './random.ts'
import type { Roster } from './roster.ts'

/** A ranked wish. */
type Wish = { readonly department?: string; readonly jobField?: string }

type DeclarationCells = Cells<typeof selfDeclarations, { readonly wishes: readonly Wish[] }>

/** For how many fiscal years declarations are kept. */
export const DECLARED_YEARS = 4

/** So many people have wished for the same place for three years, in vain. */
const UNMET = 6

/** The declarations of one fiscal year: of most people; those who handed in none have no row. */
export function* declarationRows(roster: Roster, fiscalYear: number): Generator<DeclarationCells> {
  const places = roster.places.filter(({ kind }) => kind === 'SECTION')
  const patient = new Set(patientOf(roster))
  for (const person of roster.people) {
    const isThere =
      person.hiredOn <= firstOf(fiscalYear) && (person.separatedOn ?? '9999') >= lastOf(fiscalYear)
    if (!isThere || person.appointment !== 'REGULAR') continue
    const dice = random(roster.seed, person.id, fiscalYear, 9)
    if (!patient.has(person) && dice.chance(0.07)) continue
    yield declarationOf(person, fiscalYear, roster, places, patient.has(person), dice)
  }
}

const patientOf = ({ current, calendar }: Roster): readonly Person[] =>
  current
    .filter(
      (person) =>
        !person.isHead &&
        person.appointment === 'REGULAR' &&
        person.category === 'GENERAL_CLERK' &&
        inPlaceSince(person) <= firstOf(calendar.fiscalYear - 3),
    )
    .slice(0, UNMET)

function declarationOf(
  person: Person,
  fiscalYear: number,
  { calendar, seed }: Roster,
  places: readonly Place[],
  isPatient: boolean,
  dice: Random,
): DeclarationCells {
  const stayed = fiscalYear - Number(inPlaceSince(person).slice(0, 4))
  const wantsMove = isPatient || dice.chance(stayed >= 3 ? 0.45 : stayed >= 1 ? 0.2 : 0.08)
  const isThisYear = fiscalYear === calendar.fiscalYear
  const isDraft = isThisYear && !isPatient && dice.chance(0.05)
  const wishes = wantsMove ? wishesOf(person, places, isPatient ? random(seed, person.id, 10) : dice) : []
  const mood = dice.int(2, 5) - (wantsMove && dice.chance(0.4) ? 1 : 0)
  return {
    fiscalYear,
    staff: person.number,
    nameCheck: person.name,
    baseDate: dayIn(fiscalYear, 10, 1),
    submittedOn: isDraft ? null : dayIn(fiscalYear, 10, dice.int(5, 31)),
    status: isDraft ? 'DRAFT' : isThisYear ? 'SUBMITTED' : 'CONFIRMED',
    workload: dice.pick(['TOO_MUCH', 'SOMEWHAT_MUCH', 'RIGHT', 'RIGHT', 'RIGHT', 'SOMEWHAT_LITTLE']),
    difficulty: dice.int(2, 5),
    aptitude: Math.max(1, mood),
    satisfaction: Math.max(1, Math.min(5, mood + dice.int(-1, 1))),
    environment: dice.int(2, 5),
    growth: dice.chance(0.95) ? dice.int(1, 5) : null,
    transferWish: wantsMove ? 'WANTS_MOVE' : dice.chance(0.5) ? 'WANTS_STAY' : 'EITHER',
    wishTiming: wantsMove ? (isPatient || dice.chance(0.7) ? 'NEXT' : 'IN_ONE_YEAR') : null,
    wishes,
    strengths: [dice.pick(['C1', 'C2', 'C3', 'C4', 'C5'])],
    toDevelop: dice.chance(0.7) ? [dice.pick(['C2', 'C4', 'C6'])] : null,
    wantedCourses: dice.chance(0.3) ? [dice.pick(COURSES)?.code ?? ''] : null,
    careerIntent: dice.pick(['SPECIALIST', 'MANAGEMENT', 'UNDECIDED', 'UNDECIDED']),
    promotionIntent: dice.pick(['YES', 'NO', 'UNDECIDED']),
    interviewWanted: dice.chance(0.15),
    wishReasons: wantsMove
      ? [
          dice.pick([
            'USE_ABILITY',
            'DEVELOP_ABILITY',
            'CAREER',
            'LONG_STAY',
            'JOB_MISFIT',
            'FAMILY',
            'COMMUTE',
          ]),
        ]
      : null,
    voice: dice.chance(0.08) ? '（見本）窓口の混雑を減らす工夫を提案します。' : null,
    healthConsult: dice.chance(0.02) ? true : null,
    managerOpinion: wantsMove && !isThisYear && dice.chance(0.4) ? '（見本）本人の希望を尊重したい。' : null,
  }
}

function wishesOf(person: Person, places: readonly Place[], dice: Random): readonly Wish[] {
  const own = lastStint(person).place
  const others = places.filter((place) => place !== own && place !== own.parent)
  return Array.from({ length: dice.int(1, 3) }, (): Wish => {
    const place = dice.pick(others)
    if (place === undefined || dice.chance(0.1)) return { jobField: place?.field ?? 'INTERNAL' }
    return { department: place.code, jobField: place.field }
  })
}
