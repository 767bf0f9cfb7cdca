import type { Clock } from './clock.ts'
import { type Office, OfficeMistakes } from './office.ts'
import { connectGoogle, type GoogleConnection } from './sources/google/connection.ts'
import { readServiceAccount } from './sources/google/service-account.ts'
import { SourceError } from './sources/source.ts'

/** The address at which people open a spreadsheet. */
export const spreadsheetAddress = (id: string): string => `https://docs.google.com/spreadsheets/d/${id}`

/** An office's way to Google; throws `OfficeMistakes` if it names no key, or one that is none. */
export function googleOf(
  { google, folder }: Pick<Office, 'google' | 'folder'>,
  clock: Clock,
): GoogleConnection {
  const { credentials, endpoint } = google
  if (credentials === null && endpoint === null)
    throw new OfficeMistakes(folder, [
      'a workbook in Google Sheets needs the key of a service account: set IKUSEI_GOOGLE_CREDENTIALS to the path of its JSON file',
    ])
  try {
    return connectGoogle({
      account: credentials === null ? null : readServiceAccount(credentials),
      endpoint,
      clock,
    })
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new OfficeMistakes(folder, [`google.credentials: ${error.detail}`])
  }
}
