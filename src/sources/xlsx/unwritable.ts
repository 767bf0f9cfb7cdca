import { type Cell, isErrorCell } from '../../columns/cell.ts'

/** Why a value cannot be stored in a cell of the format, or `null`. */
export function unwritable(
  cell: Cell,
): { readonly refusal: 'TOO_LONG' | 'NOT_ALLOWED'; readonly detail: string } | null {
  if (typeof cell === 'string') {
    if (cell.length > LONGEST_TEXT)
      return {
        refusal: 'TOO_LONG',
        detail: `The text has ${cell.length} characters; a cell takes ${LONGEST_TEXT}`,
      }
    const sign = FORBIDDEN.exec(cell)?.[0]
    const code = sign?.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return code === undefined ? null : notAllowed(`The text has the character U+${code}, which no cell holds`)
  }
  if (isErrorCell(cell)) return notAllowed('Errors are never written')
  const number = typeof cell === 'object' && cell !== null ? cell.serial : cell
  return typeof number !== 'number' || Number.isFinite(number) ? null : notAllowed(`${number} is no number`)
}

const notAllowed = (detail: string) => ({ refusal: 'NOT_ALLOWED', detail }) as const

const LONGEST_TEXT = 32_767

/** Control characters but for tab and line ends, half a pair, and the two that no text has. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u
