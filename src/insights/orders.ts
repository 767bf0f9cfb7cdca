import { assignments } from '../../schema/personnel/assignments.ts'
import { compareText } from '../columns/compare-text.ts'
import { byKey } from './by-key.ts'
import { rememberedOf } from './remembered-of.ts'
import { type SeenRow, type SeenTables, seenReferring } from './seen-rows.ts'

/** An order (発令) as a viewer sees it. */
export type Order = SeenRow<typeof assignments>

const ordersOf = rememberedOf([assignments], (seen) =>
  byKey((staffNumber): readonly Order[] =>
    seenReferring(seen, assignments, 'staff', staffNumber).toSorted((a, b) =>
      compareText(a.values.effectiveOn, b.values.effectiveOn),
    ),
  ),
)

/** The orders about somebody that took effect by a day, the earliest first; those of one day as 異動履歴 has them. */
export const ordersUpTo = (seen: SeenTables, staffNumber: string, asOf: string): readonly Order[] =>
  ordersOf(seen, '')(staffNumber).filter(({ values }) => (values.effectiveOn ?? '9999') <= asOf)
