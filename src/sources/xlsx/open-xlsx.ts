import type { Source } from '../source.ts'
import { type FileOptions, fileSource } from './file-source.ts'
import { fileWriter } from './write-file.ts'

/** A workbook kept in an .xlsx file on a disk or a share. */
export const openXlsx = (path: string, options: FileOptions): Source => ({
  ...fileSource(path, 'xlsx', options),
  apply: fileWriter(path, options),
})
