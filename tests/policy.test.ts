import { beforeAll, describe, expect, test } from 'vitest'
import type { Values } from '../src/columns/column.ts'
import { type AskedDemo, askDemo } from './demo/ask-demo.ts'
import { ask as askGraph } from './graph/ask.ts'
import { viewAs } from './office-of.ts'

/** The 36 mechanisms of the policy (DOMAIN.md 1) on the demo office, each as the role that needs it. */

const TODAY = '2026-11-25'
let demo: AskedDemo
type Keyed = Values & { readonly key: string }
let persons: readonly Keyed[]
const numberOf = new Map<string, string>()

beforeAll(() => {
  demo = askDemo()
  persons = demo.snapshot
    .rowsOf('Staff')
    .rows.map(({ key, values }): Keyed => ({ ...values, key }))
    .filter((each) => each['serviceStatus'] !== 'SEPARATED')
  for (const row of demo.rows('UserAccount'))
    numberOf.set(String(row['subject']).replace('@example.lg.jp', ''), String(row['staff'] ?? ''))
}, 60_000)

const me = (name: string): string => numberOf.get(name) ?? ''
const ask = (name: string, source: string): Promise<unknown> => demo.ask(name, source)
const rows = (table: string): readonly Values[] => demo.rows(table)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Everything at a path of an answer, through its lists. */
const pluck = (data: unknown, path: string): unknown[] =>
  path.split('.').reduce<unknown[]>(
    (values, name) =>
      values.flatMap((value) => {
        const child = isRecord(value) ? value[name] : undefined
        return Array.isArray(child) ? child : [child]
      }),
    [data],
  )

const sum = (values: readonly unknown[]): number =>
  values.reduce<number>((total, value) => total + Number(value ?? 0), 0)
const YEARLY = ['FISCAL_YEAR_FULL', 'FISCAL_YEAR_PART', 'TEMPORARY']
const regular = () => persons.filter((each) => !YEARLY.includes(String(each['appointmentType'])))
const personOf = (key: string) => persons.find((each) => each.key === key)
const within = (row: Values, column: string, from: string, to: string): boolean =>
  String(row[column] ?? '') >= from && String(row[column] ?? '') <= to

/** The latest level that a manager gave somebody, by sorting every row. */
function levelOf(staff: string, competency: string): unknown {
  const place = ['START', 'AD_HOC', 'END']
  const known = rows('CompetencyAssessment')
    .filter((row) => row['staff'] === staff && row['competency'] === competency && row['rater'] === 'MANAGER')
    .filter((row) => row['state'] === 'ASSESSED' && within(row, 'assessedOn', '2024-11-25', TODAY))
    .sort(
      (a, b) =>
        String(a['assessedOn']).localeCompare(String(b['assessedOn'])) ||
        place.indexOf(String(a['round'])) - place.indexOf(String(b['round'])),
    )
  return known.at(-1)?.['level'] ?? null
}

/** What a grade must be able to do. */
const requiredOf = (grade: unknown, competency: string): number =>
  Number(
    rows('RequiredLevel')
      .filter((row) => row['grade'] === grade && row['competency'] === competency)
      .filter((row) => Number(row['fromFiscalYear']) <= 2026)
      .sort((a, b) => Number(a['fromFiscalYear']) - Number(b['fromFiscalYear']))
      .at(-1)?.['level'] ?? 0,
  )

/** The state of a requirement, as HR is told of it. */
async function complianceOf(code: string): Promise<unknown> {
  const data = await ask(
    'hr',
    '{ mandatoryCompliance(by: REQUIREMENT) { groups { key done overdue pending exempt rate { value n } } } }',
  )
  return pluck(data, 'mandatoryCompliance.groups').find((each) => isRecord(each) && each['key'] === code)
}

/** How many of these people ever completed one of the courses a requirement lists. */
function doneBy(code: string, people: readonly Keyed[], since = ''): number {
  const courses = rows('TrainingRequirement').find((row) => row['requirementCode'] === code)?.['courses']
  const finished = new Set(
    rows('TrainingRecord')
      .filter((row) => row['status'] === 'COMPLETED' && Array.isArray(courses))
      .filter((row) => Array.isArray(courses) && courses.some((course) => course === row['course']))
      .filter((row) => String(row['completedOn'] ?? row['endedOn'] ?? row['startedOn']) > since)
      .map((row) => row['staff']),
  )
  return people.filter(({ key }) => finished.has(key)).length
}

const requirementOn = (condition: string, word: string): string =>
  String(
    rows('TrainingRequirement').find(
      (row) => row['condition'] === condition && String(row['name']).includes(word),
    )?.['requirementCode'],
  )

const totalOf = (group: unknown): number =>
  sum(['done', 'overdue', 'pending', 'exempt'].flatMap((name) => pluck(group, name)))

describe('Ⅰ', () => {
  test('1 定員管理計画: 定数と在職者数', async () => {
    const query = '{ headcountVsQuota { code active quota difference department { name } } }'
    const expected = rows('Department')
      .filter((row) => String(row['validFrom']) <= TODAY && String(row['validTo'] ?? '9999') >= TODAY)
      .map((row) => {
        const active = regular().filter(
          (each) => each['serviceStatus'] === 'ACTIVE' && each['department'] === row['departmentCode'],
        ).length
        const quota = row['quota'] ?? null
        return {
          code: row['departmentCode'],
          active,
          quota,
          difference: quota === null ? null : active - Number(quota),
        }
      })
    expect(pluck(await ask('staff001', query), 'headcountVsQuota')).toMatchObject(expected)
    const names = pluck(await ask('dashboard', query), 'headcountVsQuota.department')
    expect(new Set(names)).toEqual(new Set([null]))
  })

  test('2 定年の引上げ: 令和8年度末の定年退職者と翌年度の空白', async () => {
    const query =
      '{ retirementOutlook(from: 2026, to: 2027) { years { fiscalYear count } people { staff { staffNumber } on } } }'
    const leaving = persons.filter(
      (each) =>
        each['appointmentType'] === 'REGULAR' &&
        each['separatedOn'] === null &&
        within(each, 'birthDate', '1964-04-02', '1965-04-01'),
    )
    expect(leaving.length).toBeGreaterThan(0)
    const data = await ask('hr', query)
    expect(pluck(data, 'retirementOutlook.people.staff.staffNumber').sort()).toEqual(
      leaving.map(({ key }) => key).sort(),
    )
    expect(pluck(data, 'retirementOutlook.years')).toEqual([
      { fiscalYear: 2026, count: leaving.length },
      { fiscalYear: 2027, count: 0 },
    ])
    const other = pluck(await ask('staff001', query), 'retirementOutlook.people.staff.staffNumber')
    expect(other.filter((each) => each !== undefined && each !== me('staff001'))).toEqual([])
  })

  test('3 人的資本 / 成長実感', async () => {
    const answers = rows('SelfDeclaration').filter(
      (row) =>
        row['fiscalYear'] === 2026 &&
        (row['status'] === 'SUBMITTED' || row['status'] === 'CONFIRMED') &&
        String(row['submittedOn'] ?? '') <= TODAY &&
        regular().some(({ key }) => key === row['staff']) &&
        row['growth'] !== null,
    )
    const data = await ask(
      'core',
      '{ declarationTrend(fiscalYear: 2026) { answers { label mean { value n } } } }',
    )
    const mean = sum(answers.map((row) => row['growth'])) / answers.length
    expect(pluck(data, 'declarationTrend.answers')).toContainEqual({
      label: '成長実感',
      mean: { value: expect.closeTo(mean, 3), n: answers.length },
    })
    const own =
      '{ viewer { staff { staffNumber } } selfDeclarations(first: 200) { nodes { growth staff { staffNumber } } } }'
    const seen = pluck(await ask('staff001', own), 'selfDeclarations.nodes.staff.staffNumber')
    expect(new Set(seen)).toEqual(new Set([me('staff001')]))
  })
})

