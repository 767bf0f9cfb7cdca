import type { Dashboard } from './dashboard.ts'
import { type Filters, withoutEmpty } from './filters.ts'
import { freshnessOf } from './frame-answer.ts'
import type { Language } from './language.ts'
import { fileDay } from './moments.ts'
import { plainTable } from './plain-table.ts'

/** A file as it is handed out. */
export interface CsvFile {
  readonly name: string
  readonly text: string
}

const BOM = '\uFEFF'
/** What a spreadsheet would take for a formula: a quote before it makes it text. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u

/** A number is none, with its sign or without. */
const NUMBER = /^-?\d+(?:\.\d+)?$/u

/** A cell of RFC 4180, always in quotes, never a formula. */
const quoted = (text: string): string =>
  `"${(FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/**
 * A view as CSV: exactly what is shown, in the same order, hidden as hidden; UTF-8 with BOM, CRLF. Several tables follow
 * each other with an empty line between. For whoever may see nothing of it: nothing but the BOM.
 */
export function renderCsv(
  dashboard: Dashboard,
  answer: unknown,
  asked: { readonly language: Language; readonly filters: Filters },
): CsvFile {
  const filters = withoutEmpty(asked.filters)
  const { frame, picture } = dashboard.read(answer, { ...asked, filters })
  const tables = (picture?.tables ?? []).map((table) =>
    plainTable(table, asked.language)
      .map((line) => `${line.map(quoted).join(',')}\r\n`)
      .join(''),
  )
  const parts = [
    dashboard.title[asked.language],
    ...(picture?.chips ?? []).map(({ label }) => label),
    fileDay(freshnessOf(frame, dashboard.workbooks).asOf),
  ]
  return {
    name: `${parts.map((part) => part.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')).join('_')}.csv`,
    text: `${BOM}${tables.join('\r\n')}`,
  }
}
