import { internalApplications } from '../../schema/intentions/internal-applications.ts'
import { internalPostings } from '../../schema/intentions/internal-postings.ts'
import { staff as people } from '../../schema/personnel/staff.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { blockingPairs, deferredAcceptance } from './deferred-acceptance.ts'
import { monthsFrom, nextApril } from './months.ts'
import { remembered } from './remembered.ts'
import { type SeenRow, seenReferring, seenRow, seenRows } from './seen-rows.ts'
import { settingOf } from './thresholds.ts'

/** What becomes of somebody who applied. */
export interface Applicant {
  readonly staff: string
  readonly preference: number | null
  /** Place on the list of the panel, 1 first; `null` for who is not on it. */
  readonly place: number | null
  /** The posting they get in the end, this one or another; `null` for none. */
  readonly placedAt: string | null
  /** In Japanese. */
  readonly reasons: readonly string[]
}

/** A posting and who would get it. */
export interface PostingMatch {
  readonly posting: string
  readonly seats: number
  readonly filled: number
  /** Placement on the next 1 April after the closing day, to the end of the term. */
  readonly from: string
  readonly until: string | null
  readonly applicants: readonly Applicant[]
}

/** All postings of a fiscal year together: who gets one hangs on who gets the others. */
export interface PostingMatches {
  readonly fiscalYear: number
  readonly asOf: string
  readonly applicants: number
  readonly placed: number
  /** No pair of a person and a posting would rather have each other. */
  readonly stable: boolean
  readonly postings: readonly PostingMatch[]
}

const AWAY: Readonly<Record<string, string>> = {
  SECONDED_OUT: '派遣中',
  MATERNITY: '産前産後',
  CHILDCARE: '育児休業',
  SICK_LEAVE: '病気休暇',
  LEAVE_OF_ABSENCE: '休職',
  SEPARATED: '退職',
}
const NOT_REGULAR: Readonly<Record<string, string>> = {
  FIXED_TERM: '任期付',
  REAPPOINTED_SHORT: '再任用短時間',
  PRE_RETIREMENT_SHORT: '再任用短時間',
  FISCAL_YEAR_FULL: '会計年度任用',
  FISCAL_YEAR_PART: '会計年度任用',
  TEMPORARY: '臨時的任用',
}
/** 条件付採用 lasts for the first months of service. */
const CONDITIONAL_MONTHS = 6

type Application = SeenRow<typeof internalApplications>
type Posting = SeenRow<typeof internalPostings>

/**
 * I8 (DOMAIN.md 7.5): deferred acceptance over the postings that close in a fiscal year; one without a closing day is of
 * the running year. The panel's order is 選考順位, else 面接点 (high), 応募日 (early), 職員番号. 不可 and 辞退 are not on it, nor is
 * who may not apply.
 */
export const postingMatch = remembered((view, fiscalYear: number): PostingMatches => {
  const postings = seenRows(view, internalPostings).filter(
    ({ values: { closesOn, status } }) =>
      fiscalYearOf(closesOn ?? view.today) === fiscalYear && status !== 'DRAFT' && status !== 'CANCELLED',
  )
  const judged = postings.map((posting) => {
    const applications = seenReferring(view, internalApplications, 'posting', posting.key).map((row) => ({
      row,
      bar: barOf(view, posting, row),
    }))
    const order = applications
      .filter(({ bar }) => bar === null)
      .map(({ row }) => row)
      .toSorted(byPanel)
      .map(({ values }) => values.staff ?? '')
    return { posting, applications, order }
  })
  const choices = choicesOf(judged.flatMap(({ applications }) => applications.map(({ row }) => row)))
  const places = judged.map(({ posting, order }) => ({
    code: posting.key,
    seats: posting.values.seats ?? 0,
    order,
  }))
  const placed = deferredAcceptance(choices, places)
  return {
    fiscalYear,
    asOf: view.today,
    applicants: placed.size,
    placed: [...placed.values()].filter((code) => code !== null).length,
    stable: blockingPairs(choices, places, placed).length === 0,
    postings: judged.map(({ posting, applications, order }): PostingMatch => {
      const { seats, termYears, closesOn } = posting.values
      const from = nextApril(closesOn ?? view.today)
      return {
        posting: posting.key,
        seats: seats ?? 0,
        filled: order.filter((person) => placed.get(person) === posting.key).length,
        from,
        until: termYears === null ? null : `${Number(from.slice(0, 4)) + termYears}-03-31`,
        applicants: applications
          .map(({ row, bar }): Applicant => {
            const staff = row.values.staff ?? ''
            const place = order.indexOf(staff) + 1 || null
            const placedAt = placed.get(staff) ?? null
            return {
              staff,
              preference: row.values.preference,
              place,
              placedAt,
              reasons: [bar ?? reasonOf(view, posting.key, placedAt, place)],
            }
          })
          .toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (a.staff < b.staff ? -1 : 1)),
      }
    }),
  }
})

/** Why somebody is not on the list of a posting, in Japanese; `null` where nothing is in the way. */
function barOf(view: View, { values: posting }: Posting, { values }: Application): string | null {
  if (values.outcome === 'UNACCEPTABLE') return '選考の結果、不可'
  if (values.outcome === 'WITHDRAWN') return '辞退'
  const person = seenRow(view, people, values.staff ?? '')?.values
  if (!person) return '職員が見つからない'
  const away = AWAY[person.serviceStatus ?? ''] ?? NOT_REGULAR[person.appointmentType ?? '']
  if (away !== undefined) return `応募の対象外: ${away}`
  const day = posting.closesOn ?? view.today
  if (person.hiredOn !== null && monthsFrom(person.hiredOn, CONDITIONAL_MONTHS) > day)
    return '応募の対象外: 条件付採用'
  const isForGrade = !posting.grades?.length || posting.grades.includes(person.grade ?? '')
  return isForGrade ? null : '応募の対象外: 対象職階でない'
}

function byPanel({ values: a }: Application, { values: b }: Application): number {
  const rank = (a.panelRank ?? 9999) - (b.panelRank ?? 9999)
  const points = (b.interviewScore ?? -1) - (a.interviewScore ?? -1)
  const [dayA, dayB] = [a.appliedOn ?? '9999', b.appliedOn ?? '9999']
  const day = dayA === dayB ? 0 : dayA < dayB ? -1 : 1
  return rank || points || day || ((a.staff ?? '') < (b.staff ?? '') ? -1 : 1)
}

const choicesOf = (applications: readonly Application[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...Map.groupBy(applications, ({ values }) => values.staff ?? '')]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([staff, rows]) => [
        staff,
        rows
          .toSorted((a, b) => (a.values.preference ?? 9999) - (b.values.preference ?? 9999))
          .map(({ values }) => values.posting ?? ''),
      ]),
  )

function reasonOf(view: View, posting: string, placedAt: string | null, place: number | null): string {
  if (placedAt === posting) return `選考順位${place}位で決定`
  if (placedAt === null) return `選考順位${place}位、人員に達した`
  const title = seenRow(view, internalPostings, placedAt)?.values.title ?? placedAt
  return `他の公募（${title}）に決定`
}

/** For HR_CORE, where the office uses internal postings; never for whoever leads an applicant now. */
export const postingMatchFor = (view: View, fiscalYear: number | null): PostingMatches | null =>
  view.has(['HR_CORE']) && settingOf(view, 'internalPostingEnabled') === 'true'
    ? postingMatch(view, fiscalYear ?? fiscalYearOf(view.today))
    : null
