import { courseCompetencies } from '../../schema/development/course-competencies.ts'
import { departmentRequirements } from '../../schema/development/department-requirements.ts'
import { trainingCourses } from '../../schema/development/training-courses.ts'
import { trainingRecords } from '../../schema/development/training-records.ts'
import { assignments } from '../../schema/personnel/assignments.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { compareText } from '../columns/compare-text.ts'
import { isTelling, type ToldRate, toldTotal } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { figureDay, seesNames } from './group-figures.ts'
import { kpiTarget } from './kpi-target.ts'
import { monthsFrom } from './months.ts'
import { remembered } from './remembered.ts'
import { endOf, startOf } from './retirement.ts'
import { type SeenRow, seenReferring, seenRow, seenRows, seenRowsWhere } from './seen-rows.ts'
import { staysUpTo } from './tenure.ts'
import { thresholdsOf } from './thresholds.ts'

/** What became of a training: used, not used in the time there was, or still open. */
export type UseState = 'USED' | 'UNUSED' | 'PENDING'

/** A completion of a course that makes somebody able, and whether it was used. */
export interface PlacementItem {
  readonly record: string
  readonly staff: string
  readonly course: string
  readonly doneOn: string
  /** The day by which it counts as used. */
  readonly until: string
  readonly state: UseState
  /** In Japanese. */
  readonly reasons: readonly string[]
}

/** I6: how much of what was learnt is used where it is needed. */
export interface PlacementUse {
  readonly fiscalYear: number
  readonly asOf: string
  /** used / (used + unused). */
  readonly rate: ToldRate
  /** `null` for who may know the rate alone. */
  readonly pending: number | null
  /** In per cent. */
  readonly target: number | null
}

const ABLE_FROM = 3
const MONTHS = 24
const TARGET = 'TRAINING_REFLECTION'

/**
 * I6 (DOMAIN.md 7.3): completions of a fiscal year of courses that lead to level 3 or more, or away (派遣). Used: within 24
 * months in a department, main or beside, that needs a competency of the course, or 活用確認. Open until the 24 months are
 * over. Of those the viewer sees to: HR everybody, a manager whom they lead.
 */
export const placementItems = remembered(
  (view, { fiscalYear, asOf }: { fiscalYear: number; asOf: string }): readonly PlacementItem[] => {
    const taught = taughtBy(view, asOf)
    const needs = Map.groupBy(
      seenRows(view, departmentRequirements).filter(({ values }) => (values.needed ?? 0) > 0),
      ({ values }) => values.department ?? '',
    )
    const needing = (department: string, codes: ReadonlySet<string>): boolean =>
      (needs.get(department) ?? []).some(({ values }) => codes.has(values.competency ?? ''))
    const [first, last] = [startOf(fiscalYear), endOf(fiscalYear)]
    const isOfYear = (row: TrainingRow): boolean => {
      const doneOn = doneOnOf(row)
      return doneOn !== null && doneOn <= asOf && doneOn >= first && doneOn <= last
    }
    return seenRowsWhere(view, trainingRecords, isOfYear)
      .flatMap((row): PlacementItem[] => {
        const { staff: who, course, useConfirmed } = row.values
        const doneOn = doneOnOf(row)
        const codes = taught.get(course ?? '')
        if (who === null || course === null || doneOn === null || !codes) return []
        if (!seesNames(view) && !view.viewer.scope.has(who)) return []
        const until = monthsFrom(doneOn, MONTHS)
        const place = placesWithin(view, who, doneOn, until < asOf ? until : asOf).find((each) =>
          needing(each, codes),
        )
        const isUsed = place !== undefined || useConfirmed === true
        return [
          {
            record: row.key,
            staff: who,
            course,
            doneOn,
            until,
            state: isUsed ? 'USED' : until < asOf ? 'UNUSED' : 'PENDING',
            reasons: [
              ...(place === undefined
                ? []
                : [`必要とする所属に配置: ${seenRow(view, departments, place)?.values.name ?? place}`]),
              ...(useConfirmed === true ? ['所属長が活用を確認'] : []),
            ],
          },
        ]
      })
      .toSorted((a, b) => compareText(a.doneOn, b.doneOn) || compareText(a.record, b.record))
  },
)

type TrainingRow = SeenRow<typeof trainingRecords>

const doneOnOf = ({ values: { status, completedOn, endedOn, startedOn } }: TrainingRow): string | null =>
  status === 'COMPLETED' ? (completedOn ?? endedOn ?? startedOn) : null

/** The courses that count, with the competencies they lead to. */
const taughtBy = remembered((view, _asOf: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const byCourse = Map.groupBy(seenRows(view, courseCompetencies), ({ values }) => values.course ?? '')
  return new Map(
    seenRows(view, trainingCourses).flatMap(({ key, values }) => {
      const able = (byCourse.get(key) ?? []).filter(
        (each) => values.type === 'DISPATCH' || (each.values.targetLevel ?? 0) >= ABLE_FROM,
      )
      return able.length === 0 && values.type !== 'DISPATCH'
        ? []
        : [[key, new Set(able.map((each) => each.values.competency ?? ''))] as const]
    }),
  )
})

/** The departments somebody was in between two days. */
function placesWithin(view: View, staffNumber: string, from: string, to: string): readonly string[] {
  const stays = staysUpTo(view, { staffNumber, asOf: to }).filter(
    ({ until }) => until === null || until > from,
  )
  const beside = seenReferring(view, assignments, 'staff', staffNumber).filter(
    ({ values }) =>
      values.kind === 'CONCURRENT' &&
      (values.effectiveOn ?? '9999') <= to &&
      (values.endedOn ?? '9999') >= from,
  )
  const now = to < view.today ? null : seenRow(view, staff, staffNumber)?.values.concurrentDepartments
  return [
    ...stays.map(({ department }) => department),
    ...beside.flatMap(({ values }) => values.department ?? []),
    ...(now ?? []),
  ]
}

/** The share of I6: exactly for who sees the names, else through S1 and S2. */
export const placementUse = remembered((view, fiscalYear: number): PlacementUse => {
  const asOf = figureDay(view)
  const items = placementItems(wholeOffice(view), { fiscalYear, asOf })
  const of = (state: UseState): number => items.filter((each) => each.state === state).length
  const count = { base: of('USED') + of('UNUSED'), count: of('USED') }
  const exact = {
    rate: count.base === 0 ? null : count.count / count.base,
    base: count.base,
    suppressed: false,
  }
  return {
    fiscalYear,
    asOf,
    rate: seesNames(view) ? exact : toldTotal(count, isTelling(count, thresholdsOf(view))),
    pending: seesNames(view) ? of('PENDING') : null,
    target: kpiTarget(view, TARGET, asOf),
  }
})
