import { selfDevelopments } from '../../schema/development/self-developments.ts'
import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { isTelling, isTooFew, type ToldRate, toldTotal } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { isRegular, membersOn } from './active.ts'
import { count, day, number } from './figures.ts'
import { figureDay, mayKnowFigures, seesNames } from './group-figures.ts'
import { remembered } from './remembered.ts'
import { endOf } from './retirement.ts'
import { seenRows } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'
import { makeToldRate } from './told-rate.ts'

/** I23: how many learn on their own, and what the office pays to it. */
export interface SelfDevelopmentUptake {
  readonly fiscalYear: number
  readonly asOf: string
  /** Staff with a row, of those at work. */
  readonly uptake: ToldRate
  /** Yen paid; `null` where it is hidden, and where no amount is known. */
  readonly subsidy: number | null
  /** Rows with an amount, of so many rows: a blank is not known. */
  readonly subsidised: number | null
  readonly rows: number | null
}

/**
 * I23 (DOMAIN.md 7.3): staff with a row / active, Σ 補助額 over what is known. Active is who is at work on the last day of the
 * year, or today; those appointed for a year are apart.
 */
export const selfDevelopmentUptake = remembered(
  (
    view,
    { fiscalYear, asOf, exact }: { fiscalYear: number; asOf: string; exact: boolean },
  ): SelfDevelopmentUptake => {
    const day = endOf(fiscalYear) < asOf ? endOf(fiscalYear) : asOf
    const active = new Set(
      membersOn(view, day)
        .filter((member) => isRegular(member) && member.isActive)
        .map(({ key }) => key),
    )
    const rows = seenRows(view, selfDevelopments).filter(
      ({ values: { fiscalYear: year, startsOn } }) => year === fiscalYear && (startsOn ?? '') <= asOf,
    )
    const takers = new Set(
      rows.flatMap(({ values: { staff } }) => (staff !== null && active.has(staff) ? [staff] : [])),
    )
    const paid = rows.filter(({ values }) => values.subsidy !== null)
    const counts = { base: active.size, count: takers.size }
    const thresholds = thresholdsOf(view)
    const told = (value: number, isHidden: boolean): number | null => (!exact && isHidden ? null : value)
    const paidTo = new Set(paid.map(({ values }) => values.staff)).size
    const isHidden = isTelling(counts, thresholds)
    return {
      fiscalYear,
      asOf: day,
      uptake: toldTotal(counts, !exact && isHidden),
      subsidy:
        paid.length === 0
          ? null
          : told(
              paid.reduce((sum, { values }) => sum + (values.subsidy ?? 0), 0),
              isTooFew(paidTo, thresholds),
            ),
      subsidised: told(paid.length, isTooFew(paidTo, thresholds)),
      rows: told(rows.length, isHidden),
    }
  },
)

/** As it is for HR, for others through suppression. */
export const selfDevelopmentUptakeFor = (view: View, fiscalYear: number): SelfDevelopmentUptake | null =>
  mayKnowFigures(view)
    ? selfDevelopmentUptake(wholeOffice(view), { fiscalYear, asOf: figureDay(view), exact: seesNames(view) })
    : null

/** `selfDevelopmentUptake` as a query. */
export const selfDevelopmentUptakeFields: Extension = ({ builder }) => {
  const uptake = builder.objectRef<SelfDevelopmentUptake>('SelfDevelopmentUptake').implement({
    description: 'I23: how many learn on their own, and what the office pays to it.',
    fields: (t) => ({
      fiscalYear: count(t, 'Fiscal year.', (each) => each.fiscalYear),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      uptake: t.field({
        access: 'parent',
        type: makeToldRate(builder),
        nullable: false,
        description: 'Staff with a row, of those at work.',
        resolve: (each) => each.uptake,
      }),
      subsidy: number(
        t,
        'Yen paid, as far as known; null where it is hidden, and where nothing is known.',
        (each) => each.subsidy,
      ),
      subsidised: number(t, 'Rows with an amount; null where it is hidden.', (each) => each.subsidised),
      rows: number(t, 'Rows; null where it is hidden.', (each) => each.rows),
    }),
  })
  builder.queryField('selfDevelopmentUptake', (t) =>
    t.field({
      access: 'groups',
      type: uptake,
      nullable: true,
      description: 'I23: how many learn on their own; hidden from all but HR where few do.',
      args: { fiscalYear: t.arg.int({ description: 'Fiscal year; the running one when left out.' }) },
      resolve: (_root, args, { view }) =>
        selfDevelopmentUptakeFor(view, args.fiscalYear ?? fiscalYearOf(view.today)),
    }),
  )
}
