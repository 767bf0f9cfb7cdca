import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Schema } from '../tables/schema.ts'
import { type TemplateOptions, templateOf } from './template.ts'
import { writeWorkbook } from './xlsx/write.ts'

/** Where the workbooks go, and what stands in them. */
export interface WriteTemplatesOptions extends TemplateOptions {
  /** Writes over files that are there. */
  readonly force?: boolean
}

/** Files that would have been written over; nothing was written. */
export class FilesInTheWay extends Error {
  override readonly name = 'FilesInTheWay'
  readonly files: readonly string[]

  constructor(files: readonly string[]) {
    super(
      `These files are there already, and nothing was written: ${files.join(', ')}. Choose an empty folder, or write over them with force.`,
    )
    this.files = files
  }
}

/** Writes every workbook of the schema into a folder and answers the files' paths; the same input gives the same bytes. */
export function writeTemplates(
  schema: Schema,
  folder: string,
  { force = false, ...options }: WriteTemplatesOptions = {},
): readonly string[] {
  const paths = schema.workbooks.map(({ key, file }) => ({ key, path: join(folder, file) }))
  if (!force) refuseToOverwrite(paths.map(({ path }) => path))
  // All are made before the first is written: a mistake leaves nothing half done.
  const files = paths.map(({ key, path }) => ({
    path,
    bytes: writeWorkbook(templateOf(schema, key, options)),
  }))
  mkdirSync(folder, { recursive: true })
  for (const { path, bytes } of files) writeFileSync(path, bytes)
  return files.map(({ path }) => path)
}

/** Throws `FilesInTheWay` where one of the files is there. */
export function refuseToOverwrite(paths: readonly string[]): void {
  const there = paths.filter((path) => existsSync(path))
  if (there.length > 0) throw new FilesInTheWay(there)
}
