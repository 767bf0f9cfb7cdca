import { expect, it } from 'vitest'
import { isBuiltInDateFormat, isDateFormat } from '../../../src/sources/xlsx/date-format.ts'

it.each([
  'yyyy/m/d',
  'yyyy"年"m"月"d"日"',
  '[$-411]ggge"年"m"月"d"日"',
  '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@',
  '[$-1030411]ggge\\年m\\月d\\日',
  '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
  'ge.m.d',
  'e',
  'aaa',
  'h:mm AM/PM',
  '[h]:mm',
  '[mm]:ss.0',
  '[ss]',
  'General;yyyy/m/d',
  '[Red][<45000]yyyy/m/d;General',
  '_-m/d_-',
  'YYYY-MM-DD',
])('takes %s for a date', (code) => {
  expect(isDateFormat(code)).toBe(true)
})

it.each([
  'General',
  'G/標準',
  'G/標準"人"',
  '0',
  '#,##0"人"',
  '#,##0\\人',
  '#,##0;[Red]-#,##0',
  '[Red]0',
  '0.00_ ',
  '0_m',
  '0*d',
  '"日"0',
  '"mdy"0',
  '0.00E+00',
  '##0.0e-0',
  '@',
  '# ?/?',
  '[$¥-411]#,##0',
  '[DBNum1][$-411]0',
  '0"開いたまま d',
  '',
])('does not take %j for one', (code) => {
  expect(isDateFormat(code)).toBe(false)
})

it('knows the built-in formats', () => {
  const dates = Array.from({ length: 60 }, (_, id) => id).filter(isBuiltInDateFormat)
  expect(dates).toEqual([
    ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36],
    ...[45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58],
  ])
})
