import { internalApplications } from '../../schema/intentions/internal-applications.ts'
import { internalPostings } from '../../schema/intentions/internal-postings.ts'
import type { View } from '../view/view.ts'
import { monthsFrom, nextApril } from './months.ts'
import { seenReferring, seenRow } from './seen-rows.ts'

/**
 * Whether a term somebody was chosen for (庁内公募) still runs on a day: it begins on the first of April after the closing
 * day and lasts 任期年数. Who may not see applications knows of none.
 */
export const isInPostingTerm = (view: View, staffNumber: string, on: string): boolean =>
  seenReferring(view, internalApplications, 'staff', staffNumber).some(({ values }) => {
    if (values.outcome !== 'SELECTED') return false
    const posting = seenRow(view, internalPostings, values.posting ?? '')?.values
    if (posting?.closesOn == null || posting.termYears === null) return false
    const start = nextApril(posting.closesOn)
    return start <= on && on < monthsFrom(start, 12 * posting.termYears)
  })
