import type { sheets_v4 } from '@googleapis/sheets'
import { GoogleSpreadsheet, type GoogleSpreadsheetWorksheet } from 'google-spreadsheet'
import { type Emulator, startEmulator } from './emulator.ts'
import type { PersonAtSheet } from './person-at-sheet.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** What stands in the sheet `職員` of a new desk. */
export const STAFF = [
  ['番号', '氏名', '級'],
  ['3', '佐藤', '2'],
  ['1', '鈴木', '3'],
  ['2', '高橋', '1'],
]

/** The second sheet's title, which no range may be written without quoting. */
export const OTHER_SHEET = 'it’s: 別'

/** The real library with a document of the emulator open, and a look past the library at what the emulator holds. */
export interface Desk {
  readonly emulator: Emulator<VirtualClock>
  readonly id: string
  readonly doc: GoogleSpreadsheet
  /** `職員`, as the library has it. */
  readonly sheet: GoogleSpreadsheetWorksheet
  /** `職員`, as somebody else sees it. */
  readonly person: PersonAtSheet
  /** A sheet of the library's by its title. */
  titled(title: string): GoogleSpreadsheetWorksheet
  /** The document as the emulator tells it, with the fields asked for. */
  held(fields?: string): sheets_v4.Schema$Spreadsheet
  /** One cell of `職員` as the emulator holds it. */
  heldCell(address: string): sheets_v4.Schema$CellData
}

type Auth = { readonly token: string } | { readonly apiKey: string }

/** The library's own document, with its two clients pointed at the emulator and its retries off. */
export function libraryDocument(
  origin: string,
  id: string,
  auth: Auth = { token: 'ours' },
): GoogleSpreadsheet {
  const doc = new GoogleSpreadsheet(id, auth, { retryConfig: 0 })
  return Object.assign(doc, {
    sheetsApi: doc.sheetsApi.extend({ prefix: `${origin}/v4/spreadsheets/${id}` }),
    driveApi: doc.driveApi.extend({ prefix: `${origin}/drive/v3/files/${id}` }),
  })
}

/** Starts an emulator and opens a document of it with the library. */
export async function openDesk(): Promise<Desk> {
  const emulator = await startEmulator()
  const { people } = emulator
  const id = people.createDocument('人事', { 職員: STAFF, [OTHER_SHEET]: [] })
  const doc = libraryDocument(emulator.origin, id)
  await doc.loadInfo()
  const titled = (title: string): GoogleSpreadsheetWorksheet => {
    const found = doc.sheetsByTitle[title]
    if (!found) throw new Error(`the library knows no sheet '${title}'`)
    return found
  }
  const held = (query: string): sheets_v4.Schema$Spreadsheet =>
    people.ask('GET', `/v4/spreadsheets/${id}?${query}`)
  return {
    emulator,
    id,
    doc,
    sheet: titled('職員'),
    person: people.at(id, '職員'),
    titled,
    held: (fields) => held(fields === undefined ? '' : `fields=${fields}`),
    heldCell: (address) => {
      const { sheets } = held(`includeGridData=true&ranges=${encodeURIComponent(`'職員'!${address}`)}`)
      return sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0] ?? {}
    },
  }
}
