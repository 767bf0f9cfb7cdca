import { retirementFiscalYear } from '../../schema/personnel/service-years.ts'
import type { Random } from './random.ts'

/** The earliest year of birth of somebody who has not reached retirement age before a fiscal year's end. */
export function retiringBirthYear(fiscalYear: number): number {
  let year = fiscalYear - 66
  while (retirementFiscalYear(`${year}-06-01`) < fiscalYear) year += 1
  return year
}

/** A birthday in a school year. */
export const birthDay = (schoolYear: number, dice: Random): string => {
  const month = dice.int(4, 15)
  const two = (value: number): string => String(value).padStart(2, '0')
  const [year, inYear] = month > 12 ? [schoolYear + 1, month - 12] : [schoolYear, month]
  return `${year}-${two(inYear)}-${two(dice.int(inYear === 4 ? 2 : 1, 28))}`
}
