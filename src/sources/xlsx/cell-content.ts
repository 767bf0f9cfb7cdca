import { type Area, SourceError } from '../source.ts'
import { GREATER, LESS, LOWER_C, LOWER_V, SLASH } from './character-codes.ts'
import { formulaBlock } from './formula-block.ts'
import { AS_STYLE, readStringItem } from './string-item.ts'
import { afterElement, type Tag, tagAt, textUntilTag } from './xml.ts'

/** What stands inside a cell. One such object serves all cells of a sheet, as `CellTag` does. */
export interface CellContent {
  /** Holds the stored value, from `from` to `to`: the part itself wherever that is possible. */
  text: string
  /** -1 when no value is stored. */
  from: number
  to: number
  hasFormula: boolean
  /** What the formula fills beyond its own cell, if anything. */
  filled: Area | null
  /** The text of an inline string. */
  inline: string | null
  strike: number
}

/** Reads up to the cell's end tag, and gives the position after it. */
export function readCellContent(
  xml: string,
  start: number,
  prefix: string,
  content: CellContent,
  part: string,
): number {
  content.text = xml
  content.from = -1
  content.to = -1
  content.hasFormula = false
  content.filled = null
  content.inline = null
  content.strike = AS_STYLE
  const skip = prefix.length
  let at = start
  for (;;) {
    const open = xml.charCodeAt(at) === LESS ? at : xml.indexOf('<', at)
    const name = open + 1 + skip
    if (xml.charCodeAt(open + 1) === SLASH) {
      if (
        xml.charCodeAt(name + 1) === LOWER_C &&
        xml.charCodeAt(name + 2) === GREATER &&
        (skip === 0 || xml.startsWith(prefix, open + 2))
      ) {
        return name + 3
      }
    } else if (
      xml.charCodeAt(name) === LOWER_V &&
      xml.charCodeAt(name + 1) === GREATER &&
      (skip === 0 || xml.startsWith(prefix, open + 1))
    ) {
      let to = name + 2
      let code = xml.charCodeAt(to)
      // Ends by itself: behind the end of the text there is NaN for a code.
      while (code >= 0 && code !== LESS) code = xml.charCodeAt(++to)
      // Only an end tag directly behind the value is the plain case; a comment or CDATA may stand there too.
      if (xml.charCodeAt(to + 1) === SLASH && xml.charCodeAt(to + 3 + skip) === GREATER) {
        content.from = name + 2
        content.to = to
        at = to + 4 + skip
        continue
      }
    }
    const tag = tagAt(xml, open, part)
    if (tag.isClosing) {
      if (tag.name === 'c' && tag.prefix === prefix) return tag.end
      throw new SourceError('DAMAGED', `${part} has </${tag.name}> inside a cell`)
    }
    at = tag.prefix === prefix ? readChild(xml, tag, content, part) : afterElement(xml, tag, part)
  }
}

function readChild(xml: string, tag: Tag, content: CellContent, part: string): number {
  if (tag.name === 'f') {
    content.hasFormula = true
    content.filled = formulaBlock(xml, tag, part)
    return afterElement(xml, tag, part)
  }
  if (tag.name === 'v') {
    const stored = tag.isEmpty ? { text: '', end: tag.end } : textUntilTag(xml, tag.end, part)
    // Its entities are resolved already; who reads the value must find none.
    content.text = stored.text.replaceAll('&', '&amp;')
    content.from = 0
    content.to = content.text.length
    return tag.isEmpty ? tag.end : tagAt(xml, stored.end, part).end
  }
  if (tag.name !== 'is' || tag.isEmpty) return afterElement(xml, tag, part)
  const item = readStringItem(xml, tag.end, 'is', false, part)
  content.inline = item.text
  content.strike = item.strike
  return item.end
}
