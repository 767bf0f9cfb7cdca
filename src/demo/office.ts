import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { schema } from '../../schema/index.ts'
import { templateOf } from '../templates/template.ts'
import { refuseToOverwrite } from '../templates/write-templates.ts'
import { writeWorkbook } from '../templates/xlsx/write.ts'
import { GRANTED } from './accounts.ts'
import { calendarOf, DEMO_DAY } from './calendar.ts'
import { demoRows } from './demo-rows.ts'
import { NUMBER_WIDTH } from './names.ts'
import { rosterOf } from './roster.ts'
import { SHEET_WORDS } from './sheet-words.ts'

/** What sort of demo office to write. */
export interface DemoOptions {
  /** How many people work there now; those who have left come on top. At least 60. */
  readonly staff?: number
  readonly seed?: number
  /** Any day of the fiscal year the office is in; not the clock, so that the same call gives the same files. */
  readonly today?: string
  /** Writes over a demo office that is there. */
  readonly force?: boolean
}

/** The mark of a demo office, under `.ikusei`: the files as they were generated, by SHA-256. */
export interface DemoMark {
  readonly staff: number
  readonly seed: number
  readonly day: string
  readonly files: Readonly<Record<string, string>>
}

const MARK_FOLDER = '.ikusei'
const MARK = 'demo.json'

/** Writes a synthetic office into a folder: `office.json`, its workbooks, and the mark that it is a demo. */
export function writeDemoOffice(
  folder: string,
  { staff = 500, seed = 1, today = DEMO_DAY, force = false }: DemoOptions = {},
): DemoMark {
  if (!Number.isInteger(staff) || staff < 60)
    throw new Error(`A demo office needs at least 60 staff, not ${staff}.`)
  const calendar = calendarOf(today)
  refuseOthersFiles(folder, force)
  const { rows, families } = demoRows(rosterOf(staff, seed, calendar), staff)
  mkdirSync(join(folder, MARK_FOLDER), { recursive: true })
  const hashes: Record<string, string> = {}
  const write = (file: string, bytes: Buffer): void => {
    writeFileSync(join(folder, file), bytes)
    hashes[file] = createHash('sha256').update(bytes).digest('hex')
  }
  write('office.json', Buffer.from(`${JSON.stringify(officeJson(), null, 2)}\n`))
  for (const { key, file } of schema.workbooks)
    write(
      file,
      writeWorkbook(templateOf(schema, key, { rows, families, about: SHEET_WORDS }), { level: FASTEST }),
    )
  const mark: DemoMark = { staff, seed, day: calendar.day, files: hashes }
  writeFileSync(join(folder, MARK_FOLDER, MARK), `${JSON.stringify(mark, null, 2)}\n`)
  return mark
}

const FASTEST = 1

const officeJson = (): object => ({
  name: 'みずほ市（デモ）',
  staffNumberWidth: NUMBER_WIDTH,
  workbooks: Object.fromEntries(schema.workbooks.map(({ key, file }) => [key, { file }])),
  signIn: { mode: 'demo' },
  access: { ...GRANTED, declarationVisibility: 'HR_ONLY' },
})

/** Even by force nothing but a demo office is written over. */
function refuseOthersFiles(folder: string, force: boolean): void {
  const files = ['office.json', ...schema.workbooks.map(({ file }) => file)].map((file) => join(folder, file))
  if (!force || !existsSync(join(folder, MARK_FOLDER, MARK))) refuseToOverwrite(files)
}
