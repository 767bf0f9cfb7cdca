import { grades } from '../../schema/personnel/grades.ts'
import { compareText } from '../columns/compare-text.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { isTelling } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { type Member, membersOn } from './active.ts'
import { type CoverageItem, coverageFor } from './coverage-risk.ts'
import { figureDay, seesNames } from './group-figures.ts'
import { remembered } from './remembered.ts'
import { endOf, postLimitFrom, retiresIn } from './retirement.ts'
import { seenRow } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'

/** Somebody who retires for age. */
export interface Retirement {
  readonly staff: string
  readonly fiscalYear: number
  /** The last day: 31 March of the fiscal year. */
  readonly on: string
}

/** Somebody who may not hold a post of management any longer. */
export interface PostLimit {
  readonly staff: string
  readonly from: string
}

/** How many retire at the end of a fiscal year. */
export interface RetirementYear {
  readonly fiscalYear: number
  /** `null` where it is hidden. */
  readonly count: number | null
  readonly suppressed: boolean
}

/** Something that nobody of its department can do any longer when those who retire are gone. */
export interface HandOver {
  readonly item: CoverageItem
  /** The fiscal year at whose end the last of them has retired. */
  readonly fiscalYear: number
}

/** I15: who retires for age, and what has to be handed over before. */
export interface RetirementOutlook {
  readonly asOf: string
  readonly from: number
  readonly to: number
  readonly years: readonly RetirementYear[]
  readonly people: readonly Retirement[]
  readonly postLimits: readonly PostLimit[]
  readonly handOver: readonly HandOver[]
  /** 正規 members, and those of them whose birth date is known. */
  readonly members: number
  readonly known: number
}

/** The years that are asked about. */
export interface Span {
  readonly asOf: string
  readonly from: number
  readonly to: number
}

const LONGEST = 50

/** From this fiscal year to nine years on, unless it is asked for others; never more than fifty years. */
export function spanOf(view: View, from: number | null, to: number | null): Span {
  const first = from ?? fiscalYearOf(view.today)
  return { asOf: view.today, from: first, to: Math.min(to ?? first + 9, first + LONGEST - 1) }
}

/**
 * I15 (DOMAIN.md 7.3): somebody leaves on 31 March of the first fiscal year in which the age reached is the 定年 of that
 * year; who leaves earlier (退職日) is not counted. People are those whose birth date is seen; the hand-over list is of I2.
 */
export const retirementOutlook = remembered((view, { asOf, from, to }: Span): RetirementOutlook => {
  const members = regularOn(view, asOf)
  const within = (year: number): boolean => year >= from && year <= to
  const people = retirementsOf(members).filter(({ fiscalYear }) => within(fiscalYear))
  return {
    asOf,
    from,
    to,
    years: yearsOf(view, from, to),
    people,
    postLimits: members
      .flatMap((member) => limitOf(view, member) ?? [])
      .filter((each) => within(fiscalYearOf(each.from)))
      .toSorted((a, b) => compareText(a.from, b.from) || compareText(a.staff, b.staff)),
    handOver: handOverOf(view, retirementsOf(members)).filter(({ fiscalYear }) => within(fiscalYear)),
    members: members.length,
    known: members.filter(({ person }) => person.values.birthDate !== null).length,
  }
})

/** 正規, as far as the viewer sees to them: HR everybody, others those they lead and themselves. */
const regularOn = (view: View, asOf: string): readonly Member[] =>
  membersOn(view, asOf).filter(
    ({ key, person }) =>
      person.values.appointmentType === 'REGULAR' &&
      (seesNames(view) || key === view.viewer.person || view.viewer.scope.has(key)),
  )

const retirementsOf = (members: readonly Member[]): readonly Retirement[] =>
  members
    .flatMap((member): Retirement[] => {
      const fiscalYear = retiresIn(member)
      if (fiscalYear === null) return []
      const on = endOf(fiscalYear)
      const { separatedOn } = member.person.values
      return separatedOn !== null && separatedOn < on ? [] : [{ staff: member.key, fiscalYear, on }]
    })
    .toSorted((a, b) => a.fiscalYear - b.fiscalYear || compareText(a.staff, b.staff))

/** Null for who has no post of management, and for who retires before. */
function limitOf(view: View, member: Member): PostLimit | null {
  const { birthDate } = member.person.values
  const year = retiresIn(member)
  if (birthDate === null || year === null || member.grade === null) return null
  if (seenRow(view, grades, member.grade)?.values.postLimitApplies !== true) return null
  const from = postLimitFrom(birthDate)
  return from > endOf(year) ? null : { staff: member.key, from }
}

/** Of the whole office: exactly for HR, else only where it names nobody. No sum is told beside, so none can be taken off. */
function yearsOf(view: View, from: number, to: number): readonly RetirementYear[] {
  const whole = wholeOffice(view)
  const members = membersOn(whole, figureDay(view)).filter(
    ({ person }) => person.values.appointmentType === 'REGULAR',
  )
  const byYear = Map.groupBy(retirementsOf(members), ({ fiscalYear }) => fiscalYear)
  const thresholds = thresholdsOf(view)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
    const fiscalYear = from + index
    const count = byYear.get(fiscalYear)?.length ?? 0
    const suppressed = !seesNames(view) && isTelling({ base: members.length, count }, thresholds)
    return { fiscalYear, count: suppressed ? null : count, suppressed }
  })
}

/** What turns 不在 by retirement alone, with the year in which the last holder goes. */
function handOverOf(view: View, retirements: readonly Retirement[]): readonly HandOver[] {
  const yearOf = new Map(retirements.map(({ staff, fiscalYear }) => [staff, fiscalYear] as const))
  return coverageFor(view, null)
    .flatMap((item): HandOver[] => {
      const years = item.holders.map(({ staff }) => yearOf.get(staff) ?? null)
      if (item.needed === 0 || years.length === 0) return []
      const last = Math.max(...years.map((year) => year ?? Number.POSITIVE_INFINITY))
      return Number.isFinite(last) ? [{ item, fiscalYear: last }] : []
    })
    .toSorted(
      (a, b) =>
        a.fiscalYear - b.fiscalYear ||
        compareText(a.item.department, b.item.department) ||
        compareText(a.item.competency, b.item.competency),
    )
}
