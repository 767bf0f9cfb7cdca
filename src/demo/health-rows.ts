import type { followUpInterviews } from '../../schema/health/follow-up-interviews.ts'
import type { healthChecks } from '../../schema/health/health-checks.ts'
import type { leaveCases } from '../../schema/health/leave-cases.ts'
import type { stressCheckGroups } from '../../schema/health/stress-check-groups.ts'
import { daysFrom } from '../columns/serial.ts'
import { dayIn, firstOf, yearsUpTo } from './calendar.ts'
import type { Cells } from './cells.ts'
import { lastStint, type Person } from './people.ts'
import { random } from './random.ts'
import type { Roster } from './roster.ts'

/** Two years of health checks: nearly everybody went. */
export function* healthCheckRows({ current, calendar, seed }: Roster): Generator<Cells<typeof healthChecks>> {
  for (const fiscalYear of yearsUpTo(calendar.fiscalYear, 2))
    for (const person of current) {
      if (person.hiredOn > firstOf(fiscalYear)) continue
      const dice = random(seed, person.id, fiscalYear, 61)
      const isAway = fiscalYear === calendar.fiscalYear && person.status !== 'ACTIVE'
      const status = isAway ? 'EXEMPT' : dice.chance(0.96) ? 'TAKEN' : 'NOT_TAKEN'
      const isNeeded = status === 'TAKEN' && dice.chance(0.12)
      yield {
        fiscalYear,
        staff: person.number,
        kind: '定期',
        takenOn: status === 'TAKEN' ? dayIn(fiscalYear, dice.int(6, 9), dice.int(1, 28)) : null,
        status,
        followUp:
          status === 'TAKEN' ? (isNeeded ? (dice.chance(0.5) ? 'DONE' : 'NEEDED') : 'NOT_NEEDED') : null,
        workRestriction: isNeeded && dice.chance(0.2) ? 'RESTRICTED' : status === 'TAKEN' ? 'NORMAL' : null,
      }
    }
}

/** The stress check of last year, by division; groups of fewer than ten are not kept. */
export const stressGroupRows = ({
  current,
  places,
  calendar,
  seed,
}: Roster): readonly Cells<typeof stressCheckGroups>[] =>
  places
    .filter(({ kind }) => kind === 'DIVISION')
    .flatMap((division, index): Cells<typeof stressCheckGroups>[] => {
      const dice = random(seed, index, 62)
      const members = current.filter((person) => {
        const { place } = lastStint(person)
        return [place, place.parent, place.parent?.parent].includes(division)
      })
      const taken = Math.round(members.length * 0.93)
      if (taken < 10) return []
      const tenths = (from: number, to: number): number => dice.int(from * 10, to * 10) / 10
      return [
        {
          fiscalYear: calendar.fiscalYear - 1,
          groupCode: `S${division.code}`,
          name: division.name,
          departments: [division.code],
          eligible: members.length,
          taken,
          demand: tenths(7, 10),
          control: tenths(6, 9),
          supervisorSupport: tenths(6, 9),
          peerSupport: tenths(7, 9),
          totalRisk: dice.int(85, 125),
          highStressShare: taken >= 30 ? tenths(6, 15) : null,
        },
      ]
    })

interface Case {
  readonly person: Person
  readonly id: string
  readonly at: number
  /** Which of those who are back; -1 for who is away. */
  readonly back: number
}

/** So many have come back in the last year, beside those who are away. */
const RETURNED = 7

function casesOf({ current, calendar }: Roster): readonly Case[] {
  const away = current.filter(({ status }) => status === 'SICK_LEAVE' || status === 'LEAVE_OF_ABSENCE')
  const back = current
    .filter(({ status, appointment, isHead }) => status === 'ACTIVE' && appointment === 'REGULAR' && !isHead)
    .filter((_person, index) => index % 41 === 17)
    .slice(0, RETURNED)
  return [...away, ...back].map((person, at) => ({
    person,
    id: `L${calendar.fiscalYear}-${String(at + 1).padStart(2, '0')}`,
    at,
    back: at - away.length,
  }))
}

/** Long absences: some away, one on trial for more than 28 days, the others back. */
export const leaveCaseRows = (roster: Roster): readonly Cells<typeof leaveCases>[] => {
  const { day } = roster.calendar
  return casesOf(roster).map(({ person, id, at }): Cells<typeof leaveCases> => {
    const base = {
      caseId: id,
      staff: person.number,
      kind: at % 2 === 0 ? 'SICK_LEAVE' : 'LEAVE_OF_ABSENCE',
    } as const
    if (person.status !== 'ACTIVE')
      return {
        ...base,
        startsOn: daysFrom(day, -150),
        expectedEnd: daysFrom(day, 30 + at * 10),
        status: 'ON_LEAVE',
      }
    const isOnTrial = at % RETURNED === 0
    const returnedOn = daysFrom(day, -40 - at * 12)
    return {
      ...base,
      startsOn: daysFrom(day, -260),
      expectedEnd: daysFrom(day, -60),
      doctorClearedOn: daysFrom(day, -70),
      physicianOpinionOn: daysFrom(day, -66),
      trialFrom: isOnTrial ? daysFrom(day, -35) : daysFrom(returnedOn, -28),
      trialTo: isOnTrial ? daysFrom(day, 5) : daysFrom(returnedOn, -1),
      trialResult: isOnTrial ? null : 'FIT',
      returnedOn: isOnTrial ? null : returnedOn,
      returnMode: isOnTrial ? null : 'REDUCED',
      workRestriction: isOnTrial ? 'RESTRICTED' : at % 2 === 0 ? 'RESTRICTED' : 'NORMAL',
      restrictionNote: at % 2 === 0 ? '時間外勤務なし' : null,
      restrictionUntil: at % 2 === 0 ? daysFrom(day, at === 2 ? -3 : 45) : null,
      status: isOnTrial ? 'TRIAL' : 'RETURNED',
    }
  })
}

/** Whose interview of the third month was not held: long enough back for it to be past. */
const MISSED = 5

/** Interviews after a return: two weeks, a month and three months later; one that was planned was not held. */
export const interviewRows = (roster: Roster): readonly Cells<typeof followUpInterviews>[] => {
  const { day } = roster.calendar
  return casesOf(roster)
    .filter(({ person, at }) => person.status === 'ACTIVE' && at % RETURNED !== 0)
    .flatMap(({ id, at, back }): Cells<typeof followUpInterviews>[] => {
      const returnedOn = daysFrom(day, -40 - at * 12)
      return [14, 30, 90].map((days, round): Cells<typeof followUpInterviews> => {
        const plannedOn = daysFrom(returnedOn, days)
        const isHeld = plannedOn <= day && !(back === MISSED && round === 2)
        return {
          leaveCase: id,
          round: round + 1,
          plannedOn,
          heldOn: isHeld ? plannedOn : null,
          interviewer: round === 0 ? 'PUBLIC_HEALTH_NURSE' : 'OCC_PHYSICIAN',
          nextOn: isHeld && round < 2 ? daysFrom(returnedOn, [14, 30, 90][round + 1] ?? 90) : null,
          restrictionChanged: false,
          note: isHeld ? '体調は安定している' : null,
        }
      })
    })
}
