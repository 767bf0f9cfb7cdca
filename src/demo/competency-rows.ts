import type { competencies } from '../../schema/development/competencies.ts'
import type { competencyMatrixRows } from '../../schema/development/competency-assessments.ts'
import type { idealProfileCompetencies } from '../../schema/development/ideal-profile-competencies.ts'
import type { requiredLevelRows } from '../../schema/development/required-levels.ts'
import { dayIn, firstOf, lastOf } from './calendar.ts'
import type { Cells, Levels } from './cells.ts'
import { TAX_SECTION } from './department-plan.ts'
import type { Place } from './departments.ts'
import { lastStint, type Person } from './people.ts'
import { COMPETENCIES } from './policy.ts'
import { type Random, random } from './random.ts'
import type { Roster } from './roster.ts'
import type { GradeCode } from './seats.ts'

/** What the demo office asks for beyond the policy: a digital skill, and tasks that somebody must know. */
export const DEMO_COMPETENCIES: readonly Cells<typeof competencies>[] = [
  ...COMPETENCIES,
  {
    competencyCode: 'D01',
    category: 'DIGITAL',
    name: 'データ分析',
    definition: 'データを集め、整え、読み取って業務に生かす能力',
    parent: 'C4',
    weight: 1,
    order: 12,
  },
  {
    competencyCode: 'T01',
    category: 'TASK',
    name: '固定資産評価',
    definition: '土地と家屋を評価する実務',
    weight: 1,
    order: 13,
  },
  {
    competencyCode: 'T02',
    category: 'TASK',
    name: '戸籍',
    definition: '戸籍の届出と証明の実務',
    weight: 1,
    order: 14,
  },
  {
    competencyCode: 'T03',
    category: 'TASK',
    name: '生活保護CW',
    definition: '生活保護のケースワークの実務',
    weight: 1,
    order: 15,
  },
]

const EVERYONES = COMPETENCIES.map(({ competencyCode = '' }) => competencyCode)

// Examples of the demo only: the policy sets neither weights nor required levels.
const WEIGHTS: readonly (readonly [string, string])[] = [
  ['P1', 'C3 .4 C2 .3 C4 .3'],
  ['P2', 'C6 .5 A2 .3 C2 .2'],
  ['P3', 'C1 .4 A1 .4 A5 .2'],
  ['P4', 'C2 .4 C5 .3 C4 .3'],
]
const REQUIRED: Readonly<Record<GradeCode, readonly number[]>> = {
  G6: [2, 1, 2, 2, 2, 1, 2, 2, 2, 2, 2],
  G5: [2, 2, 3, 2, 2, 1, 3, 2, 2, 2, 2],
  G4: [3, 3, 3, 3, 3, 2, 3, 3, 3, 3, 3],
  G3: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
  G2: [4, 3, 3, 3, 3, 4, 4, 4, 3, 4, 3],
  G1: [4, 4, 3, 3, 3, 4, 4, 4, 4, 4, 4],
}

/** The sheet that weighs competencies for the ideal profiles. */
export const profileCompetencyRows = (): readonly Cells<typeof idealProfileCompetencies>[] =>
  WEIGHTS.flatMap(([profile, pairs]) =>
    [...pairs.matchAll(/(\S+) (\S+)/gu)].map(([, competency = '', weight]) => ({
      profile,
      competency,
      weight: Number(weight),
    })),
  )

/** The sheet of required levels. */
export const requiredRows = (
  fiscalYear: number,
): readonly Cells<typeof requiredLevelRows, { readonly levels: Levels }>[] =>
  Object.entries(REQUIRED).map(([grade, levels]) => ({
    grade,
    fromFiscalYear: fiscalYear - 6,
    levels: Object.fromEntries(EVERYONES.map((code, index) => [code, levels[index] ?? null])),
  }))

/** For how many fiscal years people have been assessed. */
export const ASSESSED_YEARS = 5

type MatrixCells = Cells<typeof competencyMatrixRows, { readonly levels: Levels }>

/** The rows of one fiscal year: of each person an own assessment and the manager's. */
export function* assessmentRows(roster: Roster, fiscalYear: number): Generator<MatrixCells> {
  const [half, last] = [dayIn(fiscalYear, 10, 1), lastOf(fiscalYear)]
  for (const person of roster.people) {
    const isThere = person.hiredOn <= half && (person.separatedOn ?? '9999') >= last
    const isOnLeave = LEAVES.has(person.status) && fiscalYear === roster.calendar.fiscalYear - 1
    if (!isThere || isOnLeave || person.appointment !== 'REGULAR' || person === roster.neverAssessed) continue
    const levels = levelsOf(person, fiscalYear, roster)
    const dice = random(roster.seed, person.id, fiscalYear, 8)
    const who = {
      fiscalYear,
      staff: person.number,
      nameCheck: person.name,
      departmentCheck: lastStint(person).place.name,
    }
    yield {
      ...who,
      rater: 'SELF',
      assessedOn: dayIn(fiscalYear, 2, 15),
      levels: seenByThemselves(levels, dice),
    }
    const assessor = assessorOf(person, roster, last)
    yield {
      ...who,
      rater: 'MANAGER',
      assessedOn: dayIn(fiscalYear, 3, 10),
      assessor: assessor?.number ?? null,
      levels,
    }
  }
}

const LEAVES: ReadonlySet<Person['status']> = new Set([
  'CHILDCARE',
  'MATERNITY',
  'LEAVE_OF_ABSENCE',
  'SICK_LEAVE',
])

/** Who leads the person, as far as somebody who was there then does. */
function assessorOf(person: Person, { headOf }: Roster, day: string): Person | null {
  for (let place: Place | null = lastStint(person).place; place !== null; place = place.parent) {
    const head = headOf(place)
    const isManager = place.kind !== 'UNIT' && head !== person
    if (head !== null && isManager && head.hiredOn <= day) return head
  }
  return null
}

/** Levels grow towards what the grade asks for, some beyond it; tasks are known by few. */
function levelsOf(person: Person, fiscalYear: number, { seed, soleValuer }: Roster): Levels {
  const talent = random(seed, person.id, 7)
  const grade = person.stints.findLast(({ from }) => from <= firstOf(fiscalYear))?.grade ?? 'G6'
  const since = Math.min(6, fiscalYear - Number(person.hiredOn.slice(0, 4)))
  const levels: Record<string, number | string | null> = {}
  for (const [index, code] of EVERYONES.entries()) {
    const wanted = REQUIRED[grade][index] ?? 2
    const gift = talent.next() * 2.2 - 1.5
    levels[code] = clamp(Math.round(wanted + gift + since * 0.12))
  }
  // Nobody manages a budget at the counter of a kindergarten.
  if (lastStint(person).place.kind === 'BRANCH' && grade === 'G6') levels['C6'] = '／'
  levels['D01'] = talent.chance(0.3) ? talent.int(0, 3) : null
  levels['T01'] =
    person === soleValuer ? 4 : lastStint(person).place.code.startsWith(TAX_SECTION) ? talent.int(0, 2) : null
  levels['T02'] = talent.chance(0.08) ? talent.int(1, 4) : null
  levels['T03'] = talent.chance(0.06) ? talent.int(1, 4) : null
  return levels
}

const clamp = (level: number): number => Math.max(0, Math.min(4, level))

const seenByThemselves = (levels: Levels, dice: Random): Levels =>
  Object.fromEntries(
    Object.entries(levels).map(([code, level]) => [
      code,
      typeof level === 'number' && dice.chance(0.3) ? clamp(level + (dice.chance(0.6) ? 1 : -1)) : level,
    ]),
  )
