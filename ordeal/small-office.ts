import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { schema } from '../schema/index.ts'
import { calendarOf, DEMO_DAY } from '../src/demo/calendar.ts'
import { demoRows } from '../src/demo/demo-rows.ts'
import { NUMBER_WIDTH } from '../src/demo/names.ts'
import { rosterOf } from '../src/demo/roster.ts'
import { SHEET_WORDS } from '../src/demo/sheet-words.ts'
import { templateOf } from '../src/templates/template.ts'
import { writeWorkbook } from '../src/templates/xlsx/write.ts'

const STAFF = 60

/** The longest tables, cut: a clerk that is killed every few seconds must soon be there again. */
const MOST_ROWS: Readonly<Record<string, number>> = {
  Assignment: 200,
  CompetencyMatrixRow: 120,
  TrainingRecord: 250,
}

/** The workbooks that are written to; the third is left out. */
export const WORKBOOKS = schema.workbooks.filter(({ key }) => key !== 'intentions')

/** Writes a small office's workbooks, with all that the templates give them, into a folder. */
export function writeSmallOffice(folder: string, seed: number): void {
  const { rows } = demoRows(rosterOf(STAFF, seed, calendarOf(DEMO_DAY)), STAFF)
  const cut = Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [table, all.slice(0, MOST_ROWS[table] ?? all.length)]),
  )
  for (const { key, file } of WORKBOOKS)
    writeFileSync(
      join(folder, file),
      writeWorkbook(templateOf(schema, key, { rows: cut, families: {}, about: SHEET_WORDS })),
    )
}

/** Writes the file that says where an office's workbooks are. */
export function writeOfficeFile(
  folder: string,
  workbooks: Readonly<Record<string, { readonly file: string } | { readonly google: string }>>,
  google: { readonly endpoint?: string } = {},
): void {
  const office = {
    name: '育成市',
    staffNumberWidth: NUMBER_WIDTH,
    workbooks,
    google,
    signIn: { mode: 'demo' },
  }
  writeFileSync(join(folder, 'office.json'), JSON.stringify(office))
}
