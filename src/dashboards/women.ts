import { z } from 'zod'
import { TOLD, told } from './answers.ts'
import { percent, rateCell, type Told } from './bars.ts'
import { type Cell, number } from './cell.ts'
import { type Asked, dashboard } from './dashboard.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import type { Picture, Row, Table } from './picture.ts'
import { womenWords } from './women-words.ts'

const answer = z.object({
  womenRatio: z
    .object({
      members: z.number(),
      known: z.number(),
      target: z.number().nullable(),
      needed: z.number().nullable(),
      management: told.nullable(),
      chiefs: told.nullable(),
      chiefsAfterRetirement: told.nullable(),
      others: told.nullable(),
      hires: told.nullable(),
      ladder: z.array(z.object({ name: z.string(), pipeline: z.number().nullable(), rate: told })),
      divisions: z.array(z.object({ name: z.string().nullable(), chiefs: told, others: told })),
    })
    .nullable(),
})

type Ratio = NonNullable<z.infer<typeof answer>['womenRatio']>

/** Where the share of women falls on the way up, and how many more the target takes. */
export const women = dashboard({
  name: 'women',
  title: { ja: '女性登用', en: 'Women in office' },
  sheets: ['職員', '職階', '指標目標'],
  workbooks: ['personnel'],
  fields: `
  womenRatio {
    members known target needed
    management ${TOLD} chiefs ${TOLD} chiefsAfterRetirement ${TOLD} others ${TOLD} hires ${TOLD}
    ladder { name pipeline rate ${TOLD} }
    divisions { name chiefs ${TOLD} others ${TOLD} }
  }`,
  answer,
  model,
})

function model({ womenRatio }: z.infer<typeof answer> & FrameAnswer, { language }: Asked): Picture | null {
  if (womenRatio === null) return null
  const say = womenWords[language]
  const { chiefs, target, needed, members, known } = womenRatio
  const share = chiefs?.value ?? null
  return {
    finding:
      share === null
        ? say.unknown
        : needed !== null && needed > 0 && target !== null
          ? say.findingNeeded(percent(share), percent(target / 100), needed)
          : say.finding(percent(share)),
    how: say.how,
    chips: [],
    tables: [
      ladderTable(womenRatio, language),
      wholeTable(womenRatio, language),
      divisionTable(womenRatio, language),
    ],
    legend:
      target === null
        ? []
        : [{ cell: { ...emptyBar, standard: target / 100 }, label: say.target(percent(target / 100)) }],
    count: say.count(members, known),
  }
}

const emptyBar = {
  kind: 'bar' as const,
  stretches: [],
  standard: null,
  next: null,
  own: null,
  text: '',
  spoken: '',
}

const list = (
  id: string,
  caption: string,
  titles: readonly string[],
  rows: readonly Row[],
  none: string,
): Table => ({
  id,
  look: 'list',
  caption,
  head: titles[0] ?? '',
  columns: titles.slice(1).map((title) => ({ title, look: 'bar' as const })),
  groups: [{ name: null, to: null, rows }],
  foot: [],
  none,
})

function ladderTable({ ladder }: Ratio, language: Language): Table {
  const say = womenWords[language]
  const rows = ladder.map(
    ({ name, rate, pipeline }): Row => ({
      head: name,
      to: null,
      cells: [
        rateCell(rate, null, say.of),
        number(pipeline === null ? null : Math.round(pipeline * 100) / 100),
      ],
    }),
  )
  const table = list('ladder', say.ladder, [say.grade, say.share], rows, say.none)
  return { ...table, columns: [...table.columns, { title: say.pipeline, look: 'figure' }] }
}

function wholeTable(
  { chiefs, chiefsAfterRetirement, management, others, hires, target }: Ratio,
  language: Language,
): Table {
  const say = womenWords[language]
  const row = (head: string, rate: Told | null, standard: number | null): Row[] =>
    rate === null ? [] : [{ head, to: null, cells: [rateCell(rate, standard, say.of)] }]
  const goal = target === null ? null : target / 100
  return list(
    'whole',
    say.whole,
    [say.group, say.share],
    [
      ...row(say.chiefs, chiefs, goal),
      ...row(say.chiefsAfterRetirement, chiefsAfterRetirement, goal),
      ...row(say.management, management, null),
      ...row(say.others, others, null),
      ...row(say.hires, hires, null),
    ],
    say.none,
  )
}

function divisionTable({ divisions }: Ratio, language: Language): Table {
  const say = womenWords[language]
  const cell = (rate: Told): Cell => rateCell(rate, null, say.of)
  const rows = divisions.map(
    ({ name, chiefs, others }): Row => ({ head: name ?? '', to: null, cells: [cell(chiefs), cell(others)] }),
  )
  return list('divisions', say.divisions, [say.division, say.chiefs, say.others], rows, say.none)
}
