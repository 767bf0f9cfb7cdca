/** Retirement age by fiscal year: 60 before 2023, then one year more every second year up to 65 (地方公務員法 2021 amendment). */
const RETIREMENT_AGES: readonly (readonly [from: number, age: number])[] = [
  [2031, 65],
  [2029, 64],
  [2027, 63],
  [2025, 62],
  [2023, 61],
  [0, 60],
]

const retirementAge = (fiscalYear: number): number =>
  RETIREMENT_AGES.find(([from]) => fiscalYear >= from)?.[1] ?? 60

/**
 * The first fiscal year in which the age reached by its end is the retirement age of that year.
 * In law an age is reached the day before the birthday, so who is born on 1 April belongs to the older year.
 */
export function retirementFiscalYear(birthDate: string): number {
  const year = Number(birthDate.slice(0, 4))
  const schoolYear = birthDate.slice(5) <= '04-01' ? year - 1 : year
  let fiscalYear = schoolYear + 60
  while (fiscalYear - schoolYear < retirementAge(fiscalYear)) fiscalYear += 1
  return fiscalYear
}

/** Whole years from one day to another; negative spans are 0. */
export function wholeYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)
  return Math.max(0, years)
}
