import { type FormulaError, failed, isError, type Result } from './formula-result.ts'

/** A result as `&` joins it. */
export const textOf = (value: Result): string =>
  value === null || isError(value)
    ? ''
    : typeof value === 'boolean'
      ? String(value).toUpperCase()
      : String(value)

function numberOf(value: Result): number | FormulaError {
  if (value === null || value === '') return 0
  if (isError(value)) return value
  const number = Number(value)
  return Number.isNaN(number) ? failed('VALUE') : number
}

/** Works out a sign between two numbers. */
export function arithmetic(sign: string, a: Result, b: Result): Result {
  const [left, right] = [numberOf(a), numberOf(b)]
  if (typeof left !== 'number') return left
  if (typeof right !== 'number') return right
  switch (sign) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? failed('DIVIDE_BY_ZERO') : left / right
    default:
      return left ** right
  }
}

/** Compares two results; capital letters count for nothing. */
export function compared(sign: string, a: Result, b: Result): Result {
  const [left, right] = [a ?? '', b ?? ''].map((each) =>
    typeof each === 'string' ? each.toLowerCase() : each,
  )
  const [less, equal] = [(left ?? 0) < (right ?? 0), left === right]
  switch (sign) {
    case '=':
      return equal
    case '<>':
      return !equal
    case '<':
      return less
    case '<=':
      return less || equal
    case '>':
      return !less && !equal
    default:
      return !less
  }
}
