import type { sheets_v4 } from '@googleapis/sheets'
import DataLoader from 'dataloader'
import { CALL, type GoogleConnection } from './connection.ts'

/** One cell as the API gives it: unformatted, dates as serial numbers, blank as an empty text. */
export type Value = string | number | boolean

/** The rows of a range, without what is blank at their ends. */
export type Values = readonly (readonly Value[])[]

/** Reads ranges of one spreadsheet; all that are asked for at once go into one call. */
export type Ranges = DataLoader<string, Values>

/** Opens the ranges of a spreadsheet; nothing is remembered between calls. */
export const openRanges = (id: string, connection: GoogleConnection): Ranges =>
  new DataLoader<string, Values>(
    async (ranges) => {
      const query = [
        ...ranges.map((range) => ['ranges', range]),
        ['valueRenderOption', 'UNFORMATTED_VALUE'],
        ['dateTimeRenderOption', 'SERIAL_NUMBER'],
        ['majorDimension', 'ROWS'],
        ['prettyPrint', 'false'],
      ]
      const answer = await connection.call<sheets_v4.Schema$BatchGetValuesResponse>(
        'read',
        (doc) => doc.sheetsApi.get('values:batchGet', { ...CALL, searchParams: query }),
        id,
      )
      return ranges.map((_range, index) => answer.valueRanges?.[index]?.values ?? [])
    },
    { cache: false },
  )

/** The range of a whole sheet: its title in quotes, so that no title is taken for a cell. */
export const wholeSheet = (title: string): string => `'${title.replaceAll("'", "''")}'`