describe('Ⅲ', () => {
  const assessed = () =>
    regular().find(
      (each) =>
        each.key !== me('staff001') &&
        ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'].every((code) => levelOf(each.key, code) !== null),
    )

  test('4 目指す職員像 ①–④', async () => {
    const key = assessed()?.key ?? ''
    const query = `{ idealProfileScore(staffNumber: "${key}") { profile { profileCode } score } }`
    const weights = rows('IdealProfileCompetency').filter((row) => row['profile'] === 'P1')
    const parts = weights.map((row) => {
      const code = String(row['competency'])
      const need = requiredOf(personOf(key)?.['grade'], code)
      return Number(row['weight']) * Math.min(1, Number(levelOf(key, code)) / need)
    })
    const scores = pluck(await ask('hr', query), 'idealProfileScore')
    expect(scores).toHaveLength(4)
    expect(scores).toContainEqual({ profile: { profileCode: 'P1' }, score: expect.closeTo(sum(parts), 3) })
    expect(await ask('staff001', query)).toEqual({ idealProfileScore: [] })
  })

  test('5 求められる能力 ①–⑥', async () => {
    const key = assessed()?.key ?? ''
    const query = `{ competencyGap(staffNumber: "${key}") { gapIndex completeness } }`
    const grade = personOf(key)?.['grade']
    let gap = 0
    let need = 0
    for (const code of ['C1', 'C2', 'C3', 'C4', 'C5', 'C6']) {
      const required = requiredOf(grade, code)
      need += required
      gap += Math.max(0, required - Number(levelOf(key, code)))
    }
    expect(await ask('hr', query)).toEqual({
      competencyGap: { gapIndex: expect.closeTo(gap / need, 3), completeness: 1 },
    })
    expect(await ask('staff001', query)).toEqual({ competencyGap: null })
  })

  test('6 求められる意識 ①–⑤: 指数にも順位にも入らない', async () => {
    const key = assessed()?.key ?? ''
    const query = `{ competencyGap(staffNumber: "${key}") { needed items { competency { competencyCode } level required } } }`
    const data = await ask('hr', query)
    const grade = personOf(key)?.['grade']
    for (const code of ['A1', 'A2', 'A3', 'A4', 'A5'])
      expect(pluck(data, 'competencyGap.items')).toContainEqual({
        competency: { competencyCode: code },
        level: levelOf(key, code),
        required: requiredOf(grade, code),
      })
    expect(pluck(data, 'competencyGap.needed')).toEqual([6])
    const orders = await ask('hr', '{ __type(name: "StaffOrderField") { enumValues { name } } }')
    expect(
      pluck(orders, '__type.enumValues.name').filter((name) => /LEVEL|A1|MINDSET/u.test(String(name))),
    ).toEqual([])
    expect(await ask('dashboard', query)).toEqual({ competencyGap: null })
  })

  test('7 職務や職層にかかわらず、すべての職員が: 水準のない組はない', async () => {
    const pairs = rows('Grade').length * 11
    const query = '{ requiredLevelGaps { pairs given missing { grade { gradeCode } } } }'
    expect(await ask('hr', query)).toEqual({ requiredLevelGaps: { pairs, given: 66, missing: [] } })
    expect(await ask('staff001', query)).toEqual({ requiredLevelGaps: null })
  })
})

/** Records that began in a fiscal year up to today, of the courses that are so. */
function recordsIn(year: number, column: string, word: string): readonly Values[] {
  const courses = new Set(
    rows('TrainingCourse')
      .filter((row) => row[column] === word)
      .map((row) => row['courseCode']),
  )
  return rows('TrainingRecord').filter(
    (row) =>
      courses.has(row['course'] ?? null) && within(row, 'startedOn', `${year}-04-01`, `${year + 1}-03-31`),
  )
}
const hoursOf = (row: Values): unknown =>
  row['hours'] ??
  rows('TrainingCourse').find((course) => course['courseCode'] === row['course'])?.['standardHours']
const groupOf = async (name: string, by: string, key: string, fields: string): Promise<unknown> =>
  pluck(
    await ask(
      name,
      `{ trainingVolume(fiscalYear: 2025, by: ${by}) { groups { key suppressed volume { ${fields} } } } }`,
    ),
    'trainingVolume.groups',
  ).find((each) => isRecord(each) && each['key'] === key)

