import { type Place, SourceError } from '../source.ts'

/** The most columns and rows a sheet of the format can have. */
export const MAX_COLUMNS = 16_384
export const MAX_ROWS = 1_048_576

/** Where a reference such as `B7` points to. */
export function placeOf(reference: string, part: string): Place {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(reference)
  const [, letters, digits] = match ?? []
  if (letters === undefined || digits === undefined) {
    throw new SourceError(
      'DAMAGED',
      `${part} has the cell reference ${JSON.stringify(reference.slice(0, 40))}`,
    )
  }
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return inside({ row: Number(digits) - 1, column: column - 1 }, part)
}

/** The place itself, or a refusal where no sheet reaches. */
export function inside(place: Place, part: string): Place {
  if (place.column >= MAX_COLUMNS) {
    throw new SourceError(
      'TOO_LARGE',
      `${part} has a cell in column ${place.column + 1}; the last is ${MAX_COLUMNS}`,
    )
  }
  if (place.row >= MAX_ROWS) {
    throw new SourceError('TOO_LARGE', `${part} has a cell in row ${place.row + 1}; the last is ${MAX_ROWS}`)
  }
  return place
}

/** How people call a place, for messages. */
export function referenceOf({ row, column }: Place): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return `${letters}${row + 1}`
}
