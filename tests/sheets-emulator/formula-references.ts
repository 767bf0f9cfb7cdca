import { quotedTitle } from './a1.ts'
import { columnIndex, columnLetters } from './columns.ts'
import { type Dimension, type Shift, shiftedEnds } from './shifted-ends.ts'

/** One end of a reference: a row, a column, or both; `fixed` ends have a dollar sign. */
interface Corner {
  readonly column: number | null
  readonly row: number | null
  readonly isColumnFixed: boolean
  readonly isRowFixed: boolean
}

/** A reference in a formula: a cell, or a range from one corner to another; `title` as far as a sheet is named. */
interface Reference {
  readonly title: string | null
  readonly first: Corner
  readonly last: Corner | null
}

const GONE = '#REF!'
/** Texts are passed over; a reference is not part of a word and not a function's name. */
const TEXT_OR_REFERENCE =
  /"(?:[^"]|"")*"|(?<![\w.$])(?:(?<title>'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_]*)!)?(?<place>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d*)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?:\$?\d+)?|\$?\d+:\$?\d+)(?![\w(!.])/giu

function rewritten(formula: string, change: (reference: Reference) => Reference | null): string {
  return formula.replace(TEXT_OR_REFERENCE, (whole: string, title?: string, place?: string) => {
    if (place === undefined) return whole
    const [first = '', last] = place.split(':')
    const before: Reference = {
      title: title === undefined ? null : unquoted(title),
      first: cornerOf(first),
      last: last === undefined ? null : cornerOf(last),
    }
    const after = change(before)
    if (after === null) return GONE
    // What did not change stays as it was typed.
    return after === before ? whole : inWords(after)
  })
}

const unquoted = (title: string): string =>
  title.startsWith("'") ? title.slice(1, -1).replaceAll("''", "'") : title

function cornerOf(text: string): Corner {
  const found = /^(?<c>\$?)(?<letters>[A-Z]{0,3})(?<r>\$?)(?<digits>\d*)$/iu.exec(text)?.groups
  const { letters = '', digits = '' } = found ?? {}
  return {
    column: letters === '' ? null : columnIndex(letters.toUpperCase()),
    row: digits === '' ? null : Number(digits) - 1,
    isColumnFixed: letters !== '' && found?.['c'] === '$',
    isRowFixed: found?.['r'] === '$' || (letters === '' && found?.['c'] === '$'),
  }
}

function inWords({ title, first, last }: Reference): string {
  const place = last === null ? cornerInWords(first) : `${cornerInWords(first)}:${cornerInWords(last)}`
  if (title === null) return place
  return `${quotedTitle(title)}!${place}`
}

const cornerInWords = ({ column, row, isColumnFixed, isRowFixed }: Corner): string =>
  (column === null ? '' : `${isColumnFixed ? '$' : ''}${columnLetters(column)}`) +
  (row === null ? '' : `${isRowFixed ? '$' : ''}${row + 1}`)

/** A formula as it is after being copied so many rows down and columns to the right: ends without a dollar sign go along. */
export function copiedFormula(formula: string, down: number, right: number): string {
  if (down === 0 && right === 0) return formula
  const moved = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row === null || corner.isRowFixed ? corner.row : corner.row + down,
    column: corner.column === null || corner.isColumnFixed ? corner.column : corner.column + right,
  })
  const isOff = ({ row, column }: Corner): boolean => (row ?? 0) < 0 || (column ?? 0) < 0
  return rewritten(formula, ({ title, first, last }) => {
    const after = { title, first: moved(first), last: last && moved(last) }
    return isOff(after.first) || (after.last !== null && isOff(after.last)) ? null : after
  })
}

/** A formula after rows or columns of the sheet it means came, went or moved; `isMeant` tells which titles mean that sheet. */
export function shiftedFormula(
  formula: string,
  isMeant: (title: string | null) => boolean,
  dimension: Dimension,
  shift: Shift,
): string {
  const axis = dimension === 'ROWS' ? 'row' : 'column'
  return rewritten(formula, (reference) => {
    const { title, first, last } = reference
    const [from, to] = [first[axis], last === null ? first[axis] : last[axis]]
    if (!isMeant(title) || from === null) return reference
    if (to === null) {
      // Down to the edge: only the start moves, to whatever is left.
      const start = shift(from)
      return start === null || start === from
        ? reference
        : { title, first: { ...first, [axis]: start }, last }
    }
    const ends = shiftedEnds(Math.min(from, to), Math.max(from, to) + 1, shift)
    if (ends === null) return null
    if (ends[0] === Math.min(from, to) && ends[1] === Math.max(from, to) + 1) return reference
    return {
      title,
      first: { ...first, [axis]: ends[0] },
      last: last && { ...last, [axis]: ends[1] - 1 },
    }
  })
}

/** A formula after a sheet was renamed. */
export const renamedInFormula = (formula: string, from: string, to: string): string =>
  rewritten(formula, (reference) =>
    reference.title !== null && reference.title.toLowerCase() === from.toLowerCase()
      ? { ...reference, title: to }
      : reference,
  )