describe('Ⅳ-1 研修', () => {
  test('8 研修体系: 職場内・職場外・自己啓発の研修量', async () => {
    for (const pillar of ['ON_SITE', 'OFF_SITE']) {
      const done = recordsIn(2025, 'pillar', pillar).filter((row) => row['status'] === 'COMPLETED')
      expect(await groupOf('hr', 'PILLAR', pillar, 'completions hours')).toMatchObject({
        volume: { completions: done.length, hours: expect.closeTo(sum(done.map(hoursOf)), 2) },
      })
    }
    const catalogue = await ask('staff001', '{ trainingCourses(first: 100) { nodes { pillar } } }')
    expect(pluck(catalogue, 'trainingCourses.nodes')).toHaveLength(rows('TrainingCourse').length)
    const hidden = await ask('dashboard', '{ trainingCourses(first: 100) { nodes { pillar } } }')
    expect(hidden).toEqual({ trainingCourses: { nodes: [] } })
  })

  test('9 ＯＪＴ: 目標に達した記録の割合', async () => {
    const running = rows('OjtRecord').filter(
      (row) => String(row['startsOn']) <= '2027-03-31' && String(row['endsOn'] ?? '9999') >= '2026-04-01',
    )
    const closed = running.filter((row) => row['reachedLevel'] !== null && row['targetLevel'] !== null)
    const reached = closed.filter((row) => Number(row['reachedLevel']) >= Number(row['targetLevel']))
    const query = '{ ojtProgress(fiscalYear: 2026) { rows closed reached } }'
    expect(running.length).toBeGreaterThan(0)
    expect(await ask('hr', query)).toEqual({
      ojtProgress: { rows: running.length, closed: closed.length, reached: reached.length },
    })
    const trainers = Map.groupBy(
      running.filter((row) => row['reachedLevel'] === null),
      (row) => row['trainer'],
    )
    const loads = await ask(
      'hr',
      '{ ojtProgress(fiscalYear: 2026) { trainers { open trainer { staffNumber } } } }',
    )
    const told = pluck(loads, 'ojtProgress.trainers')
    expect(told).toHaveLength(trainers.size)
    for (const [staffNumber, those] of trainers)
      expect(told).toContainEqual({ open: those.length, trainer: { staffNumber } })
    const trainee = [...numberOf.keys()].find(
      (name) => name.startsWith('staff') && running.some((row) => row['staff'] === me(name)),
    )
    for (const name of ['staff001', ...(trainee === undefined ? [] : [trainee])])
      expect(pluck(await ask(name, query), 'ojtProgress.rows'), name).toEqual([
        running.filter((row) => row['staff'] === me(name)).length,
      ])
    expect(await ask('dashboard', query)).toEqual({ ojtProgress: null })
  })

  test('10 派遣研修報告会: 報告の期限と超過', async () => {
    const courseOf = (row: Values): Values | undefined =>
      rows('TrainingCourse').find((each) => each['courseCode'] === row['course'])
    const daysLater = (day: unknown, days: number): string =>
      new Date(Date.parse(String(day)) + days * 86_400_000).toISOString().slice(0, 10)
    const atWork = persons.filter((each) => each['serviceStatus'] === 'ACTIVE').length
    const written = rows('DispatchReport')
    // Whoever was away in this or the last fiscal year and has no row of 派遣報告 owes a report as well.
    const unwritten = rows('TrainingRecord')
      .filter((row) => row['status'] === 'COMPLETED' && String(row['startedOn']) >= '2025-04-01')
      .filter((row) => courseOf(row)?.['reportRequired'] === true)
      .filter(
        (row) =>
          !written.some(
            (each) =>
              each['staff'] === row['staff'] &&
              each['course'] === row['course'] &&
              String(each['endedOn']) >= String(row['startedOn']),
          ),
      )
      .map(
        (row): Values => ({
          staff: row['staff'] ?? null,
          course: row['course'] ?? null,
          endedOn: row['endedOn'] ?? null,
        }),
      )
    const expected = [...written, ...unwritten]
      .filter((row) => String(row['endedOn']) <= TODAY)
      .map((row) => {
        const dueOn = daysLater(row['endedOn'], Number(courseOf(row)?.['reportDueDays'] ?? 14))
        const isHandedIn = row['submittedOn'] != null && String(row['submittedOn']) <= TODAY
        const attendance = row['briefingAttendance']
        return {
          staff: { staffNumber: row['staff'] },
          dueOn,
          state: isHandedIn
            ? 'SUBMITTED'
            : dueOn < TODAY
              ? 'OVERDUE'
              : dueOn <= daysLater(TODAY, 7)
                ? 'DUE_SOON'
                : 'NOT_DUE',
          briefingPending:
            courseOf(row)?.['briefingRequired'] === true &&
            row['briefingOn'] == null &&
            daysLater(row['endedOn'], 60) < TODAY,
          spread: attendance == null ? null : expect.closeTo(Number(attendance) / atWork, 3),
        }
      })
    const query =
      '{ dispatchReportsDue(all: true) { staff { staffNumber } dueOn state briefingPending spread } }'
    const seen = pluck(await ask('hr', query), 'dispatchReportsDue')
    expect(seen).toHaveLength(expected.length)
    for (const each of expected) expect(seen).toContainEqual(each)
    for (const state of ['OVERDUE', 'DUE_SOON', 'SUBMITTED'])
      expect(expected.filter((each) => each.state === state).length, state).toBeGreaterThan(0)
    expect(expected.filter((each) => each.briefingPending).length).toBeGreaterThan(0)
    // Days are for everybody who sees the row; how it stands before it is handed in, for the person and HR.
    for (const name of ['manager001', 'staff001'])
      for (const each of pluck(await ask(name, query), 'dispatchReportsDue'))
        if (!pluck(each, 'staff.staffNumber').includes(me(name)))
          expect(['SUBMITTED', null], name).toContain(pluck(each, 'state')[0])
    const overdue = '{ dispatchReportsDue(state: OVERDUE) { staff { staffNumber } } }'
    const late = expected.filter(({ state }) => state === 'OVERDUE').map(({ staff }) => ({ staff }))
    expect(pluck(await ask('hr', overdue), 'dispatchReportsDue')).toEqual(late)
    expect(await ask('staff001', overdue)).toEqual({ dispatchReportsDue: [] })
  })

  test('11 新規採用職員研修', async () => {
    const code = requirementOn('HIRE_YEAR', '前期')
    const requirement = rows('TrainingRequirement').find((row) => row['requirementCode'] === code)
    const from = `${requirement?.['fromFiscalYear']}-04-01`
    const types = requirement?.['appointmentTypes']
    // Those appointed for a year are bound as well: the requirement names no 任用区分.
    const hired = persons.filter(
      (each) =>
        within(each, 'hiredOn', from, TODAY) &&
        (!Array.isArray(types) || types.some((type) => type === each['appointmentType'])),
    )
    const group = await complianceOf(code)
    expect(totalOf(group)).toBe(hired.length)
    expect(group).toMatchObject({ done: doneBy(code, hired) })
    const names = await ask('staff001', '{ mandatoryTrainings { staff { staffNumber } } }')
    expect(new Set(pluck(names, 'mandatoryTrainings.staff.staffNumber'))).toEqual(new Set([me('staff001')]))
  })

  test('12 職階別研修 / 階層別研修: 昇任者', async () => {
    const code = requirementOn('AFTER_PROMOTION', '係長')
    const requirement = rows('TrainingRequirement').find((row) => row['requirementCode'] === code)
    const grades = requirement?.['grades']
    const promoted = persons.filter(
      (each) =>
        Array.isArray(grades) &&
        grades.some((grade) => grade === each['grade']) &&
        rows('Assignment').some(
          (row) =>
            row['staff'] === each.key &&
            row['kind'] === 'PROMOTION' &&
            row['grade'] === each['grade'] &&
            within(row, 'effectiveOn', `${requirement?.['fromFiscalYear']}-04-01`, TODAY),
        ),
    )
    const group = await complianceOf(code)
    expect(promoted.length).toBeGreaterThan(0)
    expect(totalOf(group)).toBe(promoted.length)
    expect(group).toMatchObject({ done: doneBy(code, promoted) })
    const rates = await ask(
      'dashboard',
      '{ mandatoryCompliance { groups { done } } mandatoryTrainings { due } }',
    )
    expect(new Set(pluck(rates, 'mandatoryCompliance.groups.done'))).toEqual(new Set([null]))
    expect(pluck(rates, 'mandatoryTrainings')).toEqual([])
  })

  test('13 能力開発研修 / 専門研修: 不足を補う研修', async () => {
    const coursesFor = (key: string): Set<unknown> => {
      const grade = personOf(key)?.['grade']
      const closing = rows('CourseCompetency').filter((row) => {
        const code = String(row['competency'])
        const level = levelOf(key, code)
        return (
          level !== null &&
          requiredOf(grade, code) > Number(level) &&
          Number(level) >= Number(row['prerequisiteLevel'] ?? 0) &&
          Number(level) < Number(row['targetLevel'])
        )
      })
      return new Set(closing.map((row) => row['course']))
    }
    const name =
      [...numberOf.keys()].find((each) => /^staff/u.test(each) && coursesFor(me(each)).size > 0) ?? ''
    const query = `{ trainingRecommendations(staffNumber: "${me(name)}") { course { courseCode } } }`
    const told = pluck(await ask(name, query), 'trainingRecommendations.course.courseCode')
    expect(new Set(told)).toEqual(coursesFor(me(name)))
    expect(await ask('health', query)).toEqual({ trainingRecommendations: [] })
  })

  test('14 市長会研修: 使った席', async () => {
    const courses = rows('TrainingCourse').filter((row) => row['organiser'] === 'MAYORS_ASSOC')
    const held = rows('TrainingEvent').filter(
      (row) =>
        row['fiscalYear'] === 2025 &&
        row['status'] !== 'CANCELLED' &&
        courses.some(({ courseCode }) => courseCode === row['course']),
    )
    const offered = sum(
      held.map(
        (row) =>
          row['capacity'] ?? courses.find(({ courseCode }) => courseCode === row['course'])?.['capacity'],
      ),
    )
    const taken = recordsIn(2025, 'organiser', 'MAYORS_ASSOC').filter((row) =>
      ['SELECTED', 'IN_PROGRESS', 'COMPLETED', 'INCOMPLETE', 'ABSENT'].includes(String(row['status'])),
    )
    expect(taken.length).toBeGreaterThan(0)
    expect(await groupOf('hr', 'ORGANISER', 'MAYORS_ASSOC', 'seatsUsed seatsOffered seatUse')).toEqual({
      key: 'MAYORS_ASSOC',
      suppressed: false,
      volume: {
        seatsUsed: taken.length,
        seatsOffered: offered,
        seatUse: expect.closeTo(taken.length / offered, 3),
      },
    })
    expect(await groupOf('staff001', 'ORGANISER', 'MAYORS_ASSOC', 'seatsUsed')).toBeUndefined()
    const people = new Set(taken.filter((row) => row['status'] === 'COMPLETED').map((row) => row['staff']))
      .size
    const told = await groupOf('dashboard', 'ORGANISER', 'MAYORS_ASSOC', 'people')
    if (people < 10) expect(told).toMatchObject({ suppressed: true, volume: null })
    else expect([people, undefined]).toContain(pluck(told, 'volume.people')[0] ?? undefined)
  })

  test('15 派遣研修: 人日当たりの費用', async () => {
    const done = recordsIn(2025, 'type', 'DISPATCH').filter(
      (row) => row['status'] === 'COMPLETED' && row['cost'] !== null && hoursOf(row) != null,
    )
    const perDay = sum(done.map((row) => row['cost'])) / (sum(done.map(hoursOf)) / 7.75)
    expect(await groupOf('hr', 'TYPE', 'DISPATCH', 'costPerDay')).toMatchObject({
      volume: { costPerDay: expect.closeTo(perDay, 1) },
    })
    const costs = await ask(
      'manager001',
      '{ trainingRecords(first: 200) { nodes { cost staff { staffNumber } } } }',
    )
    const others = pluck(costs, 'trainingRecords.nodes').filter(
      (each) => !pluck(each, 'staff.staffNumber').includes(me('manager001')),
    )
    expect(others.length).toBeGreaterThan(0)
    expect(new Set(pluck({ others }, 'others.cost'))).toEqual(new Set([null]))
  })

  test('16 リスキリング / スキルアップ / 学びなおしの機会', async () => {
    const done = recordsIn(2025, 'purpose', 'RESKILL').filter((row) => row['status'] === 'COMPLETED')
    const group = await groupOf('hr', 'PURPOSE', 'RESKILL', 'completions people')
    expect(done.length).toBeGreaterThan(0)
    expect(group).toMatchObject({
      volume: { completions: done.length, people: new Set(done.map((row) => row['staff'])).size },
    })
    const told = await groupOf('dashboard', 'PURPOSE', 'RESKILL', 'people')
    expect(sum(pluck(told, 'volume.people')) === 0 || sum(pluck(told, 'volume.people')) >= 10).toBe(true)
    expect(
      pluck(await ask('dashboard', '{ trainingRecords { nodes { id } } }'), 'trainingRecords.nodes'),
    ).toEqual([])
  })

  test('17 人的ネットワークの拡大: 記録だけで、計算しない', async () => {
    const noted = rows('TrainingRecord').filter((row) => row['networkNote'] !== null)
    expect(noted.length).toBeGreaterThan(0)
    const query = (staff: unknown): string =>
      `{ trainingRecords(first: 500, filter: { staffNumber: { eq: "${staff}" } }) { nodes { networkNote } } }`
    const notesOf = (data: unknown): unknown[] =>
      pluck(data, 'trainingRecords.nodes.networkNote').filter((note) => note != null)
    let led = 0
    for (const row of noted.slice(0, 12)) {
      const expected = noted
        .filter((each) => each['staff'] === row['staff'])
        .map((each) => each['networkNote'])
      expect(notesOf(await ask('hr', query(row['staff'])))).toEqual(expected)
      for (const name of [...numberOf.keys()].filter((each) => each.startsWith('manager'))) {
        if (!demo.viewOf(name).viewer.scope.has(String(row['staff']))) continue
        expect(notesOf(await ask(name, query(row['staff']))), name).toEqual([])
        led += 1
      }
    }
    expect(led).toBeGreaterThan(0)
    const office = askGraph(
      viewAs(demo.snapshot, { roles: ['STAFF'], person: String(noted[0]?.['staff']) }, TODAY),
      query(noted[0]?.['staff']),
    )
    expect(notesOf(office.data).length).toBeGreaterThan(0)
  })

  test('18 自主研修: 取組と補助額', async () => {
    const taken = rows('SelfDevelopment').filter(
      (row) => row['fiscalYear'] === 2026 && String(row['startsOn'] ?? '') <= TODAY,
    )
    const query = '{ selfDevelopmentUptake(fiscalYear: 2026) { rows subsidy uptake { n } } }'
    const active = regular().filter((each) => each['serviceStatus'] === 'ACTIVE')
    expect(taken.length).toBeGreaterThan(0)
    expect(await ask('hr', query)).toEqual({
      selfDevelopmentUptake: {
        rows: taken.length,
        subsidy: sum(taken.map((row) => row['subsidy'])),
        uptake: { n: active.length },
      },
    })
    const seen = await ask(
      'staff001',
      '{ selfDevelopments(first: 200) { nodes { shared staff { staffNumber } } } }',
    )
    for (const each of pluck(seen, 'selfDevelopments.nodes'))
      expect(
        pluck(each, 'shared')[0] === true || pluck(each, 'staff.staffNumber')[0] === me('staff001'),
      ).toBe(true)
  })

  test('19 社会貢献活動に係る兼業: 時間の上限', async () => {
    const running = rows('SideActivityPermit').filter(
      (row) => String(row['startsOn'] ?? '') <= TODAY && String(row['endsOn'] ?? '9999') >= TODAY,
    )
    const HOURS = [
      ['hoursPerDay', 3],
      ['hoursPerWeek', 8],
      ['hoursPerMonth', 30],
    ] as const
    const expected = [...Map.groupBy(running, (row) => row['staff'])].map(([staffNumber, those]) => {
      const hours = HOURS.map(([name, limit]) => {
        const known = those.filter((row) => row[name] !== null).map((row) => row[name])
        return { name, limit, sum: known.length === 0 ? null : sum(known) }
      })
      const [last] = those.map((row) => String(row['endsOn'] ?? '9999')).sort()
      return {
        staff: { staffNumber },
        ...Object.fromEntries(hours.map((each) => [each.name, each.sum])),
        unknown: HOURS.reduce((count, [name]) => count + those.filter((row) => row[name] === null).length, 0),
        over: hours.some((each) => (each.sum ?? 0) > each.limit),
        expiresOn: last !== undefined && last <= '2027-01-24' ? last : null,
      }
    })
    const query =
      '{ sideActivityLimits { staff { staffNumber } hoursPerDay hoursPerWeek hoursPerMonth unknown over expiresOn } }'
    const seen = pluck(await ask('hr', query), 'sideActivityLimits')
    expect(seen).toHaveLength(expected.length)
    for (const each of expected) expect(seen).toContainEqual(each)
    for (const shows of [
      expected.filter(({ over }) => over),
      expected.filter(({ unknown }) => unknown > 0),
      expected.filter(({ expiresOn }) => expiresOn !== null),
    ])
      expect(shows.length).toBeGreaterThan(0)
    for (const name of ['staff001', 'manager001', 'health'])
      expect(pluck(await ask(name, query), 'sideActivityLimits'), name).toEqual(
        expected.filter(({ staff }) => staff.staffNumber === me(name)),
      )
    expect(await ask('dashboard', query)).toEqual({ sideActivityLimits: [] })
  })
})

