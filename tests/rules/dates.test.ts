import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { ERAS, eraOn } from '../../src/japanese/eras.ts'
import { gridOf, readRules, staffSheet } from './small-office.ts'

/** What a cell in a column of 職員 is read as, and the codes of what is told of it. */
function read(
  header: string,
  column: string,
  cell: Cell,
  serialOffset = 0,
): { value: unknown; told: string[] } {
  const { values, problems } = readRules({
    personnel: { 職員: gridOf('職員', staffSheet([{ [header]: cell }]), { serialOffset }) },
  })
  return {
    value: values('Staff', column)[0],
    told: problems.map((problem) => problem.split(' ').slice(1).join(' ')),
  }
}
const birth = (cell: Cell, offset = 0) => read('生年月日', 'birthDate', cell, offset)
const accepted = (value: string, ...told: string[]) => ({ value, told })
const refused = (code: string) => ({ value: null, told: [`REJECT_CELL ${code}`] })

describe('days', () => {
  test.each<[Cell]>([
    ['令和7年4月1日'],
    ['R7.4.1'],
    ['r7.4.1'],
    ['R07/04/01'],
    ['R070401'],
    ['r070401'],
    ['㋿7年4月1日'],
    ['2025/4/1(火)'],
    ['令和7年4月1日（火）'],
    ['令和7年4月1日（火曜日）'],
    ['20250401'],
    ['2025／４／１'],
    ['2025/04/01 10:23:45'],
    ['2025-04-01T10:23'],
    ['Ｒ７．４．１'],
    ['R.7.4.1'],
    ['R7-4-1'],
    ['2025‐04‐01'],
    ['2025ー4ー1'],
    ['2025−4−1'],
    [' 令和　７年 ４月　１日 '],
    ['2025年4月1日'],
    ['2025.4.1'],
    ['令和7.4.1'],
    ['2025/4/1 (火) 9:00'],
    [20_250_401],
  ])('Q30 reads %o as 2025-04-01', (cell) => {
    expect(birth(cell)).toEqual(accepted('2025-04-01'))
  })

  test.each<[Cell, string]>([
    ['令和元年５月１日', '2019-05-01'],
    ['S64.1.7', '1989-01-07'],
    ['H 27.4.1', '2015-04-01'],
    ['平成 27 年 4 月 1 日', '2015-04-01'],
    ['T15.12.24', '1926-12-24'],
    ['M45.7.29', '1912-07-29'],
    ['㍻31年4月30日', '2019-04-30'],
    ['2024/2/29', '2024-02-29'],
    ['S40.10.01', '1965-10-01'],
  ])('Q30 reads %o as %s', (cell, iso) => {
    expect(birth(cell)).toEqual(accepted(iso))
  })

  test.each<[Cell]>([
    ['2025/2/29'],
    ['R6.2.30'],
    ['R741'],
    ['7.4.1'],
    ['4/1'],
    ['25/4/1'],
    ['R7.13.1'],
    ['R7.0.1'],
    ['R7.4.0'],
    ['R7.4.31'],
    ['R0.4.1'],
    ['2025041'],
    ['令和七年四月一日'],
    ['2025年4月1日現在'],
    ['2025 4 1'],
    ['平成'],
    ['不明'],
    [true],
    [7.4],
    [25],
    [0],
    [-1],
    [401],
    [1899],
  ])('Q30 refuses %o', (cell) => {
    expect(birth(cell)).toEqual(refused('Q30'))
  })

  test('Q30 reads a day written in any accepted form as itself', () => {
    const days = fc
      .date({ min: new Date('1873-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
    const forms: readonly ((
      year: string,
      letter: string,
      month: number,
      day: number,
      iso: string,
    ) => string)[] = [
      (year, _letter, month, day) => `${year}年${month}月${day}日`,
      (year, letter, month, day) => `${letter}${year.slice(2).replace('元', '1')}.${month}.${day}`,
      (year, letter, month, day) => `${letter.toLowerCase()}${year.slice(2)}/${month}/${day}`,
      (year, letter, month, day) =>
        `${letter}${[year.slice(2).replace('元', '1'), month, day].map((part) => String(part).padStart(2, '0')).join('')}`,
      (_year, _letter, month, day, iso) => `${iso.slice(0, 4)}/${month}/${day}`,
      (_year, _letter, month, day, iso) => `${iso.slice(0, 4)}年${month}月${day}日(金)`,
      (_year, _letter, _month, _day, iso) => iso.replaceAll('-', ''),
      (_year, _letter, _month, _day, iso) => `${iso} 08:30`,
    ]
    const widths = [
      (text: string) => text,
      (text: string) =>
        text.replace(/[0-9A-Za-z./-]/gu, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
      (text: string) => Array.from(text).join(/\d{8}|:/u.test(text) ? '' : ' '),
    ]
    fc.assert(
      fc.property(days, fc.constantFrom(...forms), fc.constantFrom(...widths), (iso, form, width) => {
        const era = eraOn(iso) ?? ERAS[0]
        const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
        const count = year - (era?.base ?? 0)
        const written = width(
          form(`${era?.name}${count === 1 ? '元' : count}`, era?.letter ?? '', month, day, iso),
        )
        expect(birth(written).value, written).toBe(iso)
      }),
      { numRuns: 300 },
    )
  })

  test.each<[string, Cell, number, string]>([
    ['a cell shown as a date', { serial: 45_748 }, 0, '2025-04-01'],
    ['its time of day cut', { serial: 45_748.75 }, 0, '2025-04-01'],
    ['a bare number', 45_748, 0, '2025-04-01'],
    ['a bare number of the 1904 date system', 45_748 - 1462, 1462, '2025-04-01'],
    ['a date typed without separators in that system', 20_250_401, 1462, '2025-04-01'],
    ['the first day above the years', 2201, 0, '1906-01-09'],
    ['the last bare day', 73_050, 0, '2099-12-31'],
  ])('Q28 reads %s', (_what, cell, offset, iso) => {
    expect(birth(cell, offset)).toEqual(accepted(iso))
  })

  test('Q28 tells a date in a column of text, and takes its ISO form', () => {
    expect(read('備考', 'note', { serial: 45_748 })).toEqual({ value: '2025-04-01', told: ['WARN Q28'] })
  })

  test.each<[string, Cell]>([
    ['0', { serial: 0 }],
    ['a time of day', { serial: 0.5 }],
    ['a bare number beyond 2099', 73_051],
  ])('Q28 refuses %s shown as a date', (_what, cell) => {
    expect(birth(cell)).toEqual(refused('Q30'))
  })

  test.each<[Cell]>([
    [1900],
    [2025],
    [2100],
    [2025.4],
    [{ serial: 2025 }],
    ['2025'],
    ['2025年'],
    ['R7'],
    ['令和7年度'],
  ])('Q29 refuses %o: a year is no day', (cell) => {
    expect(birth(cell)).toEqual(refused('Q29'))
  })

  test('Q29 refuses years in the 1904 date system too', () => {
    expect(birth(2025, 1462)).toEqual(refused('Q29'))
  })

  test.each(['R7.4', '令和7年4月', '2025/4', '2025-04', '２０２５年４月'])(
    'Q31 takes the first day of %s in a column of starts, the last in one of ends',
    (cell) => {
      expect(read('現所属開始日', 'departmentSince', cell)).toEqual(accepted('2025-04-01', 'WARN Q31'))
      expect(read('退職日', 'separatedOn', cell)).toEqual(accepted('2025-04-30', 'WARN Q31'))
      expect(birth(cell)).toEqual(refused('Q31'))
    },
  )

  test('Q31 knows the last day of February', () => {
    expect([
      read('退職日', 'separatedOn', 'R6.2').value,
      read('退職日', 'separatedOn', 'R7.2').value,
    ]).toEqual(['2024-02-29', '2025-02-28'])
  })

  test.each<[string, string]>([
    ['H31.5.1', '2019-05-01'],
    ['R1.4.1', '2019-04-01'],
    ['平成31年12月31日', '2019-12-31'],
    ['S64.1.8', '1989-01-08'],
    ['H1.1.7', '1989-01-07'],
    ['S100.1.1', ''],
  ])('Q34 holds to the arithmetic of %s', (cell, iso) => {
    expect(birth(cell)).toEqual(iso === '' ? refused('Q30') : accepted(iso, 'WARN Q34'))
  })

  test.each(['未定', '予 定', '随時', '調整中'])('Q35 takes %s for blank', (cell) => {
    expect(read('退職日', 'separatedOn', cell)).toEqual({ value: null, told: ['WARN Q35'] })
  })

  test('Q35 costs the row where the day is required', () => {
    const { rows, problems } = readRules({ personnel: { 職員: staffSheet([{ 現所属開始日: '未定' }]) } })
    expect({ rows: rows('Staff'), problems }).toEqual({
      rows: [],
      problems: ['職員!H2 WARN Q35', '職員!H2 REJECT_ROW N1'],
    })
  })

  test.each(['－', '―', 'ー', '---', '‐'])(
    'Q35 leaves %s for blank without a word: it says that there is nothing',
    (cell) => {
      expect(read('退職日', 'separatedOn', cell)).toEqual({ value: null, told: [] })
    },
  )
})

describe('fiscal years', () => {
  const year = (cell: Cell, title = '求められる水準'): { value: unknown; told: string[] } => {
    const { values, problems } = readRules({
      development: {
        [title]: [
          ['職階コード', '適用年度', 'C1'],
          ['G6', cell, 3],
        ],
      },
    })
    return {
      value: values('RequiredLevelRow', 'fromFiscalYear')[0],
      told: problems.map((problem) => problem.split(' ').slice(1).join(' ')),
    }
  }
  test.each<[Cell, number]>([
    ['R7', 2025],
    ['令和7年度', 2025],
    ['2025年度', 2025],
    ['2025', 2025],
    [2025, 2025],
    ['Ｒ７年度', 2025],
    ['平成31年度', 2019],
    ['令和元年度', 2019],
    ['令和 7 年', 2025],
    ['㋿7年度', 2025],
  ])('Q32 reads %o as %i', (cell, value) => {
    expect(year(cell)).toEqual({ value, told: [] })
  })

  test.each<[Cell]>([[7], ['7'], ['７年度'], ['07']])(
    'Q32 reads a bare %o as a year of the era, and tells it',
    (cell) => {
      expect(year(cell)).toEqual({ value: 2025, told: ['WARN Q32'] })
    },
  )

  test.each<[Cell]>([['七年度'], ['R0'], [0], [7.5], [1800], ['前年度'], ['R7・R8'], [true]])(
    'Q32 refuses %o, and the row with it',
    (cell) => {
      expect(year(cell)).toEqual({ value: undefined, told: ['REJECT_ROW Q32'] })
    },
  )

  test.each<[Cell, number]>([
    ['R7.3.31', 2024],
    ['R7.4.1', 2025],
    [{ serial: 45_747 }, 2024],
    [45_748, 2025],
    ['2025-03-31', 2024],
  ])('Q33 takes the fiscal year of the day %o', (cell, value) => {
    expect(year(cell)).toEqual({ value, told: ['WARN Q33'] })
  })

  test('Q33 counts bare days of the 1904 date system from its first day', () => {
    const sheet = gridOf(
      '求められる水準',
      [
        ['職階コード', '適用年度', 'C1'],
        ['G6', 45_747 - 1462, 3],
      ],
      { serialOffset: 1462 },
    )
    expect(
      readRules({ development: { 求められる水準: sheet } }).values('RequiredLevelRow', 'fromFiscalYear'),
    ).toEqual([2024])
  })
})
