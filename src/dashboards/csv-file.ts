import { fileDay } from './moments.ts'
import { plainTable } from './plain-table.ts'
import type { Showing } from './showing.ts'

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

/** Filters that a file's name may tell: a name lies open where the file lies, and is no place for a person. */
const TOLD_IN_NAMES: readonly string[] = ['department', 'year', 'month', 'sheet']

/** A cell of RFC 4180, always in quotes, never a formula. */
const quoted = (text: string): string =>
  `"${(FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/**
 * What is shown as CSV: exactly that, in the same order, hidden as hidden; UTF-8 with BOM, CRLF. Several tables follow
 * each other with an empty line between. For whoever may see nothing of it: nothing but the BOM.
 */
export function csvFile({
  title,
  language,
  asOf,
  picture,
}: Pick<Showing, 'title' | 'language' | 'asOf' | 'picture'>): CsvFile {
  const tables = (picture?.tables ?? []).map((table) =>
    plainTable(table, language)
      .map((line) => `${line.map(quoted).join(',')}\r\n`)
      .join(''),
  )
  const parts = [
    title,
    ...(picture?.chips ?? []).flatMap(({ filter, label }) => (TOLD_IN_NAMES.includes(filter) ? [label] : [])),
    fileDay(asOf),
  ]
  return {
    name: `${parts.map((part) => part.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')).join('_')}.csv`,
    text: `${BOM}${tables.join('\r\n')}`,
  }
}
