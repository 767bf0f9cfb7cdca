import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { schema } from '../../schema/index.ts'
import { readXlsx } from '../../src/sources/xlsx/read-xlsx.ts'
import { type OfficeReading, readOffice } from '../../src/tables/read-office.ts'

/** Reads a folder's workbooks as the server would. */
export function readDemo(folder: string): OfficeReading {
  const sheets = new Map(
    schema.workbooks
      .filter(({ file }) => existsSync(join(folder, file)))
      .map(({ key, file }): [string, ReturnType<typeof readXlsx>] => [
        key,
        readXlsx(readFileSync(join(folder, file))),
      ]),
  )
  const reading = readOffice({ schema, sheets, settings: { staffNumberWidth: '6' }, before: null })
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
  }
}