/** Whole months from one day to a first of April. */
const monthsTo = (from: string, year: number): number =>
  (year - Number(from.slice(0, 4))) * 12 + 4 - Number(from.slice(5, 7)) - (from.slice(8) === '01' ? 0 : 1)

describe('Ⅳ-2 人事', () => {
  test('20 ジョブローテーションの実施: 現所属の年数と目安', async () => {
    const renamed = new Set<unknown>(
      rows('Department').flatMap(({ departmentCode, predecessors }) =>
        Array.isArray(predecessors) ? [departmentCode, ...predecessors] : [],
      ),
    )
    const query = '{ rotationDue { staff { staffNumber } years due priority } }'
    const told = pluck(await ask('hr', query), 'rotationDue')
    const licensed = [
      'PUBLIC_HEALTH_NURSE',
      'NURSERY_TEACHER',
      'SOCIAL_WORKER',
      'DIETITIAN',
      'LIBRARIAN',
      'CURATOR',
      'MEDICAL',
    ]
    let checked = 0
    for (const person of regular()) {
      const moves = rows('Assignment')
        .filter(
          (row) =>
            row['staff'] === person.key &&
            ['HIRE', 'TRANSFER', 'PROMOTION', 'DEMOTION'].includes(String(row['kind'])),
        )
        .filter((row) => String(row['effectiveOn']) <= TODAY)
        .sort((a, b) => String(b['effectiveOn']).localeCompare(String(a['effectiveOn'])))
      if (moves.some((row) => renamed.has(row['department']))) continue
      const other = moves.findIndex((row) => row['department'] !== moves[0]?.['department'])
      const first = moves[other < 0 ? moves.length - 1 : other - 1]
      const years = monthsTo(String(first?.['effectiveOn']), 2027) / 12
      const limit = Number(
        rows('Grade').find((row) => row['gradeCode'] === person['grade'])?.['rotationYears'] ?? 0,
      )
      const due =
        limit > 0 &&
        years >= limit &&
        person['serviceStatus'] === 'ACTIVE' &&
        !licensed.includes(String(person['jobCategory']))
      expect(told).toContainEqual({
        staff: { staffNumber: person.key },
        years: expect.closeTo(years, 3),
        due,
        priority: expect.any(Number),
      })
      checked += 1
    }
    expect(checked).toBeGreaterThan(300)
    const manager = pluck(await ask('manager001', query), 'rotationDue')
    const others = manager.filter((each) => !pluck(each, 'staff.staffNumber').includes(me('manager001')))
    expect(others.length).toBeGreaterThan(0)
    expect(new Set(pluck({ others }, 'others.priority'))).toEqual(new Set([null]))
  })

  test('21 研修等により獲得した知識や技能の人事配置等への反映', async () => {
    const able = new Map<unknown, unknown[]>()
    for (const row of rows('CourseCompetency')) {
      const type = rows('TrainingCourse').find((each) => each['courseCode'] === row['course'])?.['type']
      if (type === 'DISPATCH' || Number(row['targetLevel']) >= 3)
        able.set(row['course'], [...(able.get(row['course']) ?? []), row['competency']])
    }
    for (const row of rows('TrainingCourse'))
      if (row['type'] === 'DISPATCH' && !able.has(row['courseCode'])) able.set(row['courseCode'], [])
    const completed = rows('TrainingRecord').filter(
      (row) =>
        row['status'] === 'COMPLETED' &&
        able.has(row['course']) &&
        within(
          { day: row['completedOn'] ?? row['endedOn'] ?? row['startedOn'] ?? null },
          'day',
          '2023-04-01',
          '2024-03-31',
        ),
    )
    const data = await ask(
      'hr',
      '{ placementUse(fiscalYear: 2023) { rate { n value } pending items { doneOn state reasons staff { staffNumber } course { courseCode } } } }',
    )
    // 24 months are over for all of them: none is pending, so that each is in the base.
    expect(pluck(data, 'placementUse.rate.n')).toEqual([completed.length])
    expect(pluck(data, 'placementUse.pending')).toEqual([0])
    const placed = (row: Values): boolean => {
      const doneOn = String(row['completedOn'] ?? row['endedOn'] ?? row['startedOn'])
      const until = `${Number(doneOn.slice(0, 4)) + 2}${doneOn.slice(4)}`
      const orders = rows('Assignment').filter((each) => each['staff'] === row['staff'])
      const moves = orders
        .filter(
          (each) =>
            !['CONCURRENT', 'SEPARATION', 'LEAVE', 'RETURN', 'SECONDMENT', 'LOAN'].includes(
              String(each['kind']),
            ),
        )
        .sort((a, b) => String(a['effectiveOn']).localeCompare(String(b['effectiveOn'])))
      const places = [
        ...moves.filter(
          (each, index) =>
            String(each['effectiveOn']) <= until &&
            String(moves[index + 1]?.['effectiveOn'] ?? '9999') > doneOn,
        ),
        ...orders.filter(
          (each) =>
            each['kind'] === 'CONCURRENT' &&
            String(each['effectiveOn']) <= until &&
            String(each['endedOn'] ?? '9999') >= doneOn,
        ),
      ].map((each) => each['department'])
      return rows('DepartmentRequirement').some(
        (need) =>
          Number(need['needed']) > 0 &&
          places.includes(need['department'] ?? null) &&
          (able.get(row['course']) ?? []).includes(need['competency']),
      )
    }
    const items = pluck(data, 'placementUse.items')
    const itemOf = (row: Values): unknown =>
      items.find(
        (each) =>
          pluck(each, 'staff.staffNumber')[0] === row['staff'] &&
          pluck(each, 'course.courseCode')[0] === row['course'] &&
          pluck(each, 'doneOn')[0] === (row['completedOn'] ?? row['endedOn'] ?? row['startedOn']),
      )
    expect(items).toHaveLength(completed.length)
    const isUsed = (row: Values): boolean => row['useConfirmed'] === true || placed(row)
    for (const row of completed)
      expect(pluck(itemOf(row), 'state'), JSON.stringify(row)).toEqual([isUsed(row) ? 'USED' : 'UNUSED'])
    const used = completed.filter(isUsed).length
    expect(used).toBeGreaterThan(0)
    expect(used).toBeLessThan(completed.length)
    expect(pluck(data, 'placementUse.rate.value')).toEqual([expect.closeTo(used / completed.length, 3)])
    const confirmed = completed.filter((row) => row['useConfirmed'] === true)
    const reasons = pluck(data, 'placementUse.items.reasons').filter((word) => word === '所属長が活用を確認')
    expect(reasons).toHaveLength(confirmed.length)
    const manager = await ask(
      'manager001',
      '{ placementUse(fiscalYear: 2023) { pending items { staff { staffNumber } } } }',
    )
    expect(pluck(manager, 'placementUse.pending')).toEqual([null])
    const { scope } = demo.viewOf('manager001').viewer
    expect(pluck(manager, 'placementUse.items.staff.staffNumber').sort()).toEqual(
      completed.flatMap((row) => (scope.has(String(row['staff'])) ? [row['staff']] : [])).sort(),
    )
    expect(
      pluck(
        await ask('staff001', '{ placementUse(fiscalYear: 2023) { items { state } } }'),
        'placementUse.items',
      ),
    ).toEqual([])
  })

  test('22 女性職員の登用 / 男女共同参画の推進', async () => {
    const query =
      '{ womenRatio { ladder { grade { gradeCode } name rate { value n } } divisions { chiefs { suppressed } others { suppressed } } chiefsAfterRetirement { n } } }'
    const data = await ask('dashboard', query)
    const expected = rows('Grade')
      .toSorted((a, b) => Number(a['rank']) - Number(b['rank']))
      .map((grade) => {
        const those = regular().filter(
          (each) => each['grade'] === grade['gradeCode'] && each['gender'] !== null,
        )
        const women = those.filter((each) => each['gender'] === 'FEMALE')
        return {
          name: grade['name'],
          rate: { value: expect.closeTo(women.length / those.length, 3), n: those.length },
        }
      })
    expect(pluck(data, 'womenRatio.ladder')).toMatchObject(expected)
    expect(pluck(data, 'womenRatio.divisions.chiefs.suppressed')).toContain(true)
    expect(pluck(data, 'womenRatio.chiefsAfterRetirement')).toEqual([null])
  })

  test('23 職員の主体的なキャリア形成の支援: 本人と人事異動の担当だけ', async () => {
    const row = rows('SelfDeclaration').find(
      (each) => each['fiscalYear'] === 2025 && each['staff'] === me('staff001'),
    )
    const query = `{ selfDeclarations(first: 1, filter: { fiscalYear: { eq: 2025 }, staffNumber: { eq: "${me('staff001')}" } }) { nodes { careerIntent interviewWanted status } } }`
    const seen = {
      careerIntent: row?.['careerIntent'] ?? null,
      interviewWanted: row?.['interviewWanted'] ?? null,
      status: row?.['status'] ?? null,
    }
    expect(row).toBeDefined()
    expect(pluck(await ask('staff001', query), 'selfDeclarations.nodes')).toEqual([seen])
    expect(pluck(await ask('core', query), 'selfDeclarations.nodes')).toEqual([seen])
    expect(pluck(await ask('hr', query), 'selfDeclarations.nodes.careerIntent')).not.toContain(
      seen.careerIntent,
    )
  })

  test('24 庁内公募による人事配置の導入等を検討: 既定では使わない', async () => {
    expect(await ask('core', '{ postingMatch { applicants } }')).toEqual({ postingMatch: null })
    const query = '{ internalApplications(first: 100) { nodes { staff { staffNumber } } } }'
    expect(pluck(await ask('core', query), 'internalApplications.nodes')).toHaveLength(
      rows('InternalApplication').length,
    )
    for (const name of ['hr', 'manager001', 'dashboard'])
      expect(
        pluck(await ask(name, query), 'internalApplications.nodes.staff.staffNumber').filter(
          (each) => each !== undefined && each !== me(name),
        ),
        name,
      ).toEqual([])
  })

  test('24 庁内公募を使う場合: 互いに選び直す余地のない、応募者に最もよい組合せ', async () => {
    const using = askDemo({ internalPostingEnabled: 'true' })
    const query =
      '{ postingMatch(fiscalYear: 2026) { placed stable postings { posting { postingCode } applicants { staff { staffNumber } placedAt { postingCode } } } } }'
    const data = await using.ask('core', query)
    const postings = new Map(rows('InternalPosting').map((row) => [String(row['postingCode']), row] as const))
    const applications = rows('InternalApplication').filter((row) => {
      const person = personOf(String(row['staff']))
      const grades = postings.get(String(row['posting']))?.['grades']
      return (
        !['UNACCEPTABLE', 'WITHDRAWN'].includes(String(row['outcome'])) &&
        person?.['serviceStatus'] === 'ACTIVE' &&
        person['appointmentType'] === 'REGULAR' &&
        (!Array.isArray(grades) || grades.some((grade) => grade === person['grade']))
      )
    })
    const better = (a: Values, b: Values): number =>
      Number(a['panelRank'] ?? 9999) - Number(b['panelRank'] ?? 9999) ||
      Number(b['interviewScore'] ?? -1) - Number(a['interviewScore'] ?? -1) ||
      String(a['appliedOn']).localeCompare(String(b['appliedOn'])) ||
      String(a['staff']).localeCompare(String(b['staff']))
    const choices = [...Map.groupBy(applications, (row) => row['staff']).values()].map((those) =>
      those.toSorted((a, b) => Number(a['preference']) - Number(b['preference'])),
    )
    const seatsOf = (code: unknown): number => Number(postings.get(String(code))?.['seats'])
    const isStable = (chosen: readonly (Values | null)[]): boolean => {
      const holders = (code: unknown): Values[] =>
        chosen.filter((each) => each !== null).filter((each) => each['posting'] === code)
      if (chosen.some((each) => each !== null && holders(each['posting']).length > seatsOf(each['posting'])))
        return false
      return choices.every((those, at) => {
        const now = chosen[at] ?? null
        return those.slice(0, now === null ? those.length : those.indexOf(now)).every((wish) => {
          const there = holders(wish['posting'])
          return there.length >= seatsOf(wish['posting']) && there.every((each) => better(each, wish) < 0)
        })
      })
    }
    // Every way to give each applicant one of their choices, or none.
    const all = choices.reduce<readonly (readonly (Values | null)[])[]>(
      (ways, those) => ways.flatMap((way) => [...those, null].map((each) => [...way, each])),
      [[]],
    )
    const stable = all.filter(isStable)
    const best = choices.map(
      (those, at) => those.find((each) => stable.some((way) => way[at] === each)) ?? null,
    )
    expect(stable).toContainEqual(best)
    expect(pluck(data, 'postingMatch.stable')).toEqual([true])
    expect(pluck(data, 'postingMatch.placed')).toEqual([best.filter((each) => each !== null).length])
    const placedAt = new Map(
      pluck(data, 'postingMatch.postings.applicants').map((each) => [
        pluck(each, 'staff.staffNumber')[0],
        pluck(each, 'placedAt.postingCode')[0],
      ]),
    )
    expect(best.filter((each) => each !== null).length).toBeGreaterThan(0)
    expect(best.filter((each) => each === null).length).toBeGreaterThan(0)
    for (const [at, those] of choices.entries())
      expect(placedAt.get(those[0]?.['staff'])).toEqual(best[at]?.['posting'])
    for (const name of ['hr', 'manager001', 'staff001', 'dashboard'])
      expect(await using.ask(name, query), name).toEqual({ postingMatch: null })
  }, 60_000)

  test('25 自己申告制度: 希望がかなった割合', async () => {
    const wanting = rows('SelfDeclaration').filter(
      (row) =>
        row['fiscalYear'] === 2025 &&
        row['transferWish'] === 'WANTS_MOVE' &&
        (row['status'] === 'SUBMITTED' || row['status'] === 'CONFIRMED'),
    )
    const fieldOf = (code: unknown): unknown =>
      rows('Department').find((row) => row['departmentCode'] === code)?.['jobField']
    const met = wanting.filter((row) => {
      const orders = rows('Assignment').filter(
        (each) =>
          each['staff'] === row['staff'] &&
          ['HIRE', 'TRANSFER', 'PROMOTION', 'DEMOTION'].includes(String(each['kind'])),
      )
      const place = orders.find((each) => each['effectiveOn'] === '2026-04-01')?.['department']
      const before = orders
        .filter((each) => String(each['effectiveOn']) < '2026-04-01')
        .sort((a, b) => String(a['effectiveOn']).localeCompare(String(b['effectiveOn'])))
        .at(-1)?.['department']
      if (place == null || place === before) return false
      return rows('TransferWish').some(
        (wish) =>
          wish['fiscalYear'] === 2025 &&
          wish['staff'] === row['staff'] &&
          (wish['department'] === place ||
            (wish['jobField'] !== null && wish['jobField'] === fieldOf(place))),
      )
    })
    const query = '{ wishFulfilment(fiscalYear: 2025) { rate { n value } repeatedUnmet { years } } }'
    const data = await ask('core', query)
    expect(pluck(data, 'wishFulfilment.rate')).toEqual([
      { n: wanting.length, value: expect.closeTo(met.length / wanting.length, 3) },
    ])
    expect(pluck(await ask('hr', query), 'wishFulfilment.repeatedUnmet')).toEqual([])
    expect(await ask('hr', '{ transferWishFlow { wanting } }')).toEqual({ transferWishFlow: null })
  })

  test('26 人事評価制度の活用: 評語は人事異動の担当だけ', async () => {
    const cycle = String(
      rows('AppraisalCycle')
        .filter((row) => String(row['endsOn']) < TODAY)
        .at(-1)?.['cycleCode'],
    )
    const query = `{ appraisalOverview(cycleCode: "${cycle}") { base excluded marks { mark count } } }`
    const those = rows('Appraisal').filter((row) => row['cycle'] === cycle)
    const served = (row: Values): boolean => {
      const { startsOn, endsOn } = rows('AppraisalCycle').find((each) => each['cycleCode'] === cycle) ?? {}
      const person = personOf(String(row['staff']))
      const from = new Date([String(person?.['hiredOn']), String(startsOn)].sort()[1] ?? '')
      const to = [String(person?.['separatedOn'] ?? '9999'), String(endsOn)].sort()[0] ?? ''
      from.setUTCMonth(from.getUTCMonth() + 3)
      from.setUTCDate(from.getUTCDate() - 1)
      return from.toISOString().slice(0, 10) <= to
    }
    const counts = those.filter((row) => row['exclusionReason'] === null && served(row))
    const missing = counts.filter(
      (row) => row['openingInterviewOn'] === null || row['closingInterviewOn'] === null,
    )
    const data = await ask('core', query)
    expect(data).toEqual({
      appraisalOverview: {
        base: counts.length,
        excluded: those.length - counts.length,
        marks: [
          ...Map.groupBy(
            counts.filter((row) => row['overallMark'] !== null),
            (row) => row['overallMark'],
          ),
        ]
          .map(([mark, marked]) => ({ mark, count: marked.length }))
          .sort((a, b) => (String(a.mark) < String(b.mark) ? -1 : 1)),
      },
    })
    expect(counts.length).toBeLessThan(those.length)
    expect(missing.length).toBeGreaterThan(0)
    const interviews = `{ appraisalOverview(cycleCode: "${cycle}") { missingInterviews { staff { staffNumber } } } }`
    expect(
      pluck(await ask('core', interviews), 'appraisalOverview.missingInterviews.staff.staffNumber').sort(),
    ).toEqual(missing.map((row) => row['staff']).sort())
    expect(pluck(await ask('hr', query), 'appraisalOverview.marks')).toEqual([])
    expect(await ask('manager001', query)).toEqual({ appraisalOverview: null })
  })

  test('27 人材の確保: 応募倍率と経験者の割合', async () => {
    const year = rows('RecruitmentResult').filter((row) => row['fiscalYear'] === 2025)
    const whole = year.some((row) => row['gender'] === null)
      ? year.filter((row) => row['gender'] === null)
      : year
    const ratio = sum(whole.map((row) => row['applied'])) / sum(whole.map((row) => row['hired']))
    const query =
      '{ recruitmentRatios(fiscalYear: 2025) { total { applicationRatio { value } } exams { women { value suppressed } } } }'
    const data = await ask('hr', query)
    expect(pluck(data, 'recruitmentRatios.total.applicationRatio.value')).toEqual([expect.closeTo(ratio, 3)])
    expect(pluck(await ask('dashboard', query), 'recruitmentRatios.exams.women.suppressed')).toContain(true)
  })

  test('28 健康診断、ストレスチェック及び健康相談', async () => {
    const checks = rows('HealthCheck').filter((row) => row['fiscalYear'] === 2026)
    const kind = String(checks[0]?.['kind'] ?? '定期')
    const taken = checks.filter((row) => row['status'] === 'TAKEN' && (row['kind'] ?? '定期') === kind).length
    const missed = checks.filter(
      (row) => row['status'] === 'NOT_TAKEN' && (row['kind'] ?? '定期') === kind,
    ).length
    const data = await ask(
      'health',
      '{ healthCheckRate(fiscalYear: 2026) { kinds { kind rate { n value } } } }',
    )
    expect(pluck(data, 'healthCheckRate.kinds')).toContainEqual({
      kind,
      rate: { n: taken + missed, value: expect.closeTo(taken / (taken + missed), 3) },
    })
    const groups = '{ stressCheckGroups { nodes { taken } } }'
    expect(pluck(await ask('health', groups), 'stressCheckGroups.nodes').length).toBeGreaterThan(0)
    expect(await ask('staff001', groups)).toEqual({ stressCheckGroups: { nodes: [] } })
    expect(await ask('staff001', '{ healthCheckRate { kinds { kind } } }')).toEqual({ healthCheckRate: null })
  })

  test('29 メンタルヘルスの研修: 管理職のラインケア', async () => {
    const code = requirementOn('MANAGERS', 'ラインケア')
    const management = new Set(
      rows('Grade')
        .filter((row) => row['managementClass'] === 'MANAGEMENT')
        .map((row) => row['gradeCode']),
    )
    const managers = persons.filter((each) => management.has(each['grade'] ?? null))
    const group = await complianceOf(code)
    const done = doneBy(code, managers, '2024-03-31')
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(managers.length)
    expect(group).toMatchObject({
      done,
      overdue: 0,
      exempt: 0,
      pending: managers.length - done,
      rate: { value: 1, n: done },
    })
    const everyone = await complianceOf(requirementOn('EVERYONE', 'メンタルヘルス'))
    expect(everyone).toMatchObject({
      done: doneBy(requirementOn('EVERYONE', 'メンタルヘルス'), persons, '2026-03-31'),
    })
    expect(totalOf(everyone)).toBe(persons.length)
    const states =
      '{ mandatoryTrainings(state: PENDING) { requirement { requirementCode } staff { staffNumber } } }'
    const lacking = (data: unknown): unknown[] =>
      pluck(data, 'mandatoryTrainings').filter(
        (each) => pluck(each, 'requirement.requirementCode')[0] === code,
      )
    expect(lacking(await ask('hr', states))).toHaveLength(managers.length - done)
    expect(lacking(await ask('dashboard', states))).toEqual([])
    const names = pluck(
      await ask(
        'health',
        '{ trainingRecords(first: 200) { nodes { course { type } staff { staffNumber } } } }',
      ),
      'trainingRecords.nodes',
    )
    const others = names.filter((each) => !pluck(each, 'staff.staffNumber').includes(me('health')))
    expect(new Set(pluck({ others }, 'others.course.type'))).toEqual(new Set(['MENTAL_HEALTH']))
  })

  test('30 休職者の職場復帰 / 試行勤務制度 / 面談', async () => {
    const open = rows('LeaveCase').filter((row) => !['CLOSED', 'SEPARATED'].includes(String(row['status'])))
    const over = open.filter(
      (row) =>
        row['trialFrom'] !== null &&
        Date.parse(String(row['trialTo'] ?? row['returnedOn'] ?? TODAY)) -
          Date.parse(String(row['trialFrom'])) >=
          28 * 86_400_000,
    )
    const query = '{ followUpsDue { relapses items { overdue trialOver staff { staffNumber } } } }'
    const data = await ask('health', query)
    expect(pluck(data, 'followUpsDue.items')).toHaveLength(open.length)
    expect(over.length).toBeGreaterThan(0)
    expect(pluck(data, 'followUpsDue.items.trialOver').filter((each) => each === true)).toHaveLength(
      over.length,
    )
    const missed = rows('FollowUpInterview').filter(
      (row) =>
        row['heldOn'] === null &&
        String(row['plannedOn']) < TODAY &&
        open.some((each) => each['caseId'] === row['leaveCase']),
    )
    expect(pluck(data, 'followUpsDue.items.overdue').filter((each) => each === true)).toHaveLength(
      missed.length,
    )
    const hr = await ask('hr', query)
    expect(new Set(pluck(hr, 'followUpsDue.items.overdue'))).toEqual(new Set([null]))
    expect(pluck(hr, 'followUpsDue.relapses')).toEqual([null])
    expect(await ask('staff001', query)).toEqual({ followUpsDue: null })
  })

  test('31 上司は … 健康状態や勤務状況を常に把握: 日付と就業上の措置だけ', async () => {
    const names = [...numberOf.keys()].filter((name) => name.startsWith('manager'))
    const query =
      '{ leaveCases(first: 100) { nodes { startsOn kind status doctorClearedOn staff { staffNumber } } } }'
    let seen = 0
    for (const name of names) {
      const scope = demo.viewOf(name).viewer.scope
      const expected = rows('LeaveCase').filter((row) => scope.has(String(row['staff'])))
      const cases = pluck(await ask(name, query), 'leaveCases.nodes').filter(
        (each) => !pluck(each, 'staff.staffNumber').includes(me(name)),
      )
      expect(cases, name).toHaveLength(expected.length)
      for (const each of cases)
        expect(each).toMatchObject({
          startsOn: expect.any(String),
          kind: null,
          status: null,
          doctorClearedOn: null,
        })
      seen += cases.length
    }
    expect(seen).toBeGreaterThan(0)
  })
})

