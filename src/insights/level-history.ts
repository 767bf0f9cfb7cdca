import { competencyAssessmentLogs } from '../../schema/development/competency-assessment-logs.ts'
import { competencyAssessments } from '../../schema/development/competency-assessments.ts'
import { remembered } from './remembered.ts'
import { seenReferring } from './seen-rows.ts'

/** A level that a manager gave, and when. */
export interface DatedLevel {
  readonly day: string
  readonly level: number
}

/** Of one day the latest round counts: END before AD_HOC before START. */
const ROUNDS: Readonly<Record<string, number>> = { START: 0, AD_HOC: 1, END: 2 }

/**
 * Everybody's levels in a competency by their managers, the oldest first: from the matrix where it holds the key, else from
 * the log (DOMAIN.md 2.8), which keeps the years that were moved out.
 */
export const levelHistory = remembered(
  (view, competency: string): ReadonlyMap<string, readonly DatedLevel[]> => {
    const found = new Map<string, { staff: string; day: string; level: number; place: number }>()
    const rows = [
      // The log is in the order of its moments: its last row of a key counts, and the matrix above it.
      ...seenReferring(view, competencyAssessmentLogs, 'competency', competency).toSorted((a, b) =>
        (a.values.recordedAt ?? '') < (b.values.recordedAt ?? '') ? -1 : 1,
      ),
      ...seenReferring(view, competencyAssessments, 'competency', competency),
    ]
    for (const { values } of rows) {
      const { staff, rater, fiscalYear, round, assessedOn, level } = values
      if (rater !== 'MANAGER' || staff === null || assessedOn === null || level === null) continue
      const key = `${staff} ${fiscalYear} ${round ?? 'END'}`
      found.set(key, { staff, day: assessedOn, level, place: ROUNDS[round ?? 'END'] ?? 0 })
    }
    const all = [...found.values()].sort((a, b) =>
      a.day === b.day ? a.place - b.place : a.day < b.day ? -1 : 1,
    )
    return Map.groupBy(all, ({ staff }) => staff)
  },
)

/** The last level within days, both ends included. */
export const lastWithin = (levels: readonly DatedLevel[], from: string, to: string): DatedLevel | null =>
  levels.findLast(({ day }) => day >= from && day <= to) ?? null

/** The first level within days; of its day the round that counts. */
export function firstWithin(levels: readonly DatedLevel[], from: string, to: string): DatedLevel | null {
  const first = levels.find(({ day }) => day >= from && day <= to)
  return first ? (levels.findLast(({ day }) => day === first.day) ?? null) : null
}
