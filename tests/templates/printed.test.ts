import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { printedTemplates } from '../../src/demo/printed-templates.ts'
import { readXlsx } from '../../src/sources/xlsx/read-xlsx.ts'
import { headerWords } from '../../src/tables/header-words.ts'
import { findLayout, isLayout } from '../../src/tables/layout.ts'
import { isReservedSheet } from '../../src/tables/reserved-sheets.ts'
import { rowJudge } from '../../src/tables/skip.ts'
import { FilesInTheWay, writeTemplates } from '../../src/templates/write-templates.ts'
import { savedByLibreOffice } from './saved-by-libreoffice.ts'
import { headerContext } from './table-context.ts'
import { hasLibreOffice } from './xlsx/libreoffice.ts'
import { part, unzip } from './xlsx/unzip.ts'

const printed = join(import.meta.dirname, '../../sheets-templates')
const folder = mkdtempSync(join(tmpdir(), 'templates-'))
const files = schema.workbooks.map(({ file }) => file)

beforeAll(() => void writeTemplates(schema, folder, printedTemplates))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(files)('%s', (file) => {
  test('is printed as the declarations say; print again with `npm run ikusei -- template sheets-templates --force`', () => {
    // The packed bytes depend on the version of zlib, the parts do not.
    const now = unzip(readFileSync(join(folder, file)))
    const before = unzip(readFileSync(join(printed, file)))
    expect([...before.keys()]).toEqual([...now.keys()])
    for (const [name, text] of now) expect(before.get(name) === text, `${name} has drifted`).toBe(true)
  })

  test('is found and understood by the reader, its examples skipped', () => {
    for (const grid of readXlsx(readFileSync(join(folder, file)))) {
      if (isReservedSheet(grid.title)) continue
      const table = schema.tables.find((each) => each.sheet === grid.title && each.unfolds === null)
      if (table === undefined) throw new Error(`no table for ${grid.title}`)
      const unfolded = schema.tables.filter((each) => each.unfolds?.parent === table.name)
      const layout = findLayout(grid, table, headerWords(table, unfolded, headerContext), {
        fixedRow: null,
        hasYear: false,
      })
      if (!isLayout(layout)) throw new Error(`${grid.title}: ${layout.missing.join(', ')} missing`)
      expect(layout.headerRow).toBe(0)
      expect([layout.unknown, layout.doubled]).toEqual([[], []])
      const row = grid.rows[1] ?? []
      if (row[0] === '記入例') expect(rowJudge(grid, layout, table)(row, 1), grid.title).toBe('note')
    }
  })
})

describe('writing templates', () => {
  test('writes over nothing unless told to', () => {
    expect(() => writeTemplates(schema, folder, printedTemplates)).toThrow(FilesInTheWay)
    expect(() => writeTemplates(schema, folder, printedTemplates)).toThrow(/01_人事基本\.xlsx/)
    const before = files.map((file) => readFileSync(join(folder, file)))
    writeTemplates(schema, folder, { ...printedTemplates, force: true })
    expect(
      files.map((file) =>
        readFileSync(join(folder, file)).equals(before[files.indexOf(file)] ?? Buffer.alloc(0)),
      ),
    ).toEqual(files.map(() => true))
  })
})

describe.skipIf(!hasLibreOffice)(
  hasLibreOffice ? 'LibreOffice' : 'LibreOffice (SKIPPED: soffice is not installed here)',
  () => {
    test('opens them all and keeps what may be entered', () => {
      const saved = savedByLibreOffice(files.map((file) => join(folder, file)))
      for (const [index, file] of files.entries()) {
        const ours = unzip(readFileSync(join(folder, file)))
        const theirs = unzip(saved[index] ?? Buffer.alloc(0))
        for (const name of ours.keys()) {
          if (!name.startsWith('xl/worksheets/sheet')) continue
          expect(restricted(part(theirs, name)), `${file} ${name}`).toEqual(restricted(part(ours, name)))
        }
      }
    }, 240_000)
  },
)

/** What kinds of entries a sheet restricts, and on which cells. */
const restricted = (xml: string): string[] =>
  [...xml.matchAll(/<dataValidation .*?>/gs)]
    .flatMap(([element]) => {
      const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1]
      const type = of('type')
      return type === undefined || type === 'none'
        ? []
        : (of('sqref') ?? '').split(' ').map((area) => `${area} ${type} ${of('errorStyle') ?? 'stop'}`)
    })
    .sort()
