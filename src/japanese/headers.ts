import { matchForm } from './widths.ts'

const BRACKETED = /[([【〔「『〈《][^)\]】〕」』〉》]*[)\]】〕」』〉》]/gu

// What people put around a header to say that it must be filled in, and the dots of abbreviations.
const MARKS = /^[*※★●◎]+|[*※★:.]+$/gu

/**
 * The canonical form of a header: one width, one case, no white space, no bracketed unit or remark, no marks around it.
 * A header that is bracketed as a whole keeps its words.
 */
export function canonicalHeader(text: string): string {
  const plain = matchForm(text).toLowerCase()
  const bare = plain.replace(BRACKETED, '').replace(MARKS, '')
  return bare === '' ? plain : bare
}
