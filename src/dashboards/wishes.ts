import { percent } from './bars.ts'
import { type Cell, NOTHING, number, text } from './cell.ts'
import { stepOf } from './colours.ts'
import { type Asked, dashboard } from './dashboard.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import { shownFiscalYear } from './moments.ts'
import type { Picture, Row, Table } from './picture.ts'
import { type WishesAnswer, type WishFlow, wishesAnswer, wishesFields } from './wishes-answer.ts'
import { wishesWords } from './wishes-words.ts'

/** Between which divisions people wish to move: for who decides on transfers. */
export const wishes = dashboard({
  name: 'wishes',
  title: { ja: '異動希望', en: 'Wishes to move' },
  sheets: ['自己申告'],
  workbooks: ['personnel', 'intentions'],
  takes: '$year: Int',
  fields: wishesFields,
  answer: wishesAnswer,
  variables: ({ year }) => (year && /^\d{4}$/u.test(year) ? { year: Number(year) } : {}),
  model,
})

function model(
  { departments, transferWishFlow, wishFulfilment }: WishesAnswer & FrameAnswer,
  { language, filters }: Asked,
): Picture | null {
  if (transferWishFlow === null) return null
  const { fiscalYear, wanting, withoutDepartment, flows } = transferWishFlow
  const say = wishesWords[language]
  const order = departments.nodes.flatMap(({ name }) => name ?? [])
  const inward = Map.groupBy(flows, ({ to }) => to?.name ?? '')
  const [most] = [...inward]
    .map(([name, those]) => ({ name, count: sumOf(those) }))
    .toSorted((a, b) => b.count - a.count)
  const year = shownFiscalYear(fiscalYear, language)
  const rate = wishFulfilment?.rate?.value ?? null
  return {
    finding: most === undefined ? say.nobody(year) : say.finding(year, wanting, most.name, most.count),
    how: say.how,
    chips: filters['year'] ? [{ filter: 'year', label: year }] : [],
    tables: [
      matrixOf(flows, order, language),
      wishedTable(inward, language),
      ...(wishFulfilment === null ? [] : [repeatedTable(wishFulfilment.repeatedUnmet, language)]),
    ],
    legend: [{ cell: { kind: 'same' }, label: say.same }],
    count: [
      say.count(wanting, withoutDepartment),
      ...(rate === null ? [] : [say.fulfilled(percent(rate))]),
    ].join(' '),
  }
}

const sumOf = (flows: readonly WishFlow[]): number => flows.reduce((sum, { count }) => sum + count, 0)

/** The topmost department of a place. */
const divisionOf = (at: WishFlow['from']): string =>
  at?.parent?.parent?.name ?? at?.parent?.name ?? at?.name ?? ''

function matrixOf(flows: readonly WishFlow[], order: readonly string[], language: Language): Table {
  const say = wishesWords[language]
  const found = new Set(flows.flatMap(({ from, to }) => [divisionOf(from), divisionOf(to)]))
  const divisions = order.filter((name) => found.has(name))
  const counts = new Map(
    [...Map.groupBy(flows, ({ from, to }) => `${divisionOf(from)}\n${divisionOf(to)}`)].map(
      ([key, those]) => [key, sumOf(those)] as const,
    ),
  )
  const most = Math.max(1, ...counts.values())
  const cell = (from: string, to: string): Cell => {
    const count = counts.get(`${from}\n${to}`)
    if (count === undefined) return from === to ? { kind: 'same' } : NOTHING
    return { kind: 'filled', value: count, step: stepOf(count, 0, most), isBelow: false, spoken: say.people }
  }
  const sum = (cells: readonly Cell[]): Cell =>
    number(cells.reduce((total, each) => total + (each.kind === 'filled' ? each.value : 0), 0))
  return {
    id: 'flows',
    look: 'matrix',
    caption: say.matrix,
    head: say.from,
    columns: [
      ...divisions.map((title) => ({ title, look: 'narrow' as const })),
      { title: say.out, look: 'figure' },
    ],
    groups: [
      {
        name: null,
        to: null,
        rows: divisions.map((from): Row => {
          const cells = divisions.map((to) => cell(from, to))
          return { head: from, to: null, cells: [...cells, sum(cells)] }
        }),
      },
    ],
    foot: [
      {
        head: say.in,
        to: null,
        cells: [...divisions.map((to) => sum(divisions.map((from) => cell(from, to)))), number(sumOf(flows))],
      },
    ],
    none: say.none,
  }
}

/** The departments most wished for, with where their people would come from. */
function wishedTable(inward: ReadonlyMap<string, readonly WishFlow[]>, language: Language): Table {
  const say = wishesWords[language]
  const rows = [...inward]
    .map(([name, those]) => ({ name, those, count: sumOf(those) }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 12)
    .map(
      ({ name, those, count }): Row => ({
        head: name,
        to: null,
        cells: [
          number(count),
          text(those.map(({ from, count: each }) => say.fromOf(from?.name ?? '', each)).join('、')),
        ],
      }),
    )
  return {
    id: 'wished',
    look: 'list',
    caption: say.wished,
    head: say.to,
    columns: [
      { title: say.wishing, look: 'figure' },
      { title: say.fromWhere, look: 'long' },
    ],
    groups: [{ name: null, to: null, rows }],
    foot: [],
    none: say.none,
  }
}

function repeatedTable(
  repeated: NonNullable<WishesAnswer['wishFulfilment']>['repeatedUnmet'],
  language: Language,
): Table {
  const say = wishesWords[language]
  return {
    id: 'repeated',
    look: 'list',
    caption: say.repeated,
    head: say.staff,
    columns: [
      { title: say.to, look: 'text' },
      { title: say.years, look: 'figure' },
    ],
    groups: [
      {
        name: null,
        to: null,
        rows: repeated.map(({ staff, department, jobField, years }) => ({
          head: staff?.name ?? '',
          to: staff?.staffNumber ? { view: 'person', filters: { staff: staff.staffNumber } } : null,
          cells: [text(department?.name ?? jobField), number(years)],
        })),
      },
    ],
    foot: [],
    none: say.noRepeated,
  }
}
