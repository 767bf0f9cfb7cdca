import { SourceError } from '../source.ts'
import { placeOf } from './cell-reference.ts'
import { CELL_TYPES, ERROR, FLAG, ISO_DATE, NUMBER, SHARED, TEXT } from './cell-value.ts'
import {
  DOUBLE_QUOTE,
  EQUALS,
  GREATER,
  LOWER_B,
  LOWER_D,
  LOWER_E,
  LOWER_N,
  LOWER_R,
  LOWER_S,
  LOWER_T,
  NINE,
  SLASH,
  SPACE,
  UPPER_A,
  UPPER_Z,
  ZERO,
} from './character-codes.ts'
import { attribute, tagAt } from './xml.ts'

/** What a cell's start tag says. One such object serves all cells of a sheet: a million short-lived ones would not be free. */
export interface CellTag {
  row: number
  column: number
  style: number
  type: number
  isEmpty: boolean
}

/**
 * Reads the attributes of the `<c` at `open`, whose name ends at `nameEnd`, and gives the position after the tag.
 * It knows ` r="B7" s="1" t="s"`, which is what programs write; whatever else it meets is read again by `xml.ts`.
 */
export function readCellTag(xml: string, open: number, nameEnd: number, tag: CellTag, part: string): number {
  tag.style = 0
  tag.type = NUMBER
  tag.isEmpty = false
  let at = nameEnd
  for (;;) {
    const code = xml.charCodeAt(at)
    if (code === GREATER) return at + 1
    if (code === SLASH && xml.charCodeAt(at + 1) === GREATER) {
      tag.isEmpty = true
      return at + 2
    }
    const isShort =
      code === SPACE && xml.charCodeAt(at + 2) === EQUALS && xml.charCodeAt(at + 3) === DOUBLE_QUOTE
    const name = isShort ? xml.charCodeAt(at + 1) : 0
    let end = -1
    if (name === LOWER_R) end = readReference(xml, at + 4, tag)
    else if (name === LOWER_S) end = readStyle(xml, at + 4, tag)
    else if (name === LOWER_T) end = readType(xml, at + 4, tag)
    if (end < 0) return readUnusual(xml, open, tag, part)
    at = end + 1
  }
}

// Each gives the position of the closing quote, or -1 when the value is none it knows.

function readReference(xml: string, from: number, tag: CellTag): number {
  let at = from
  let letters = 0
  let digits = 0
  let code = xml.charCodeAt(at)
  for (; code >= UPPER_A && code <= UPPER_Z; code = xml.charCodeAt(++at))
    letters = letters * 26 + code - UPPER_A + 1
  for (; code >= ZERO && code <= NINE; code = xml.charCodeAt(++at)) digits = digits * 10 + code - ZERO
  if (code !== DOUBLE_QUOTE || letters === 0 || digits === 0) return -1
  tag.column = letters - 1
  tag.row = digits - 1
  return at
}

function readStyle(xml: string, from: number, tag: CellTag): number {
  let at = from
  let style = 0
  let code = xml.charCodeAt(at)
  for (; code >= ZERO && code <= NINE; code = xml.charCodeAt(++at)) style = style * 10 + code - ZERO
  if (code !== DOUBLE_QUOTE) return -1
  tag.style = style
  return at
}

function readType(xml: string, from: number, tag: CellTag): number {
  if (xml.charCodeAt(from + 1) !== DOUBLE_QUOTE) {
    if (!xml.startsWith('str"', from)) return -1
    tag.type = TEXT
    return from + 3
  }
  const code = xml.charCodeAt(from)
  if (code === LOWER_S) tag.type = SHARED
  else if (code === LOWER_N) tag.type = NUMBER
  else if (code === LOWER_B) tag.type = FLAG
  else if (code === LOWER_E) tag.type = ERROR
  else if (code === LOWER_D) tag.type = ISO_DATE
  else return -1
  return from + 1
}

function readUnusual(xml: string, open: number, tag: CellTag, part: string): number {
  const read = tagAt(xml, open, part)
  const reference = attribute(xml, read, 'r', part)
  if (reference !== null) {
    const { row, column } = placeOf(reference, part)
    tag.row = row
    tag.column = column
  }
  const type = attribute(xml, read, 't', part) ?? 'n'
  const known = CELL_TYPES.get(type)
  if (known === undefined) {
    throw new SourceError(
      'DAMAGED',
      `${part} has a cell of the unknown type ${JSON.stringify(type.slice(0, 40))}`,
    )
  }
  tag.type = known
  tag.style = Number(attribute(xml, read, 's', part) ?? 0)
  tag.isEmpty = read.isEmpty
  return read.end
}
