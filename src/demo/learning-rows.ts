import type { dispatchApplications } from '../../schema/development/dispatch-applications.ts'
import type { dispatchCalls } from '../../schema/development/dispatch-calls.ts'
import type { dispatchReports } from '../../schema/development/dispatch-reports.ts'
import type { kpiTargets } from '../../schema/development/kpi-targets.ts'
import type { ojtRecords } from '../../schema/development/ojt-records.ts'
import type { recruitmentResults } from '../../schema/development/recruitment-results.ts'
import type { selfDevelopments } from '../../schema/development/self-developments.ts'
import type { sideActivityPermits } from '../../schema/development/side-activity-permits.ts'
import { daysFrom } from '../columns/serial.ts'
import { dayIn, firstOf, lastOf, yearsUpTo } from './calendar.ts'
import type { Cells } from './cells.ts'
import { lastStint } from './people.ts'
import { random } from './random.ts'
import type { Roster } from './roster.ts'
import type { HeldCourse } from './training-events.ts'
import { trainingRows } from './training-rows.ts'

const isDispatch = ({ course }: HeldCourse): boolean => course.type === 'DISPATCH'

/** One call for each training away from the office. */
export const dispatchCallRows = (
  held: readonly HeldCourse[],
  { calendar }: Roster,
): readonly Cells<typeof dispatchCalls>[] =>
  held.filter(isDispatch).map((each) => ({
    callCode: `D-${each.code}`,
    event: each.code,
    opensOn: opensOn(each),
    closesOn: closesOn(each),
    seats: 3,
    eligibility: '在職3年以上',
    grades: ['G5', 'G6'],
    minYears: 3,
    costCap: each.course.cost,
    status: stateOf(each, calendar.day),
  }))

function stateOf(each: HeldCourse, day: string): 'DRAFT' | 'OPEN' | 'CLOSED' | 'DECIDED' {
  if (each.startsOn <= day) return 'DECIDED'
  if (closesOn(each) < day) return 'CLOSED'
  return opensOn(each) <= day ? 'OPEN' : 'DRAFT'
}

const opensOn = ({ startsOn }: HeldCourse): string => daysFrom(startsOn, -90)
const closesOn = ({ startsOn }: HeldCourse): string => daysFrom(startsOn, -45)

/** Who went away for training, and who applied in vain. */
export const dispatchApplicationRows = (
  held: readonly HeldCourse[],
  roster: Roster,
): readonly Cells<typeof dispatchApplications>[] =>
  held.filter(isDispatch).flatMap((each, index) => {
    const dice = random(roster.seed, index, 51)
    const young = roster.current.filter((person) => ['G5', 'G6'].includes(lastStint(person).grade ?? ''))
    return Array.from({ length: 4 }, (_, place): Cells<typeof dispatchApplications> => {
      const person = young[(index * 7 + place * 13 + dice.int(0, 5)) % young.length]
      const isDecided = each.startsOn <= roster.calendar.day
      return {
        call: `D-${each.code}`,
        staff: person?.number ?? '',
        appliedOn: daysFrom(opensOn(each), place),
        motive: '専門知識を深め、業務に生かしたい',
        outcome: isDecided ? (place < 3 ? 'SELECTED' : 'NOT_SELECTED') : 'PENDING',
        decidedOn: isDecided ? daysFrom(each.startsOn, -30) : null,
      }
    }).filter(
      // A small office may have nobody who is young enough.
      (row, at, all) => row.staff !== '' && all.findIndex(({ staff }) => staff === row.staff) === at,
    )
  })

/** The reports of this and last fiscal year: nearly all handed in, some late, one overdue, the latest not due yet. */
export function dispatchReportRows(
  held: readonly HeldCourse[],
  roster: Roster,
): readonly Cells<typeof dispatchReports>[] {
  const { calendar } = roster
  const codes = new Set(held.filter(isDispatch).map(({ code }) => code))
  const done = yearsUpTo(calendar.fiscalYear, 2).flatMap((year) =>
    [...trainingRows(roster, held, year)].filter(
      ({ event, status }) => status === 'COMPLETED' && codes.has(event ?? ''),
    ),
  )
  return done.map((record, index): Cells<typeof dispatchReports> => {
    const endedOn = record.endedOn ?? calendar.day
    const isOverdue = index === done.length - 1
    const submittedOn = daysFrom(endedOn, 5 + ((index * 7) % 20))
    const briefingOn = index % 5 === 1 || isOverdue ? null : daysFrom(endedOn, 30)
    return {
      record: `R-${record.event}-${record.staff}`,
      staff: record.staff ?? '',
      course: record.course ?? null,
      endedOn: isOverdue ? daysFrom(calendar.day, -40) : endedOn,
      submittedOn: isOverdue || submittedOn > calendar.day ? null : submittedOn,
      briefingOn,
      briefingAttendance: briefingOn !== null && briefingOn <= calendar.day ? 8 + (index % 12) : null,
      usePlan: '課内の業務手順に取り入れる',
    }
  })
}

