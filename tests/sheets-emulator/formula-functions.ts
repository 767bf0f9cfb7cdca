import { failed, isError, isRows, type Part, type Result, single } from './formula-result.ts'

const all = (parts: readonly Part[]): readonly Result[] =>
  parts.flatMap((part) => (isRows(part) ? part.flat() : [part]))

/** The numbers among the arguments, or the first error. */
function numbers(parts: readonly Part[], work: (found: readonly number[]) => Result): Result {
  const values = all(parts)
  return values.find(isError) ?? work(values.filter((value) => typeof value === 'number'))
}

/** The functions that formulas may use, by their names. */
export const FUNCTIONS: Readonly<Record<string, (given: readonly Part[]) => Result>> = {
  SUM: (given) => numbers(given, (found) => found.reduce((sum, each) => sum + each, 0)),
  COUNT: (given) => all(given).filter((value) => typeof value === 'number').length,
  COUNTA: (given) => all(given).filter((value) => value !== null).length,
  AVERAGE: (given) =>
    numbers(given, (found) =>
      found.length === 0
        ? failed('DIVIDE_BY_ZERO')
        : found.reduce((sum, each) => sum + each, 0) / found.length,
    ),
  IF: ([condition = null, yes = true, no = false]) => {
    const value = single(condition)
    return isError(value) ? value : single(value ? yes : no)
  },
  IFERROR: ([value = null, instead = '']) => (isError(single(value)) ? single(instead) : single(value)),
  NA: () => failed('N_A'),
}
