import type { sheets_v4 } from '@googleapis/sheets'
import { SourceError } from '../source.ts'
import { CALL, type GoogleConnection } from './connection.ts'

/** What came of sending a batch. */
export type Sent =
  | { readonly state: 'DONE' }
  /** Nothing was done. */
  | { readonly state: 'NOT_DONE'; readonly error: SourceError }
  /** Perhaps it was done, perhaps it will be. */
  | { readonly state: 'UNKNOWN' }

/** Sends requests in one call, all or nothing. */
export async function sendRows(
  id: string,
  connection: GoogleConnection,
  requests: readonly sheets_v4.Schema$Request[],
): Promise<Sent> {
  let isOut = false
  try {
    await connection.call(
      'write',
      (doc) => {
        isOut = false
        return doc.sheetsApi.post(':batchUpdate', {
          ...CALL,
          json: { requests },
          searchParams: { fields: 'spreadsheetId', prettyPrint: 'false' },
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
    return { state: 'DONE' }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return isOut && error.fault === 'UNREACHABLE' ? { state: 'UNKNOWN' } : { state: 'NOT_DONE', error }
  }
}
