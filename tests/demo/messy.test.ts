import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { RULES } from '../../src/columns/rules.ts'
import { writeMessyOffice } from '../../src/demo/messy.ts'
import { readOfficeFile } from '../../src/office.ts'
import { readXlsx } from '../../src/sources/xlsx/read-xlsx.ts'
import { addressOf } from '../../src/tables/problem.ts'
import type { OfficeReading } from '../../src/tables/read-office.ts'
import { readDemo } from './read-demo.ts'

const folder = mkdtempSync(join(tmpdir(), 'messy-'))
let reading: OfficeReading
beforeAll(() => {
  writeMessyOffice(folder)
  reading = readDemo(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The workbooks that the office has. */
const written = () => schema.workbooks.filter(({ file }) => existsSync(join(folder, file)))

/** Rules that are accepted without a word, and those of which one reading of healthy files cannot tell. */
const SILENT = [
  'Q1',
  'Q2',
  'Q3',
  'Q6',
  'Q9',
  'Q13',
  'Q15',
  'Q21',
  'Q22',
  'Q23',
  'Q26',
  'Q37',
  'Q39',
  'Q41',
  'Q42',
  'Q43',
  'Q45',
]
const NOT_IN_ONE_READING = ['Q17', 'Q18', 'N7']

describe('the messy office', () => {
  test('is an office that starts', async () => {
    const office = await readOfficeFile(
      folder,
      schema.workbooks.map(({ key }) => key),
    )
    expect(office).toMatchObject({
      name: 'でこぼこ市（デモ）',
      signIn: 'demo',
      settings: { staffNumberWidth: '6' },
    })
  })

  test('is always the same', () => {
    const again = mkdtempSync(join(tmpdir(), 'messy-'))
    writeMessyOffice(again)
    for (const { file } of written())
      expect(readFileSync(join(again, file)).equals(readFileSync(join(folder, file))), file).toBe(true)
    rmSync(again, { recursive: true })
  })

  test('makes every rule speak that can', () => {
    const told = new Set<string>(reading.problems.map(({ code }) => code))
    const expected = Object.keys(RULES).filter(
      (code) => !SILENT.includes(code) && !NOT_IN_ONE_READING.includes(code),
    )
    expect(expected.filter((code) => !told.has(code))).toEqual([])
    expect([...told].filter((code) => SILENT.includes(code))).toEqual([])
  })

  test('loses no cell in silence, sheet by sheet', () => {
    for (const { key, file } of written())
      for (const { title, rows } of readXlsx(readFileSync(join(folder, file)))) {
        const filled = rows
          .flat()
          .filter((cell) => cell !== null && !(typeof cell === 'string' && cell.trim() === '')).length
        const account = reading.accounts.get(key)?.find(({ sheet }) => sheet === title)
        expect(account, title).toMatchObject({ filled })
        expect((account?.read ?? 0) + (account?.reported ?? 0), title).toBe(filled)
        expect(account?.read, title).toBeGreaterThanOrEqual(0)
      }
  })

  test('reads the sheets beside one that is refused', () => {
    const refused = reading.problems
      .filter(({ severity }) => severity === 'REJECT_SHEET')
      .map(({ sheet }) => sheet)
    expect([...new Set(refused)]).toEqual(['研修能力対応', '研修受講_R5', '自己申告_見本'])
    expect(new Set(reading.tables.get('TrainingRecord')?.rows.map(({ sheet }) => sheet))).toEqual(
      new Set(['令和6年度 研修受講', '研修受講_R7']),
    )
  })

  test('keeps the characters of names, and leaves furigana out', () => {
    const names = reading.tables.get('Staff')?.rows.map(({ values }) => values['name'])
    expect(names).toEqual(
      expect.arrayContaining(['髙野　見本', '﨑山 見本', '𠮷田　見本', '渡邉見本', '\u{fa19}谷 見本']),
    )
  })

  test('is told to HR line by line as it was agreed', async () => {
    const lines = reading.problems.map((problem) =>
      [
        problem.workbook,
        problem.sheet ?? '',
        addressOf(problem) ?? '',
        problem.severity,
        problem.code,
        problem.message.ja,
        problem.suggestion.ja,
      ].join(' | '),
    )
    const counts = [...reading.tables].flatMap(([name, { rows, children }]) => [
      `${name}: ${rows.length}`,
      ...Object.entries(children).map(([child, kids]) => `${child}: ${kids.length}`),
    ])
    await expect(`${[...lines, '', ...counts].join('\n')}\n`).toMatchFileSnapshot('messy-readings.txt')
  })
})
