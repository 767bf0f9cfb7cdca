import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NOT_A_NUMBER, wholeNumber, writtenNumber } from '../../../src/sources/xlsx/number-text.ts'

it('reads any number exactly as it was written', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const text = `<v>${number}</v>`
      // Sheets have no negative zero.
      expect(writtenNumber(text, 3, text.length - 4)).toBe(number + 0)
    }),
  )
})

it('reads decimal fractions as the language itself does', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.nat(16), (digits, places) => {
      const written = digits.toString().padStart(places + 1, '0')
      const text = places === 0 ? written : `${written.slice(0, -places)}.${written.slice(-places)}`
      expect(writtenNumber(text, 0, text.length)).toBe(Number(text))
    }),
  )
})

it.each(['', '-', '.', '0x1F', 'Infinity', 'NaN', '1e400', '1,000', '１', '1 2', 'e', '--1'])(
  'refuses %j',
  (text) => {
    expect(writtenNumber(text, 0, text.length)).toBe(NOT_A_NUMBER)
  },
)

it.each([
  ['12', 12],
  ['', -1],
  ['-1', -1],
  ['1.0', -1],
])('takes %j for the whole number %d', (text, number) => {
  expect(wholeNumber(text, 0, text.length)).toBe(number)
})
