import { trainingRequirements } from '../../schema/development/training-requirements.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { grades } from '../../schema/personnel/grades.ts'
import { hideNested } from '../view/nested-suppression.ts'
import {
  hideCells,
  isTelling,
  type Thresholds,
  type ToldRate,
  toldCell,
  toldTotal,
} from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { figureDay, seesNames } from './group-figures.ts'
import { type Obligation, obligationsOn } from './obligations.ts'
import { remembered } from './remembered.ts'
import { seenRow } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'
import { divisionOf } from './women-ratio.ts'

/** By what compliance is told. */
export type ComplianceBy = 'REQUIREMENT' | 'DEPARTMENT' | 'DIVISION' | 'GRADE'

/** The four states of those something applies to; `null` where only the rate may be told. */
export interface ComplianceCounts {
  readonly done: number
  readonly overdue: number
  readonly pending: number
  readonly exempt: number
}

/** How many of a group have done what they must. */
export interface ComplianceGroup {
  readonly key: string
  readonly name: string
  readonly counts: ComplianceCounts | null
  /** done / (done + overdue); its base is done + overdue. */
  readonly rate: ToldRate
}

/** I3: how many have done the trainings they must. */
export interface MandatoryCompliance {
  readonly fiscalYear: number
  readonly asOf: string
  readonly total: ComplianceGroup
  readonly groups: readonly ComplianceGroup[]
}

/**
 * I3 (DOMAIN.md 7.3): rate = done / (done + overdue), null for 0 / 0. Exactly for those who see the names; for others the
 * whole through S1 and S2, groups through S2 to S4, and no counts.
 */
export const mandatoryCompliance = remembered(
  (view, { fiscalYear, by }: { fiscalYear: number; by: ComplianceBy }): MandatoryCompliance => {
    const asOf = figureDay(view)
    const whole = wholeOffice(view)
    const all = obligationsOn(whole, { fiscalYear, asOf })
    const groups = groupsOf(whole, by, all).map((group) => ({ ...group, name: nameOf(whole, by, group.key) }))
    const counts = countsOf(all)
    const total = { key: '', name: '全体' }
    if (seesNames(view))
      return {
        fiscalYear,
        asOf,
        total: { ...total, counts, rate: exactRate(counts) },
        groups: groups.map((group) => ({ ...group, rate: exactRate(group.counts) })),
      }
    const thresholds = thresholdsOf(view)
    const hides = hiddenIn(whole, by, groups, all, thresholds)
    return {
      fiscalYear,
      asOf,
      total: {
        ...total,
        counts: null,
        rate: toldTotal(rateOf(counts), isTelling(rateOf(counts), thresholds)),
      },
      groups: groups.map((group) => ({
        ...group,
        counts: null,
        rate: toldCell(rateOf(group.counts), hides(group.key)),
      })),
    }
  },
)

type Group = Pick<ComplianceGroup, 'key'> & { readonly counts: ComplianceCounts }

/** Which groups are hidden. Departments and divisions are told of the same people: what the one hides, the other must not tell. */
function hiddenIn(
  whole: View,
  by: ComplianceBy,
  groups: readonly Group[],
  all: readonly Obligation[],
  thresholds: Thresholds,
): (key: string) => boolean {
  if (by === 'REQUIREMENT' || by === 'GRADE') {
    const hidden = hideCells(
      groups.map((group) => [rateOf(group.counts)]),
      thresholds,
    )
    return (key) =>
      hidden.has(
        groups.findIndex((group) => group.key === key),
        0,
      )
  }
  const departments = groupsOf(whole, 'DEPARTMENT', all)
  const divisions = [...Map.groupBy(departments, ({ key }) => divisionOf(whole, key))]
  const hidden = hideNested(
    divisions.map(([, those]) => those.map(({ counts }) => rateOf(counts))),
    thresholds,
  )
  const keys = divisions.flatMap(([division, those], row) =>
    by === 'DIVISION'
      ? hidden.hasTotal(row)
        ? [division]
        : []
      : those.flatMap(({ key }, column) => (hidden.has(row, column) ? [key] : [])),
  )
  return (key) => keys.includes(key)
}

const rateOf = ({ done, overdue }: ComplianceCounts) => ({ base: done + overdue, count: done })

/** For those who see the names nothing is hidden: 0 / 0 is no rate, and its base is 0. */
const exactRate = (counts: ComplianceCounts): ToldRate => {
  const { base, count } = rateOf(counts)
  return { rate: base === 0 ? null : count / base, base, suppressed: false }
}

function countsOf(those: readonly Obligation[]): ComplianceCounts {
  const of = (state: Obligation['state']): number => those.filter((each) => each.state === state).length
  return { done: of('DONE'), overdue: of('OVERDUE'), pending: of('PENDING'), exempt: of('EXEMPT') }
}

const groupsOf = (whole: View, by: ComplianceBy, all: readonly Obligation[]): readonly Group[] =>
  [...Map.groupBy(all, (each) => keyOf(whole, by, each))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, those]) => ({ key, counts: countsOf(those) }))

function keyOf(whole: View, by: ComplianceBy, { requirement, department, grade }: Obligation): string {
  if (by === 'REQUIREMENT') return requirement
  if (by === 'GRADE') return grade ?? ''
  return by === 'DIVISION' ? divisionOf(whole, department) : (department ?? '')
}

function nameOf(whole: View, by: ComplianceBy, key: string): string {
  const name =
    by === 'REQUIREMENT'
      ? seenRow(whole, trainingRequirements, key)?.values.name
      : by === 'GRADE'
        ? seenRow(whole, grades, key)?.values.name
        : seenRow(whole, departments, key)?.values.name
  return name ?? key
}
