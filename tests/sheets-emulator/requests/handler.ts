import type { sheets_v4 } from '@googleapis/sheets'
import type { Account } from '../account.ts'
import type { Spreadsheet } from '../spreadsheet.ts'

/** What a request of a batch works on: a draft that is thrown away if any request of the batch fails. */
export interface Work {
  readonly spreadsheet: Spreadsheet
  readonly account: Account
}

/** Carries out one kind of request and answers its reply; throws a `Mistake` for what Google would refuse. */
export type Handler<R> = (work: Work, request: R) => sheets_v4.Schema$Response
