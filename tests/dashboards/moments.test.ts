import { expect, test } from 'vitest'
import { fileDay, shownDay, shownFiscalYear, shownMoment, shownMonth } from '../../src/dashboards/moments.ts'

test.each([
  ['2019-04-30T15:00:00.000Z', 'R1.5.1 0:00'],
  ['2019-04-30T14:59:00.000Z', 'H31.4.30 23:59'],
  ['2025-11-23T00:42:00.000Z', 'R7.11.23 9:42'],
])('%s is %s in Tokyo, whatever the clock of the machine', (instant, shown) => {
  expect(shownMoment(instant, 'ja')).toBe(shown)
})

test('days, months and fiscal years are told as the office writes them, and plainly in English', () => {
  expect([shownDay('2025-04-01', 'ja'), shownDay('2025-04-01', 'en')]).toEqual(['R7.4.1', '2025-04-01'])
  expect([shownMonth('2026-01', 'ja'), shownMonth('2026-01', 'en')]).toEqual(['R8.1', '2026-01'])
  expect([shownFiscalYear(2018, 'ja'), shownFiscalYear(2019, 'ja')]).toEqual(['H30年度', 'R1年度'])
  expect(shownFiscalYear(2019, 'en')).toBe('FY2019')
  expect(fileDay('2025-11-22T15:00:00.000Z')).toBe('R7-11-23')
})
