import type { appraisalCycles } from '../../schema/appraisal/appraisal-cycles.ts'
import type { appraisals } from '../../schema/appraisal/appraisals.ts'
import type { internalApplications } from '../../schema/intentions/internal-applications.ts'
import type { internalPostings } from '../../schema/intentions/internal-postings.ts'
import type { transferScenarioLines } from '../../schema/intentions/transfer-scenario-lines.ts'
import type { transferScenarios } from '../../schema/intentions/transfer-scenarios.ts'
import { dayIn, firstOf, yearsUpTo } from './calendar.ts'
import type { Cells } from './cells.ts'
import { inPlaceSince, lastStint, type Person } from './people.ts'
import { postCodeOf } from './post-rows.ts'
import { random } from './random.ts'
import type { Roster } from './roster.ts'

const TITLES = ['デジタル推進プロジェクト', '観光まちづくり担当', '公共施設再編担当'] as const

/** Three posts that staff may apply for themselves. */
export const postingRows = ({ places, calendar }: Roster): readonly Cells<typeof internalPostings>[] => {
  const sections = places.filter(({ kind }) => kind === 'SECTION')
  return TITLES.map((title, index) => ({
    postingCode: `K${calendar.fiscalYear}-${index + 1}`,
    title,
    department: sections[index * 3]?.code ?? '',
    duties: `${title}の企画と調整`,
    grades: ['G5', 'G6'],
    eligibility: '在職3年以上',
    seats: index === 0 ? 2 : 1,
    termYears: 3,
    closesOn: dayIn(calendar.fiscalYear, 12, 20),
    status: 'OPEN',
  }))
}

/** Eight applicants, most with a second choice; the panels have put some of them in order. */
export const applicationRows = (roster: Roster): readonly Cells<typeof internalApplications>[] => {
  const { current, calendar } = roster
  const young = current.filter(
    ({ status, appointment, stints }) =>
      status === 'ACTIVE' && appointment === 'REGULAR' && ['G5', 'G6'].includes(stints.at(-1)?.grade ?? ''),
  )
  // A small office has fewer who are young enough.
  const applicants = Array.from({ length: 8 }, (_, index) => young[index * 5 + 3] ?? [])
  return applicants.flat().flatMap((person, index) =>
    [0, 1].slice(0, index % 4 === 3 ? 1 : 2).map((choice): Cells<typeof internalApplications> => {
      const posting = (index + choice) % TITLES.length
      return {
        posting: `K${calendar.fiscalYear}-${posting + 1}`,
        staff: person.number,
        preference: choice + 1,
        appliedOn: dayIn(calendar.fiscalYear, 11, 5 + index),
        motive: '新しい分野で力を試したい',
        paperScore: 60 + ((index * 7) % 30),
        interviewScore: 55 + ((index * 11 + choice * 5) % 40),
        panelRank: posting === 2 ? null : ((index * 3 + choice) % 8) + 1,
        outcome: index === 7 ? 'UNACCEPTABLE' : 'PENDING',
      }
    }),
  )
}

const WEIGHTS = '{"wish":35,"fit":30,"development":15,"urgency":10,"priority":10}'

/** HR's own draft of next April. */
export const scenarioRows = ({ calendar }: Roster): readonly Cells<typeof transferScenarios>[] => [
  {
    scenarioCode: `A${calendar.fiscalYear + 1}-1`,
    name: '人事原案',
    fiscalYear: calendar.fiscalYear + 1,
    status: 'DRAFT',
    weights: WEIGHTS,
  },
]

