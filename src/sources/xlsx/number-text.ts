import { MINUS, NINE, POINT, ZERO } from './character-codes.ts'

/** What `writtenNumber` gives for a text that is no number; never a number that a sheet can hold. */
export const NOT_A_NUMBER = Number.NEGATIVE_INFINITY

/** The number written between two positions: exact, and without cutting the text where that can be avoided. */
export function writtenNumber(text: string, from: number, to: number): number {
  let mantissa = 0
  let digits = 0
  let point = -1
  const isNegative = text.charCodeAt(from) === MINUS
  for (let at = isNegative ? from + 1 : from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code >= ZERO && code <= NINE) {
      mantissa = mantissa * 10 + code - ZERO
      digits++
    } else if (code === POINT && point < 0) point = at
    else return parsed(text.slice(from, to))
  }
  // Up to 15 digits and a power of ten up to 22 are both exact, so that one division rounds once, as it should.
  if (digits === 0 || digits > 15) return parsed(text.slice(from, to))
  const size = point < 0 ? mantissa : mantissa / (POWERS[to - point - 1] ?? 1)
  // Not -size: there is no negative zero in a sheet.
  return isNegative ? 0 - size : size
}

/** The whole number written between two positions, or -1. */
export function wholeNumber(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code < ZERO || code > NINE) return -1
    number = number * 10 + code - ZERO
  }
  return from < to ? number : -1
}

const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent)

// Number() alone would also take '0x1F', '' and 'Infinity'.
function parsed(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (!NUMBER_CHARACTERS.includes(text.charAt(at))) return NOT_A_NUMBER
  }
  const number = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : NOT_A_NUMBER
}

const NUMBER_CHARACTERS = '0123456789.eE+-'
