import { departmentRequirements } from '../../schema/development/department-requirements.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import { compareText } from '../columns/compare-text.ts'
import type { View } from '../view/view.ts'
import { type Member, membersOn } from './active.ts'
import { byKey } from './by-key.ts'
import { LEAVING_WORDS, type LeavingReason, leavingBy } from './leaving.ts'
import { leads } from './led-departments.ts'
import { competenciesOn, levelsOn } from './levels.ts'
import { remembered } from './remembered.ts'
import { seenRow, seenRows } from './seen-rows.ts'

/** How badly a department may come to lack something. */
export type Risk = 'RED' | 'RED_LEAVING' | 'AMBER' | 'GREEN'

/** Somebody who can do what is needed. */
export interface Holder {
  readonly staff: string
  /** 1, or 0.5 for who has the department beside another (兼務). */
  readonly share: number
  readonly leaving: readonly LeavingReason[]
}

/** A competency that a department needs, and who has it. */
export interface CoverageItem {
  readonly department: string
  readonly competency: string
  readonly asOf: string
  readonly level: number
  readonly needed: number
  readonly risk: Risk
  readonly holders: readonly Holder[]
  /** H: the sum of shares. */
  readonly held: number
  /** The same of those who leave by the next 31 March. */
  readonly leaving: number
  /** min(1, H/m) and H/m; `null` where nobody is needed. */
  readonly coverage: number | null
  readonly redundancy: number | null
  readonly singleHolder: boolean
  /** Those of the department one level below. */
  readonly successors: readonly string[]
  /** At work in the department, and whose level is known (対象外 is known). */
  readonly members: number
  readonly assessed: number
  /** Holders whose 定年 is hidden or not known: they may leave without being counted as leaving. */
  readonly unknownRetirements: number
  /** In Japanese. */
  readonly reasons: readonly string[]
}

const CONCURRENT_SHARE = 0.5

/**
 * I2 (DOMAIN.md 7.3): H = those at work in d with L ≥ ℓ, 兼務 0.5; RED H = 0, RED_LEAVING nothing is left of H without who
 * leaves, AMBER less than m is left, else GREEN. m = 0 is GREEN; who is on leave or seconded does not count; a level that
 * is not known is not held. In the order of urgency, then of departments.
 */
export const coverageRisk = remembered(
  (view, { asOf, scenario }: { asOf: string; scenario: string | null }): readonly CoverageItem[] => {
    const members = membersOn(view, asOf).filter(({ isActive }) => isActive)
    const main = Map.groupBy(members, ({ department }) => department ?? '')
    const beside = new Map<string, Member[]>()
    for (const member of members)
      for (const code of new Set(member.concurrent)) {
        if (code === member.department) continue
        const known = beside.get(code)
        if (known) known.push(member)
        else beside.set(code, [member])
      }
    const membersIn = byKey((department) =>
      [
        ...(main.get(department) ?? []).map(({ key }) => ({ staff: key, share: 1 })),
        ...(beside.get(department) ?? []).map(({ key }) => ({ staff: key, share: CONCURRENT_SHARE })),
      ].toSorted((a, b) => (a.staff < b.staff ? -1 : 1)),
    )
    return seenRows(view, departmentRequirements)
      .flatMap(({ values: { department, competency, level, needed } }): CoverageItem[] => {
        if (department === null || competency === null || level === null || needed === null) return []
        const need = { department, competency, asOf, level, needed }
        return [itemOf(view, need, membersIn(department), scenario)]
      })
      .toSorted(
        (a, b) =>
          URGENCY[a.risk] - URGENCY[b.risk] ||
          compareText(a.department, b.department) ||
          compareText(a.competency, b.competency),
      )
  },
)

const URGENCY: Readonly<Record<Risk, number>> = { RED: 0, RED_LEAVING: 1, AMBER: 2, GREEN: 3 }

function itemOf(
  view: View,
  need: Pick<CoverageItem, 'department' | 'competency' | 'asOf' | 'level' | 'needed'>,
  there: readonly { readonly staff: string; readonly share: number }[],
  scenario: string | null,
): CoverageItem {
  const { competency, asOf, level, needed } = need
  const levels = levelsOn(view, asOf)
  const leavers = leavingBy(view, { asOf, scenario })
  const known = there.map((each) => ({ ...each, known: levels.of(each.staff, competency) }))
  const levelOf = (each: (typeof known)[number]): number | null =>
    each.known?.applies ? each.known.level : null
  const holders = known
    .filter((each) => (levelOf(each) ?? -1) >= level)
    .map((each): Holder => ({ staff: each.staff, share: each.share, leaving: leavers.get(each.staff) ?? [] }))
  const held = sumOf(holders)
  const leaving = sumOf(holders.filter((each) => each.leaving.length > 0))
  const unknownRetirements = holders.filter((each) => hidesAge(view, each.staff)).length
  return {
    ...need,
    risk: riskOf(needed, held, held - leaving),
    holders,
    held,
    leaving,
    coverage: needed === 0 ? null : Math.min(1, held / needed),
    redundancy: needed === 0 ? null : held / needed,
    singleHolder: holders.length === 1,
    successors: known.filter((each) => levelOf(each) === level - 1).map((each) => each.staff),
    members: there.length,
    assessed: known.filter((each) => each.known !== null).length,
    unknownRetirements,
    reasons: [
      `${nameOf(view, competency, asOf)} 水準${level}以上: ${held}人（必要 ${needed}人）`,
      ...(holders.length === 1 ? ['1人だけが担える'] : []),
      ...reasonsOfLeaving(holders),
      ...(unknownRetirements > 0 ? [`定年の時期を含まない: ${unknownRetirements}人`] : []),
    ],
  }
}

const sumOf = (holders: readonly Holder[]): number => holders.reduce((sum, { share }) => sum + share, 0)

function hidesAge(view: View, staffNumber: string): boolean {
  const values = seenRow(view, staff, staffNumber)?.values
  return values?.appointmentType === 'REGULAR' && values.birthDate === null
}

function riskOf(needed: number, held: number, left: number): Risk {
  if (needed === 0) return 'GREEN'
  if (held === 0) return 'RED'
  if (left === 0) return 'RED_LEAVING'
  return left < needed ? 'AMBER' : 'GREEN'
}

const nameOf = (view: View, competency: string, asOf: string): string =>
  competenciesOn(view, asOf).find(({ code }) => code === competency)?.name ?? competency

const reasonsOfLeaving = (holders: readonly Holder[]): readonly string[] =>
  [
    ...Map.groupBy(
      holders.flatMap(({ leaving }) => leaving),
      (reason) => reason,
    ),
  ].map(([reason, those]) => `${LEAVING_WORDS[reason]}: ${those.length}人`)

/** What somebody may know: HR of all departments, a manager of those they lead; nothing for anybody else. */
export const coverageFor = (
  view: View,
  department: string | null,
  scenario: string | null = null,
): readonly CoverageItem[] =>
  view.has(PERSONNEL) || view.has(['MANAGER'])
    ? coverageRisk(view, { asOf: view.today, scenario }).filter(
        (item) =>
          (department === null || item.department === department) &&
          (view.has(PERSONNEL) || leads(view, item.department)),
      )
    : []
