import { expect, test } from 'vitest'
import { UnwritableWorkbook } from '../../../src/templates/xlsx/mistakes.ts'
import type { Sheet, SheetCell, ValidationRule, Workbook } from '../../../src/templates/xlsx/workbook.ts'
import { writeWorkbook } from '../../../src/templates/xlsx/write.ts'

function mistakesOf(workbook: Workbook): readonly string[] {
  try {
    writeWorkbook(workbook)
  } catch (error) {
    if (error instanceof UnwritableWorkbook) return error.mistakes
    throw error
  }
  return []
}

const sheet = (parts: Partial<Sheet>): Workbook => ({ sheets: [{ title: '表', rows: [], ...parts }] })
const cell = (value: SheetCell): Workbook => sheet({ rows: [[], [null, value]] })
const titled = (...titles: readonly string[]): Workbook => ({
  sheets: titles.map((title) => ({ title, rows: [] })),
})
const area = { top: 1, left: 0, bottom: 9, right: 0 }
const rule = (it: ValidationRule): Workbook => sheet({ validations: [{ areas: [area], rule: it }] })
const message = (title: string, text: string): Workbook =>
  sheet({ validations: [{ areas: [area], rule: { kind: 'any' }, prompt: { title, text } }] })
const long = (length: number) => 'あ'.repeat(length)
const list = (...values: readonly string[]) => rule({ kind: 'list', values })

test.each<[string, Workbook, RegExp]>([
  [
    'a text of 32,768 characters',
    cell(long(32_768)),
    /^sheet "表", B2: has a text of 32,768 characters.*32,767/,
  ],
  ['rich text as long', cell({ runs: [{ text: long(32_767) }, { text: 'x' }] }), /B2: has a text of 32,768/],
  ['a formula as long in its result', cell({ value: long(32_768), formula: 'A1' }), /B2: has a text/],
  ['not a number', cell(Number.NaN), /B2: holds NaN/],
  ['an endless number', cell(Number.POSITIVE_INFINITY), /B2: holds Infinity/],
  ['a day before days begin', cell({ serial: -1 }), /B2: holds the date serial -1/],
  ['an unknown error', cell({ error: '#BAD' }), /B2: holds "#BAD"/],
  ['a formula with "="', cell({ value: 1, formula: '=A1' }), /B2: .*begins with "="/],
  ['rich text as a result', cell({ value: { runs: [{ text: 'x' }] }, formula: 'A1' }), /B2: .*plain text/],
  [
    'a reading beyond its text',
    cell({ runs: [{ text: '山' }], readings: [{ text: 'ヤマ', from: 0, to: 2 }] }),
    /B2: .*0 to 2/,
  ],
  ['a bad colour', cell({ value: 1, style: { fill: '#fff' } }), /row 2: has the colour "#fff"/],
  ['a stray format id', cell({ value: 1, style: { format: 200 } }), /row 2: names the number format 200/],
  ['no visible sheet', sheet({ visibility: 'hidden' }), /workbook: has no visible sheet/],
  ['no sheet', titled(), /workbook: has no visible sheet/],
  ['a title of 32 characters', titled(long(32)), /title of 32 characters/],
  ['a blank title', titled(' '), /blank title/],
  ...['[', ']', ':', '*', '?', '/', '\\'].map((sign): [string, Workbook, RegExp] => [
    `a title with ${sign}`,
    titled(`a${sign}b`),
    /title with one of/,
  ]),
  ['a title that ends with a quote', titled("a'"), /title with one of/],
  ['titles that differ in case only', titled('Data', 'DATA'), /sheet "DATA": has the title of another sheet/],
  ['a reserved title', titled('History'), /reserves/],
  [
    'merges that overlap',
    sheet({ merges: [area, { ...area, top: 5, bottom: 12 }] }),
    /A6:A13: is a merge over another/,
  ],
  ['a merge of one cell', sheet({ merges: [{ ...area, bottom: 1 }] }), /A2: merges one cell/],
  ['a merge upside down', sheet({ merges: [{ ...area, bottom: 0 }] }), /a merge on no cells, or/],
  [
    'a cell validated twice',
    sheet({
      validations: [
        { areas: [area, area], rule: { kind: 'any' } },
        { areas: [area], rule: { kind: 'any' } },
      ],
    }),
    /validated twice/,
  ],
  [
    'a literal list of 256 characters',
    list(long(128), long(127)),
    /A2:A10: offers a literal list of 256 characters.*255/,
  ],
  ['a literal list with a comma', list('a,b'), /offers "a,b"/],
  ['an empty list', list(), /empty list/],
  [
    'a list from a sheet that is not there',
    rule({ kind: 'listRange', sheet: '無', area }),
    /sheet "無", which the workbook lacks/,
  ],
  ['a range no value can meet', rule({ kind: 'whole', from: 2, to: 1 }), /from 2 to 1/],
  [
    'a condition of 256 characters',
    rule({ kind: 'custom', formula: 'A'.repeat(256) }),
    /256 characters; at most 255/,
  ],
  ['a prompt title of 33 characters', message(long(33), 'x'), /prompt title of more than 32/],
  ['a prompt of 256 characters', message('x', long(256)), /prompt text of more than 255/],
  [
    'two notes on a cell',
    sheet({ notes: [1, 2].map(() => ({ row: 0, column: 0, author: 'x', text: 'x' })) }),
    /A1: has two notes/,
  ],
  [
    'a pane of hidden rows',
    sheet({ rows: [{ cells: [1], hidden: true }], frozen: { rows: 1, columns: 0 } }),
    /nothing but hidden/,
  ],
  [
    'a name like an address',
    { ...titled('a'), names: [{ name: 'AB12', formula: '1' }] },
    /name "AB12": is not a name/,
  ],
  [
    'a name twice',
    { ...titled('a'), names: ['x_1', 'X_1'].map((name) => ({ name, formula: '1' })) },
    /defined twice/,
  ],
])('refuses %s', (_, workbook, why) => {
  expect(mistakesOf(workbook)).toEqual([expect.stringMatching(why)])
})

test.each<[string, Workbook]>([
  ['a text of 32,767 characters', cell(long(32_767))],
  ['a literal list of 255 characters', list(long(127), long(127))],
  ['a title of 31 characters', titled(long(31))],
  ['merges side by side', sheet({ merges: [area, { ...area, left: 1, right: 1 }] })],
  ['a Japanese name', { ...titled('a'), names: [{ name: '棚_一覧', formula: '1' }] }],
  ['a prompt of 255 characters', message(long(32), long(255))],
])('takes %s', (_, workbook) => {
  expect(mistakesOf(workbook)).toEqual([])
})

test('lists every mistake at once', () => {
  const mistakes = mistakesOf(
    sheet({ title: 'a/b', rows: [[Number.NaN, { error: '?' }]], merges: [{ ...area, bottom: 1 }] }),
  )
  expect(mistakes).toHaveLength(4)
})
