import { matchForm } from './widths.ts'

const BRACKETED = /[([【〔「『〈《][^)\]】〕」』〉》]*[)\]】〕」』〉》]/gu

/**
 * The canonical form of a header: one width, no white space, no bracketed unit or remark.
 * A header that is bracketed as a whole keeps its words.
 */
export function canonicalHeader(text: string): string {
  const plain = matchForm(text)
  const bare = plain.replace(BRACKETED, '')
  return bare === '' ? plain : bare
}
