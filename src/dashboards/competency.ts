import { type Cell, NOTHING, number, text } from './cell.ts'
import { stepOf } from './colours.ts'
import {
  type Assessed,
  assessedIn,
  type CompetencyAnswer,
  type CompetencyColumn,
  columnsIn,
  competencyAnswer,
  competencyFields,
  type GapItem,
} from './competency-answer.ts'
import { levelLegend, rateLegend } from './competency-legend.ts'
import { competencyWords } from './competency-words.ts'
import { type Asked, dashboard } from './dashboard.ts'
import { withFilter } from './filters.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import type { Column, Picture, Row, RowGroup } from './picture.ts'
import { words } from './words.ts'

/** With more people than this the view tells of departments, and each of them leads to its people. */
const MOST_PEOPLE = 60
/** A share about fewer people is not told (S1). */
const SMALLEST_GROUP = 10

/** Who is below the standard of their grade, in what: for who leads them and for HR. */
export const competency = dashboard({
  name: 'competency',
  title: { ja: 'コンピテンシー', en: 'Competencies' },
  sheets: ['能力評価', '求められる水準', '能力項目'],
  workbooks: ['personnel', 'development'],
  takes: '$staff: StaffFilter',
  fields: competencyFields,
  answer: competencyAnswer,
  variables: ({ department }) => ({
    staff: {
      serviceStatus: { eq: 'ACTIVE' },
      ...(department ? { departmentCode: { eq: department } } : {}),
    },
  }),
  model,
})

/** A level as a cell; a day without a level tells that it does not apply. */
export function levelCell(item: GapItem | undefined, scale: readonly number[], language: Language): Cell {
  if (item === undefined) return NOTHING
  const { level, required, gap, assessedOn } = item
  if (level === null) return assessedOn === null ? { kind: 'unassessed' } : { kind: 'notApplicable' }
  const say = words[language]
  return {
    kind: 'filled',
    value: level,
    step: stepOf(level, scale[0] ?? 0, scale.at(-1) ?? level),
    isBelow: (gap ?? 0) > 0,
    spoken: required === null ? say.noStandard : say.standardIs(required, gap ?? 0),
  }
}

/** How many of some items are known against a standard, and how many of these are below it. */
function tally(items: readonly (GapItem | undefined)[]): { readonly known: number; readonly below: number } {
  const gaps = items.flatMap((item) => item?.gap ?? [])
  return { known: gaps.length, below: gaps.filter((gap) => gap > 0).length }
}

function columnsOf(found: readonly CompetencyColumn[], language: Language): readonly Column[] {
  const say = competencyWords[language]
  return [
    { title: say.grade, look: 'text' },
    ...found.map(
      ({ name, category }): Column => ({ title: name, look: 'narrow', kind: say.categories[category] }),
    ),
    { title: say.short, look: 'figure' },
  ]
}

function model(answer: CompetencyAnswer & FrameAnswer, asked: Asked): Picture | null {
  const { language, filters } = asked
  const say = competencyWords[language]
  const members = assessedIn(answer)
  const own = answer.viewer.staff?.staffNumber ?? null
  const isOthers = members.some(({ staffNumber }) => staffNumber !== own)
  const seesOthers = answer.viewer.roles.some((role) => role !== 'STAFF' && role !== 'DASHBOARD')
  if (!isOthers && !(seesOthers && filters['department'] !== undefined)) return null
  const isPeople = members.length <= MOST_PEOPLE
  const known = columnsIn(members)
  const found = isPeople
    ? known
    : known.filter(({ code }) => tally(members.map(({ items }) => items.get(code))).known > 0)
  const scale = answer.proficiencyLevels.nodes.flatMap(({ value }) => value ?? []).toSorted((a, b) => a - b)
  const name = answer.departments.nodes.find(
    ({ departmentCode }) => departmentCode === filters['department'],
  )?.name
  const most = found
    .map((column) => ({ name: column.name, ...tally(members.map(({ items }) => items.get(column.code))) }))
    .toSorted((a, b) => b.below - a.below)[0]
  const groups = isPeople
    ? peopleOf(members, found, scale, asked)
    : [{ name: null, to: null, rows: departmentsOf(members, found, asked) }]
  return {
    finding:
      most === undefined || most.below === 0 ? say.allMet : say.mostBelow(most.name, most.known, most.below),
    how: isPeople ? say.howPeople : say.howDepartments,
    chips: filters['department'] ? [{ filter: 'department', label: name ?? filters['department'] }] : [],
    tables: [
      {
        id: 'levels',
        look: 'matrix',
        caption: isPeople ? say.people(members.length, found.length) : say.departments(members.length),
        head: isPeople ? say.member : say.department,
        columns: isPeople ? columnsOf(found, language) : columnsOf(found, language).slice(1),
        groups,
        foot: isPeople ? footOf(members, found, language) : [],
        none: say.none,
      },
    ],
    legend: isPeople ? levelLegend(answer, scale, language) : rateLegend(language),
    count: say.count(members.length),
  }
}

