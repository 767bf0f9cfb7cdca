import type { drive_v3 } from '@googleapis/drive'
import type { Document } from './spreadsheet.ts'

/** The kind of every file here. */
export const SPREADSHEET_TYPE = 'application/vnd.google-apps.spreadsheet'

/** A file with everything that Drive tells when all of it is asked for. */
export const fileAnswer = ({
  id,
  spreadsheet,
  createdTime,
  modifiedTime,
  version,
  parents,
  permissions,
}: Document): drive_v3.Schema$File => ({
  kind: 'drive#file',
  id,
  name: spreadsheet.properties.title ?? '',
  mimeType: SPREADSHEET_TYPE,
  trashed: false,
  parents: [...parents],
  version: String(version),
  webViewLink: `https://docs.google.com/spreadsheets/d/${id}/edit?usp=drivesdk`,
  createdTime: new Date(createdTime).toISOString(),
  modifiedTime: new Date(modifiedTime).toISOString(),
  shared: permissions.length > 1,
  capabilities: { canEdit: true },
})
