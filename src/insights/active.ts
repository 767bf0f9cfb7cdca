import { staff } from '../../schema/personnel/staff.ts'
import { ordersUpTo } from './orders.ts'
import { remembered } from './remembered.ts'
import { type SeenRow, seenRows } from './seen-rows.ts'

/** Somebody who belonged to the office on a day, as they stood then. */
export interface Member {
  readonly key: string
  readonly department: string | null
  readonly concurrent: readonly string[]
  readonly grade: string | null
  /** At work: neither on leave nor seconded to elsewhere. */
  readonly isActive: boolean
  readonly person: SeenRow<typeof staff>
}

const AWAY: ReadonlySet<string> = new Set(['LEAVE', 'SECONDMENT', 'LOAN'])

/** Orders that do not say where somebody is. */
const BESIDE: ReadonlySet<string> = new Set(['CONCURRENT', 'SEPARATION'])

/**
 * Who belonged to the office on a day, by the orders up to it; today by 在職状況 as well. Somebody without a visible
 * order stands as 職員 says. Ties go by 職員番号, which is the order of the rows.
 */
export const membersOn = remembered((view, asOf: string): readonly Member[] =>
  seenRows(view, staff).flatMap((person): Member[] => {
    const { hiredOn, separatedOn, serviceStatus, department, grade, concurrentDepartments } = person.values
    if ((hiredOn ?? '') > asOf || (separatedOn !== null && separatedOn < asOf)) return []
    if (serviceStatus === 'SEPARATED' && separatedOn === null) return []
    const last = ordersUpTo(view, person.key, asOf).findLast(({ values }) => !BESIDE.has(values.kind ?? ''))
    const isPast = asOf < view.today
    const away = last?.values.kind != null && AWAY.has(last.values.kind)
    return [
      {
        key: person.key,
        department: isPast ? (last?.values.department ?? department) : department,
        concurrent: concurrentDepartments ?? [],
        grade: isPast ? (last?.values.grade ?? grade) : grade,
        isActive: isPast ? !away : serviceStatus === 'ACTIVE',
        person,
      },
    ]
  }),
)

/** Those appointed for one fiscal year or less are told of apart. */
const YEARLY: ReadonlySet<string> = new Set(['FISCAL_YEAR_FULL', 'FISCAL_YEAR_PART', 'TEMPORARY'])

/** Whether somebody is of the permanent staff that figures are about. */
export const isRegular = ({ person }: Member): boolean => !YEARLY.has(person.values.appointmentType ?? '')
