import { z } from 'zod'
import { named, somebody, TOLD, told } from './answers.ts'
import { countsCell, percent, rateCell } from './bars.ts'
import { type Cell, day, number, text } from './cell.ts'
import { type Asked, dashboard } from './dashboard.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import { shownFiscalYear } from './moments.ts'
import type { Picture, Row, Table } from './picture.ts'
import { trainingWords } from './training-words.ts'

const GROUPS = `{ fiscalYear groups { key name done pending overdue exempt rate ${TOLD} } }`

const compliance = z.object({
  fiscalYear: z.number(),
  groups: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      done: z.number().nullable(),
      pending: z.number().nullable(),
      overdue: z.number().nullable(),
      exempt: z.number().nullable(),
      rate: told,
    }),
  ),
})

type Compliance = z.infer<typeof compliance>
type Group = Compliance['groups'][number]

const answer = z.object({
  byRequirement: compliance.nullable(),
  byDivision: compliance.nullable(),
  mandatoryTrainings: z.array(
    z.object({
      staff: somebody,
      department: named,
      requirement: named,
      due: z.string().nullable(),
    }),
  ),
})

/** Which mandatory training is overdue, and where: names for who leads them and for HR, rates for others. */
export const training = dashboard({
  name: 'training',
  title: { ja: '研修受講', en: 'Training' },
  sheets: ['研修受講', '研修必修', '研修'],
  workbooks: ['personnel', 'development'],
  takes: '$year: Int',
  fields: `
  byRequirement: mandatoryCompliance(by: REQUIREMENT, fiscalYear: $year) ${GROUPS}
  byDivision: mandatoryCompliance(by: DIVISION, fiscalYear: $year) ${GROUPS}
  mandatoryTrainings(fiscalYear: $year, state: OVERDUE) {
    staff { staffNumber name } department { name } requirement { name } due
  }`,
  answer,
  variables: ({ year }) => (year && /^\d{4}$/u.test(year) ? { year: Number(year) } : {}),
  model,
})

function model(
  { byRequirement, byDivision, mandatoryTrainings, viewer }: z.infer<typeof answer> & FrameAnswer,
  { language, filters }: Asked,
): Picture | null {
  if (byRequirement === null) return null
  const say = trainingWords[language]
  const year = shownFiscalYear(byRequirement.fiscalYear, language)
  const owed = byRequirement.groups.reduce((sum, { done, overdue }) => sum + (done ?? 0) + (overdue ?? 0), 0)
  const tables = [
    groupsTable('requirements', say.byRequirement(year), say.requirement, byRequirement, language),
    ...(byDivision === null
      ? []
      : [groupsTable('divisions', say.byDivision(year), say.division, byDivision, language)]),
    ...(mandatoryTrainings.length === 0 ? [] : [overdueTable(mandatoryTrainings, viewer.today, language)]),
  ]
  return {
    finding: findingOf(byRequirement, language),
    how: say.how,
    chips: filters['year'] ? [{ filter: 'year', label: year }] : [],
    tables,
    legend: (['done', 'overdue', 'pending', 'exempt'] as const).map((look) => ({
      cell: countsCell({ [look]: 1 }, ''),
      label: say[look],
    })),
    count: owed === 0 ? say.countHidden : say.count(owed),
  }
}

function findingOf({ groups }: Compliance, language: Language): string {
  const say = trainingWords[language]
  if (groups.every(({ overdue }) => overdue === null)) {
    const [least] = groups
      .flatMap(({ name, rate }) => (rate.value === null ? [] : [{ name, value: rate.value }]))
      .toSorted((a, b) => a.value - b.value)
    return least === undefined ? say.countHidden : say.findingRate(least.name, percent(least.value))
  }
  const [most] = groups.toSorted((a, b) => (b.overdue ?? 0) - (a.overdue ?? 0))
  return most === undefined || !most.overdue ? say.findingNone : say.finding(most.name, most.overdue)
}

function groupsTable(
  id: string,
  caption: string,
  head: string,
  { groups }: Compliance,
  language: Language,
): Table {
  const say = trainingWords[language]
  const isCounted = groups.some(({ done }) => done !== null)
  const bar = (group: Group): Cell => {
    const { done, overdue, pending, exempt, rate } = group
    if (done === null || overdue === null) return rateCell(rate, null, say.of)
    return countsCell(
      { done, overdue, pending: pending ?? 0, exempt: exempt ?? 0 },
      rate.value === null ? '' : percent(rate.value),
    )
  }
  return {
    id,
    look: 'list',
    caption,
    head,
    columns: [
      { title: say.rate, look: 'bar' },
      ...(isCounted
        ? ([say.done, say.overdue, say.pending, say.exempt] as const).map((title) => ({
            title,
            look: 'figure' as const,
          }))
        : []),
    ],
    groups: [
      {
        name: null,
        to: null,
        rows: groups.map((group) => ({
          head: group.name,
          to: null,
          cells: [
            bar(group),
            ...(isCounted
              ? [number(group.done), number(group.overdue), number(group.pending), number(group.exempt)]
              : []),
          ],
        })),
      },
    ],
    foot: [],
    none: say.none,
  }
}

const MS_A_DAY = 86_400_000

function overdueTable(
  owed: z.infer<typeof answer>['mandatoryTrainings'],
  today: string,
  language: Language,
): Table {
  const say = trainingWords[language]
  const rows = owed.map(
    ({ staff, department, requirement, due }): Row => ({
      head: staff?.name ?? staff?.staffNumber ?? '',
      to: staff?.staffNumber ? { view: 'person', filters: { staff: staff.staffNumber } } : null,
      cells: [
        text(department?.name),
        text(requirement?.name),
        day(due),
        number(due === null ? null : Math.round((Date.parse(today) - Date.parse(due)) / MS_A_DAY), say.days),
      ],
    }),
  )
  return {
    id: 'overdue',
    look: 'list',
    caption: say.overdueList,
    head: say.staff,
    columns: [
      { title: say.department, look: 'text' },
      { title: say.requirement, look: 'text' },
      { title: say.due, look: 'text' },
      { title: say.late, look: 'figure' },
    ],
    groups: [{ name: null, to: null, rows }],
    foot: [],
    none: say.none,
  }
}
