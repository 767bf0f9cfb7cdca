import { appraisalCycles } from '../../schema/appraisal/appraisal-cycles.ts'
import { appraisals } from '../../schema/appraisal/appraisals.ts'
import { staff as people } from '../../schema/personnel/staff.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import { daysFrom } from '../columns/serial.ts'
import type { View } from '../view/view.ts'
import { monthsFrom } from './months.ts'
import { remembered } from './remembered.ts'
import { seenRow, seenRowsWhere } from './seen-rows.ts'

/** How often a mark was given. */
export interface MarkCount {
  readonly mark: string
  readonly count: number
}

/** The marks of one first evaluator. */
export interface EvaluatorMarks {
  /** `null` where no evaluator is named. */
  readonly evaluator: string | null
  readonly ratees: number
  /** Ratees who have no mark yet. */
  readonly unmarked: number
  readonly marks: readonly MarkCount[]
}

/** Somebody whose interviews are missing though the cycle is over. */
export interface MissingInterview {
  readonly staff: string
  /** In Japanese. */
  readonly missing: readonly string[]
}

/** I19: how far the appraisals of a cycle are. */
export interface AppraisalOverview {
  readonly cycle: string
  readonly asOf: string
  readonly isOver: boolean
  /** Those who are appraised. */
  readonly base: number
  /** 対象外: under three months of service in the cycle, or for a reason that is written down. */
  readonly excluded: number
  /** The marks that count; empty for all but HR_CORE, as are those by evaluator. */
  readonly marks: readonly MarkCount[]
  readonly evaluators: readonly EvaluatorMarks[]
  readonly missingInterviews: readonly MissingInterview[]
}

const LEAST_MONTHS = 3

/**
 * I19 (DOMAIN.md 7.3): marks by first evaluator, and opening or closing interviews that are missing after the cycle's end.
 * Under three months of service in the cycle is 対象外 and in no base. Who sees no marks gets the interviews alone, and knows
 * of 対象外 by service only: the reasons are hidden from them.
 */
export const appraisalOverview = remembered((view, cycleCode: string): AppraisalOverview | null => {
  const cycle = seenRow(view, appraisalCycles, cycleCode)?.values
  if (!cycle) return null
  const isOver = cycle.endsOn !== null && cycle.endsOn < view.today
  // To those who see its dates alone, a row tells whose it is by its key.
  const rows = seenRowsWhere(view, appraisals, ({ key }) => key.startsWith(`${cycleCode}/`)).map(
    ({ key, values }) => ({ ...values, person: key.slice(cycleCode.length + 1) }),
  )
  const base = rows.filter(
    ({ person, exclusionReason }) =>
      exclusionReason === null && !isTooNew(view, person, cycle.startsOn, cycle.endsOn),
  )
  const seesMarks = view.has(['HR_CORE'])
  return {
    cycle: cycleCode,
    asOf: view.today,
    isOver,
    base: base.length,
    excluded: rows.length - base.length,
    marks: seesMarks ? countsOf(base.map(({ overallMark }) => overallMark)) : [],
    evaluators: seesMarks
      ? [...Map.groupBy(base, ({ firstEvaluator }) => firstEvaluator)]
          .map(([evaluator, ratees]) => ({
            evaluator,
            ratees: ratees.length,
            unmarked: ratees.filter(({ firstMark }) => firstMark === null).length,
            marks: countsOf(ratees.map(({ firstMark }) => firstMark)),
          }))
          .toSorted((a, b) => ((a.evaluator ?? '') < (b.evaluator ?? '') ? -1 : 1))
      : [],
    missingInterviews: isOver
      ? base.flatMap(({ person, openingInterviewOn, closingInterviewOn }): MissingInterview[] => {
          const missing = [
            ...(openingInterviewOn === null ? ['期首面談'] : []),
            ...(closingInterviewOn === null ? ['期末面談'] : []),
          ]
          return missing.length === 0 ? [] : [{ staff: person, missing }]
        })
      : [],
  }
})

function isTooNew(view: View, staff: string, startsOn: string | null, endsOn: string | null): boolean {
  const person = seenRow(view, people, staff)?.values
  const from = [person?.hiredOn ?? '', startsOn ?? ''].sort().at(-1) ?? ''
  const to = [person?.separatedOn ?? '9999-01-01', endsOn ?? '9999-01-01'].sort()[0] ?? ''
  // Service from 1 July to 30 September is three months.
  return from !== '' && monthsFrom(from, LEAST_MONTHS) > daysFrom(to, 1)
}

const countsOf = (marks: readonly (string | null)[]): readonly MarkCount[] =>
  [
    ...Map.groupBy(
      marks.filter((mark) => mark !== null),
      (mark) => mark,
    ),
  ]
    .map(([mark, those]) => ({ mark, count: those.length }))
    .toSorted((a, b) => (a.mark < b.mark ? -1 : 1))

/** Marks for HR_CORE, missing interviews for HR too. */
export const appraisalOverviewFor = (view: View, cycleCode: string): AppraisalOverview | null =>
  view.has(PERSONNEL) ? appraisalOverview(view, cycleCode) : null
