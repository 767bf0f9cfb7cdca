import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { writeMessyOffice } from '../demo/messy.ts'
import { type DemoOptions, writeDemoOffice } from '../demo/office.ts'
import { FilesInTheWay } from '../templates/write-templates.ts'
import { CommandFailure } from './failure.ts'

const SMALLEST_OFFICE = 60

/** Where the messy office stands, beside the clean one. */
export const MESSY_FOLDER = 'messy'

/** Writes the demo office and its messy neighbour; answers what to print. */
export function demo(
  folder: string,
  { json, ...options }: DemoOptions & { readonly json?: boolean },
): string {
  if (options.staff !== undefined && options.staff < SMALLEST_OFFICE)
    throw new CommandFailure(
      `A demo office has at least ${SMALLEST_OFFICE} staff.`,
      `Try --staff ${SMALLEST_OFFICE}.`,
    )
  const path = resolve(folder)
  const started = performance.now()
  const mark = writing(() => writeDemoOffice(path, options))
  writeMessyOffice(join(path, MESSY_FOLDER))
  const seconds = (performance.now() - started) / 1000
  const files = Object.keys(mark.files)
  if (json)
    return JSON.stringify(
      { folder: path, messy: join(path, MESSY_FOLDER), staff: mark.staff, seed: mark.seed, files },
      null,
      2,
    )
  const shown = relative(process.cwd(), path) || '.'
  return [
    `${mark.staff}人のデモ（架空）を ${shown} に作りました（${seconds.toFixed(1)}秒）: ${files.join('、')}`,
    `  serve it           npm start -- ${shown}`,
    `  every quirk        npm run ikusei -- check ${join(shown, MESSY_FOLDER)}`,
  ].join('\n')
}

/** Runs what writes files, and says which are in the way. */
export function writing<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (error instanceof FilesInTheWay)
      throw new CommandFailure(error.message, 'Name an empty folder, or add --force to write over them.')
    throw error
  }
}

/** Tells whether a folder is a demo office: the generator's mark is there. */
export const isDemoOffice = (folder: string): boolean => existsSync(join(folder, '.ikusei', 'demo.json'))
