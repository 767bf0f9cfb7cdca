import { SourceError } from '../source.ts'
import { type Room, take } from './room.ts'
import { AS_STYLE, keepsSpaceOf, readStringItem, writtenText } from './string-item.ts'
import { decodeText, nextTag, rootTag } from './xml.ts'

/** The texts of a workbook, kept once each and pointed to by cells. */
export interface SharedStrings {
  readonly texts: readonly string[]
  /** By the same index: whether the text's own runs strike it through. */
  readonly strikes: readonly number[]
}

/** The texts of a workbook that has no shared ones. */
export const NO_STRINGS: SharedStrings = { texts: [], strikes: [] }

/** Reads the shared strings part. */
export function readSharedStrings(xml: string, room: Room, part: string): SharedStrings {
  const root = rootTag(xml, 'sst', part)
  const keepsSpace = keepsSpaceOf(xml, root, part) ?? false
  const { prefix } = root
  const plainOpen = `<${prefix}si><${prefix}t>`
  const spacedOpen = `<${prefix}si><${prefix}t xml:space="preserve">`
  const plainClose = `</${prefix}t></${prefix}si>`
  const texts: string[] = []
  const strikes: number[] = []
  let at = root.end
  for (;;) {
    const isSpaced = !xml.startsWith(plainOpen, at) && xml.startsWith(spacedOpen, at)
    if (isSpaced || xml.startsWith(plainOpen, at)) {
      const from = at + (isSpaced ? spacedOpen : plainOpen).length
      const to = xml.indexOf('<', from)
      if (xml.startsWith(plainClose, to)) {
        texts.push(writtenText(decodeText(xml.slice(from, to), part), isSpaced || keepsSpace))
        strikes.push(AS_STYLE)
        at = to + plainClose.length
        continue
      }
    }
    const tag = nextTag(xml, at, part)
    if (tag === null) throw new SourceError('DAMAGED', `${part} ends before </${prefix}sst>`)
    if (tag.isClosing && tag.name === 'sst') break
    at = tag.end
    if (tag.name !== 'si' || tag.isClosing) continue
    if (tag.isEmpty) {
      texts.push('')
      strikes.push(AS_STYLE)
    } else {
      const item = readStringItem(xml, at, 'si', keepsSpace, part)
      texts.push(item.text)
      strikes.push(item.strike)
      at = item.end
    }
  }
  take(room, texts.length)
  return { texts, strikes }
}
