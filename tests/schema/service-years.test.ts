import { expect, test } from 'vitest'
import { retirementFiscalYear, wholeYears } from '../../schema/personnel/service-years.ts'

test.each([
  ['1962-05-01', 2022],
  ['1963-04-01', 2022],
  ['1963-04-02', 2024],
  ['1964-04-02', 2026],
  ['1965-04-02', 2028],
  ['1967-04-01', 2030],
  ['1967-04-02', 2032],
  ['1980-01-15', 2044],
])('who was born on %s retires at the end of fiscal year %i', (born, fiscalYear) => {
  expect(retirementFiscalYear(born)).toBe(fiscalYear)
})

test.each([2023, 2025, 2027, 2029, 2031])('nobody retires at the end of fiscal year %i', (fiscalYear) => {
  const born = Array.from(
    { length: 30 * 12 },
    (_, month) => `${1955 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`,
  )
  expect(born.filter((day) => retirementFiscalYear(day) === fiscalYear)).toEqual([])
})

test.each([
  ['2020-04-01', '2026-03-31', 5],
  ['2020-04-01', '2026-04-01', 6],
  ['2026-04-01', '2025-04-01', 0],
])('from %s to %s are %i whole years', (from, to, years) => {
  expect(wholeYears(from, to)).toBe(years)
})
