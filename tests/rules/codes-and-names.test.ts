import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { type Rows, readRules, staffSheet } from './small-office.ts'

const told = (problems: readonly string[]): string[] => problems.map((problem) => problem.split('!')[1] ?? '')

function numbers(
  cells: readonly Cell[],
  settings: Readonly<Record<string, string>> = { staffNumberWidth: '6' },
) {
  const { values, problems } = readRules(
    { personnel: { 職員: staffSheet(cells.map((cell) => ({ 職員番号: cell }))) } },
    settings,
  )
  return { values: values('Staff', 'staffNumber'), told: told(problems) }
}

describe('numbers of staff', () => {
  test.each<[Cell, string]>([
    ['123', '000123'],
    ['000123', '000123'],
    ['０００１２３', '000123'],
    [' 123 ', '000123'],
    ['1 2 3', '000123'],
    ['①②', '000012'],
  ])('Q19 reads %o as %s', (cell, value) => {
    expect(numbers([cell])).toEqual({ values: [value], told: [] })
  })

  test('Q19 refuses the sheet where no width is set and lengths differ, and reads it where they do not', () => {
    expect(numbers(['123', '0124'], {})).toEqual({ values: [], told: [' REJECT_SHEET Q19'] })
    expect(numbers(['0123', '0124'], {})).toEqual({ values: ['0123', '0124'], told: [] })
  })

  test('Q19 tells a number longer than the width, and keeps it', () => {
    expect(numbers(['0000123'])).toEqual({ values: ['0000123'], told: ['A2 WARN Q19'] })
  })

  test('Q20 tells numbers in place of text once a column', () => {
    expect(numbers([123, 124, '000125'])).toEqual({
      values: ['000123', '000124', '000125'],
      told: ['A2 WARN Q20'],
    })
  })

  test.each<[Cell, string]>([
    ['1.23E+05', '123000'],
    ['123.0', '000123'],
    ['1.5e3', '001500'],
    ['１.23Ｅ＋05', '123000'],
  ])('Q20 reads %o as %s, and tells it', (cell, value) => {
    expect(numbers([cell])).toEqual({ values: [value], told: ['A2 WARN Q20'] })
  })

  test.each<[Cell]>([
    [12.5],
    ['12.5'],
    [-1],
    [1e10],
    ['12345678901'],
    ['A12'],
    ['不明'],
    [true],
    [{ serial: 45_748 }],
    ['1.234E+02'],
  ])('Q20 refuses %o, and the row with it', (cell) => {
    expect(numbers([cell])).toEqual({ values: [], told: ['A2 REJECT_ROW Q20'] })
  })

  test('Q20 is told of references too', () => {
    const { problems, values } = readRules({
      personnel: {
        職員: staffSheet([{ 職員番号: '123000' }]),
        利用者: [
          ['メール', '職員番号', '役割', '有効期限'],
          ['a@example.lg.jp', '1.23E+05', '人事', 'R9.3.31'],
          ['b@example.lg.jp', 123_000, '人事', 'R9.3.31'],
        ],
      },
    })
    expect({ told: told(problems), values: values('UserAccount', 'staff') }).toEqual({
      told: ['B2 WARN Q20'],
      values: ['123000', '123000'],
    })
  })
})

describe('characters', () => {
  test.each<[string, string, Cell, unknown]>([
    ['氏名カナ', 'nameKana', 'ｻﾄｳ ﾋﾞｯﾋﾟ', 'サトウ ビッピ'],
    ['氏名カナ', 'nameKana', '㈱サトウ', '(株)サトウ'],
    ['生年月日', 'birthDate', '㋿７年４月①日', '2025-04-01'],
    ['職階コード', 'grade', 'Ｇ６', 'G6'],
    ['兼務所属', 'concurrentDepartments', '０１０１', ['0101']],
  ])('Q21 makes width one in %s', (header, column, cell, value) => {
    const { values, problems } = readRules({ personnel: { 職員: staffSheet([{ [header]: cell }]) } })
    expect({ value: values('Staff', column)[0], problems }).toEqual({ value, problems: [] })
  })

  test.each([
    '髙橋 見本',
    '﨑山 見本',
    '𠮷田 見本',
    '渡邉 見本',
    '\u{fa19}谷 見本',
    '\u{fa1b}田 見本',
    '大\u{fa10} 見本',
    '葛\u{e0100}城 見本',
    'Ｊｏｈｎ 見本',
    'か\u3099 見本',
  ])('Q22 keeps the characters of %s', (name) => {
    const { values, problems } = readRules({ personnel: { 職員: staffSheet([{ 氏名: name }]) } })
    expect({ value: values('Staff', 'name')[0], problems }).toEqual({ value: name, problems: [] })
  })

  test.each(['佐藤　見本', '佐藤 見本', '佐藤見本', '佐藤  見本'])(
    'Q23 keeps the spaces of 「%s」 and finds the person without them',
    (name) => {
      const { values, problems } = readRules({
        personnel: {
          職員: staffSheet([{ 氏名: name }]),
          異動履歴: [
            ['職員番号', '氏名', '発令日', '発令区分', '所属コード'],
            ['000101', '佐 藤 見　本', 'R7.4.1', '異動', '0203'],
          ],
        },
      })
      expect({ value: values('Staff', 'name')[0], problems }).toEqual({ value: name, problems: [] })
    },
  )

  test('N4 leaves control characters out, keeps line breaks, and tells it', () => {
    const { values, problems } = readRules({
      personnel: { 職員: staffSheet([{ 備考: 'a\u000bb\nc\td' }, { 備考: 'x'.repeat(32_768) }]) },
    })
    expect({ values: values('Staff', 'note'), told: told(problems) }).toEqual({
      values: ['ab\nc\td', null],
      told: ['J2 WARN N4', 'J3 REJECT_CELL N4'],
    })
  })
})

