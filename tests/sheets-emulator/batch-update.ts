import type { sheets_v4 } from '@googleapis/sheets'
import { type Account, store } from './account.ts'
import { refuseTooManyCells } from './limits.ts'
import { Mistake } from './mistake.ts'
import { carryOut } from './requests/index.ts'
import { type Document, draftOf } from './spreadsheet.ts'
import { spreadsheetAnswer } from './spreadsheet-answer.ts'

/** A request of a batch that was refused; its place and kind are told. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
}

/** Carries out all requests of a batch or none of them. */
export function batchUpdate(
  account: Account,
  document: Document,
  body: sheets_v4.Schema$BatchUpdateSpreadsheetRequest,
): sheets_v4.Schema$BatchUpdateSpreadsheetResponse {
  const requests = body.requests ?? []
  if (requests.length === 0) throw new BadRequest('Must specify at least one request.')
  const draft = draftOf(document.spreadsheet)
  const replies = requests.map((request, index) => {
    const [kind = ''] = Object.entries(request).flatMap(([name, given]) => (given == null ? [] : [name]))
    try {
      const reply = carryOut({ spreadsheet: draft, account }, kind, request)
      refuseTooManyCells(draft)
      if (reply !== null) return reply
    } catch (error) {
      if (!(error instanceof Mistake)) throw error
      throw new BadRequest(`Invalid requests[${index}].${kind}: ${error.message}`)
    }
    throw new BadRequest(
      `Invalid JSON payload received. Unknown name "${kind}" at 'requests[${index}]': Cannot find field.`,
    )
  })
  store(account, document, draft)
  return {
    spreadsheetId: document.id,
    replies,
    ...(body.includeSpreadsheetInResponse
      ? {
          updatedSpreadsheet: spreadsheetAnswer(document, {
            includesGrid: body.responseIncludeGridData === true,
            ranges: body.responseRanges ?? [],
          }),
        }
      : {}),
  }
}