function peopleOf(
  members: readonly Assessed[],
  found: readonly CompetencyColumn[],
  scale: readonly number[],
  { language }: Asked,
): readonly RowGroup[] {
  const say = competencyWords[language]
  const line = ({ staffNumber, name, grade, items }: Assessed): Row => {
    const { known, below } = tally(found.map(({ code }) => items.get(code)))
    return {
      head: name,
      to: { view: 'person', filters: { staff: staffNumber } },
      cells: [
        text(grade),
        ...found.map(({ code }) => levelCell(items.get(code), scale, language)),
        text(known === 0 ? say.unknown : `${below}/${known}`),
      ],
    }
  }
  return [...Map.groupBy(members, ({ departmentCode }) => departmentCode).values()].map((those) => ({
    name: those[0]?.department ?? null,
    to: { view: 'competency', filters: { department: those[0]?.departmentCode ?? '' } },
    rows: those.map(line),
  }))
}

/** Departments by the share of known levels that reach the standard, in fifths of the ramp. */
function departmentsOf(
  members: readonly Assessed[],
  found: readonly CompetencyColumn[],
  { language, filters }: Asked,
): readonly Row[] {
  const say = competencyWords[language]
  return [...Map.groupBy(members, ({ departmentCode }) => departmentCode)].map(([code, those]) => {
    const all = tally(those.flatMap(({ items }) => found.map((column) => items.get(column.code))))
    return {
      head: those[0]?.department || code,
      to: { view: 'competency', filters: withFilter(filters, 'department', code) },
      cells: [
        ...found.map((column): Cell => {
          const { known, below } = tally(those.map(({ items }) => items.get(column.code)))
          if (known === 0) return NOTHING
          const share = Math.round(((known - below) / known) * 100)
          return {
            kind: 'filled',
            value: share,
            step: stepOf(share, 0, 100),
            isBelow: false,
            spoken: say.percentOf(known),
          }
        }),
        text(`${all.below}/${all.known}`),
      ],
    }
  })
}

function footOf(
  members: readonly Assessed[],
  found: readonly CompetencyColumn[],
  language: Language,
): readonly Row[] {
  if (members.length < SMALLEST_GROUP) return []
  const say = competencyWords[language]
  const tallies = found.map(({ code }) => tally(members.map(({ items }) => items.get(code))))
  const told = (of: (met: number, known: number) => number) =>
    tallies.map(({ known, below }) => (known < SMALLEST_GROUP ? NOTHING : number(of(known - below, known))))
  const row = (head: string, of: (met: number, known: number) => number): Row => ({
    head,
    to: null,
    cells: [NOTHING, ...told(of), NOTHING],
  })
  // One number a cell: two beside each other run into their neighbours on a phone and on paper.
  return [
    row(say.share, (met, known) => Math.round((met / known) * 100)),
    row(say.reached, (met) => met),
    row(say.assessed, (_met, known) => known),
  ]
}
