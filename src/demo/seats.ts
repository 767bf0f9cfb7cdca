import type { JobCategory } from './department-plan.ts'
import type { Place } from './departments.ts'
import { random } from './random.ts'

/** The grades, top first. */
export type GradeCode = 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6'

/** A post that somebody holds today. */
export interface Seat {
  readonly place: Place
  /** `null` for staff appointed for one fiscal year. */
  readonly grade: GradeCode | null
  readonly isHead: boolean
  readonly category: JobCategory
}

const FISCAL_YEAR_STAFF = 0.06

/** The posts of an office: first the heads, then everyone else spread over where ordinary staff work. */
export function seatsOf(places: readonly Place[], staff: number, seed: number): readonly Seat[] {
  const dice = random(seed, 11)
  const heads = places.map(
    (place): Seat => ({ place, grade: HEAD_GRADES[place.kind], isHead: true, category: 'GENERAL_CLERK' }),
  )
  const deputies = places.flatMap((place): Seat[] =>
    place.kind === 'SECTION' && dice.chance(0.7)
      ? [{ place, grade: 'G3', isHead: false, category: 'GENERAL_CLERK' }]
      : [],
  )
  const leaves = places.filter((place) => place.isLeaf)
  // Three sections stay small, so that groups under ten exist.
  const open = leaves.filter(({ name }) => !SMALL.has(name))
  const rest = Math.max(0, staff - heads.length - deputies.length)
  const yearly = Math.round(staff * FISCAL_YEAR_STAFF)
  const others = Array.from({ length: rest }, (_, index): Seat => {
    const place = (index < leaves.length ? leaves[index] : dice.pick(open)) ?? places[0]
    if (place === undefined) throw new Error('an office needs a place')
    const category = categoryIn(place, dice.next(), dice.next())
    return {
      place,
      grade: index >= rest - yearly ? null : ordinaryGrade(dice.next()),
      isHead: false,
      category,
    }
  })
  return [...heads, ...deputies, ...others].slice(0, staff)
}

const HEAD_GRADES: Readonly<Record<Place['kind'], GradeCode>> = {
  DIVISION: 'G1',
  SECTION: 'G2',
  OFFICE: 'G3',
  BRANCH: 'G3',
  UNIT: 'G4',
}

const SMALL: ReadonlySet<string> = new Set(['秘書室', '選挙管理委員会事務局', '文化財係'])

const ordinaryGrade = (chance: number): GradeCode => (chance < 0.08 ? 'G4' : chance < 0.45 ? 'G5' : 'G6')

function categoryIn(place: Place, isExpert: number, which: number): JobCategory {
  const share = place.kind === 'BRANCH' ? 0.85 : 0.45
  const expert = place.experts[Math.floor(which * place.experts.length)]
  return expert !== undefined && isExpert < share ? expert : 'GENERAL_CLERK'
}
