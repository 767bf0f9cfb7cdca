import { departments } from '../../schema/personnel/departments.ts'
import { grades } from '../../schema/personnel/grades.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { type Count, hideCells, type ToldRate, toldCell, toldTotal, totalOf } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { isRegular, type Member, membersOn } from './active.ts'
import { seesNames } from './group-figures.ts'
import { kpiTarget } from './kpi-target.ts'
import { remembered } from './remembered.ts'
import { retiresIn, startOf } from './retirement.ts'
import { seenRow, seenRows } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'

/** The share of women in one step of the ladder; the law asks for it, so it is told exactly. */
export interface LadderStep {
  readonly grade: string
  readonly name: string
  readonly rate: ToldRate
  /** rate(rank r) / rate(rank r + 1): where the share falls on the way up; `null` at the bottom. */
  readonly pipeline: number | null
}

/** A division's shares, as they may be told. */
export interface DivisionShares {
  readonly department: string
  readonly chiefs: ToldRate
  readonly others: ToldRate
}

/** I9: where the share of women falls on the way up. */
export interface WomenRatio {
  readonly asOf: string
  readonly ladder: readonly LadderStep[]
  readonly management: ToldRate
  /** Rank 4 and above. */
  readonly chiefs: ToldRate
  readonly others: ToldRate
  readonly divisions: readonly DivisionShares[]
  /** The target of 指標目標 for chiefs, in per cent, and ⌈target·N − F⌉₊. */
  readonly target: number | null
  readonly needed: number | null
  /** Of those hired in the fiscal year, who are still here. */
  readonly hires: ToldRate
  /** Chiefs without those who retire for age by the next 31 March; for who sees the names, else it would tell of few. */
  readonly chiefsAfterRetirement: ToldRate | null
  /** Permanent members, and those of them whose gender is known: all shares are of these. */
  readonly members: number
  readonly known: number
}

const CHIEFS_FROM = 4
const TARGET = 'WOMEN_CHIEF'

const genderCount = (members: readonly Member[]): Count => ({
  base: members.length,
  count: members.filter(({ person }) => person.values.gender === 'FEMALE').length,
})

/**
 * I9 (DOMAIN.md 7.3): F / (F + M + O) by grade. Those on leave or seconded are in, 会計年度任用 apart; その他・無回答 counts in
 * the base. Totals by grade are told exactly (S6), the cross-tab by division
 * through S2 to S4, but for who sees the names.
 */
export const womenRatio = remembered((view, asOf: string): WomenRatio => {
  const whole = wholeOffice(view)
  const regular = membersOn(whole, asOf).filter(isRegular)
  const members = regular.filter(({ person }) => person.values.gender !== null)
  const year = fiscalYearOf(asOf)
  const ranks = new Map(seenRows(whole, grades).map(({ key, values }) => [key, values] as const))
  const rankOf = ({ grade }: Member): number => ranks.get(grade ?? '')?.rank ?? Number.POSITIVE_INFINITY
  const isChief = (member: Member): boolean => rankOf(member) <= CHIEFS_FROM
  const rate = (those: readonly Member[]): ToldRate => toldTotal(genderCount(those))
  const steps = [...ranks]
    .toSorted(([, a], [, b]) => (a.rank ?? 99) - (b.rank ?? 99))
    .map(([grade, { name }]) => ({
      grade,
      name: name ?? grade,
      rate: rate(members.filter((each) => each.grade === grade)),
    }))
  const chiefs = members.filter(isChief)
  const graded = members.filter((each) => each.grade !== null)
  const target = kpiTarget(view, TARGET, asOf)
  const { base, count } = genderCount(chiefs)
  return {
    asOf,
    ladder: steps.map((step, index) => ({
      ...step,
      pipeline: ratioOf(step.rate.rate, steps[index + 1]?.rate.rate ?? null),
    })),
    management: rate(graded.filter(({ grade }) => ranks.get(grade ?? '')?.managementClass === 'MANAGEMENT')),
    chiefs: rate(chiefs),
    others: rate(graded.filter((each) => !isChief(each))),
    divisions: divisionShares(view, graded, isChief),
    target,
    needed: target === null ? null : Math.max(0, Math.ceil((target / 100) * base - count - 1e-9)),
    hires: rate(members.filter(({ person }) => (person.values.hiredOn ?? '') >= startOf(year))),
    chiefsAfterRetirement: seesNames(view)
      ? rate(chiefs.filter((each) => (retiresIn(each) ?? Number.POSITIVE_INFINITY) > year))
      : null,
    members: regular.length,
    known: members.length,
  }
})

const ratioOf = (above: number | null, below: number | null): number | null =>
  above === null || below === null || below === 0 ? null : above / below

function divisionShares(
  view: View,
  members: readonly Member[],
  isChief: (member: Member) => boolean,
): readonly DivisionShares[] {
  const groups = [
    ...Map.groupBy(members, ({ department }) => divisionOf(wholeOffice(view), department)),
  ].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const table = groups.map(([, those]) => [
    genderCount(those.filter(isChief)),
    genderCount(those.filter((each) => !isChief(each))),
  ])
  const hidden = hideCells(table, thresholdsOf(view))
  return groups.map(([department], row) => {
    const [chiefs = totalOf([]), others = totalOf([])] = table[row] ?? []
    return {
      department,
      chiefs: seesNames(view) ? toldTotal(chiefs) : toldCell(chiefs, hidden.has(row, 0)),
      others: seesNames(view) ? toldTotal(others) : toldCell(others, hidden.has(row, 1)),
    }
  })
}

/** The topmost department that one belongs to. */
export function divisionOf(view: View, department: string | null): string {
  let at = department ?? ''
  for (let steps = 0; steps < 10; steps += 1) {
    const parent = seenRow(view, departments, at)?.values.parent ?? null
    if (parent === null) return at
    at = parent
  }
  return at
}
