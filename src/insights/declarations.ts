import { selfDeclarations, transferWishes } from '../../schema/intentions/self-declarations.ts'
import type { View } from '../view/view.ts'
import { remembered } from './remembered.ts'
import { type SeenRow, seenReferring, seenRow, seenRowsWhere } from './seen-rows.ts'

/** A wish of a declaration: its rank, 1 to 3, and a department, a field of work, or both. */
export interface Wish {
  readonly rank: number
  readonly department: string | null
  readonly field: string | null
}

type Declaration = SeenRow<typeof selfDeclarations>

/** A draft is nobody's word yet. */
const isHandedIn = ({ values }: Declaration): boolean =>
  values.status !== 'DRAFT' && values.status !== 'NOT_SUBMITTED'

/** What somebody handed in in a fiscal year; `null` where they did not, and for who may not see it. */
export function declarationOf(view: View, staff: string, fiscalYear: number): Declaration | null {
  const declared = seenRow(view, selfDeclarations, `${fiscalYear}/${staff}`)
  return declared !== null && isHandedIn(declared) ? declared : null
}

/** Everything that was handed in in a fiscal year, in the order of 職員番号. */
export const declarationsIn = remembered((view, fiscalYear: number): readonly Declaration[] =>
  seenRowsWhere(
    view,
    selfDeclarations,
    (declared) => declared.values.fiscalYear === fiscalYear && isHandedIn(declared),
  ),
)

/** The wishes somebody declared in a fiscal year, the first one first. */
export const wishesOf = (view: View, staff: string, fiscalYear: number): readonly Wish[] =>
  seenReferring(view, transferWishes, 'staff', staff)
    .flatMap(({ values }) =>
      values.fiscalYear === fiscalYear && values.rank !== null
        ? [{ rank: values.rank, department: values.department, field: values.jobField }]
        : [],
    )
    .toSorted((a, b) => a.rank - b.rank)
