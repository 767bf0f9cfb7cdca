import type { departmentRequirements } from '../../schema/development/department-requirements.ts'
import type { posts } from '../../schema/personnel/posts.ts'
import type { qualifications } from '../../schema/personnel/qualifications.ts'
import { firstOf } from './calendar.ts'
import type { Cells } from './cells.ts'
import type { JobCategory } from './department-plan.ts'
import type { Place } from './departments.ts'
import { lastStint, type Person } from './people.ts'
import { random } from './random.ts'
import type { Roster } from './roster.ts'
import type { GradeCode } from './seats.ts'

const TITLES: Readonly<Record<GradeCode, string>> = {
  G1: '部長',
  G2: '課長',
  G3: '課長補佐',
  G4: '係長',
  G5: '主査',
  G6: '担当',
}

/** What of a licence a job category asks for. */
const LICENCES: Partial<Readonly<Record<JobCategory, string>>> = {
  PUBLIC_HEALTH_NURSE: '保健師免許',
  NURSERY_TEACHER: '保育士資格',
  SOCIAL_WORKER: '社会福祉士',
  CIVIL_ENGINEER: '土木施工管理技士',
  ARCHITECT: '建築士',
  LIBRARIAN: '司書',
}

/** The code of the post that a seat of a grade in a place is one of. */
export const postCodeOf = (place: Place, grade: GradeCode): string => `P${place.code}-${grade}`

/** One post a place and grade, as many as sit there today, some with a seat to be filled next April. */
export function postRows(roster: Roster): readonly Cells<typeof posts>[] {
  const seats = Map.groupBy(
    roster.current.filter((person) => lastStint(person).grade !== null),
    (person) => {
      const { place, grade } = lastStint(person)
      return `${place.code} ${grade}`
    },
  )
  return [...seats.values()].flatMap((holders, index): Cells<typeof posts>[] => {
    const [first] = holders
    const { place, grade } = first ? lastStint(first) : { place: null, grade: null }
    if (!place || !grade) return []
    const dice = random(roster.seed, index, 41)
    const expert = place.experts[0]
    const licence =
      expert && holders.every(({ category }) => category === expert) ? LICENCES[expert] : undefined
    const vacancies = dice.chance(0.08) ? 1 : 0
    return [
      {
        postCode: postCodeOf(place, grade),
        department: place.code,
        title: `${place.name}${TITLES[grade]}`,
        grade,
        jobCategories: licence === undefined || expert === undefined ? null : [expert],
        requiredQualifications: licence === undefined ? null : [licence],
        quota: holders.length + vacancies,
        expectedVacancies: vacancies,
        priority: vacancies === 0 ? null : dice.int(1, 3),
        validFrom: firstOf(2005),
      },
    ]
  })
}

/** Licences of experts, and what some others have acquired. */
export const qualificationRows = ({ current, seed }: Roster): readonly Cells<typeof qualifications>[] =>
  current.flatMap((person): Cells<typeof qualifications>[] => {
    const dice = random(seed, person.id, 42)
    const licence = LICENCES[person.category]
    const own = licence === undefined ? [] : [qualificationOf(person, licence, false)]
    return dice.chance(0.08) ? [...own, qualificationOf(person, dice.pick(OTHERS), true)] : own
  })

const OTHERS = ['衛生管理者', '危険物取扱者', '防災士', '手話通訳者', 'ITパスポート'] as const

const qualificationOf = (person: Person, name: string, expires: boolean): Cells<typeof qualifications> => ({
  staff: person.number,
  name,
  acquiredOn: person.hiredOn,
  expiresOn: expires && person.id % 3 === 0 ? '2027-03-31' : null,
  renewalNeeded: expires && person.id % 3 === 0,
  documentSeen: true,
})

/** The knowledge without which a section could not do its work: competency, level, in how many people. */
const KNOWLEDGE: Readonly<
  Record<string, readonly (readonly [competency: string, level: number, needed: number])[]>
> = {
  TAX_COUNTER: [
    ['T01', 3, 2],
    ['T02', 3, 2],
  ],
  WELFARE: [['T03', 3, 2]],
}

/** What departments need: task knowledge by field, and digital skills of everybody. */
export const requirementRowsOfPlaces = ({
  places,
}: Roster): readonly Cells<typeof departmentRequirements>[] =>
  places
    .filter(({ kind }) => kind === 'SECTION')
    .flatMap((place) => [
      ...(KNOWLEDGE[place.field] ?? []).map(
        ([competency, level, needed]): Cells<typeof departmentRequirements> => ({
          department: place.code,
          competency,
          level,
          needed,
          necessity: 'REQUIRED',
        }),
      ),
      { department: place.code, competency: 'D01', level: 2, needed: 2, necessity: 'DESIRABLE' },
      { department: place.code, competency: 'C2', level: 3, needed: 2, necessity: 'REQUIRED' },
    ])
