import { courseCompetencies } from '../../schema/development/course-competencies.ts'
import { proficiencyLevels } from '../../schema/development/proficiency-levels.ts'
import { trainingCourses } from '../../schema/development/training-courses.ts'
import { trainingRecords } from '../../schema/development/training-records.ts'
import { isTooFew, type Thresholds } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { bootstrapMean, type Interval, meanOf } from './bootstrap.ts'
import { levelHistory } from './level-history.ts'
import { type LevelMove, moveOf, type Taken, windowOf } from './level-move.ts'
import { remembered } from './remembered.ts'
import { seenReferring, seenRow, seenRows } from './seen-rows.ts'
import { type ToldMean, toldMean } from './told-mean.ts'

/** How a level moved with those who took a course, beside those who did not. */
export interface TrainingEffect {
  readonly course: string
  readonly competency: string
  readonly asOf: string
  /** `null` where it is hidden. */
  readonly completions: number | null
  /** Completions with a level before and after: n_T. */
  readonly measured: number | null
  /** Of these, the share that somebody comparable stands beside. */
  readonly matchedShare: number | null
  /** n_T ≥ 10 and half of them matched; else neither effect nor naive is told. */
  readonly sufficient: boolean
  readonly effect: number | null
  readonly naive: number | null
  readonly naiveInterval: Interval | null
  /** Share that was at the top of the scale before: it cannot rise. */
  readonly ceilingShare: number | null
  readonly costPerLevel: number | null
  readonly satisfaction: ToldMean
  readonly passRate: ToldMean
  readonly behaviourChange: ToldMean
}

interface Change extends LevelMove {
  readonly cost: number | null
}

const ENOUGH = 10
const ENOUGH_MATCHED = 0.5

type Question = {
  readonly course: string
  readonly competency: string
  readonly asOf: string
  /** Below which nothing is told; `null` for who sees the names. */
  readonly thresholds: Thresholds | null
}

/**
 * I4 (DOMAIN.md 7.3): Δ = first level in [end + 90 d, end + 540 d] − last in [start − 365 d, start]; control = same window,
 * grade and level before, no course on the competency meanwhile; effect = Σ n_cell (mean Δ_T − mean Δ_C) / Σ n_cell over cells
 * with a control. An association, not a cause. A cost that is blank is the course's; where nothing rose, a level has no price.
 */
export const trainingEffect = remembered(
  (view, { course, competency, asOf, thresholds }: Question): TrainingEffect => {
    const records = seenReferring(view, trainingRecords, 'course', course).filter(
      ({ values }) => values.status === 'COMPLETED' && (values.startedOn ?? '9999') <= asOf,
    )
    const people = new Set(records.map(({ values }) => values.staff))
    const treated = records.flatMap((record) => changeOf(view, { record, competency, asOf }) ?? [])
    const controls = controlsOf(view, records, competency, asOf)
    const deltas = treated.map(({ delta }) => delta)
    const matched = [...Map.groupBy(treated, ({ cell }) => cell)].flatMap(([cell, those]) => {
      const control = meanOf(controls.get(cell) ?? [])
      const mean = meanOf(those.map(({ delta }) => delta))
      return control === null || mean === null ? [] : [{ n: those.length, gain: mean - control }]
    })
    const count = matched.reduce((sum, { n }) => sum + n, 0)
    const matchedShare = treated.length === 0 ? null : count / treated.length
    const sufficient = treated.length >= ENOUGH && (matchedShare ?? 0) >= ENOUGH_MATCHED
    const top = Math.max(0, ...seenRows(view, proficiencyLevels).map(({ values }) => values.value ?? 0)) || 4
    const values = records.map((record) => record.values)
    const hides = (those: ReadonlySet<unknown>): boolean =>
      thresholds !== null && isTooFew(those.size, thresholds)
    const isHidden = hides(new Set(treated.map(({ staff }) => staff)))
    const told = <T>(value: T): T | null => (isHidden ? null : value)
    return {
      course,
      competency,
      asOf,
      completions: hides(people) ? null : records.length,
      measured: told(treated.length),
      matchedShare: told(matchedShare),
      sufficient: sufficient && !isHidden,
      effect: sufficient ? told(matched.reduce((sum, { n, gain }) => sum + n * gain, 0) / count) : null,
      naive: sufficient ? told(meanOf(deltas)) : null,
      naiveInterval: sufficient ? told(bootstrapMean(deltas)) : null,
      ceilingShare: told(meanOf(treated.map(({ before }) => (before >= top ? 1 : 0)))),
      costPerLevel: told(costPerLevelOf(treated)),
      satisfaction: toldMean(
        values.map(({ satisfaction }) => satisfaction),
        thresholds,
      ),
      passRate: toldMean(
        values.map(({ result }) => (result === null ? null : result === 'PASS' ? 1 : 0)),
        thresholds,
      ),
      behaviourChange: toldMean(
        values.map(({ behaviourChange }) => behaviourChange),
        thresholds,
      ),
    }
  },
)

function changeOf(
  view: View,
  { record, competency, asOf }: { record: Taken; competency: string; asOf: string },
): Change | null {
  const move = moveOf(view, record.values.staff ?? '', windowOf(record), competency, asOf)
  const unit = seenRow(view, trainingCourses, record.values.course ?? '')?.values.unitCost ?? null
  return move && { ...move, cost: record.values.cost ?? unit }
}

/** By cell, how those moved who took no course on the competency meanwhile. */
function controlsOf(
  view: View,
  records: readonly Taken[],
  competency: string,
  asOf: string,
): ReadonlyMap<string, readonly number[]> {
  const courses = seenReferring(view, courseCompetencies, 'competency', competency).map(
    ({ values }) => values.course ?? '',
  )
  // Every course on the competency, and this one whether it is said to be on it or not.
  const taken = Map.groupBy(
    [...new Set([...courses, ...records.map(({ values }) => values.course ?? '')])].flatMap((code) =>
      seenReferring(view, trainingRecords, 'course', code).flatMap((record) =>
        record.values.status === 'COMPLETED'
          ? [{ staff: record.values.staff ?? '', ...windowOf(record) }]
          : [],
      ),
    ),
    ({ staff }) => staff,
  )
  const windows = new Map(
    records.map((record) => {
      const window = windowOf(record)
      return [`${window.start} ${window.end}`, window] as const
    }),
  )
  const found = new Map<string, number[]>()
  for (const window of windows.values())
    for (const staff of levelHistory(view, competency).keys()) {
      const wasTaught = taken
        .get(staff)
        ?.some(({ start, end }) => end >= window.beforeFrom && start <= window.afterTo)
      const move = wasTaught ? null : moveOf(view, staff, window, competency, asOf)
      if (move === null) continue
      const cell = found.get(move.cell)
      if (cell) cell.push(move.delta)
      else found.set(move.cell, [move.delta])
    }
  return found
}

function costPerLevelOf(treated: readonly Change[]): number | null {
  const priced = treated.flatMap(({ cost, delta }) =>
    cost === null ? [] : [{ cost, rise: Math.max(0, delta) }],
  )
  const rise = priced.reduce((sum, each) => sum + each.rise, 0)
  return rise === 0 ? null : priced.reduce((sum, { cost }) => sum + cost, 0) / rise
}
