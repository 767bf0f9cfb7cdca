import { competencies } from '../../schema/development/competencies.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { grades } from '../../schema/personnel/grades.ts'
import { isTooFew, type Thresholds, type ToldRate, toldCell, toldTotal } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { isRegular, membersOn } from './active.ts'
import { figureDay, mayKnowFigures, seesNames } from './group-figures.ts'
import { hiddenGroups } from './hidden-groups.ts'
import { competenciesOn, levelsOn, requirementsOn } from './levels.ts'
import { remembered } from './remembered.ts'
import { seenRow } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'
import { divisionOf } from './women-ratio.ts'

/** By what attainment is told. */
export type AttainmentBy = 'DIVISION' | 'GRADE' | 'COMPETENCY'

/** How far a group is where its grades ask it to be. */
export interface AttainmentGroup {
  readonly key: string
  readonly name: string
  /** #{L ≥ Q} / #{L known}. */
  readonly rate: ToldRate
  /** Persons with a level that is known; `null` where it is hidden. */
  readonly people: number | null
  /** assessed / required; `null` where it is hidden, and where nothing is required. */
  readonly completeness: number | null
}

/** I1: how far the office is where its grades ask it to be. */
export interface CompetencyAttainment {
  readonly asOf: string
  readonly total: AttainmentGroup
  readonly groups: readonly AttainmentGroup[]
}

/** A level that is asked of somebody, and whether it is known and reached. */
interface Asked {
  readonly staff: string
  readonly division: string
  readonly grade: string
  readonly competency: string
  readonly isAbility: boolean
  readonly isKnown: boolean
  readonly isReached: boolean
}

/**
 * I1 (DOMAIN.md 7.3): attainment = #{L ≥ Q} / #{L known} of those at work, completeness = assessed / required, 対象外 out.
 * Divisions and grades count ABILITY alone, competencies each for itself and in the order of the catalogue. Exactly for
 * who sees the names, else of ten people and more, and to 5 % (S1, S3, S4).
 */
export const competencyAttainment = remembered(
  (view, { asOf, by }: { asOf: string; by: AttainmentBy }): CompetencyAttainment => {
    const whole = wholeOffice(view)
    const all = askedOn(whole, asOf)
    const counted = by === 'COMPETENCY' ? all : all.filter(({ isAbility }) => isAbility)
    const keyOf = ({ division, grade, competency }: Asked): string =>
      by === 'DIVISION' ? division : by === 'GRADE' ? grade : competency
    const byKey = Map.groupBy(counted, keyOf)
    const keys =
      by === 'COMPETENCY'
        ? competenciesOn(whole, asOf).flatMap(({ code }) => (byKey.has(code) ? [code] : []))
        : [...byKey.keys()].toSorted()
    const groups = keys.map((key) => byKey.get(key) ?? [])
    const thresholds = seesNames(view) ? null : thresholdsOf(view)
    const sizes = groups.map((those) => peopleIn(those))
    const hidden = hiddenIn(sizes, by, thresholds)
    const abilities = all.filter(({ isAbility }) => isAbility)
    return {
      asOf,
      total: {
        ...groupOf('', '全体', abilities),
        ...(thresholds && told(abilities, isTooFew(peopleIn(abilities), thresholds))),
      },
      groups: groups.map((those, index) => {
        const key = keys[index] ?? ''
        const group = groupOf(key, nameOf(whole, by, key), those)
        return thresholds ? { ...group, ...told(those, hidden.has(index)) } : group
      }),
    }
  },
)

/** Everything that is asked of those at work, 対象外 left out. */
function askedOn(whole: View, asOf: string): readonly Asked[] {
  const [levels, required] = [levelsOn(whole, asOf), requirementsOn(whole, asOf)]
  const catalogue = competenciesOn(whole, asOf)
  return membersOn(whole, asOf)
    .filter((member) => isRegular(member) && member.isActive)
    .flatMap(({ key, department, grade }) => {
      const division = divisionOf(whole, department)
      return catalogue.flatMap(({ code, category }): Asked[] => {
        const need = grade === null ? null : required.of(grade, code)
        const known = levels.of(key, code)
        if (grade === null || need === null || known?.applies === false) return []
        const level = known?.level ?? null
        return [
          {
            staff: key,
            division,
            grade,
            competency: code,
            isAbility: category === 'ABILITY',
            isKnown: level !== null,
            isReached: level !== null && level >= need,
          },
        ]
      })
    })
}

const peopleIn = (those: readonly Asked[]): number =>
  new Set(those.filter(({ isKnown }) => isKnown).map(({ staff }) => staff)).size

/** Divisions and grades share out the same people; competencies are about the same ones again and again. */
const hiddenIn = (
  sizes: readonly number[],
  by: AttainmentBy,
  thresholds: Thresholds | null,
): ReadonlySet<number> => {
  if (thresholds === null) return new Set()
  return by === 'COMPETENCY'
    ? new Set(sizes.flatMap((size, index) => (isTooFew(size, thresholds) ? [index] : [])))
    : hiddenGroups(sizes, thresholds)
}

const countOf = (those: readonly Asked[]) => ({
  base: those.filter(({ isKnown }) => isKnown).length,
  count: those.filter(({ isReached }) => isReached).length,
})

/** A group as it is: nothing known is no rate, and its base is 0. */
function groupOf(key: string, name: string, those: readonly Asked[]): AttainmentGroup {
  const count = countOf(those)
  return {
    key,
    name,
    rate: count.base === 0 ? { rate: null, base: 0, suppressed: false } : toldTotal(count),
    people: peopleIn(those),
    completeness: those.length === 0 ? null : count.base / those.length,
  }
}

/** What of a group may be told: how many levels there are would tell the rate more closely. */
function told(
  those: readonly Asked[],
  isHidden: boolean,
): Pick<AttainmentGroup, 'rate' | 'people' | 'completeness'> {
  const { rate, suppressed } = toldCell(countOf(those), isHidden)
  const people = suppressed ? null : peopleIn(those)
  return {
    rate: { rate, base: people, suppressed },
    people,
    completeness: suppressed ? null : Math.round((countOf(those).base / those.length) * 20) / 20,
  }
}

function nameOf(whole: View, by: AttainmentBy, key: string): string {
  const table = { DIVISION: departments, GRADE: grades, COMPETENCY: competencies }[by]
  const name = seenRow(whole, table, key)?.values.name
  return name ?? key
}

/** For whoever may be told figures about groups. */
export const competencyAttainmentFor = (view: View, by: AttainmentBy): CompetencyAttainment | null =>
  mayKnowFigures(view) ? competencyAttainment(view, { asOf: figureDay(view), by }) : null
