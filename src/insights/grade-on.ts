import { assignments } from '../../schema/personnel/assignments.ts'
import { staff as people } from '../../schema/personnel/staff.ts'
import type { View } from '../view/view.ts'
import { seenReferring, seenRow } from './seen-rows.ts'

/** The grade somebody had on a day, by the last order up to it that names one; without any, the one they have. */
export const gradeOn = (view: View, staff: string, day: string): string | null =>
  seenReferring(view, assignments, 'staff', staff)
    .filter(({ values }) => values.grade !== null && (values.effectiveOn ?? '9999') <= day)
    .reduce<{ readonly on: string; readonly grade: string | null } | null>((last, { values }) => {
      const on = values.effectiveOn ?? ''
      return last === null || on >= last.on ? { on, grade: values.grade } : last
    }, null)?.grade ??
  seenRow(view, people, staff)?.values.grade ??
  null
