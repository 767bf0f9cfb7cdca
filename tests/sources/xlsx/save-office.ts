import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainSheet } from '../../../src/sources/memory.ts'
import type { SheetGrid, Source } from '../../../src/sources/source.ts'
import { openXlsx } from '../../../src/sources/xlsx/open-xlsx.ts'
import { officeFolder } from '../office-folder.ts'
import { writtenWorkbook } from './write-workbook.ts'

/** The one sheet of the workbook below. */
export const ROSTER: SheetGrid = plainSheet('名簿', [
  ['番号', '氏名'],
  ['000101', '青木'],
  ['000102', '井上'],
])

/** An office with one workbook, 人事/名簿.xlsx. */
export interface Desk {
  readonly folder: string
  readonly path: string
  readonly before: Buffer
  readonly source: Source
  /** What the workbook's folder holds. */
  names(): Promise<readonly string[]>
  /** The files of its backups, the oldest first. */
  backups(): Promise<readonly Buffer[]>
  close(): Promise<void>
}

/** Sets up such an office. */
export async function desk(): Promise<Desk> {
  const folder = await officeFolder()
  const path = join(folder, '人事', '名簿.xlsx')
  const before = writtenWorkbook([ROSTER])
  await mkdir(join(folder, '人事'))
  await writeFile(path, before)
  const kept = join(folder, '.ikusei', 'backups', '人事', '名簿.xlsx')
  return {
    folder,
    path,
    before,
    source: openXlsx('人事/名簿.xlsx', { folder }),
    names: () => readdir(join(folder, '人事')),
    backups: async () => {
      const names = await readdir(kept).catch(() => [])
      return Promise.all(names.sort().map((name) => readFile(join(kept, name))))
    },
    close: () => rm(folder, { recursive: true }),
  }
}
