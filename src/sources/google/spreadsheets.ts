import type { drive_v3 } from '@googleapis/drive'
import type { sheets_v4 } from '@googleapis/sheets'
import { CALL, type GoogleConnection } from './connection.ts'

/** A spreadsheet as far as setting it up needs to know it. */
export interface SpreadsheetOutline {
  readonly title: string
  readonly timeZone: string
  readonly sheets: readonly SheetOutline[]
}

/** One sheet of it. */
export interface SheetOutline {
  readonly id: number
  readonly title: string
  /** Nobody has put anything into it. */
  readonly isBlank: boolean
}

const OUTLINE =
  'properties(title,timeZone),sheets(properties(sheetId,title,sheetType),charts.chartId,data.rowData.values(userEnteredValue,note))'

/** Makes an empty spreadsheet that belongs to the service account; answers its id. */
export async function createSpreadsheet(title: string, connection: GoogleConnection): Promise<string> {
  const { spreadsheetId } = await connection.call<sheets_v4.Schema$Spreadsheet>(
    'write',
    (doc) =>
      doc.sheetsApi.extend({ prefix: `${connection.origin}/v4` }).post('spreadsheets', {
        ...CALL,
        json: { properties: { title, locale: 'ja_JP', timeZone: 'Asia/Tokyo' } },
      }),
    'new',
  )
  if (!spreadsheetId) throw new Error('Google made a spreadsheet and told no id')
  return spreadsheetId
}

/** Tells what is in a spreadsheet. */
export async function outlineOf(id: string, connection: GoogleConnection): Promise<SpreadsheetOutline> {
  const { properties, sheets } = await connection.call<sheets_v4.Schema$Spreadsheet>(
    'read',
    (doc) => doc.sheetsApi.get('', { ...CALL, searchParams: { fields: OUTLINE, prettyPrint: 'false' } }),
    id,
  )
  return {
    title: properties?.title ?? '',
    timeZone: properties?.timeZone ?? '',
    sheets: (sheets ?? []).map((sheet) => ({
      id: sheet.properties?.sheetId ?? 0,
      title: sheet.properties?.title ?? '',
      isBlank: isBlank(sheet),
    })),
  }
}

const isBlank = ({ properties, charts, data }: sheets_v4.Schema$Sheet): boolean =>
  (properties?.sheetType ?? 'GRID') === 'GRID' &&
  (charts ?? []).length === 0 &&
  !(data ?? []).some(({ rowData }) =>
    (rowData ?? []).some(({ values }) => (values ?? []).some((cell) => cell.userEnteredValue || cell.note)),
  )

/** Changes a spreadsheet by all of the requests or by none. */
export const changeSpreadsheet = (
  id: string,
  requests: readonly sheets_v4.Schema$Request[],
  connection: GoogleConnection,
): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse> =>
  connection.call('write', (doc) => doc.sheetsApi.post(':batchUpdate', { ...CALL, json: { requests } }), id)

/** Tells whether the service account may write into a spreadsheet. */
export async function mayEdit(id: string, connection: GoogleConnection): Promise<boolean> {
  const { capabilities } = await connection.call<drive_v3.Schema$File>(
    'drive',
    (doc) =>
      doc.driveApi.get('', {
        ...CALL,
        searchParams: { fields: 'capabilities(canEdit)', supportsAllDrives: 'true' },
      }),
    id,
  )
  return capabilities?.canEdit === true
}
