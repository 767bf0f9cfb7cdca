import { daysBetween, monthsFrom } from './months.ts'

/** What sort of thing HR has to do, with what it is in plain English. */
export const DUTY_KINDS = {
  ORDERS_TO_WRITE: 'Somebody moved on 1 April, and 異動履歴 does not say so.',
  NEW_MANAGER: 'A department has a new head since 1 April.',
  OJT_START: 'A new hire has no OJT yet.',
  MANDATORY_TRAINING: 'A training that somebody must have done by a day.',
  OPENING_INTERVIEW: 'The interview at the beginning of an appraisal.',
  CLOSING_INTERVIEW: 'The interview at the end of an appraisal.',
  DISPATCH_CALL: 'A call for a training away closes.',
  DISPATCH_SELECTION: 'Applicants for a training away wait for a decision.',
  DISPATCH_REPORT: 'A report of a training away.',
  DISPATCH_BRIEFING: 'A briefing after a training away.',
  SELF_DECLARATION: 'A self-declaration that is not handed in.',
  TRAINING_BUDGET: 'The seats that next year must have.',
  UNUSED_TRAINING: 'Somebody was trained, and it was not used within 24 months.',
  ROTATION: 'It is time for somebody to move.',
  COVERAGE: 'Nobody, or nobody who stays, can do what a department needs.',
  RETIREMENT: 'Somebody retires, and hands over.',
  HEADCOUNT: 'A department has more or fewer people than allotted.',
  REPEATED_WISH: 'The same wish to move was not met for three years; for HR_CORE alone.',
  TRANSFER_SCENARIO: 'The proposal of transfers is not final; for HR_CORE alone.',
  WOMEN_TARGET: 'Women among 係長級 and above are short of the target.',
  INTERNAL_POSTING: 'An internal posting closes.',
  ACCOUNT_EXPIRY: 'Somebody’s access ends.',
  QUALIFICATION_RENEWAL: 'A qualification must be renewed.',
  SIDE_ACTIVITY_EXPIRY: 'A permit for an activity besides ends.',
  HEALTH_CHECK: 'Somebody has not taken a health check.',
  HEALTH_FOLLOW_UP: 'Something has to follow a health check; for occupational health alone.',
  STRESS_CHECK: 'The groups of this year’s stress check are not there.',
  FOLLOW_UP_INTERVIEW: 'An interview after a return; for occupational health alone.',
  TRIAL_LIMIT: 'Work on trial reaches its limit.',
  RESTRICTION_REVIEW: 'What a work place has to observe is due for another look.',
  LEAVE_END: 'A long absence is expected to end.',
} as const

/** What sort of thing HR has to do. */
export type DutyKind = keyof typeof DUTY_KINDS

/** One thing that HR has to do. */
export interface HrDuty {
  readonly kind: DutyKind
  /** What it is about, as far as things of one kind are told of apart. */
  readonly subject: string
  /** First day it can be done. */
  readonly from: string
  /** Last day to do it. */
  readonly due: string
  /** Nothing is overdue once the day has passed: the season is over, or it has come about by itself. */
  readonly lapses: boolean
  /** How many things it stands for. */
  readonly count: number
  /** The finding in Japanese, of so many together. */
  readonly say: (count: number) => string
  readonly staff: string | null
  readonly department: string | null
}

/** Makes a duty; what is left out is as with most of them. */
export const duty = (
  kind: DutyKind,
  due: string,
  say: (count: number) => string,
  rest: Partial<Omit<HrDuty, 'kind' | 'due' | 'say'>> = {},
): HrDuty => ({
  kind,
  subject: '',
  from: due,
  due,
  lapses: false,
  count: 1,
  say,
  staff: null,
  department: null,
  ...rest,
})

/** How a duty stands in a month. */
export type DutyState = 'OVERDUE' | 'DUE' | 'PREPARE'

const LEAD_MONTHS = 2

/**
 * How a duty stands in a month (`YYYY-MM`): OVERDUE past its day, in the month of the day and in the running one; DUE from
 * its first day on; PREPARE where that is in the two months after; else null.
 */
export function stateIn(
  { from, due, lapses }: Pick<HrDuty, 'from' | 'due' | 'lapses'>,
  month: string,
  today: string,
): DutyState | null {
  const first = `${month}-01`
  const next = monthsFrom(first, 1)
  if (due < today) {
    const isTold = today.startsWith(month) || due.startsWith(month)
    return isTold && !lapses ? 'OVERDUE' : null
  }
  if (due < first) return null
  if (from < next) return 'DUE'
  return from < monthsFrom(next, LEAD_MONTHS) ? 'PREPARE' : null
}

/** How a duty stands, in Japanese. */
export const stateWords = (state: DutyState, due: string, today: string): string =>
  state === 'OVERDUE'
    ? `期限を${daysBetween(due, today)}日過ぎている`
    : `${state === 'DUE' ? '期限' : '準備、期限'} ${Number(due.slice(5, 7))}月${Number(due.slice(8))}日`
