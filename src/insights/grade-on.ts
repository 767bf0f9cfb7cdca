import { staff as people } from '../../schema/personnel/staff.ts'
import type { View } from '../view/view.ts'
import { ordersUpTo } from './orders.ts'
import { seenRow } from './seen-rows.ts'

/** The grade somebody had on a day, by the last order up to it that names one; without any, the one they have. */
export const gradeOn = (view: View, staff: string, day: string): string | null =>
  ordersUpTo(view, staff, day).findLast(({ values }) => values.grade !== null)?.values.grade ??
  seenRow(view, people, staff)?.values.grade ??
  null
