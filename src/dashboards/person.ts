import { type Cell, day, number, text } from './cell.ts'
import { type Asked, dashboard } from './dashboard.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import {
  type Person,
  type PersonAnswer,
  type PersonItem,
  personAnswer,
  personFields,
} from './person-answer.ts'
import { personWords } from './person-words.ts'
import type { LegendEntry, Picture, Row, Table } from './picture.ts'
import { words } from './words.ts'

/** Where somebody stands against their grade and the next one, and which training is next: for the person, who leads them, and HR. */
export const person = dashboard({
  name: 'person',
  title: { ja: '個人プロフィール', en: 'Personal profile' },
  sheets: ['能力評価', '研修受講', '異動履歴', '資格'],
  workbooks: ['personnel', 'development'],
  takes: '$staff: String!, $isNamed: Boolean!',
  fields: personFields,
  answer: personAnswer,
  variables: ({ staff }) => ({ staff: staff ?? '', isNamed: Boolean(staff) }),
  model,
})

function model(answer: PersonAnswer & FrameAnswer, { language, filters }: Asked): Picture | null {
  const found = answer.staff ?? answer.self.staff ?? null
  const isOwn = found?.staffNumber === answer.viewer.staff?.staffNumber
  if (found === null || (found.competencyGap === null && !isOwn)) return null
  const say = personWords[language]
  const name = found.name ?? found.staffNumber ?? ''
  const most = Math.max(1, ...answer.proficiencyLevels.nodes.flatMap(({ value }) => value ?? []))
  return {
    finding: findingOf(found, name, language),
    how: say.how,
    chips: filters['staff'] ? [{ filter: 'staff', label: name }] : [],
    tables: [...levelTables(found, most, language), ...recordTables(found, language)],
    legend: legendOf(language),
    count: say.place(found.department?.name ?? '', found.grade?.name ?? '', found.yearsInPost),
  }
}

function findingOf({ competencyGap }: Person, name: string, language: Language): string {
  const say = personWords[language]
  if (competencyGap === null) return say.findingClosed(name)
  const gaps = competencyGap.items.flatMap(({ gap }) => gap ?? [])
  const below = gaps.filter((gap) => gap > 0).length
  if (gaps.length === 0) return say.findingUnknown(name)
  return below === 0 ? say.findingMet(name, gaps.length) : say.finding(name, below, gaps.length)
}

/** The level against the standard, the next standard and the own level, on a scale from 0 to its greatest value. */
function bullet(item: PersonItem, next: number | null, most: number, language: Language): Cell {
  const { level, required, gap, selfDifference, assessedOn } = item
  const say = personWords[language]
  if (level === null) return assessedOn === null ? { kind: 'unassessed' } : { kind: 'notApplicable' }
  const own = selfDifference === null ? null : level + selfDifference
  const isBelow = (gap ?? 0) > 0
  return {
    kind: 'bar',
    stretches: [{ look: isBelow ? 'short' : 'done', share: level / most }],
    standard: required === null ? null : required / most,
    next: next === null || next === required ? null : next / most,
    own: own === null ? null : own / most,
    text: `${level}${isBelow ? ` ${say.short(gap ?? 0)}` : ''}`,
    spoken: say.spoken(required, next, own),
  }
}

function levelTables({ competencyGap }: Person, most: number, language: Language): readonly Table[] {
  if (competencyGap === null) return []
  const say = personWords[language]
  const nexts = new Map(
    (competencyGap.nextGrade?.items ?? []).map(({ competency, required }) => [
      competency?.competencyCode,
      required,
    ]),
  )
  const line = (item: PersonItem): Row => {
    const next = nexts.get(item.competency?.competencyCode) ?? null
    const own = item.level === null || item.selfDifference === null ? null : item.level + item.selfDifference
    return {
      head: item.competency?.name ?? '',
      to: null,
      cells: [
        bullet(item, next, most, language),
        number(item.required),
        number(next),
        number(own),
        day(item.assessedOn),
      ],
    }
  }
  return [
    {
      id: 'levels',
      look: 'list',
      caption: say.levels,
      head: say.competency,
      columns: [
        { title: say.level, look: 'bar' },
        { title: say.required, look: 'figure' },
        { title: say.next, look: 'figure' },
        { title: say.own, look: 'figure' },
        { title: say.assessedOn, look: 'text' },
      ],
      groups: [{ name: null, to: null, rows: competencyGap.items.map(line) }],
      foot: [],
      none: say.none,
    },
  ]
}

function recordTables(found: Person, language: Language): readonly Table[] {
  const say = personWords[language]
  const list = (id: string, caption: string, titles: readonly string[], rows: readonly Row[]): Table => ({
    id,
    look: 'list',
    caption,
    head: titles[0] ?? '',
    columns: titles.slice(1).map((title) => ({ title, look: title === say.why ? 'long' : 'text' })),
    groups: [{ name: null, to: null, rows }],
    foot: [],
    none: say.none,
  })
  const row = (head: string | null | undefined, ...cells: readonly Cell[]): Row => ({
    head: head ?? '',
    to: null,
    cells,
  })
  return [
    list(
      'mandatory',
      say.mandatory,
      [say.training, say.state, say.due, say.doneOn],
      found.mandatoryTrainings.map(({ requirement, state, due, doneOn }) =>
        row(requirement?.name, text(say.states[state]), day(due), day(doneOn)),
      ),
    ),
    list(
      'recommended',
      say.recommended,
      [say.training, say.why],
      found.trainingRecommendations
        .slice(0, 5)
        .map(({ course, reasons }) => row(course?.name, text(reasons.join('、')))),
    ),
    list(
      'history',
      say.history,
      [say.training, say.startedOn, say.doneOn],
      found.trainings.nodes.map(({ course, startedOn, completedOn }) =>
        row(course?.name, day(startedOn), day(completedOn)),
      ),
    ),
    list(
      'career',
      say.career,
      [say.department, say.from, say.grade, say.title],
      found.assignments.nodes.map(({ department, effectiveOn, grade, jobTitle }) =>
        row(department?.name, day(effectiveOn), text(grade?.name), text(jobTitle)),
      ),
    ),
    list(
      'qualifications',
      say.qualifications,
      [say.qualifications, say.acquiredOn, say.expiresOn],
      found.qualifications.nodes.map(({ name, acquiredOn, expiresOn }) =>
        row(name, day(acquiredOn), day(expiresOn)),
      ),
    ),
  ].filter(({ groups }) => groups.some(({ rows }) => rows.length > 0))
}

function legendOf(language: Language): readonly LegendEntry[] {
  const say = personWords[language]
  const bar = (parts: Partial<Record<'standard' | 'next' | 'own', number>>): Cell => ({
    kind: 'bar',
    stretches: [],
    standard: parts.standard ?? null,
    next: parts.next ?? null,
    own: parts.own ?? null,
    text: '',
    spoken: '',
  })
  return [
    { cell: bar({ standard: 0.5 }), label: say.standard },
    { cell: bar({ next: 0.5 }), label: say.nextStandard },
    { cell: bar({ own: 0.5 }), label: say.ownLevel },
    { cell: { kind: 'unassessed' }, label: words[language].unassessed },
  ]
}
