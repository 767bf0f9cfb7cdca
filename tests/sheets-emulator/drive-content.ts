import { wholeSheet } from './a1.ts'
import { type Account, freeNumber, store } from './account.ts'
import type { ApiAnswer, ApiRequest } from './answer.ts'
import { SPREADSHEET_TYPE } from './drive-files.ts'
import { driveRefusal } from './drive-refusals.ts'
import { typedCell } from './entered.ts'
import { Shown } from './shown-cell.ts'
import { type Document, newSheet, newSpreadsheet, putCell } from './spreadsheet.ts'
import { valueRange } from './values.ts'

const SEPARATORS: Readonly<Record<string, string>> = { 'text/csv': ',', 'text/tab-separated-values': '\t' }

/** GET `files/{id}/export`: the first sheet as a table of texts. Other formats are beyond the emulator. */
export function exported({ spreadsheet }: Document, query: URLSearchParams): ApiAnswer {
  const type = query.get('mimeType') ?? ''
  const separator = SEPARATORS[type]
  const [first] = spreadsheet.sheets
  if (separator === undefined || first === undefined)
    return driveRefusal(400, 'badRequest', `The emulator exports no ${type}.`, 'mimeType')
  const shown =
    valueRange(wholeSheet(first), new Shown(spreadsheet), { value: 'FORMATTED_VALUE', dates: '' }).values ??
    []
  const width = Math.max(0, ...shown.map((row: readonly unknown[]) => row.length))
  const lines = shown.map((row: readonly unknown[]) =>
    Array.from({ length: width }, (_, index) => quoted(String(row[index] ?? ''), separator)).join(separator),
  )
  return { status: 200, body: lines.join('\r\n'), contentType: type }
}

const quoted = (text: string, separator: string): string =>
  [separator, '"', '\n', '\r'].some((each) => text.includes(each)) ? `"${text.replaceAll('"', '""')}"` : text

/** PUT of a file's content: a table of texts becomes the only sheet, titled as the file. */
export function uploaded(account: Account, document: Document, { body }: ApiRequest): ApiAnswer {
  const title = document.spreadsheet.properties.title ?? ''
  const sheet = newSheet(
    freeNumber(() => false),
    title,
  )
  for (const [row, line] of tableOf(body).entries())
    for (const [column, text] of line.entries())
      if (text !== '') putCell(sheet, row, column, typedCell(text, undefined))
  const { gridProperties } = sheet.properties
  gridProperties.rowCount = Math.max(gridProperties.rowCount, sheet.rows.length)
  gridProperties.columnCount = Math.max(
    gridProperties.columnCount,
    ...sheet.rows.map((cells) => cells?.length ?? 0),
  )
  const spreadsheet = newSpreadsheet(title)
  // Whoever converts a file works in Google's own zone.
  Object.assign(spreadsheet.properties, { timeZone: 'America/Los_Angeles' })
  store(account, document, { ...spreadsheet, sheets: [sheet] })
  return { status: 200, body: { kind: 'drive#file', id: document.id, title, mimeType: SPREADSHEET_TYPE } }
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/gu

/** Reads comma-separated texts; quotes keep commas and line ends together. */
function tableOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [whole, inQuotes, plain = '', end = ''] of text.matchAll(FIELD)) {
    const isPastTheEnd = whole === '' && rows.at(-1)?.length === 0
    if (!isPastTheEnd) rows.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? plain)
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows
}
