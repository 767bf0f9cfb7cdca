import type { Cell } from '../../columns/cell.ts'
import { serialOfIso } from '../../columns/serial.ts'
import { SourceError } from '../source.ts'
import { NOT_A_NUMBER, wholeNumber, writtenNumber } from './number-text.ts'
import type { SharedStrings } from './shared-strings.ts'
import { unescaped } from './string-item.ts'
import { type CellStyles, DATE } from './styles.ts'
import { decodeText } from './xml.ts'

/** What the `t` attribute of a cell says about its `<v>`. */
export const NUMBER = 0
export const SHARED = 1
export const TEXT = 2
export const FLAG = 3
export const ERROR = 4
export const ISO_DATE = 5
export const INLINE = 6

/** The values of `t`. */
export const CELL_TYPES: ReadonlyMap<string, number> = new Map([
  ['n', NUMBER],
  ['s', SHARED],
  ['str', TEXT],
  ['b', FLAG],
  ['e', ERROR],
  ['d', ISO_DATE],
  ['inlineStr', INLINE],
])

/** What the workbook keeps outside of its sheets. */
export interface Surroundings {
  readonly strings: SharedStrings
  readonly styles: CellStyles
  /** Days between the workbook's day zero and 1899-12-30. */
  readonly serialOffset: number
}

/** The days from 1899-12-30 to 1904-01-01, day zero of old Macintosh workbooks. */
export const OFFSET_OF_1904 = 1462

/** A formula whose result was never stored: its sheet was written by a program that does not calculate. */
export const UNKNOWN_RESULT: Cell = Object.freeze({ error: '' })

/** The content of a cell from its stored `<v>`, which stands in `text` between two positions. */
export function cellValue(
  type: number,
  text: string,
  from: number,
  to: number,
  style: number,
  hasFormula: boolean,
  { strings, styles, serialOffset }: Surroundings,
  part: string,
): Cell {
  if (type === SHARED) {
    const shared = strings.texts[wholeNumber(text, from, to)]
    if (shared === undefined) {
      throw new SourceError(
        'DAMAGED',
        `${part} points to the shared text ${text.slice(from, to).slice(0, 20)}, which is not there`,
      )
    }
    return shared === '' ? null : shared
  }
  if (type === NUMBER) {
    if (from === to) return hasFormula ? UNKNOWN_RESULT : null
    const number = writtenNumber(text, from, to)
    if (number === NOT_A_NUMBER) return { error: decodeText(text.slice(from, to), part) }
    return ((styles[style] ?? 0) & DATE) === 0 ? number : { serial: number + serialOffset }
  }
  const written = decodeText(text.slice(from, to), part)
  if (type === TEXT || type === INLINE) return written === '' ? null : unescaped(written)
  if (written === '') return hasFormula ? UNKNOWN_RESULT : null
  if (type === FLAG) return written === '1' || written === 'true'
  return type === ERROR ? { error: written } : isoDate(written)
}

// Strict workbooks, and some programs, store dates as text; a time alone is a part of day zero.
function isoDate(written: string): Cell {
  const match = ISO.exec(written)
  if (match === null) return { error: written }
  const [, date, hours = '0', minutes = '0', seconds = '0'] = match
  const days = date === undefined ? 0 : serialOfIso(date)
  if (Number.isNaN(days)) return { error: written }
  return { serial: days + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400 }
}

const ISO = /^(?:(\d{4}-\d\d-\d\d)(?:T|$))?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?)?$/
