import type { trainingRecords } from '../../schema/development/training-records.ts'
import { daysFrom } from '../columns/serial.ts'
import type { View } from '../view/view.ts'
import { gradeOn } from './grade-on.ts'
import { firstWithin, lastWithin, levelHistory } from './level-history.ts'
import type { SeenRow } from './seen-rows.ts'

/** How somebody's level moved over a course, and among whom it may be compared. */
export interface LevelMove {
  readonly staff: string
  /** Same days, grade and level before. */
  readonly cell: string
  readonly before: number
  readonly delta: number
}

const BEFORE_DAYS = 365
const AFTER_FROM_DAYS = 90
const AFTER_TO_DAYS = 540

/** A record of a course somebody took. */
export type Taken = SeenRow<typeof trainingRecords>

/** The days of a course, and those within which levels before and after it count. */
export interface Window {
  readonly start: string
  readonly end: string
  readonly beforeFrom: string
  readonly afterFrom: string
  readonly afterTo: string
}

/** The days of a record; one without a last day ended when it was completed, else on its first. */
export function windowOf({ values: { startedOn, endedOn, completedOn } }: Taken): Window {
  const start = startedOn ?? ''
  const end = endedOn ?? completedOn ?? start
  return {
    start,
    end,
    beforeFrom: daysFrom(start, -BEFORE_DAYS),
    afterFrom: daysFrom(end, AFTER_FROM_DAYS),
    afterTo: daysFrom(end, AFTER_TO_DAYS),
  }
}

/** How somebody's level moved over a window; `null` where it is not known before or after. */
export function moveOf(
  view: View,
  staff: string,
  { start, end, beforeFrom, afterFrom, afterTo }: Window,
  competency: string,
  asOf: string,
): LevelMove | null {
  const levels = levelHistory(view, competency).get(staff) ?? []
  const before = lastWithin(levels, beforeFrom, start)
  const after = before && firstWithin(levels, afterFrom, afterTo < asOf ? afterTo : asOf)
  if (before === null || after === null) return null
  const cell = [start, end, gradeOn(view, staff, start), before.level].join(' ')
  return { staff, cell, before: before.level, delta: after.level - before.level }
}
