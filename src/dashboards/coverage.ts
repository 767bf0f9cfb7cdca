import { z } from 'zod'
import { named, somebody } from './answers.ts'
import { type Cell, NOTHING, number, type Sufficiency, text } from './cell.ts'
import { coverageWords } from './coverage-words.ts'
import { type Asked, dashboard } from './dashboard.ts'
import { withFilter } from './filters.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import type { Picture, Row, Table } from './picture.ts'
import { LIST_SIGN } from './words.ts'

const item = z.object({
  department: z.object({ departmentCode: z.string().nullable(), name: z.string().nullable() }).nullable(),
  competency: named,
  level: z.number(),
  needed: z.number(),
  held: z.number().nullable(),
  leaving: z.number().nullable(),
  members: z.number(),
  risk: z.enum(['GREEN', 'AMBER', 'RED', 'RED_LEAVING']),
  singleHolder: z.boolean(),
  reasons: z.array(z.string()),
  successors: z.array(somebody),
})

type Item = z.infer<typeof item>

const answer = z.object({ coverageRisk: z.array(item) })

/** What departments need and may come to lack: for who leads them and for HR. */
export const coverage = dashboard({
  name: 'coverage',
  title: { ja: '体制・属人化', en: 'Coverage' },
  sheets: ['所属必要能力', '能力評価', '異動履歴'],
  workbooks: ['personnel', 'development'],
  takes: '$department: String',
  fields: `
  coverageRisk(departmentCode: $department) {
    department { departmentCode name } competency { name }
    level needed held leaving members risk singleHolder reasons successors { staffNumber name }
  }`,
  answer,
  variables: ({ department }) => (department ? { department } : {}),
  model,
})

/** The most urgent come with their reasons; the matrix has all of them. */
const MOST_URGENT = 15

function model({ coverageRisk }: z.infer<typeof answer> & FrameAnswer, asked: Asked): Picture | null {
  if (coverageRisk.length === 0) return null
  const { language, filters } = asked
  const say = coverageWords[language]
  const urgent = coverageRisk.filter((each) => shapeOf(each) !== 'enough')
  const nobody = coverageRisk.filter((each) => shapeOf(each) === 'nobody').length
  const single = coverageRisk.filter((each) => shapeOf(each) === 'single').length
  return {
    finding: urgent.length === 0 ? say.enoughEverywhere : say.finding(coverageRisk.length, nobody, single),
    how: say.how,
    chips: filters['department']
      ? [{ filter: 'department', label: coverageRisk[0]?.department?.name ?? filters['department'] }]
      : [],
    tables: [
      matrixOf(coverageRisk, asked),
      urgentTable(urgent.slice(0, MOST_URGENT), urgent.length, language),
    ],
    legend: (['enough', 'short', 'single', 'nobody'] as const).map((shape) => ({
      cell: { kind: 'shape', shape, text: '', spoken: '' },
      label: say.shapes[shape],
    })),
    count: say.count(coverageRisk.length),
  }
}

function shapeOf({ risk, singleHolder }: Item): Sufficiency {
  if (risk === 'RED') return 'nobody'
  if (singleHolder) return 'single'
  return risk === 'GREEN' ? 'enough' : 'short'
}

function shapeCell(each: Item, language: Language): Cell {
  const shape = shapeOf(each)
  return {
    kind: 'shape',
    shape,
    text: `${each.held ?? 0}/${each.needed}`,
    spoken: coverageWords[language].shapes[shape],
  }
}

function matrixOf(items: readonly Item[], { language, filters }: Asked): Table {
  const say = coverageWords[language]
  const competencies = [...new Set(items.map(({ competency }) => competency?.name ?? ''))]
  const byDepartment = Map.groupBy(items, ({ department }) => department?.departmentCode ?? '')
  const rows = [...byDepartment]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, those]): Row => {
      const byName = new Map(those.map((each) => [each.competency?.name ?? '', each]))
      return {
        head: those[0]?.department?.name ?? code,
        to: { view: 'coverage', filters: withFilter(filters, 'department', code) },
        cells: competencies.map((name) => {
          const each = byName.get(name)
          return each ? shapeCell(each, language) : NOTHING
        }),
      }
    })
  return {
    id: 'coverage',
    look: 'matrix',
    caption: say.matrix,
    head: say.department,
    columns: competencies.map((title) => ({ title, look: 'narrow' })),
    groups: [{ name: null, to: null, rows }],
    foot: [],
    none: say.none,
  }
}

function urgentTable(items: readonly Item[], all: number, language: Language): Table {
  const say = coverageWords[language]
  return {
    id: 'urgent',
    look: 'list',
    caption: say.urgent(items.length, all),
    head: say.department,
    columns: [
      { title: say.competency, look: 'text' },
      { title: say.level, look: 'figure' },
      { title: say.holders, look: 'text' },
      { title: say.leaving, look: 'figure' },
      { title: say.reasons, look: 'long' },
      { title: say.successors, look: 'long' },
    ],
    groups: [
      {
        name: null,
        to: null,
        rows: items.map((each) => ({
          head: each.department?.name ?? '',
          to: null,
          cells: [
            text(each.competency?.name),
            number(each.level),
            shapeCell(each, language),
            number(each.leaving),
            text(each.reasons.join(LIST_SIGN[language])),
            text(each.successors.flatMap((one) => one?.name ?? []).join(LIST_SIGN[language])),
          ],
        })),
      },
    ],
    foot: [],
    none: say.enoughEverywhere,
  }
}
