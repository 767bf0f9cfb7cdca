import { dispatchReports } from '../../schema/development/dispatch-reports.ts'
import { trainingCourses } from '../../schema/development/training-courses.ts'
import { trainingRecords } from '../../schema/development/training-records.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import { compareText } from '../columns/compare-text.ts'
import { daysFrom } from '../columns/serial.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { membersOn } from './active.ts'
import { daysBetween } from './months.ts'
import { remembered } from './remembered.ts'
import { startOf } from './retirement.ts'
import { type SeenRow, seenReferring, seenRow, seenRows, seenRowsWhere } from './seen-rows.ts'
import { settingOf } from './thresholds.ts'

/** How a report stands. */
export type ReportState = 'NOT_DUE' | 'DUE_SOON' | 'OVERDUE' | 'SUBMITTED'

/** A report that is due after a training away, and how it was passed on. */
export interface ReportDue {
  readonly staff: string
  readonly course: string | null
  readonly endedOn: string
  readonly dueOn: string
  readonly submittedOn: string | null
  /** `null` for who may know the days alone. */
  readonly state: ReportState | null
  readonly briefingOn: string | null
  /** 報告会 is asked for, has no day, and sixty days have passed. */
  readonly briefingPending: boolean
  /** 報告会参加人数 by those who are at work; `null` without a briefing. */
  readonly spread: number | null
  /** In Japanese. */
  readonly reasons: readonly string[]
}

const SOON_DAYS = 7
const BRIEFING_DAYS = 60

/**
 * I13 (DOMAIN.md 7.3): dueOn = 派遣終了日 + 報告期限日数 (else the office's days); SUBMITTED, OVERDUE after that day, DUE_SOON
 * within 7 days, else NOT_DUE; 報告書要否 no is no row. Beside the rows of 派遣報告 completed trainings whose course asks for
 * a report and that have none, of this fiscal year and the last. Everybody sees days, the person and HR how it stands.
 */
export const dispatchReportsDue = remembered((view, asOf: string): readonly ReportDue[] => {
  const reports = seenRows(view, dispatchReports)
  const written = Map.groupBy(reports, ({ values }) => `${values.staff} ${values.course}`)
  const wanting = seenRowsWhere(view, trainingRecords, (record) => {
    const { staff, course, status, startedOn } = record.values
    if ((startedOn ?? '') < startOf(fiscalYearOf(asOf) - 1)) return false
    if (
      status !== 'COMPLETED' ||
      seenRow(view, trainingCourses, course ?? '')?.values.reportRequired !== true
    )
      return false
    return !(written.get(`${staff} ${course}`) ?? []).some(
      ({ values }) => (values.endedOn ?? '9999') >= (startedOn ?? ''),
    )
  })
  return [
    ...reports.flatMap((row) => dueOf(view, asOf, row.values) ?? []),
    ...wanting.flatMap((row) => dueOf(view, asOf, ofRecord(row)) ?? []),
  ].toSorted((a, b) => compareText(a.dueOn, b.dueOn) || compareText(a.staff, b.staff))
})

type Written = Pick<
  SeenRow<typeof dispatchReports>['values'],
  'staff' | 'course' | 'endedOn' | 'submittedOn' | 'briefingOn' | 'briefingAttendance'
>

/** A training that nobody has written a row of 派遣報告 for. */
const ofRecord = ({ values }: SeenRow<typeof trainingRecords>): Written => ({
  staff: values.staff,
  course: values.course,
  endedOn: values.endedOn ?? values.completedOn ?? values.startedOn,
  submittedOn: null,
  briefingOn: null,
  briefingAttendance: null,
})

function dueOf(view: View, asOf: string, row: Written): ReportDue | null {
  const { staff, course, endedOn, submittedOn, briefingOn, briefingAttendance } = row
  const ofCourse = seenRow(view, trainingCourses, course ?? '')?.values
  if (staff === null || endedOn === null || endedOn > asOf || ofCourse?.reportRequired === false) return null
  const dueOn = daysFrom(endedOn, ofCourse?.reportDueDays ?? Number(settingOf(view, 'reportDueDays')))
  const isHandedIn = submittedOn !== null && submittedOn <= asOf
  const mayJudge = isHandedIn || staff === view.viewer.person || view.has(PERSONNEL)
  const state = isHandedIn ? 'SUBMITTED' : stateOn(asOf, dueOn)
  const briefingPending =
    ofCourse?.briefingRequired === true && briefingOn === null && daysBetween(endedOn, asOf) > BRIEFING_DAYS
  const headcount = atWork(view, asOf)
  return {
    staff,
    course,
    endedOn,
    dueOn,
    submittedOn,
    state: mayJudge ? state : null,
    briefingOn,
    briefingPending,
    spread: briefingAttendance === null || headcount === 0 ? null : briefingAttendance / headcount,
    reasons: [
      ...(mayJudge && state === 'OVERDUE'
        ? [`報告書の期限（${dueOn}）を${daysBetween(dueOn, asOf)}日過ぎている`]
        : []),
      ...(briefingPending ? [`終了後${BRIEFING_DAYS}日を過ぎて報告会の予定がない`] : []),
    ],
  }
}

function stateOn(asOf: string, dueOn: string): ReportState {
  if (asOf > dueOn) return 'OVERDUE'
  return daysBetween(asOf, dueOn) <= SOON_DAYS ? 'DUE_SOON' : 'NOT_DUE'
}

/** How many are at work: told of the whole office, and of nobody. */
const atWork = remembered(
  (view, asOf: string): number =>
    membersOn(wholeOffice(view), asOf).filter(({ isActive }) => isActive).length,
)

/** What still has to be done: reports that are not handed in, and briefings that are pending. */
export const isOpen = ({ submittedOn, briefingPending }: ReportDue): boolean =>
  submittedOn === null || briefingPending

/** Of one person. */
export const reportsOf = (view: View, staffNumber: string): readonly ReportDue[] =>
  seenReferring(view, trainingRecords, 'staff', staffNumber).length === 0 &&
  seenReferring(view, dispatchReports, 'staff', staffNumber).length === 0
    ? []
    : dispatchReportsDue(view, view.today).filter(({ staff }) => staff === staffNumber)
