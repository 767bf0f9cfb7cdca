import { describe, expect, test } from 'vitest'
import { typedCell } from './entered.ts'
import { shownNumber } from './number-format.ts'

describe('what typing becomes', () => {
  test.each<[typed: string, value: object, pattern: string | undefined]>([
    ['text', { stringValue: 'text' }, undefined],
    ["'001", { stringValue: '001' }, undefined],
    ['001', { numberValue: 1 }, undefined],
    ['-1.5', { numberValue: -1.5 }, undefined],
    ['2,000.01', { numberValue: 2000.01 }, '#,##0.00'],
    ['12%', { numberValue: 0.12 }, '0%'],
    ['¥1,200', { numberValue: 1200 }, '"¥"#,##0'],
    ['TRUE', { boolValue: true }, undefined],
    ['=A1+1', { formulaValue: '=A1+1' }, undefined],
    ['2020-01-01', { numberValue: 43_831 }, 'yyyy-mm-dd'],
    ['2020/1/2', { numberValue: 43_832 }, 'yyyy/m/d'],
    ['2020-01-01 12:00', { numberValue: 43_831.5 }, 'yyyy-mm-dd h:mm'],
    ['6:00', { numberValue: 0.25 }, 'h:mm'],
    ['2020-02-30', { stringValue: '2020-02-30' }, undefined],
    ['R7.4.1', { stringValue: 'R7.4.1' }, undefined],
    ['1e3', { numberValue: 1000 }, '0.00E+00'],
    ['01/02/2020', { numberValue: 43_832 }, 'mm/dd/yyyy'],
    ['1/2/20', { numberValue: 43_832 }, 'm/d/yy'],
    ['Mar 1 2016', { numberValue: 42_430 }, 'mmm d yyyy'],
    ['1 March 2016', { numberValue: 42_430 }, 'd mmmm yyyy'],
    ['Foo 1 2016', { stringValue: 'Foo 1 2016' }, undefined],
    ['25:61', { stringValue: '25:61' }, undefined],
    ['2020年1月2日', { stringValue: '2020年1月2日' }, undefined],
  ])('%s', (typed, value, pattern) => {
    const cell = typedCell(typed, undefined)
    expect(cell.userEnteredValue).toEqual(value)
    expect(cell.userEnteredFormat?.numberFormat?.pattern ?? undefined).toBe(pattern)
  })

  test('a cell formatted as text takes everything as text, and a format that is there stays', () => {
    const text = { userEnteredFormat: { numberFormat: { type: 'TEXT' } } }
    expect(typedCell('001', text)).toEqual({ ...text, userEnteredValue: { stringValue: '001' } })
    const date = { userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'yyyy"年"m"月"d"日"' } } }
    expect(typedCell('2020-01-01', date)).toEqual({ ...date, userEnteredValue: { numberValue: 43_831 } })
  })
})

test('what was typed as a day is shown as it was typed', () => {
  for (const typed of ['2020-01-02', '2020/1/2', '01/02/2020', '1/2/20', 'Mar 1 2016', 'March 1, 2016']) {
    const { userEnteredValue, userEnteredFormat } = typedCell(typed, undefined)
    expect(shownNumber(userEnteredValue?.numberValue ?? 0, userEnteredFormat?.numberFormat)).toBe(typed)
  }
})

describe('a number as it is shown', () => {
  test.each([
    [1 / 3, '0.3333333333'],
    [0.1 + 0.2, '0.3'],
    [1234567.1234567, '1234567.123'],
    [12345678901.5, '12345678902'],
    [1e15, '1E+15'],
    [0.00000123, '1.23E-06'],
    [-2.5, '-2.5'],
  ])('%d without a format is %s', (value, shown) => {
    expect(shownNumber(value, null)).toBe(shown)
  })

  test.each([
    [123, 'NUMBER', '000000', '000123'],
    [1234.5, 'NUMBER', '#,##0.00', '1,234.50'],
    [-1234, 'NUMBER', '#,##0', '-1,234'],
    [-5, 'NUMBER', '0;(0)', '(5)'],
    [0.125, 'PERCENT', '0.0%', '12.5%'],
    [0.5, 'NUMBER', '#.##', '0.5'],
    [43_831, 'DATE', 'yyyy/mm/dd', '2020/01/01'],
    [43_831, 'DATE', 'yyyy"年"m"月"d"日"', '2020年1月1日'],
    [43_831.75, 'DATE_TIME', 'yyyy-mm-dd hh:mm', '2020-01-01 18:00'],
    [0.25, 'TIME', 'h:mm am/pm', '6:00 AM'],
    [1.5, 'TIME', '[h]:mm', '36:00'],
    [12_345, 'SCIENTIFIC', '0.00E+00', '1.23E+04'],
  ])('%d as %s %s is %s', (value, type, pattern, shown) => {
    expect(shownNumber(value, { type, pattern })).toBe(shown)
  })
})
