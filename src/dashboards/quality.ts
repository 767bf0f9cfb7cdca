import { z } from 'zod'
import { type Cell, number, text } from './cell.ts'
import { type Asked, dashboard } from './dashboard.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import { shownMoment } from './moments.ts'
import type { Picture, Row, Table } from './picture.ts'
import { qualityWords } from './quality-words.ts'

const problem = z.object({
  workbook: z.string().nullable(),
  sheet: z.string().nullable(),
  cell: z.string().nullable(),
  header: z.string().nullable(),
  value: z.string().nullable(),
  severity: z.enum(['WARN', 'REJECT_CELL', 'REJECT_ROW', 'REJECT_SHEET']).nullable(),
  message: z.string().nullable(),
  messageEn: z.string().nullable(),
  suggestion: z.string().nullable(),
  suggestionEn: z.string().nullable(),
})

const workbook = z.object({
  key: z.string(),
  file: z.string(),
  asOf: z.string().nullable(),
  state: z.enum(['OK', 'DEGRADED', 'STALE']),
  waitsFor: z.string().nullable(),
  count: z.number().nullable(),
  sheets: z.array(z.object({ title: z.string(), filled: z.number(), read: z.number() })).nullable(),
})

type Workbook = z.infer<typeof workbook>
type Problem = z.infer<typeof problem>

const answer = z.object({
  files: z.array(workbook),
  found: z.object({ totalCount: z.number(), nodes: z.array(problem) }),
})

/** What is wrong in the sheets, where, and how to mend it: for who keeps them. */
export const quality = dashboard({
  name: 'quality',
  title: { ja: 'データの状態', en: 'State of the data' },
  sheets: [],
  workbooks: ['personnel', 'development', 'intentions', 'appraisal', 'health'],
  takes: '$filter: ProblemFilter',
  fields: `
  files: workbooks { key file asOf state waitsFor count: problems sheets { title filled read } }
  found: problems(first: 1000, filter: $filter, orderBy: [{ field: WORKBOOK }, { field: SHEET }, { field: ROW }]) {
    totalCount
    nodes { workbook sheet cell header value severity message messageEn suggestion suggestionEn }
  }`,
  answer,
  variables: ({ sheet }) => (sheet ? { filter: { sheet: { eq: sheet } } } : {}),
  model,
})

function model(
  { files, found }: z.infer<typeof answer> & FrameAnswer,
  { language, filters }: Asked,
): Picture | null {
  const kept = files.filter(({ sheets }) => sheets !== null)
  if (kept.length === 0) return null
  const say = qualityWords[language]
  const sheets = kept.flatMap((each) => each.sheets ?? [])
  const cells = sheets.reduce((sum, { filled }) => sum + filled, 0)
  const stale = kept.filter(({ state }) => state !== 'OK')
  return {
    finding:
      stale.length > 0
        ? say.findingStale(stale.length)
        : found.totalCount === 0
          ? say.findingNone(sheets.length, cells)
          : say.finding(found.totalCount, new Set(found.nodes.map(({ sheet }) => sheet)).size),
    how: say.how,
    chips: filters['sheet'] ? [{ filter: 'sheet', label: filters['sheet'] }] : [],
    tables: [
      workbookTiles(kept, language),
      ...(found.totalCount === 0 ? [] : [problemTable(found, kept, language)]),
    ],
    legend: [],
    count: say.count(sheets.length, cells),
  }
}

function workbookTiles(kept: readonly Workbook[], language: Language): Table {
  const say = qualityWords[language]
  const rows = kept.map(({ file, key, state, asOf, waitsFor, count, sheets }): Row => {
    const cells = (sheets ?? []).reduce((sum, { filled }) => sum + filled, 0)
    const cell: Cell = number(count ?? 0, say.problems)
    return {
      head: nameOf(file, key),
      to: null,
      cells: [
        cell,
        text(`${say.states[state]}${waitsFor === null ? '' : `（${waitsFor}）`}`),
        text(say.read((sheets ?? []).length, cells)),
        text(asOf === null ? '' : say.readAt(shownMoment(asOf, language))),
      ],
    }
  })
  return {
    id: 'workbooks',
    look: 'tiles',
    caption: say.workbooks,
    head: say.file,
    columns: [
      { title: say.problemCount, look: 'figure' },
      { title: say.state, look: 'text' },
      { title: say.content, look: 'text' },
      { title: say.readTime, look: 'text' },
    ],
    groups: [{ name: null, to: null, rows }],
    foot: [],
    none: say.none,
  }
}

/** A file by its name; an address says nothing to a reader, its key does. */
const nameOf = (file: string, key: string): string => (file.startsWith('https:') ? key : file)

function problemTable(
  { nodes, totalCount }: z.infer<typeof answer>['found'],
  kept: readonly Workbook[],
  language: Language,
): Table {
  const say = qualityWords[language]
  const files = new Map(kept.map((each) => [each.key, each]))
  const hasLinks = kept.some(({ file }) => file.startsWith('https://'))
  const fileOf = (each: Problem | undefined): string => {
    const file = files.get(each?.workbook ?? '')
    return file ? nameOf(file.file, file.key) : (each?.workbook ?? '')
  }
  const link = (each: Problem): Cell => {
    const file = files.get(each.workbook ?? '')?.file ?? ''
    return file.startsWith('https://') ? { kind: 'text', text: say.open, href: file } : text('')
  }
  const row = (each: Problem): Row => ({
    head: each.cell ?? say.wholeSheet,
    to: null,
    cells: [
      each.severity === null ? text('') : text(say.severities[each.severity]),
      text(each.header),
      text(each.value),
      text(language === 'ja' ? each.message : each.messageEn),
      text(language === 'ja' ? each.suggestion : each.suggestionEn),
      ...(hasLinks ? [link(each)] : []),
    ],
  })
  return {
    id: 'problems',
    look: 'list',
    caption: nodes.length < totalCount ? say.firstOf(nodes.length, totalCount) : say.list(totalCount),
    head: say.place,
    columns: [
      { title: say.severity, look: 'text' },
      { title: say.header, look: 'text' },
      { title: say.value, look: 'long' },
      { title: say.message, look: 'long' },
      { title: say.suggestion, look: 'long' },
      ...(hasLinks ? [{ title: say.file, look: 'text' as const }] : []),
    ],
    groups: [...Map.groupBy(nodes, ({ sheet }) => sheet ?? '')].map(([sheet, those]) => ({
      name: say.sheetOf(sheet, fileOf(those[0])),
      to: { view: 'quality', filters: { sheet } },
      rows: those.map(row),
    })),
    foot: [],
    none: say.none,
  }
}
