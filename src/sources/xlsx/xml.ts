import { isAscii, isUtf8 } from 'node:buffer'
import { SourceError } from '../source.ts'
import {
  BANG,
  COLON,
  DOUBLE_QUOTE,
  GREATER,
  isXmlSpace,
  LESS,
  QUESTION,
  SINGLE_QUOTE,
  SLASH,
} from './character-codes.ts'

/** A start or end tag found in a part: where it stands, and its name without prefix. */
export interface Tag {
  readonly name: string
  /** The namespace prefix with its colon, or nothing. */
  readonly prefix: string
  readonly isClosing: boolean
  /** Closed by itself, as in `<v/>`. */
  readonly isEmpty: boolean
  readonly nameEnd: number
  /** The first position after the tag. */
  readonly end: number
}

/** The text of a part: UTF-8, or UTF-16 where a byte order mark says so. */
export function decodeXml(bytes: Buffer, part: string): string {
  if (isAscii(bytes)) return bytes.toString('latin1')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (!isUtf8(bytes)) throw new SourceError('DAMAGED', `${part} is not UTF-8`)
  return bytes.toString('utf8')
}

/** The next tag at or after a position; comments, instructions and CDATA sections are passed over. */
export function nextTag(xml: string, from: number, part: string): Tag | null {
  let at = from
  for (;;) {
    at = xml.indexOf('<', at)
    if (at < 0) return null
    const first = xml.charCodeAt(at + 1)
    if (first !== BANG && first !== QUESTION) break
    at = afterMarkup(xml, at, part)
  }
  const isClosing = xml.charCodeAt(at + 1) === SLASH
  const nameStart = isClosing ? at + 2 : at + 1
  const end = tagEnd(xml, nameStart, part)
  const isEmpty = !isClosing && xml.charCodeAt(end - 2) === SLASH
  const inside = isEmpty ? end - 2 : end - 1
  let nameEnd = nameStart
  let local = nameStart
  for (; nameEnd < inside && !isXmlSpace(xml.charCodeAt(nameEnd)); nameEnd++) {
    if (xml.charCodeAt(nameEnd) === COLON) local = nameEnd + 1
  }
  const name = xml.slice(local, nameEnd)
  return { name, prefix: xml.slice(nameStart, local), isClosing, isEmpty, nameEnd, end }
}

/** The tag at a position where one has to be. */
export function tagAt(xml: string, at: number, part: string): Tag {
  const tag = at < 0 ? null : nextTag(xml, at, part)
  if (tag === null) throw new SourceError('DAMAGED', `${part} ends inside its cells`)
  return tag
}

/** An attribute's value by the name it has without prefix, or `null`. */
export function attribute(xml: string, tag: Tag, name: string, part: string): string | null {
  const place = attributePlace(xml, tag, name, part)
  return place === null ? null : decodeText(xml.slice(place.from, place.to), part)
}

/** Where an attribute's value is written, without its quotes, or `null`. */
export function attributePlace(
  xml: string,
  tag: Tag,
  name: string,
  part: string,
): { readonly from: number; readonly to: number } | null {
  const end = tag.isEmpty ? tag.end - 2 : tag.end - 1
  let at = tag.nameEnd
  for (;;) {
    while (at < end && isXmlSpace(xml.charCodeAt(at))) at++
    if (at >= end) return null
    const equals = xml.indexOf('=', at)
    let open = equals + 1
    while (open < end && isXmlSpace(xml.charCodeAt(open))) open++
    const quote = xml.charAt(open)
    const close = quote === '"' || quote === "'" ? xml.indexOf(quote, open + 1) : -1
    if (equals < 0 || equals >= end || close < 0 || close >= end) {
      throw new SourceError('DAMAGED', `${part} has a broken attribute in <${tag.name}>`)
    }
    const written = xml.slice(at, equals).trimEnd()
    const colon = written.indexOf(':')
    if (written.slice(colon + 1) === name && !written.startsWith('xmlns'))
      return { from: open + 1, to: close }
    at = close + 1
  }
}

