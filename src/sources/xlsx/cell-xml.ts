import { type Cell, isDateCell, isErrorCell } from '../../columns/cell.ts'
import { isoOfSerial } from '../../columns/serial.ts'
import { attributePlace, type Tag } from './xml.ts'

/** A value as it goes into a cell of some style: how it is stored, and what it will be read as. */
export interface StoredValue {
  /** The `t` attribute; `null` for numbers. */
  readonly type: 'inlineStr' | 'b' | null
  /** What stands between the cell's tags. */
  readonly inside: string
  readonly reading: Cell
}

/** How a value is stored; a day where numbers are not shown as days becomes its ISO text. */
export function storedValue(cell: Cell, isDate: boolean, serialOffset: number, prefix: string): StoredValue {
  if (cell === null || cell === '' || isErrorCell(cell)) return { type: null, inside: '', reading: null }
  if (typeof cell === 'string') return storedText(cell, prefix)
  if (typeof cell === 'boolean') return { type: 'b', inside: value(cell ? '1' : '0', prefix), reading: cell }
  if (isDateCell(cell) && !isDate) {
    const day = isoOfSerial(cell.serial)
    if (day !== null) return storedText(day, prefix)
  }
  const number = isDateCell(cell) ? cell.serial - serialOffset : cell
  return {
    type: null,
    inside: value(String(number), prefix),
    reading: isDate ? { serial: number + serialOffset } : number,
  }
}

/** A cell that was not there yet. */
export function newCell(
  reference: string,
  style: string | null,
  stored: StoredValue,
  prefix: string,
): string {
  const styled = style === null ? '' : ` s="${style}"`
  return element(`${prefix}c`, ` r="${reference}"${styled}`, stored)
}

/** A cell that is there, with another value or style; what else its tag says of it stays. */
export function rewrittenCell(
  xml: string,
  tag: Tag,
  style: string | null,
  stored: StoredValue,
  part: string,
): string {
  const inTag = xml.slice(tag.nameEnd, tag.isEmpty ? tag.end - 2 : tag.end - 1)
  const hasStyle = attributePlace(xml, tag, 's', part) !== null
  let kept = inTag.trimEnd().replace(OF_THE_VALUE, '')
  if (style !== null) kept = hasStyle ? kept.replace(STYLE, `$1"${style}"`) : `${kept} s="${style}"`
  return element(`${tag.prefix}c`, kept, stored)
}

/** The kind of the value, and what other parts know of the value. */
const OF_THE_VALUE = /\s+(?:t|vm|cm)\s*=\s*(?:"[^"]*"|'[^']*')/g
const STYLE = /(\s+s\s*=\s*)(?:"[^"]*"|'[^']*')/

const element = (name: string, attributes: string, { type, inside }: StoredValue): string => {
  const typed = type === null ? attributes : `${attributes} t="${type}"`
  return inside === '' ? `<${name}${typed}/>` : `<${name}${typed}>${inside}</${name}>`
}

const value = (text: string, prefix: string): string => `<${prefix}v>${text}</${prefix}v>`

function storedText(text: string, prefix: string): StoredValue {
  const space = OUTER_SPACE.test(text) ? ' xml:space="preserve"' : ''
  const inside = `<${prefix}is><${prefix}t${space}>${xmlText(text)}</${prefix}t></${prefix}is>`
  return { type: 'inlineStr', inside, reading: text }
}

const OUTER_SPACE = /^\s|\s$|\n/

/** A text that `unwritable` lets pass, in the escapes of ST_Xstring; a line feed alone would be all that is read of CR LF. */
const xmlText = (text: string): string =>
  text
    .replace(LIKE_AN_ESCAPE, '_x005F_')
    .replaceAll('\r', '_x000D_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const LIKE_AN_ESCAPE = /_(?=x[0-9A-Fa-f]{4})/g
