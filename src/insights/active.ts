import { assignments } from '../../schema/personnel/assignments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { View } from '../view/view.ts'
import { ordersUpTo } from './orders.ts'
import { rememberedOf } from './remembered-of.ts'
import { type SeenRow, type SeenTables, seenRows } from './seen-rows.ts'

/** Somebody who belonged to the office on a day, as they stood then. */
export interface Member {
  readonly key: string
  readonly department: string | null
  readonly concurrent: readonly string[]
  readonly grade: string | null
  /** At work: neither on leave nor seconded to elsewhere. */
  readonly isActive: boolean
  readonly isSeconded: boolean
  readonly person: SeenRow<typeof staff>
}

const SECONDED: ReadonlySet<string> = new Set(['SECONDMENT', 'LOAN'])
const AWAY: ReadonlySet<string> = new Set(['LEAVE', ...SECONDED])

/** Orders that do not say where somebody is. */
const BESIDE: ReadonlySet<string> = new Set(['CONCURRENT', 'SEPARATION'])

/**
 * Who belonged to the office on a day, by the orders up to it; today by 在職状況 as well. Somebody without a visible
 * order stands as 職員 says. Ties go by 職員番号, which is the order of the rows.
 */
export const membersOn = (view: View, asOf: string): readonly Member[] =>
  (asOf < view.today ? membersBefore : membersNow)(view, asOf)

const membersBefore = rememberedOf([staff, assignments], (seen, asOf) => membersOf(seen, asOf, true))
const membersNow = rememberedOf([staff, assignments], (seen, asOf) => membersOf(seen, asOf, false))

const membersOf = (seen: SeenTables, asOf: string, isPast: boolean): readonly Member[] =>
  seenRows(seen, staff).flatMap((person): Member[] => {
    const { hiredOn, separatedOn, serviceStatus, department, grade, concurrentDepartments } = person.values
    if ((hiredOn ?? '') > asOf || (separatedOn !== null && separatedOn < asOf)) return []
    if (serviceStatus === 'SEPARATED' && separatedOn === null) return []
    const last = ordersUpTo(seen, person.key, asOf).findLast(({ values }) => !BESIDE.has(values.kind ?? ''))
    const past = isPast ? last?.values : undefined
    return [
      {
        key: person.key,
        department: past?.department ?? department,
        concurrent: concurrentDepartments ?? [],
        grade: past?.grade ?? grade,
        isActive: past ? !AWAY.has(past.kind ?? '') : serviceStatus === 'ACTIVE',
        isSeconded: past ? SECONDED.has(past.kind ?? '') : serviceStatus === 'SECONDED_OUT',
        person,
      },
    ]
  })

/** Those appointed for one fiscal year or less are told of apart. */
const YEARLY: ReadonlySet<string> = new Set(['FISCAL_YEAR_FULL', 'FISCAL_YEAR_PART', 'TEMPORARY'])

/** Whether somebody is of the permanent staff that figures are about. */
export const isRegular = ({ person }: Member): boolean => !YEARLY.has(person.values.appointmentType ?? '')
