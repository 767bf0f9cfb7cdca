import { assignments } from '../../schema/personnel/assignments.ts'
import { compareText } from '../columns/compare-text.ts'
import type { View } from '../view/view.ts'
import { remembered } from './remembered.ts'
import { type SeenRow, seenReferring } from './seen-rows.ts'

/** An order (発令) as a viewer sees it. */
export type Order = SeenRow<typeof assignments>

const ordersOf = remembered((view, staffNumber: string): readonly Order[] =>
  seenReferring(view, assignments, 'staff', staffNumber).toSorted((a, b) =>
    compareText(a.values.effectiveOn, b.values.effectiveOn),
  ),
)

/** The orders about somebody that took effect by a day, the earliest first; those of one day as 異動履歴 has them. */
export const ordersUpTo = (view: View, staffNumber: string, asOf: string): readonly Order[] =>
  ordersOf(view, staffNumber).filter(({ values }) => (values.effectiveOn ?? '9999') <= asOf)
