import { z } from 'zod'
import { named, somebody } from './answers.ts'
import { day, number, text } from './cell.ts'
import { type Asked, dashboard } from './dashboard.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import { shownMonth } from './moments.ts'
import { monthWords } from './month-words.ts'
import type { Picture, Row, RowGroup } from './picture.ts'
import { LIST_SIGN } from './words.ts'

const task = z.object({
  state: z.enum(['OVERDUE', 'DUE', 'PREPARE']),
  count: z.number(),
  due: z.string().nullable(),
  title: z.string(),
  staff: z.array(somebody),
  departments: z.array(named),
})

type Task = z.infer<typeof task>

const answer = z.object({
  hrCalendar: z.object({ month: z.string(), tasks: z.array(task) }).nullable(),
})

/** What a month needs: overdue, due, to prepare; for HR, and of health for occupational health. */
export const month = dashboard({
  name: 'month',
  title: { ja: '今月の人事', en: 'HR this month' },
  sheets: ['異動履歴', '研修受講', '研修必修', '資格', '人事評価'],
  workbooks: ['personnel', 'development'],
  takes: '$month: YearMonth',
  fields: `
  hrCalendar(month: $month) {
    month tasks { state count due title staff { staffNumber name } departments { name } }
  }`,
  answer,
  variables: ({ month: asked }) =>
    asked && /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(asked) ? { month: asked } : {},
  model,
})

const STATES = ['OVERDUE', 'DUE', 'PREPARE'] as const
/** So many names stand in a line; the count tells of the others. */
const MOST_NAMES = 6

function model(
  { hrCalendar }: z.infer<typeof answer> & FrameAnswer,
  { language, filters }: Asked,
): Picture | null {
  if (hrCalendar === null) return null
  const say = monthWords[language]
  const { tasks } = hrCalendar
  const [overdue, due, prepare] = STATES.map((state) => tasks.filter((each) => each.state === state).length)
  const shown = shownMonth(hrCalendar.month, language)
  return {
    finding:
      tasks.length === 0 ? say.nothing(shown) : say.finding(shown, overdue ?? 0, due ?? 0, prepare ?? 0),
    how: say.how,
    chips: filters['month'] ? [{ filter: 'month', label: shown }] : [],
    tables: [
      {
        id: 'tasks',
        look: 'list',
        caption: say.tasks(shown),
        head: say.task,
        columns: [
          { title: say.due, look: 'text' },
          { title: say.count, look: 'figure' },
          { title: say.whom, look: 'long' },
        ],
        groups: STATES.flatMap((state): RowGroup[] => {
          const those = tasks.filter((each) => each.state === state)
          return those.length === 0
            ? []
            : [{ name: say.states[state], to: null, rows: those.map((each) => line(each, language)) }]
        }),
        foot: [],
        none: say.nothing(shown),
      },
    ],
    legend: [],
    count: say.countOf(tasks.length),
  }
}

function line({ title, due, count, staff, departments }: Task, language: Language): Row {
  const names = [...staff, ...departments].flatMap((one) => one?.name ?? [])
  const rest = names.length - MOST_NAMES
  const listed = names.slice(0, MOST_NAMES).join(LIST_SIGN[language])
  const [only] = staff
  return {
    head: title,
    to:
      staff.length === 1 && only?.staffNumber
        ? { view: 'person', filters: { staff: only.staffNumber } }
        : null,
    cells: [
      day(due),
      number(count),
      text(rest > 0 ? `${listed}${monthWords[language].others(rest)}` : listed),
    ],
  }
}
