// No recording covers findReplace: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { Mistake } from './mistake.ts'

/** What became of a text, and how many places in it changed. */
export interface Replaced {
  readonly text: string
  readonly occurrences: number
}

/** Makes of a request what it does to one text. */
export function replacerOf(request: sheets_v4.Schema$FindReplaceRequest): (text: string) => Replaced {
  const { find, replacement, matchCase, matchEntireCell, searchByRegex } = request
  if (!find) throw new Mistake('There is nothing to find')
  const source = searchByRegex ? find : find.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)
  const pattern = expression(matchEntireCell ? `^(?:${source})$` : source, matchCase ? 'gu' : 'giu')
  const inPlace = replacement ?? ''
  return (text) => {
    const occurrences = [...text.matchAll(pattern)].length
    if (occurrences === 0) return { text, occurrences }
    return {
      text: searchByRegex ? text.replace(pattern, inPlace) : text.replace(pattern, () => inPlace),
      occurrences,
    }
  }
}

/** JavaScript's expressions stand for Java's, which Google documents; they agree in all that is common. */
function expression(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags)
  } catch {
    throw new Mistake(`'${source}' is no regular expression`)
  }
}
