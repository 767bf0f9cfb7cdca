import type { sheets_v4 } from '@googleapis/sheets'
import { SourceError } from '../source.ts'
import { CALL, type GoogleConnection } from './connection.ts'
import { READ_BACK_FIELDS, readBackRanges } from './read-back.ts'
import type { RowRequests } from './row-requests.ts'

/** What came of sending a batch. */
export type Sent =
  | { readonly state: 'DONE'; readonly told: sheets_v4.Schema$Spreadsheet }
  /** Nothing was done. */
  | { readonly state: 'NOT_DONE'; readonly error: SourceError }
  /** Perhaps it was done, perhaps it will be. */
  | { readonly state: 'UNKNOWN' }

/** Sends the requests in one call, all or nothing, and asks for the touched rows back as they are then. */
export async function sendRows(
  id: string,
  connection: GoogleConnection,
  { requests, rows }: RowRequests,
): Promise<Sent> {
  let isOut = false
  const json = {
    requests,
    includeSpreadsheetInResponse: true,
    responseRanges: readBackRanges(rows),
    responseIncludeGridData: true,
  }
  try {
    const { updatedSpreadsheet } = await connection.call<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>(
      'write',
      (doc) => {
        isOut = false
        return doc.sheetsApi.post(':batchUpdate', {
          ...CALL,
          json,
          searchParams: { fields: READ_BACK_FIELDS, prettyPrint: 'false' },
          // Runs after the token was fetched: what fails before was surely not sent.
          hooks: {
            beforeRequest: [
              () => {
                isOut = true
              },
            ],
          },
        })
      },
      id,
    )
    return updatedSpreadsheet ? { state: 'DONE', told: updatedSpreadsheet } : { state: 'UNKNOWN' }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return isOut && error.fault === 'UNREACHABLE' ? { state: 'UNKNOWN' } : { state: 'NOT_DONE', error }
  }
}
