import { daysFrom } from '../columns/serial.ts'
import type { View } from '../view/view.ts'
import { daysBetween } from './months.ts'
import { ordersUpTo } from './orders.ts'

/** From when to when somebody was on leave; `until` is the first day back. */
export interface LeaveSpan {
  readonly from: string
  /** `null` while it goes on. */
  readonly until: string | null
}

/**
 * When somebody was on leave, by the orders up to a day. Who leads them sees both the order to leave and the one to come
 * back as 休業等: these take turns.
 */
export function leaveSpans(view: View, staffNumber: string, asOf: string): readonly LeaveSpan[] {
  const spans: LeaveSpan[] = []
  for (const { values } of ordersUpTo(view, staffNumber, asOf)) {
    const { effectiveOn, endedOn } = values
    if (effectiveOn === null) continue
    const kind: string | null = values.kind
    const last = spans.at(-1)
    const isAway = last !== undefined && (last.until === null || last.until > effectiveOn)
    if (kind === 'RETURN' || kind === 'SEPARATION' || (kind === 'ON_LEAVE' && isAway)) {
      if (last && isAway) spans[spans.length - 1] = { ...last, until: effectiveOn }
    } else if ((kind === 'LEAVE' || kind === 'ON_LEAVE') && !isAway)
      spans.push({ from: effectiveOn, until: endedOn === null ? null : daysFrom(endedOn, 1) })
  }
  return spans
}

/** The share of a window that somebody was on leave; what goes on counts up to the day. */
export function shareOnLeave(
  spans: readonly LeaveSpan[],
  window: { readonly start: string; readonly due: string },
  asOf: string,
): number {
  const length = daysBetween(window.start, window.due)
  if (length <= 0) return 0
  const away = spans.reduce((days, { from, until }) => {
    const begins = from > window.start ? from : window.start
    const over = until ?? asOf
    return days + Math.max(0, daysBetween(begins, over < window.due ? over : window.due))
  }, 0)
  return away / length
}
