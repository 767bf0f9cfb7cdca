import { departments } from '../../schema/personnel/departments.ts'
import { isTelling, type ToldRate, toldTotal } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { membersOn } from './active.ts'
import { declarationOf, declarationsIn, type Wish, wishesOf } from './declarations.ts'
import { mayKnowFigures } from './group-figures.ts'
import { remembered } from './remembered.ts'
import { endOf } from './retirement.ts'
import { seenRow } from './seen-rows.ts'
import { staysUpTo } from './tenure.ts'
import { thresholdsOf } from './thresholds.ts'

/** How many wish to go from one department to another. */
export interface WishFlow {
  readonly from: string
  readonly to: string
  readonly count: number
}

/** I11: where people wish to go. */
export interface TransferWishFlow {
  readonly fiscalYear: number
  readonly asOf: string
  /** Who wishes to move. */
  readonly wanting: number
  /** Those whose first wish names no department: they are in no flow. */
  readonly withoutDepartment: number
  readonly flows: readonly WishFlow[]
}

/** Somebody who has wished the same for years, in vain. */
export interface RepeatedWish {
  readonly staff: string
  readonly department: string | null
  readonly field: string | null
  /** For so many fiscal years on end. */
  readonly years: number
}

/** I11: how many wishes the transfers of a 1 April fulfilled. */
export interface WishFulfilment {
  readonly fiscalYear: number
  /** The day of the transfers. */
  readonly on: string
  /** `null` until that day. */
  readonly rate: ToldRate | null
  /** Empty for all but HR_CORE. */
  readonly repeatedUnmet: readonly RepeatedWish[]
}

const REPEATED = 3

const wantingIn = (view: View, fiscalYear: number): readonly string[] =>
  declarationsIn(view, fiscalYear).flatMap(({ values: { staff, transferWish } }) =>
    staff !== null && transferWish === 'WANTS_MOVE' ? [staff] : [],
  )

/** I11 (DOMAIN.md 7.3): persons by current × first wished department, the largest flow first. */
export const transferWishFlow = remembered((view, fiscalYear: number): TransferWishFlow => {
  const asOf = endOf(fiscalYear) < view.today ? endOf(fiscalYear) : view.today
  const places = new Map(membersOn(view, asOf).map(({ key, department }) => [key, department] as const))
  const wanting = wantingIn(view, fiscalYear)
  const pairs = wanting.flatMap((staff) => {
    const [from, to] = [places.get(staff) ?? null, wishesOf(view, staff, fiscalYear)[0]?.department ?? null]
    return from === null || to === null ? [] : [{ from, to }]
  })
  return {
    fiscalYear,
    asOf,
    wanting: wanting.length,
    withoutDepartment: wanting.length - pairs.length,
    flows: [...Map.groupBy(pairs, ({ from, to }) => `${from} ${to}`).values()]
      .flatMap((those) => those.slice(0, 1).map((pair) => ({ ...pair, count: those.length })))
      .toSorted((a, b) => b.count - a.count || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)),
  }
})

/**
 * I11 (DOMAIN.md 7.3): of those who wished to move, who moved on the next 1 April to a wish 1 to 3, by department or field;
 * only when that day has come. repeatedUnmet = the same first wish for three fiscal years or more, and not there yet.
 */
export const wishFulfilment = remembered((view, fiscalYear: number) => {
  const on = `${fiscalYear + 1}-04-01`
  const wanting = wantingIn(view, fiscalYear)
  const met = wanting.filter((staff) => {
    const last = staysUpTo(view, { staffNumber: staff, asOf: on }).at(-1)
    return (
      last?.from === on && wishesOf(view, staff, fiscalYear).some((wish) => isAt(view, wish, last.department))
    )
  })
  return {
    fiscalYear,
    on,
    counts: on <= view.today ? { base: wanting.length, count: met.length } : null,
    repeatedUnmet: wanting.flatMap((staff) => repeatedOf(view, staff, fiscalYear) ?? []),
  }
})

function isAt(view: View, { department, field }: Wish, place: string): boolean {
  return department === place || (field !== null && fieldOf(view, place) === field)
}

const fieldOf = (view: View, department: string): string | null =>
  seenRow(view, departments, department)?.values.jobField ?? null

function repeatedOf(view: View, staff: string, fiscalYear: number): RepeatedWish | null {
  const firstOf = (year: number): Wish | null =>
    declarationOf(view, staff, year)?.values.transferWish === 'WANTS_MOVE'
      ? (wishesOf(view, staff, year)[0] ?? null)
      : null
  const wish = firstOf(fiscalYear)
  if (wish === null || (wish.department === null && wish.field === null)) return null
  const isSame = (other: Wish | null): boolean =>
    other !== null &&
    other.department === wish.department &&
    (wish.department !== null || other.field === wish.field)
  let years = 1
  while (isSame(firstOf(fiscalYear - years))) years += 1
  const place = staysUpTo(view, { staffNumber: staff, asOf: view.today }).at(-1)?.department ?? null
  const isThere =
    place !== null && (wish.department === null ? isAt(view, wish, place) : wish.department === place)
  return years >= REPEATED && !isThere
    ? { staff, department: wish.department, field: wish.field, years }
    : null
}

/** For HR_CORE alone; who else looks at flows would learn single wishes. */
export const transferWishFlowFor = (view: View, fiscalYear: number): TransferWishFlow | null =>
  view.has(['HR_CORE']) ? transferWishFlow(view, fiscalYear) : null

/** All of it for HR_CORE; the rate for others, where it names nobody. */
export function wishFulfilmentFor(view: View, fiscalYear: number): WishFulfilment | null {
  const isCore = view.has(['HR_CORE'])
  if (!isCore && !mayKnowFigures(view)) return null
  const { on, counts, repeatedUnmet } = wishFulfilment(isCore ? view : wholeOffice(view), fiscalYear)
  return {
    fiscalYear,
    on,
    rate: counts && toldTotal(counts, !isCore && isTelling(counts, thresholdsOf(view))),
    repeatedUnmet: isCore ? repeatedUnmet : [],
  }
}