/** Those who are due, moved round in a ring; one may not move, one is fixed. */
export function scenarioLineRows(roster: Roster): readonly Cells<typeof transferScenarioLines>[] {
  const { current, calendar } = roster
  const movable = current
    .filter(
      (person) =>
        person.status === 'ACTIVE' &&
        person.appointment === 'REGULAR' &&
        !person.isHead &&
        person.category === 'GENERAL_CLERK' &&
        lastStint(person).grade === 'G6' &&
        inPlaceSince(person) <= firstOf(calendar.fiscalYear - 3),
    )
    .slice(0, 30)
  const postOf = (person: Person): string => {
    const { place, grade } = lastStint(person)
    return postCodeOf(place, grade ?? 'G6')
  }
  return movable.map((person, index): Cells<typeof transferScenarioLines> => {
    const next = movable[(index + 1) % movable.length] ?? person
    return {
      scenario: `A${calendar.fiscalYear + 1}-1`,
      staff: person.number,
      currentPost: postOf(person),
      newPost: index === 4 ? postOf(person) : postOf(next),
      fixed: index === 2,
      blocked: index === 4,
      keepApart: index === 6 && movable[7] ? [movable[7].number] : null,
    }
  })
}

/** Three cycles a fiscal year, for two years. */
export const cycleRows = ({ calendar }: Roster): readonly Cells<typeof appraisalCycles>[] =>
  yearsUpTo(calendar.fiscalYear, 2).flatMap((year): Cells<typeof appraisalCycles>[] => [
    {
      cycleCode: `${year}A`,
      fiscalYear: year,
      kind: 'ABILITY',
      startsOn: dayIn(year, 4, 1),
      endsOn: dayIn(year, 12, 31),
    },
    {
      cycleCode: `${year}H1`,
      fiscalYear: year,
      kind: 'PERFORMANCE_H1',
      startsOn: dayIn(year, 4, 1),
      endsOn: dayIn(year, 9, 30),
    },
    {
      cycleCode: `${year}H2`,
      fiscalYear: year,
      kind: 'PERFORMANCE_H2',
      startsOn: dayIn(year, 10, 1),
      endsOn: dayIn(year, 3, 31),
    },
  ])

const MARKS = ['A', 'B', 'B', 'B', 'B', 'C', 'A', 'S'] as const

/** The appraisals of the cycles that have begun; a few interviews are missing after the end. */
export function* appraisalRows(roster: Roster): Generator<Cells<typeof appraisals>> {
  const { current, calendar, headOf, seed } = roster
  for (const { cycleCode = '', startsOn = '', endsOn = '' } of cycleRows(roster)) {
    if (startsOn > calendar.day) continue
    const isOver = endsOn < calendar.day
    for (const person of current) {
      if (person.appointment !== 'REGULAR' || person.hiredOn > startsOn) continue
      const dice = random(seed, person.id, Number(startsOn.slice(0, 4)), startsOn.charCodeAt(6), 54)
      const { place } = lastStint(person)
      const chief = headOf(place)
      const evaluator = chief === person ? (place.parent ? headOf(place.parent) : null) : chief
      const mark = dice.pick(MARKS)
      const isLate = dice.chance(0.02)
      // Who is away now was hardly there in a half-year that has just ended.
      if (isOver && person.status !== 'ACTIVE' && startsOn >= firstOf(calendar.fiscalYear)) {
        yield { cycle: cycleCode, staff: person.number, exclusionReason: '勤務期間が3か月未満' }
        continue
      }
      yield {
        cycle: cycleCode,
        staff: person.number,
        firstEvaluator: evaluator?.number ?? null,
        openingInterviewOn: startsOn.replace(/-\d\d$/u, '-15'),
        closingInterviewOn: isOver && !isLate ? endsOn.replace(/-\d\d$/u, '-20') : null,
        selfMark: isOver ? mark : null,
        firstMark: isOver ? mark : null,
        secondMark: isOver ? mark : null,
        overallMark: isOver ? mark : null,
        strengths: isOver ? '正確に仕事を進めている' : null,
        improvements: isOver ? '後輩への助言を増やす' : null,
        disclosedOn: isOver && !isLate ? endsOn : null,
        grievance: isOver ? false : null,
      }
    }
  }
}