/** Where a tag begins. */
export const tagStart = ({ name, prefix, isClosing, nameEnd }: Tag): number =>
  nameEnd - name.length - prefix.length - (isClosing ? 2 : 1)

/** Tells whether an attribute that is either absent, or true or false, is true. */
export function isOn(value: string | null): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

/** The root element, which must have the name; its prefix is the one of the part's own elements. */
export function rootTag(xml: string, name: string, part: string): Tag {
  const root = nextTag(xml, 0, part)
  if (root === null || root.isClosing || root.name !== name) {
    throw new SourceError('DAMAGED', `${part} has the root <${root?.name ?? ''}> where <${name}> is expected`)
  }
  // A part that was cut off still has its beginning: only the end tag says that all of it is there.
  if (!root.isEmpty && xml.lastIndexOf(`</${root.prefix}${name}`) < 0) {
    throw new SourceError('DAMAGED', `${part} ends before </${root.prefix}${name}>`)
  }
  return root
}

/** The first position after an element whose start tag is given. */
export function afterElement(xml: string, start: Tag, part: string): number {
  if (start.isEmpty) return start.end
  let depth = 1
  let at = start.end
  while (depth > 0) {
    const tag = nextTag(xml, at, part)
    if (tag === null) throw new SourceError('DAMAGED', `${part} ends inside <${start.name}>`)
    if (tag.isClosing) depth--
    else if (!tag.isEmpty) depth++
    at = tag.end
  }
  return at
}

/** Text up to the next tag, with entities and CDATA sections resolved, and where that tag begins. */
export function textUntilTag(xml: string, from: number, part: string): { text: string; end: number } {
  let text = ''
  let at = from
  for (;;) {
    const next = xml.indexOf('<', at)
    if (next < 0) throw new SourceError('DAMAGED', `${part} ends inside a text`)
    text += decodeText(xml.slice(at, next), part)
    const first = xml.charCodeAt(next + 1)
    if (first !== BANG && first !== QUESTION) return { text, end: next }
    at = afterMarkup(xml, next, part)
    if (xml.startsWith(CDATA, next)) text += decodeLineEnds(xml.slice(next + CDATA.length, at - 3))
  }
}

/** Text with the five named and the numeric entities resolved; others can only come from a DTD. */
export function decodeText(raw: string, part: string): string {
  const text = decodeLineEnds(raw)
  if (!text.includes('&')) return text
  return text.replace(/&([^;&]{0,16};?)/g, (_, entity: string) => {
    const known = NAMED.get(entity) ?? numericEntity(entity)
    if (known === null) throw new SourceError('DAMAGED', `${part} has the unknown entity &${entity}`)
    return known
  })
}

/** The first position after a comment, an instruction or a CDATA section; a DTD is refused. */
export function afterMarkup(xml: string, at: number, part: string): number {
  const close = MARKUP.find(([open]) => xml.startsWith(open, at))
  if (close === undefined) {
    throw new SourceError(
      'UNSAFE',
      `${part} has a document type or entity declaration: ${xml.slice(at, at + 20)}`,
    )
  }
  const end = xml.indexOf(close[1], at + close[0].length)
  if (end < 0) throw new SourceError('DAMAGED', `${part} ends inside ${close[0]}`)
  return end + close[1].length
}

const CDATA = '<![CDATA['
const MARKUP: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
]
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['quot;', '"'],
  ['apos;', "'"],
])

const decodeLineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

function tagEnd(xml: string, from: number, part: string): number {
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at)
    if (code === GREATER) return at + 1
    if (code === LESS) break
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      at = xml.indexOf(code === DOUBLE_QUOTE ? '"' : "'", at + 1)
      if (at < 0) break
    }
  }
  throw new SourceError('DAMAGED', `${part} has a tag without end`)
}

function numericEntity(entity: string): string | null {
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));$/i.exec(entity)
  if (digits === null) return null
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : null
}
