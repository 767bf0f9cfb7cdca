import { departments } from '../../schema/personnel/departments.ts'
import { hideCells } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { isRegular, membersOn } from './active.ts'
import { figureDay, mayKnowFigures } from './group-figures.ts'
import { remembered } from './remembered.ts'
import { seenRows } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'

/** How many are in a department, against how many it may have. */
export interface Headcount {
  readonly department: string
  readonly name: string
  readonly asOf: string
  /** At work, by their main department. */
  readonly active: number
  readonly quota: number | null
  /** active − quota; `null` without a quota. */
  readonly difference: number | null
  /** On leave, and seconded to elsewhere; `null` where it would name somebody. */
  readonly onLeave: number | null
  readonly seconded: number | null
  /** Who has the department beside another: counted there. */
  readonly concurrent: number
  /** Appointed for a fiscal year or less: no part of 定数. */
  readonly yearly: number
}

/** Roles that find the same people in the directory, and whether they are at work. */
const SEE_ROWS = ['STAFF', 'MANAGER', 'HR', 'HR_CORE', 'OCC_HEALTH']

/**
 * I16 (DOMAIN.md 7.3): 在職 of the main department − 定数, department by department; on leave and 派遣中 beside it, 兼務 counts
 * once, without 定数 no difference. Departments that have ended are not told of. Everybody is told counts; who sees no rows
 * none of who is away that S2 and S3 hide.
 */
export const headcountVsQuota = remembered((view, asOf: string): readonly Headcount[] => {
  if (!mayKnowFigures(view)) return []
  const whole = wholeOffice(view)
  const members = membersOn(whole, asOf)
  const main = Map.groupBy(members, ({ department }) => department ?? '')
  const beside = new Map<string, number>()
  for (const { isActive, department, concurrent } of members)
    for (const code of isActive ? new Set(concurrent) : [])
      if (code !== department) beside.set(code, (beside.get(code) ?? 0) + 1)
  const counted = seenRows(whole, departments)
    .filter(({ values }) => (values.validFrom ?? '') <= asOf && (values.validTo ?? '9999') >= asOf)
    .map(({ key, values }) => {
      const there = main.get(key) ?? []
      const regular = there.filter(isRegular)
      const active = regular.filter(({ isActive }) => isActive).length
      const seconded = regular.filter(({ isSeconded }) => isSeconded).length
      return {
        key,
        values,
        there,
        base: regular.length,
        active,
        seconded,
        onLeave: regular.length - active - seconded,
      }
    })
  // How many are away in all is the rest of those who are told to belong to the office (I9).
  const hidden = view.has(SEE_ROWS)
    ? null
    : hideCells(
        counted.flatMap(({ base, onLeave, seconded }) => [
          [{ base, count: onLeave }],
          [{ base, count: seconded }],
        ]),
        thresholdsOf(view),
      )
  return counted.map(({ key, values, there, active, seconded, onLeave }, index): Headcount => {
    const told = (count: number, place: number): number | null =>
      hidden?.has(2 * index + place, 0) ? null : count
    return {
      department: key,
      name: values.name ?? key,
      asOf,
      active,
      quota: values.quota,
      difference: values.quota === null ? null : active - values.quota,
      onLeave: told(onLeave, 0),
      seconded: told(seconded, 1),
      concurrent: beside.get(key) ?? 0,
      yearly: there.filter((each) => each.isActive && !isRegular(each)).length,
    }
  })
})

/** As it is today, for who sees no rows as it was on the first of the month (S5). */
export const headcountFor = (view: View): readonly Headcount[] =>
  headcountVsQuota(view, view.has(SEE_ROWS) ? view.today : figureDay(view))