/** What those hired in the last two years are taught at work. */
export const ojtRows = (roster: Roster): readonly Cells<typeof ojtRecords>[] => {
  const { current, calendar, headOf } = roster
  return current
    .filter(
      ({ hiredOn, appointment }) => appointment === 'REGULAR' && hiredOn >= firstOf(calendar.fiscalYear - 1),
    )
    .flatMap((person): Cells<typeof ojtRecords>[] => {
      const { place } = lastStint(person)
      const colleague = current.find(
        (each) =>
          each !== person &&
          lastStint(each).place === place &&
          ['G4', 'G5'].includes(lastStint(each).grade ?? ''),
      )
      const trainer = colleague ?? headOf(place) ?? current.find((each) => each !== person)
      const isOver = person.hiredOn < firstOf(calendar.fiscalYear)
      return [
        {
          staff: person.number,
          trainer: trainer?.number ?? '',
          competency: 'C3',
          startsOn: person.hiredOn,
          endsOn: isOver ? daysFrom(person.hiredOn, 365) : null,
          targetLevel: 2,
          reachedLevel: isOver ? (person.id % 5 === 0 ? 1 : 2) : null,
          note: isOver ? '基本的な手順は身に付いた' : null,
        },
      ]
    })
}

const THEMES = ['統計の基礎', 'まちづくりと住民参加', '行政法', 'データ分析入門', '手話'] as const

/** Every twelfth learns something on their own. */
export const selfDevelopmentRows = ({
  current,
  calendar,
  seed,
}: Roster): readonly Cells<typeof selfDevelopments>[] =>
  current.flatMap((person): Cells<typeof selfDevelopments>[] => {
    const dice = random(seed, person.id, 52)
    if (person.appointment !== 'REGULAR' || !dice.chance(0.08)) return []
    return [
      {
        staff: person.number,
        fiscalYear: calendar.fiscalYear,
        theme: dice.pick(THEMES),
        form: dice.chance(0.5) ? '通信教育' : '自主研究グループ',
        startsOn: dayIn(calendar.fiscalYear, 5, 10),
        endsOn: dice.chance(0.4) ? dayIn(calendar.fiscalYear, 10, 31) : null,
        subsidy: dice.int(0, 4) * 5000,
        outcome: null,
        shared: dice.chance(0.6),
      },
    ]
  })

const ACTIVITIES = [
  ['少年野球の指導', 'スポーツ少年団'],
  ['消防団活動', '市消防団'],
  ['地域行事の運営', '自治会'],
  ['農産物の販売支援', '地域おこし協議会'],
] as const

/** A few work for the community besides; one more than the limits allow, one whose hours nobody wrote down. */
export const sideActivityRows = ({
  current,
  calendar,
}: Roster): readonly Cells<typeof sideActivityPermits>[] =>
  current
    .filter(({ appointment, status, isHead }) => appointment === 'REGULAR' && status === 'ACTIVE' && !isHead)
    .filter((_person, index) => index % 45 === 11)
    .map((person, index): Cells<typeof sideActivityPermits> => {
      const [activity, organisation] = ACTIVITIES[index % ACTIVITIES.length] ?? ACTIVITIES[0]
      return {
        permitNumber: `K${calendar.fiscalYear}-${String(index + 1).padStart(2, '0')}`,
        staff: person.number,
        activity,
        organisation,
        kind: '社会貢献活動',
        startsOn: firstOf(calendar.fiscalYear),
        endsOn: index === 2 ? daysFrom(calendar.day, 30) : lastOf(calendar.fiscalYear),
        hoursPerDay: index === 1 ? null : 2,
        hoursPerWeek: index === 0 ? 9 : index === 1 ? null : 4,
        hoursPerMonth: index === 1 ? null : 16,
        paid: index % 2 === 0,
        payAmount: index % 2 === 0 ? 12_000 : null,
        permittedOn: dayIn(calendar.fiscalYear - 1, 3, 20),
        terms: '勤務に支障のない範囲',
      }
    })

/** What the demo office wants its figures to be. */
export const kpiRows = ({ calendar }: Roster): readonly Cells<typeof kpiTargets>[] => [
  {
    kpiCode: 'WOMEN_CHIEF',
    targetFiscalYear: calendar.fiscalYear + 2,
    name: '係長級以上の女性割合',
    target: 30,
    definition: '係長級以上（順位4以上）に占める女性の割合',
  },
  {
    kpiCode: 'TRAINING_REFLECTION',
    targetFiscalYear: calendar.fiscalYear + 2,
    name: '研修成果の配置反映率',
    target: 50,
    definition: '修了後24か月以内に、その能力を要する所属に配置された割合',
  },
  {
    kpiCode: 'PAID_LEAVE_REPORT',
    targetFiscalYear: calendar.fiscalYear + 2,
    name: '派遣研修報告の期限内提出率',
    target: 100,
    definition: '期限までに提出された派遣報告の割合',
  },
]

/** Five years of recruitment, two examinations. */
export const recruitmentRows = ({ calendar, seed }: Roster): readonly Cells<typeof recruitmentResults>[] =>
  yearsUpTo(calendar.fiscalYear, 5).flatMap((fiscalYear) =>
    (['一般事務（上級）', '技術・専門職'] as const).flatMap((examType, exam) =>
      (['FEMALE', 'MALE'] as const).map((gender, index): Cells<typeof recruitmentResults> => {
        const dice = random(seed, fiscalYear, exam, index, 53)
        const applied = exam === 0 ? dice.int(40, 90) : dice.int(6, 18)
        const examined = Math.round(applied * 0.85)
        const passed = Math.max(1, Math.round(examined * 0.18))
        return {
          fiscalYear,
          examType,
          gender,
          applied,
          examined,
          passed,
          hired: Math.max(1, passed - dice.int(0, 2)),
        }
      }),
    ),
  )
