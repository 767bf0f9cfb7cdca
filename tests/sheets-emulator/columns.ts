const ALPHABET = 26
const FIRST = 'A'.charCodeAt(0)

/** The index of a column by its letters: `A` is 0. */
export function columnIndex(letters: string): number {
  if (!/^[A-Z]{1,3}$/u.test(letters)) throw new RangeError(`'${letters}' is no column`)
  let index = 0
  for (const letter of letters) index = index * ALPHABET + letter.charCodeAt(0) - FIRST + 1
  return index - 1
}

/** The letters of a column by its index. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(FIRST + (index % ALPHABET))
  return index < ALPHABET ? last : columnLetters(Math.floor(index / ALPHABET) - 1) + last
}

/** Where a cell stands by its address, `B3` say. */
export function cellAt(address: string): { row: number; column: number } {
  const { letters, digits } = /^(?<letters>[A-Z]{1,3})(?<digits>[1-9]\d*)$/u.exec(address)?.groups ?? {}
  if (letters === undefined || digits === undefined) throw new RangeError(`'${address}' is no cell`)
  return { row: Number(digits) - 1, column: columnIndex(letters) }
}