describe('names beside or instead of numbers', () => {
  const staff = staffSheet([
    { 氏名: '佐藤 花子' },
    { 氏名: '同名 見本', 所属コード: '0203' },
    { 氏名: '同名 見本', 所属コード: '0301' },
    { 氏名: '髙橋 見本' },
  ])
  const records = (...rows: Rows) =>
    readRules({
      personnel: { 職員: staff },
      development: {
        研修受講: [
          ['職員番号', '氏名', '所属', '研修コード', '開始日', '受講状態'],
          ...rows.map((row) => [...row, 'T001', 'R7.6.1', '修了']),
        ],
      },
    })

  test.each<[string, readonly Cell[], string, string]>([
    ['a name that one person has', [null, '佐藤花子', '税務課'], '000101', 'B2 WARN Q24'],
    ['a name of two, told apart by the department', [null, '同名 見本', '福祉課'], '000103', 'B2 WARN Q24'],
    ['the department under a former name', [null, '同名 見本', '市民税務課'], '000102', 'B2 WARN Q24'],
    ['a name in the place of the number', ['佐藤　花子', null, null], '000101', 'A2 WARN Q24'],
    ['number and name in one cell', ['101 佐藤 花子', null, null], '000101', ''],
  ])('Q24 finds somebody by %s', (_what, row, value, problem) => {
    const { values, problems } = records(row)
    expect({ value: values('TrainingRecord', 'staff'), told: told(problems) }).toEqual({
      value: [value],
      told: problem === '' ? [] : [problem],
    })
  })

  test.each<[string, readonly Cell[]]>([
    ['two people have', [null, '同名 見本', null]],
    ['two people have, neither of that department', [null, '同名 見本', '総務課']],
    ['nobody has', [null, '他市 見本', '税務課']],
    ['is only like somebody’s', [null, '高橋 見本', null]],
  ])('Q24 refuses a name that %s, once', (_what, row) => {
    const { rows, problems } = records(row)
    expect({ rows: rows('TrainingRecord'), told: told(problems) }).toEqual({
      rows: [],
      told: ['B2 REJECT_ROW Q24'],
    })
  })

  test('Q24 tells people of one name apart where departments are merged', () => {
    const sheet = staffSheet([
      { 氏名: '同名 見本', 所属コード: '0203' },
      { 所属コード: null },
      { 氏名: '同名 見本', 所属コード: '0301' },
      { 氏名: '四人目', 所属コード: null },
    ])
    const merges = [
      { top: 1, left: 6, bottom: 2, right: 6 },
      { top: 3, left: 6, bottom: 4, right: 6 },
    ]
    const { values } = readRules({
      personnel: {
        職員: { title: '職員', rows: sheet, merges, struck: [], formulas: [], locks: [], serialOffset: 0 },
      },
      development: {
        研修受講: [
          ['職員番号', '氏名', '所属', '研修コード', '開始日', '受講状態'],
          [null, '同名 見本', '福祉課', 'T001', 'R7.6.1', '修了'],
        ],
      },
    })
    expect(values('TrainingRecord', 'staff')).toEqual(['000103'])
  })

  test.each<[string, readonly Cell[], string]>([
    ['the name of somebody else', ['101', '同名 見本', null], '番号と氏名のどちらかを直してください'],
    [
      'a variant of a character',
      ['000104', '高橋 見本', null],
      '異体字の違いです。「髙橋 見本」に揃えてください',
    ],
  ])('Q25 lets the number win over %s', (_what, row, suggestion) => {
    const { values, problems, all } = records(row)
    expect({ value: values('TrainingRecord', 'status'), told: told(problems) }).toEqual({
      value: ['COMPLETED'],
      told: ['B2 WARN Q25'],
    })
    expect(all[0]?.suggestion.ja).toBe(suggestion)
  })

  test.each<[Cell]>([['000101 佐藤 太郎'], ['佐藤 太郎（000101）']])(
    'Q25 refuses %o: the two halves of one cell disagree',
    (cell) => {
      const { rows, problems } = records([cell, null, null])
      expect({ rows: rows('TrainingRecord'), told: told(problems) }).toEqual({
        rows: [],
        told: ['A2 REJECT_ROW Q25'],
      })
    },
  )

  test('Q25 is silent about an error or a ditto mark in the place of the name: that was told', () => {
    const { problems } = records(['101', '〃', null], ['000104', { error: '#N/A' }, null])
    expect(told(problems)).toEqual(['B2 REJECT_CELL Q36', 'B3 REJECT_CELL Q27'])
  })
})
