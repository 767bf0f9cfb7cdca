import { followUpInterviews } from '../../schema/health/follow-up-interviews.ts'
import { leaveCases } from '../../schema/health/leave-cases.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import { compareText } from '../columns/compare-text.ts'
import { daysFrom } from '../columns/serial.ts'
import type { View } from '../view/view.ts'
import { monthsFrom } from './months.ts'
import { remembered } from './remembered.ts'
import { type SeenRow, seenReferring, seenRows } from './seen-rows.ts'
import { settingOf } from './thresholds.ts'

/** What is due about somebody's return from a long absence; what the viewer may not know is `null`. */
export interface FollowUp {
  readonly leaveCase: string
  readonly staff: string
  /** Day of the next interview; `null` where none is due, and for all but occupational health. */
  readonly nextOn: string | null
  readonly overdue: boolean | null
  /** Work on trial has gone on longer than it may. */
  readonly trialOver: boolean
  readonly trialLimitOn: string | null
  /** 措置期限 has passed. */
  readonly restrictionPassed: boolean
  readonly restrictionUntil: string | null
  /** In Japanese. */
  readonly reasons: readonly string[]
}

/** I12: what is due about returns. No row is no word that all is well. */
export interface FollowUpsDue {
  readonly asOf: string
  /** Open cases that the viewer sees, the overdue first. */
  readonly items: readonly FollowUp[]
  /** Absences that began within twelve months after a return; for occupational health alone. */
  readonly relapses: number | null
}

const HEALTH = ['OCC_HEALTH']
const OVER: ReadonlySet<string> = new Set(['CLOSED', 'SEPARATED'])
const WATCHED_MONTHS = 12
const LONGEST_TRIAL_MONTHS = 3

/** From the return or the interview before: two weeks, then one, three and six months (復職面談間隔). */
const AFTER_RETURN_DAYS = 14
const AFTER_INTERVIEWS_MONTHS: readonly number[] = [1, 3, 6]

/**
 * I12 (DOMAIN.md 7.3): next = the planned interview that was not held, else 次回予定 of the last, else its 実施日 or 復職日
 * and an interval; overdue = before the day and not held; trial over 28 days (試行勤務上限日数, never past three months);
 * 措置期限 passed. After the interviews of all intervals none is due.
 */
export const followUpsDue = remembered((view, asOf: string): FollowUpsDue => {
  const cases = seenRows(view, leaveCases)
  return {
    asOf,
    items: cases
      .filter((each) => isOpen(each, asOf) && seesTo(view, each.values.staff))
      .flatMap((each) => followUpOf(view, each, asOf) ?? [])
      .toSorted(
        (a, b) =>
          Number(b.overdue ?? false) - Number(a.overdue ?? false) ||
          compareText(a.nextOn ?? '9999', b.nextOn ?? '9999') ||
          compareText(a.leaveCase, b.leaveCase),
      ),
    relapses: view.has(HEALTH) ? relapsesIn(cases) : null,
  }
})

type Case = SeenRow<typeof leaveCases>

const seesTo = (view: View, person: string | null): boolean =>
  view.has([...HEALTH, ...PERSONNEL]) || (person !== null && view.viewer.scope.has(person))

/** By its state; for who may not know that, until a year after the return. */
function isOpen({ values: { status, startsOn, returnedOn } }: Case, asOf: string): boolean {
  if ((startsOn ?? '') > asOf) return false
  if (status !== null) return !OVER.has(status)
  return returnedOn === null || asOf <= monthsFrom(returnedOn, WATCHED_MONTHS)
}

function followUpOf(view: View, row: Case, asOf: string): FollowUp | null {
  const { staff, restrictionUntil } = row.values
  if (staff === null) return null
  const seesInterviews = view.has(HEALTH)
  const nextOn = seesInterviews ? nextInterview(view, row) : null
  const overdue = nextOn !== null && nextOn < asOf
  const trialLimitOn = trialLimit(view, row)
  const trialOver = trialLimitOn !== null && lastTrialDay(row, asOf) > trialLimitOn
  const restrictionPassed = restrictionUntil !== null && restrictionUntil < asOf
  return {
    leaveCase: row.key,
    staff,
    nextOn,
    overdue: seesInterviews ? overdue : null,
    trialOver,
    trialLimitOn,
    restrictionPassed,
    restrictionUntil,
    reasons: [
      ...(overdue ? [`面談の予定日（${nextOn}）を過ぎている`] : []),
      ...(trialOver ? [`試行勤務が上限（${trialLimitOn}）を超えている`] : []),
      ...(restrictionPassed ? [`措置期限（${restrictionUntil}）を過ぎている`] : []),
    ],
  }
}

function nextInterview(view: View, { key, values: { returnedOn } }: Case): string | null {
  const all = seenReferring(view, followUpInterviews, 'leaveCase', key).toSorted(
    (a, b) => (a.values.round ?? 0) - (b.values.round ?? 0),
  )
  const held = all.filter(({ values }) => values.heldOn !== null)
  const last = held.at(-1)?.values
  const planned = all.find(({ values }) => values.heldOn === null && (values.round ?? 0) > (last?.round ?? 0))
  if (planned) return planned.values.plannedOn
  if (last?.nextOn != null) return last.nextOn
  if (last?.heldOn == null) return returnedOn === null ? null : daysFrom(returnedOn, AFTER_RETURN_DAYS)
  const months = AFTER_INTERVIEWS_MONTHS[held.length - 1]
  return months === undefined ? null : monthsFrom(last.heldOn, months)
}

/** The last day work on trial may go on to. */
function trialLimit(view: View, { values: { trialFrom } }: Case): string | null {
  if (trialFrom === null) return null
  const days = Number(settingOf(view, 'trialLimitDays')) || 28
  const byDays = daysFrom(trialFrom, days - 1)
  const longest = daysFrom(monthsFrom(trialFrom, LONGEST_TRIAL_MONTHS), -1)
  return byDays < longest ? byDays : longest
}

/** What is planned beyond the limit counts as well: it can still be put right. */
const lastTrialDay = ({ values: { trialTo, returnedOn } }: Case, asOf: string): string =>
  trialTo ?? (returnedOn === null ? asOf : daysFrom(returnedOn, -1))

function relapsesIn(cases: readonly Case[]): number {
  const byStaff = Map.groupBy(cases, ({ values }) => values.staff ?? '')
  return [...byStaff.values()].reduce(
    (count, those) =>
      count +
      those.filter(({ values: { startsOn } }) =>
        those.some(({ values: { returnedOn } }) => {
          if (returnedOn === null || startsOn === null) return false
          return returnedOn <= startsOn && startsOn <= monthsFrom(returnedOn, WATCHED_MONTHS)
        }),
      ).length,
    0,
  )
}
