import { selfDeclarations } from '../../schema/intentions/self-declarations.ts'
import { codeEntries } from '../../schema/personnel/code-entries.ts'
import { grades } from '../../schema/personnel/grades.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import { daysFrom } from '../columns/serial.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { isRegular, type Member, membersOn } from './active.ts'
import { nextApril, wholeMonths } from './months.ts'
import { isInPostingTerm } from './posting-terms.ts'
import { remembered } from './remembered.ts'
import { seenRow, seenRows } from './seen-rows.ts'
import { breadthOf, staysUpTo } from './tenure.ts'
import { settingOf } from './thresholds.ts'

/** Somebody, and whether it is time to move. */
export interface Rotation {
  readonly staff: string
  /** The first of April it is told for. */
  readonly on: string
  readonly years: number | null
  /** 異動目安年数 of the grade; `null` for none. */
  readonly limit: number | null
  /** years − limit. */
  readonly over: number | null
  readonly due: boolean
  readonly longStay: boolean
  readonly tooShort: boolean
  /** Fields of work of twelve months and more. */
  readonly breadth: readonly string[]
  readonly breadthShort: boolean
  /** 50·min(1, over/3)₊ + 30·breadthShort + 20·WANTS_MOVE. */
  readonly priority: number
  /** In Japanese: why it is what it is. */
  readonly reasons: readonly string[]
}

/** Job categories with a licence are not moved between fields, unless コード表 says otherwise. */
const LICENSED: ReadonlySet<string> = new Set([
  'PUBLIC_HEALTH_NURSE',
  'NURSERY_TEACHER',
  'SOCIAL_WORKER',
  'DIETITIAN',
  'LIBRARIAN',
  'CURATOR',
  'MEDICAL',
])

/**
 * I5 (DOMAIN.md 7.3) on T, the next 1 April: years = whole months in the place / 12, over = years − limit, due = over ≥ 0,
 * breadthShort = within 10 years of hire and (3 − breadth) > ⌊(10 − years since hire) / 3⌋. Limit 0, licensed jobs, those on
 * leave and those in a term of a 庁内公募 are not due. The wish counts for who may read wishes only: HR sees 80 at most.
 */
export const rotationDue = remembered((view, on: string): readonly Rotation[] =>
  membersOn(view, view.today)
    .filter(isRegular)
    .map((member) => rotationOf(view, member, on))
    .toSorted((a, b) => b.priority - a.priority || (a.staff < b.staff ? -1 : 1)),
)

function rotationOf(view: View, { key, grade, isActive, person }: Member, on: string): Rotation {
  const { jobCategory, hiredOn } = person.values
  // Who decides sees the orders of that very day: they tell of the place after the move.
  const place = staysUpTo(view, { staffNumber: key, asOf: daysFrom(on, -1) }).at(-1)
  const years = place === undefined ? null : wholeMonths(place.from, on) / 12
  const ofGrade = seenRow(view, grades, grade ?? '')?.values.rotationYears ?? null
  const limit = ofGrade === null || ofGrade === 0 ? null : ofGrade
  const over = years === null || limit === null ? null : years - limit
  const isBound = isActive && !isLicensed(view, jobCategory) && !isInPostingTerm(view, key, on)
  const due = isBound && over !== null && over >= 0
  const breadth = [...breadthOf(view, key, on)].sort()
  const breadthShort = isBound && isNarrow(view, hiredOn, breadth.length, on)
  const wants = wantsMove(view, key, on)
  const urgency = due && over !== null ? 50 * Math.min(1, Math.max(0, over / 3)) : 0
  return {
    staff: key,
    on,
    years,
    limit,
    over,
    due,
    longStay: years !== null && limit !== null && years > 2 * limit,
    tooShort: years !== null && years < 2,
    breadth,
    breadthShort,
    priority: urgency + (breadthShort ? 30 : 0) + (wants ? 20 : 0),
    reasons: [
      ...(due && years !== null ? [`現所属 ${Math.floor(years * 10) / 10}年（目安 ${limit}年）`] : []),
      ...(breadthShort ? [`経験した分野が ${breadth.length}つ`] : []),
      ...(wants ? ['異動を希望'] : []),
    ],
  }
}

const isLicensed = (view: View, category: string | null): boolean => {
  const entry = seenRows(view, codeEntries).find(
    ({ values }) => values.list === '職種' && values.code === category,
  )
  return entry?.values.attribute == null ? LICENSED.has(category ?? '') : entry.values.attribute === '免許職'
}

/** Too few fields left to be seen within the years an office asks for. */
function isNarrow(view: View, hiredOn: string | null, breadth: number, on: string): boolean {
  const [years, fields] = [
    Number(settingOf(view, 'earlyCareerYears')),
    Number(settingOf(view, 'targetFieldCount')),
  ]
  if (hiredOn === null) return false
  const served = wholeMonths(hiredOn, on) / 12
  return served <= years && fields - breadth > Math.floor((years - served) / 3)
}

/** The wish of the declaration of the fiscal year that ends before the move. */
function wantsMove(view: View, staffNumber: string, on: string): boolean {
  const year = fiscalYearOf(on) - 1
  return seenRow(view, selfDeclarations, `${year}/${staffNumber}`)?.values.transferWish === 'WANTS_MOVE'
}

/** A rotation as somebody may know it: what is hidden is `null`. */
export interface ToldRotation extends Pick<Rotation, 'staff' | 'on' | 'years' | 'limit'> {
  readonly judged: Pick<
    Rotation,
    'over' | 'due' | 'longStay' | 'tooShort' | 'breadth' | 'breadthShort' | 'priority' | 'reasons'
  > | null
}

/**
 * What somebody may know: HR of everybody, the most urgent first; a person their own, a manager the years of whom they
 * lead, by 職員番号, since the order tells of what is hidden.
 */
export function rotationsFor(view: View, on: string | null): readonly ToldRotation[] {
  const all = rotationDue(view, on ?? nextApril(view.today))
  const inOrder = view.has(PERSONNEL) ? all : all.toSorted((a, b) => (a.staff < b.staff ? -1 : 1))
  return inOrder.flatMap((each): ToldRotation[] => {
    const { staff, on: day, years, limit } = each
    if (view.has(PERSONNEL) || staff === view.viewer.person)
      return [{ staff, on: day, years, limit, judged: each }]
    return view.viewer.scope.has(staff) ? [{ staff, on: day, years, limit, judged: null }] : []
  })
}
