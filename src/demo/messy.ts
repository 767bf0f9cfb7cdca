import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { workbooks } from '../../schema/workbooks.ts'
import type { Workbook } from '../templates/xlsx/workbook.ts'
import { writeWorkbook } from '../templates/xlsx/write.ts'
import { messyDevelopment } from './messy-development.ts'
import { messyIntentions } from './messy-intentions.ts'
import { messyPersonnel } from './messy-personnel.ts'

/** The oddities are all in three workbooks; the others read no differently. */
const CONTENT: Readonly<Record<'personnel' | 'development' | 'intentions', () => Workbook>> = {
  personnel: messyPersonnel,
  development: messyDevelopment,
  intentions: messyIntentions,
}

/** Writes an office whose sheets hold every oddity that reading knows, for demonstration and tests: always the same bytes. */
export function writeMessyOffice(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const messy = workbooks.flatMap(({ key, file }) => (isMessy(key) ? [{ key, file }] : []))
  const office = {
    name: 'でこぼこ市（デモ）',
    staffNumberWidth: 6,
    workbooks: Object.fromEntries(messy.map(({ key, file }) => [key, { file }])),
    signIn: { mode: 'demo' },
  }
  writeFileSync(join(folder, 'office.json'), `${JSON.stringify(office, null, 2)}\n`)
  for (const { key, file } of messy) writeFileSync(join(folder, file), writeWorkbook(CONTENT[key]()))
}

const isMessy = (key: string): key is keyof typeof CONTENT => Object.hasOwn(CONTENT, key)
