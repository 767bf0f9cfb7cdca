import { retirementFiscalYear } from '../../schema/personnel/service-years.ts'
import type { Member } from './active.ts'

/** The last day of a fiscal year. */
export const endOf = (fiscalYear: number): string => `${fiscalYear + 1}-03-31`

/** The first day of a fiscal year. */
export const startOf = (fiscalYear: number): string => `${fiscalYear}-04-01`

/**
 * The fiscal year at whose end somebody retires for age; `null` where the birth date is hidden or blank, and for all but
 * 正規: who is re-appointed or appointed for a term has no 定年 here.
 */
export function retiresIn({ person }: Member): number | null {
  const { appointmentType, birthDate } = person.values
  return appointmentType === 'REGULAR' && birthDate !== null ? retirementFiscalYear(birthDate) : null
}

const POST_LIMIT_AGE = 60

/**
 * The first of April from which somebody may not hold a post of management (役職定年): the one after they reach 60, which
 * in law is the day before the birthday.
 */
export function postLimitFrom(birthDate: string): string {
  const year = Number(birthDate.slice(0, 4)) - (birthDate.slice(5) <= '04-01' ? 1 : 0)
  return startOf(year + POST_LIMIT_AGE + 1)
}
