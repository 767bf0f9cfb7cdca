import { isTooFew, type Thresholds, type ToldRate, toldTotal } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { isRegular, membersOn } from './active.ts'
import { declarationsIn } from './declarations.ts'
import { mayKnowFigures } from './group-figures.ts'
import { remembered } from './remembered.ts'
import { endOf } from './retirement.ts'
import { yearsInPlace } from './tenure.ts'
import { thresholdsOf } from './thresholds.ts'
import { type ToldMean, toldMean } from './told-mean.ts'

/** What is asked from 1 to 5 and followed over the years. */
export const QUESTIONS = ['satisfaction', 'aptitude', 'growth'] as const

/** How one question was answered. */
export interface AnswerTrend {
  readonly question: (typeof QUESTIONS)[number]
  readonly mean: ToldMean
  /** Share of 4 and 5. */
  readonly topTwo: ToldRate
  /** Against the year before, over those who answered in both. */
  readonly change: ToldMean
}

/** I10: how declarations of a fiscal year were answered. */
export interface DeclarationTrend {
  readonly fiscalYear: number
  readonly asOf: string
  /** Who handed one in, of those who belong to the office. */
  readonly submission: ToldRate
  readonly answers: readonly AnswerTrend[]
  /** Those whose work does not suit them after a year or more; empty for all but HR_CORE. */
  readonly mismatches: readonly string[]
}

const TOP = 4
const UNSUITED = 2

type Question = {
  readonly fiscalYear: number
  readonly asOf: string
  readonly department: string | null
  readonly thresholds: Thresholds | null
}

/**
 * I10 (DOMAIN.md 7.3): means and top-two shares of 満足度, 適性 and 成長実感; the change counts the same persons of both years,
 * or moves would look like mood. What is not answered is not in it; free text is never looked at. Mismatch = 適性 ≤ 2 and a
 * year or more in the place.
 */
export const declarationTrend = remembered(
  (view, { fiscalYear, asOf, department, thresholds }: Question): DeclarationTrend => {
    const day = endOf(fiscalYear) < asOf ? endOf(fiscalYear) : asOf
    const belonging = membersOn(view, day).filter(
      (member) => isRegular(member) && (department === null || member.department === department),
    )
    const keys = new Set(belonging.map(({ key }) => key))
    const answersOf = (year: number) =>
      declarationsIn(view, year).flatMap(({ values }) =>
        values.staff !== null && keys.has(values.staff) && (values.submittedOn ?? '') <= asOf
          ? [{ ...values, staff: values.staff }]
          : [],
      )
    const now = answersOf(fiscalYear)
    const before = new Map(answersOf(fiscalYear - 1).map((each) => [each.staff, each] as const))
    const told = (base: number, count: number): ToldRate =>
      toldTotal({ base, count }, thresholds !== null && isTooFew(base, thresholds))
    return {
      fiscalYear,
      asOf: day,
      submission: told(belonging.length, now.length),
      answers: QUESTIONS.map((question): AnswerTrend => {
        const known = now.flatMap((each) => each[question] ?? [])
        const changes = now.map((each) => {
          const [later, earlier] = [each[question], before.get(each.staff)?.[question] ?? null]
          return later === null || earlier === null ? null : later - earlier
        })
        return {
          question,
          mean: toldMean(known, thresholds),
          topTwo: told(known.length, known.filter((value) => value >= TOP).length),
          change: toldMean(changes, thresholds),
        }
      }),
      mismatches:
        thresholds === null
          ? now
              .filter(
                ({ staff, aptitude }) =>
                  aptitude !== null && aptitude <= UNSUITED && (yearsInPlace(view, staff, day) ?? 0) >= 1,
              )
              .map(({ staff }) => staff)
          : [],
    }
  },
)

/** All of it for HR_CORE; for others the whole office, where enough answered. */
export function declarationTrendFor(
  view: View,
  fiscalYear: number,
  department: string | null = null,
): DeclarationTrend | null {
  if (view.has(['HR_CORE']))
    return declarationTrend(view, { fiscalYear, asOf: view.today, department, thresholds: null })
  if (!mayKnowFigures(view) || department !== null) return null
  // HR knows who handed one in when: a figure of every day would tell them what that one said.
  const asOf = `${view.today.slice(0, 8)}01`
  const question = { fiscalYear, asOf, department, thresholds: thresholdsOf(view) }
  return declarationTrend(wholeOffice(view), question)
}

/** What the question is called. */
export const QUESTION_WORDS: Readonly<Record<AnswerTrend['question'], string>> = {
  satisfaction: '満足度',
  aptitude: '適性',
  growth: '成長実感',
}
