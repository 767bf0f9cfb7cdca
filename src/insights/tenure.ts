import { assignments } from '../../schema/personnel/assignments.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { View } from '../view/view.ts'
import { byKey } from './by-key.ts'
import { wholeMonths } from './months.ts'
import { ordersUpTo } from './orders.ts'
import { rememberedOf } from './remembered-of.ts'
import { type SeenTables, seenRow, seenRows } from './seen-rows.ts'

/** A stay in one place; a place that was renamed or joined goes on. */
export interface Stay {
  readonly department: string
  readonly from: string
  /** The day it ended; `null` for the last one. */
  readonly until: string | null
}

/** Orders that put somebody into a place, or give it another name; all others leave them where they are, or beside it. */
const PLACES: ReadonlySet<string> = new Set(['HIRE', 'TRANSFER', 'PROMOTION', 'DEMOTION', 'REORGANISATION'])

/**
 * Where somebody has been up to a day: REORGANISATION goes on with the stay under the new department, and never begins
 * one; nor does a move to a place that continues the one before (前身所属). Without a visible order, what 職員 says of the place now.
 */
export const staysUpTo = (
  view: View,
  { staffNumber, asOf }: { staffNumber: string; asOf: string },
): readonly Stay[] => staysOf(view, view.today)(staffNumber)(asOf)

// A day's stays are forgotten with others of its time: so many different days are asked for.
const staysOf = rememberedOf([staff, assignments, departments], (seen, _today) =>
  byKey((staffNumber) => byKey((asOf) => staysIn(seen, staffNumber, asOf))),
)

function staysIn(seen: SeenTables, staffNumber: string, asOf: string): readonly Stay[] {
  const orders = ordersUpTo(seen, staffNumber, asOf).filter(({ values }) => PLACES.has(values.kind ?? ''))
  const stays: Stay[] = []
  for (const { values } of orders) {
    const { department, effectiveOn, kind } = values
    const last = stays.at(-1)
    if (department === null || effectiveOn === null) continue
    const isRenamed = kind === 'REORGANISATION'
    if (last && (isRenamed || isSamePlace(seen, last.department, department))) {
      stays[stays.length - 1] = { ...last, department }
      continue
    }
    if (isRenamed) continue
    if (last) stays[stays.length - 1] = { ...last, until: effectiveOn }
    stays.push({ department, from: effectiveOn, until: null })
  }
  if (stays.length > 0) return stays
  const { department = null, departmentSince = null } = seenRow(seen, staff, staffNumber)?.values ?? {}
  return department === null || departmentSince === null || departmentSince > asOf
    ? []
    : [{ department, from: departmentSince, until: null }]
}

/** Every place, with the one that its first predecessor was. */
const origins = rememberedOf([departments], (seen): ReadonlyMap<string, string> => {
  const before = new Map(
    seenRows(seen, departments).flatMap(({ key, values }) => {
      const [first] = values.predecessors ?? []
      return first === undefined ? [] : [[key, first] as const]
    }),
  )
  const originOf = (code: string): string => {
    let at = code
    for (let steps = 0; steps < 20; steps += 1) {
      const earlier = before.get(at)
      if (earlier === undefined) break
      at = earlier
    }
    return at
  }
  return new Map(seenRows(seen, departments).map(({ key }) => [key, originOf(key)]))
})

function isSamePlace(seen: SeenTables, a: string, b: string): boolean {
  const known = origins(seen, '')
  return (known.get(a) ?? a) === (known.get(b) ?? b)
}

/** Years in the place somebody is in on a day, in whole months. */
export function yearsInPlace(view: View, staffNumber: string, on: string): number | null {
  const last = staysUpTo(view, { staffNumber, asOf: on }).at(-1)
  return last === undefined ? null : wholeMonths(last.from, on) / 12
}

/** The fields of work somebody has been in for twelve months or more. */
export function breadthOf(view: View, staffNumber: string, on: string): ReadonlySet<string> {
  const months = new Map<string, number>()
  for (const { department, from, until } of staysUpTo(view, { staffNumber, asOf: on })) {
    const field = seenRow(view, departments, department)?.values.jobField ?? null
    if (field !== null) months.set(field, (months.get(field) ?? 0) + wholeMonths(from, until ?? on))
  }
  return new Set([...months].filter(([, count]) => count >= 12).map(([field]) => field))
}
