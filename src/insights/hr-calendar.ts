import { PERSONNEL } from '../../schema/roles.ts'
import { compareText } from '../columns/compare-text.ts'
import type { View } from '../view/view.ts'
import { type DutyKind, type DutyState, type HrDuty, stateIn, stateWords } from './hr-duties.ts'
import { datedDuties } from './hr-duties-dated.ts'
import { healthDuties } from './hr-duties-health.ts'
import { seasonalDuties } from './hr-duties-seasonal.ts'
import { remembered } from './remembered.ts'

/** Things of one kind that stand alike. */
export interface HrTask {
  readonly kind: DutyKind
  readonly state: DutyState
  /** The earliest of their days. */
  readonly due: string
  readonly count: number
  /** The finding, in Japanese. */
  readonly title: string
  /** Whom they are about, without doubles. */
  readonly staff: readonly string[]
  readonly departments: readonly string[]
}

/** What HR has to do in a month. */
export interface HrCalendar {
  /** `YYYY-MM`. */
  readonly month: string
  readonly asOf: string
  readonly tasks: readonly HrTask[]
}

const ORDER: readonly DutyState[] = ['OVERDUE', 'DUE', 'PREPARE']

/**
 * The calendar of HR (DOMAIN.md 7.7) in a month: overdue, due, to prepare, of this fiscal year and as things stand
 * today. HR is told what they may read, HR_CORE wishes and proposals too, occupational health of health alone; `null` for
 * anybody else. Nothing to do is an empty list.
 */
export const hrCalendar = remembered((view, month: string): HrCalendar | null => {
  if (!view.has([...PERSONNEL, 'OCC_HEALTH'])) return null
  const standing = dutiesOf(view).flatMap((each) => {
    const state = stateIn(each, month, view.today)
    return state === null ? [] : [{ duty: each, state }]
  })
  const tasks = [
    ...Map.groupBy(standing, ({ duty, state }) => `${duty.kind} ${duty.subject} ${state}`).values(),
  ]
    .flatMap((those) => {
      const [first] = those
      return first
        ? [
            taskOf(
              first.duty,
              first.state,
              those.map(({ duty }) => duty),
              view.today,
            ),
          ]
        : []
    })
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        compareText(a.due, b.due) ||
        compareText(a.kind, b.kind) ||
        compareText(a.title, b.title),
    )
  return { month, asOf: view.today, tasks }
})

/** Everything there is to do, whenever. */
const dutiesOf = (view: View): readonly HrDuty[] => [
  ...healthDuties(view),
  ...(view.has(PERSONNEL) ? [...datedDuties(view), ...seasonalDuties(view)] : []),
]

function taskOf(first: HrDuty, state: DutyState, those: readonly HrDuty[], today: string): HrTask {
  const count = those.reduce((sum, each) => sum + each.count, 0)
  const due = those.reduce((earliest, each) => (each.due < earliest ? each.due : earliest), first.due)
  const distinct = (codes: readonly (string | null)[]): readonly string[] =>
    [...new Set(codes.filter((code) => code !== null))].sort()
  return {
    kind: first.kind,
    state,
    due,
    count,
    title: `${first.say(count)}（${stateWords(state, due, today)}）`,
    staff: distinct(those.map(({ staff }) => staff)),
    departments: distinct(those.map(({ department }) => department)),
  }
}