describe('Ⅴ', () => {
  test('32 １ 職員: 自分の水準、研修、申告', async () => {
    const key = me('staff001')
    const data = await ask(
      'staff001',
      '{ viewer { staff { staffNumber competencyGap { needed assessed } trainings(first: 200) { nodes { id } } trainingRecommendations { closes } } } }',
    )
    expect(pluck(data, 'viewer.staff.trainings.nodes')).toHaveLength(
      rows('TrainingRecord').filter((row) => row['staff'] === key).length,
    )
    const assessed = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'].filter((code) => levelOf(key, code) !== null)
    expect(pluck(data, 'viewer.staff.competencyGap.assessed')).toEqual([assessed.length])
    const other = await ask(
      'staff001',
      `{ staff(staffNumber: "${me('staff002')}") { competencyGap { needed } trainings { nodes { id } } } }`,
    )
    expect(other).toEqual({ staff: { competencyGap: null, trainings: { nodes: [] } } })
  })

  test('33 ２ 管理職員: 部下の能力と活用', async () => {
    const { scope } = demo.viewOf('manager001').viewer
    const head = rows('Department').find((row) => row['head'] === me('manager001'))
    const below = new Set([head?.['departmentCode']])
    for (let grown = 0; grown < below.size; ) {
      grown = below.size
      for (const row of rows('Department'))
        if (below.has(row['parent'] ?? undefined)) below.add(row['departmentCode'])
    }
    const led = persons.filter(
      (each) =>
        each.key !== me('manager001') &&
        (below.has(each['department']) ||
          (Array.isArray(each['concurrentDepartments']) &&
            each['concurrentDepartments'].some((code) => below.has(code)))),
    )
    expect(scope).toEqual(new Set(led.map(({ key }) => key)))
    const data = await ask(
      'manager001',
      '{ coverageRisk { department { departmentCode } competency { competencyCode } } competencyGap(staffNumber: "OTHER") { needed } }'.replace(
        'OTHER',
        me('manager002'),
      ),
    )
    expect(pluck(data, 'competencyGap')).toEqual([null])
    const needs = rows('DepartmentRequirement').filter((row) => below.has(row['department'] ?? undefined))
    expect(pluck(data, 'coverageRisk.competency').filter((each) => each !== undefined)).toHaveLength(
      needs.length,
    )
  })

  test('34 ３ 総務部総務課: 派遣研修の公募', async () => {
    const callsThatAre = (status: string): readonly unknown[] =>
      rows('DispatchCall')
        .filter((row) => row['status'] === status)
        .map((row) => ({ callCode: row['callCode'] }))
        .sort((a, b) => String(a.callCode).localeCompare(String(b.callCode)))
    const query =
      '{ open: dispatchCalls(first: 200, filter: { status: { eq: OPEN } }) { nodes { callCode } } decided: dispatchCalls(first: 200, filter: { status: { eq: DECIDED } }) { nodes { callCode } } dispatchApplications(first: 200) { nodes { staff { staffNumber } } } }'
    const data = await ask('staff001', query)
    expect(callsThatAre('DECIDED').length).toBeGreaterThan(0)
    expect(pluck(data, 'open.nodes')).toEqual(callsThatAre('OPEN'))
    expect(pluck(data, 'decided.nodes')).toEqual(callsThatAre('DECIDED'))
    expect(
      pluck(data, 'dispatchApplications.nodes.staff.staffNumber').filter(
        (each) => each !== undefined && each !== me('staff001'),
      ),
    ).toEqual([])
    expect(pluck(await ask('hr', query), 'dispatchApplications.nodes').length).toBe(
      Math.min(200, rows('DispatchApplication').length),
    )
  })

  test('35 評価能力の向上を図るための研修: 評価者', async () => {
    const code = requirementOn('EVALUATORS', '評価者')
    const requirement = rows('TrainingRequirement').find((row) => row['requirementCode'] === code)
    const grades = rows('Grade')
      .filter((row) => row['isEvaluator'] === true)
      .map((row) => row['gradeCode'])
    const listed = requirement?.['grades']
    const evaluators = persons.filter(
      (each) =>
        grades.some((grade) => grade === each['grade']) &&
        (!Array.isArray(listed) || listed.some((grade) => grade === each['grade'])),
    )
    const group = await complianceOf(code)
    expect(evaluators.length).toBeGreaterThan(0)
    expect(totalOf(group)).toBe(evaluators.length)
    const seen = await ask(
      'staff001',
      '{ mandatoryTrainings { requirement { requirementCode } staff { staffNumber } } }',
    )
    expect(pluck(seen, 'mandatoryTrainings.requirement.requirementCode')).not.toContain(code)
  })

  test('36 職員の業務経験や適性に配慮した人事異動: 案の点数と理由', async () => {
    const code = String(rows('TransferScenario')[0]?.['scenarioCode'])
    const query = `{ transferProposal(scenarioCode: "${code}") { total comparison { allStay } lines { moves staff { staffNumber } from { score department { departmentCode } } to { score department { departmentCode } post { postCode } parts { part points } } gain } } }`
    const data = await ask('core', query)
    const lines = pluck(data, 'transferProposal.lines')
    expect(lines.length).toBeGreaterThan(50)
    const scores = pluck(data, 'transferProposal.lines.to.score')
    expect(sum(scores)).toBeCloseTo(sum(pluck(data, 'transferProposal.total')), 1)
    expect(sum(pluck(data, 'transferProposal.lines.from.score'))).toBeCloseTo(
      sum(pluck(data, 'transferProposal.comparison.allStay')),
      1,
    )
    expect(sum(scores)).toBeGreaterThanOrEqual(sum(pluck(data, 'transferProposal.lines.from.score')))
    const fieldOf = (department: unknown): unknown =>
      rows('Department').find((row) => row['departmentCode'] === department)?.['jobField']
    /** 35 points by the wish that a place fulfils best, from the declarations of the year. */
    const wishPoints = (line: unknown): number => {
      const staff = pluck(line, 'staff.staffNumber')[0]
      const moves = pluck(line, 'moves')[0] === true
      const place = pluck(line, 'to.department.departmentCode')[0]
      const declared = rows('SelfDeclaration').find(
        (row) =>
          row['fiscalYear'] === 2026 &&
          row['staff'] === staff &&
          (row['status'] === 'SUBMITTED' || row['status'] === 'CONFIRMED'),
      )
      if (declared === undefined) return 35 * 0.3
      if (declared['transferWish'] === 'WANTS_STAY') return moves ? 0 : 35
      if (declared['transferWish'] === 'WANTS_MOVE' && !moves) return 0
      const met = rows('TransferWish')
        .filter((row) => row['fiscalYear'] === 2026 && row['staff'] === staff)
        .flatMap((row) => {
          const at = Number(row['rank']) - 1
          return [
            row['department'] === place ? [1, 0.8, 0.6][at] : 0,
            row['jobField'] !== null && row['jobField'] === fieldOf(place) ? [0.6, 0.5, 0.4][at] : 0,
          ]
        })
      return 35 * Math.max(declared['transferWish'] === 'EITHER' ? 0.4 : 0, ...met.map(Number))
    }
    const priorityPoints = (line: unknown): number => {
      const post = rows('Post').find((row) => row['postCode'] === pluck(line, 'to.post.postCode')[0])
      return 10 * ([1, 0.6, 0.3][Number(post?.['priority'] ?? 3) - 1] ?? 0)
    }
    for (const line of lines) {
      const points = pluck(line, 'to.parts.points')
      expect(points).toHaveLength(5)
      expect(sum(points)).toBeCloseTo(sum(pluck(line, 'to.score')), 1)
      const given = pluck(line, 'to.parts')
      expect(sum(pluck(given[0], 'points')), JSON.stringify(line)).toBeCloseTo(wishPoints(line), 2)
      expect(sum(pluck(given[4], 'points')), JSON.stringify(line)).toBeCloseTo(priorityPoints(line), 2)
    }
    expect(new Set(lines.map(wishPoints)).size).toBeGreaterThan(2)
    // Whoever may not move stays, and whoever HR has put somewhere goes there.
    const lineOf = (staff: unknown): unknown =>
      lines.find((line) => pluck(line, 'staff.staffNumber')[0] === staff)
    const drafted = rows('TransferScenarioLine').filter((row) => row['scenario'] === code)
    for (const row of drafted.filter(
      (each) => each['blocked'] === true && lineOf(each['staff']) !== undefined,
    ))
      expect(pluck(lineOf(row['staff']), 'moves')).toEqual([false])
    const fixed = drafted.filter((row) => row['fixed'] === true)
    expect(fixed.length).toBeGreaterThan(0)
    for (const row of fixed) expect(pluck(lineOf(row['staff']), 'to.post.postCode')).toEqual([row['newPost']])
    for (const name of ['hr', 'manager001', 'staff001'])
      expect(await ask(name, query), name).toEqual({ transferProposal: null })
  }, 60_000)
})
