import { z } from 'zod'
import { named } from './answers.ts'
import { type Cell, number, text } from './cell.ts'
import { type Asked, dashboard } from './dashboard.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import { shownDay } from './moments.ts'
import type { Column, Picture, Row } from './picture.ts'
import { rotationWords } from './rotation-words.ts'
import { LIST_SIGN } from './words.ts'

const due = z.object({
  staff: z
    .object({
      staffNumber: z.string().nullable(),
      name: z.string().nullable(),
      department: named,
      grade: named,
    })
    .nullable(),
  on: z.string().nullable(),
  years: z.number().nullable(),
  limit: z.number().nullable(),
  over: z.number().nullable(),
  due: z.boolean().nullable(),
  breadth: z.array(z.string()).nullable(),
  reasons: z.array(z.string()).nullable(),
})

type Due = z.infer<typeof due>

const answer = z.object({ rotationDue: z.array(due) })

/** Who is due for a move on the next 1 April, and why: for HR; years alone for who leads them. */
export const rotation = dashboard({
  name: 'rotation',
  title: { ja: '異動対象', en: 'Due for a move' },
  sheets: ['異動履歴', '職員', '職階'],
  workbooks: ['personnel'],
  takes: '$department: String',
  fields: `
  rotationDue(departmentCode: $department) {
    staff { staffNumber name department { name } grade { name } }
    on years limit over due breadth reasons
  }`,
  answer,
  variables: ({ department }) => (department ? { department } : {}),
  model,
})

function model(
  { rotationDue, viewer }: z.infer<typeof answer> & FrameAnswer,
  { language, filters }: Asked,
): Picture | null {
  const own = viewer.staff?.staffNumber ?? null
  const isOthers = rotationDue.some(({ staff }) => staff?.staffNumber !== own)
  if (!isOthers) return null
  const say = rotationWords[language]
  const knowsWhy = rotationDue.some((each) => each.due !== null && each.staff?.staffNumber !== own)
  const shown = knowsWhy ? rotationDue.filter((each) => each.due === true) : rotationDue
  const on = shownDay(rotationDue[0]?.on ?? viewer.today, language)
  const most = Math.max(1, ...shown.map(({ years, limit }) => Math.max(years ?? 0, (limit ?? 0) * 2)))
  const longest = Math.max(0, ...shown.map(({ years }) => years ?? 0))
  return {
    finding: !knowsWhy
      ? say.findingYears(on, shown.length, longest)
      : shown.length === 0
        ? say.nobody(on)
        : say.finding(on, shown.length, shown.filter(({ over }) => (over ?? 0) > 0).length),
    how: say.how,
    chips: filters['department'] ? [{ filter: 'department', label: filters['department'] }] : [],
    tables: [
      {
        id: 'due',
        look: 'list',
        caption: knowsWhy ? say.due(on) : say.years(on),
        head: say.staff,
        columns: columnsOf(knowsWhy, language),
        groups: [{ name: null, to: null, rows: shown.map((each) => line(each, most, knowsWhy, language)) }],
        foot: [],
        none: say.nobody(on),
      },
    ],
    legend: [
      { cell: yearsCell(null, 1, 2, language), label: say.limit },
      { cell: { ...yearsCell(null, 1, 2, language), standard: null, next: 0.5 }, label: say.double },
    ],
    count: say.count(shown.length, rotationDue.length),
  }
}

function columnsOf(knowsWhy: boolean, language: Language): readonly Column[] {
  const say = rotationWords[language]
  return [
    { title: say.department, look: 'text' },
    { title: say.grade, look: 'text' },
    { title: say.inPost, look: 'bar' },
    ...(knowsWhy
      ? ([
          { title: say.fields, look: 'figure' },
          { title: say.reasons, look: 'long' },
        ] as const)
      : []),
  ]
}

/** Years in the place against the limit of the grade and its double. */
function yearsCell(years: number | null, limit: number | null, most: number, language: Language) {
  const say = rotationWords[language]
  const isOver = years !== null && limit !== null && limit > 0 && years > limit
  return {
    kind: 'bar' as const,
    stretches:
      years === null ? [] : [{ look: isOver ? ('short' as const) : ('done' as const), share: years / most }],
    standard: limit ? limit / most : null,
    next: limit ? (limit * 2) / most : null,
    own: null,
    text: years === null ? '' : say.yearsOf(Math.round(years * 10) / 10, limit),
    spoken: '',
  }
}

function line(each: Due, most: number, knowsWhy: boolean, language: Language): Row {
  const { staff, years, limit, breadth, reasons } = each
  const say = rotationWords[language]
  const bar: Cell =
    years === null ? { kind: 'text', text: say.unknown } : yearsCell(years, limit, most, language)
  return {
    head: staff?.name ?? staff?.staffNumber ?? '',
    to: staff?.staffNumber ? { view: 'person', filters: { staff: staff.staffNumber } } : null,
    cells: [
      text(staff?.department?.name),
      text(staff?.grade?.name),
      bar,
      ...(knowsWhy ? [number(breadth?.length ?? null), text((reasons ?? []).join(LIST_SIGN[language]))] : []),
    ],
  }
}
