import type { Cell, DateCell } from '../../columns/cell.ts'
import type { Area, Place, SheetGrid } from '../source.ts'
import { BLANK_ROW } from './grid-builder.ts'

/**
 * A piece of a workbook on its way from a worker to the main thread. A posted object is rebuilt cell by cell on the
 * thread that receives it, which stands still meanwhile; so the pieces are small, the cells travel as plain arrays of
 * numbers, and each text travels once.
 */
export type Parcel =
  | { readonly kind: 'sheet'; readonly title: string; readonly serialOffset: number }
  | RowsParcel
  | { readonly kind: 'merges'; readonly bounds: Uint32Array }
  | { readonly kind: 'formulas'; readonly bounds: Uint32Array }
  | { readonly kind: 'struck'; readonly places: Uint32Array }
  /** A lock, and the blocks left open in it; open blocks that do not fit come with another parcel of the same lock. */
  | { readonly kind: 'lock'; readonly bounds: Uint32Array; readonly goesOn: boolean }

/** Some consecutive rows: how long each is, and for each cell its kind and a number that says which. */
interface RowsParcel {
  readonly kind: 'rows'
  readonly lengths: Uint32Array
  readonly kinds: Uint8Array
  readonly values: Float64Array
  /** Texts met for the first time; cells point to them by their place among all texts sent so far. */
  readonly texts: readonly string[]
}

/** Cells and rows in one parcel: about a millisecond of the receiving thread. */
const PLACES_A_PARCEL = 10_000

/** Characters of new texts in one parcel. */
const CHARACTERS_A_PARCEL = 500_000

const BLANK = 0
const NUMBER = 1
const TEXT = 2
const FLAG = 3
const DATE = 4
const ERROR = 5

/** Cuts sheets into parcels, each made when it is asked for. */
export function* packed(sheets: readonly SheetGrid[]): Generator<Parcel> {
  const known = new Map<string, number>()
  for (const { title, serialOffset, rows, merges, struck, formulas, locks } of sheets) {
    yield { kind: 'sheet', title, serialOffset }
    let from = 0
    while (from < rows.length) {
      const parcel = packedRows(rows, from, known)
      // Counted before the parcel is handed over: its arrays are gone once they have been moved.
      from += parcel.lengths.length
      yield parcel
    }
    for (const some of inPieces(merges)) yield { kind: 'merges', bounds: boundsOf(some) }
    for (const some of inPieces(formulas)) yield { kind: 'formulas', bounds: boundsOf(some) }
    for (const { area, open } of locks) {
      yield { kind: 'lock', bounds: boundsOf([area]), goesOn: false }
      for (const some of inPieces(open)) yield { kind: 'lock', bounds: boundsOf(some), goesOn: true }
    }
    for (let at = 0; at < struck.length; at += PLACES_A_PARCEL) {
      const some = struck.slice(at, at + PLACES_A_PARCEL)
      yield { kind: 'struck', places: Uint32Array.from(some.flatMap(({ row, column }) => [row, column])) }
    }
  }
}

function* inPieces(areas: readonly Area[]): Generator<readonly Area[]> {
  for (let at = 0; at < areas.length; at += PLACES_A_PARCEL) yield areas.slice(at, at + PLACES_A_PARCEL)
}

const boundsOf = (areas: readonly Area[]): Uint32Array =>
  Uint32Array.from(areas.flatMap(({ top, left, bottom, right }) => [top, left, bottom, right]))

function* areasIn(bounds: Uint32Array): Generator<Area> {
  for (let at = 0; at < bounds.length; at += 4) {
    const [top = 0, left = 0, bottom = 0, right = 0] = bounds.subarray(at, at + 4)
    yield { top, left, bottom, right }
  }
}

/** Puts sheets together again from the parcels, in the order they were made. */
export function unpacking(): {
  readonly add: (parcel: Parcel) => void
  readonly sheets: readonly SheetGrid[]
} {
  const sheets: OpenSheet[] = []
  const texts: string[] = []
  const dates = new Map<number, DateCell>()
  const add = (parcel: Parcel): void => {
    if (parcel.kind === 'sheet') {
      const { title, serialOffset } = parcel
      sheets.push({ title, serialOffset, rows: [], merges: [], struck: [], formulas: [], locks: [] })
      return
    }
    const sheet = sheets.at(-1)
    if (sheet === undefined) throw new Error('A parcel came before its sheet')
    if (parcel.kind === 'rows') unpackRows(parcel, sheet.rows, texts, dates)
    else if (parcel.kind === 'merges') sheet.merges.push(...areasIn(parcel.bounds))
    else if (parcel.kind === 'formulas') sheet.formulas.push(...areasIn(parcel.bounds))
    else if (parcel.kind === 'lock') {
      const areas = [...areasIn(parcel.bounds)]
      const [area] = areas
      if (parcel.goesOn) sheet.locks.at(-1)?.open.push(...areas)
      else if (area) sheet.locks.push({ area, open: [] })
    } else {
      for (let at = 0; at < parcel.places.length; at += 2) {
        sheet.struck.push({ row: parcel.places[at] ?? 0, column: parcel.places[at + 1] ?? 0 })
      }
    }
  }
  return { add, sheets }
}

/** The arrays of a parcel that move to the other thread without being copied. */
export function movable(parcel: Parcel): ArrayBuffer[] {
  const arrays = Object.values(parcel).filter((value) => ArrayBuffer.isView(value))
  return arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer)
}

interface OpenSheet extends SheetGrid {
  readonly rows: (readonly Cell[])[]
  readonly merges: Area[]
  readonly struck: Place[]
  readonly formulas: Area[]
  readonly locks: { readonly area: Area; readonly open: Area[] }[]
}

function packedRows(rows: SheetGrid['rows'], from: number, known: Map<string, number>): RowsParcel {
  const lengths: number[] = []
  const kinds: number[] = []
  const values: number[] = []
  const texts: string[] = []
  let characters = 0
  const numberOf = (text: string): number => {
    const number = known.get(text)
    if (number !== undefined) return number
    known.set(text, known.size)
    texts.push(text)
    characters += text.length
    return known.size - 1
  }
  for (let at = from; at < rows.length; at++) {
    const row = rows[at] ?? BLANK_ROW
    for (const cell of row) {
      const kind = kindOf(cell)
      kinds.push(kind)
      values.push(figureOf(cell, numberOf))
    }
    lengths.push(row.length)
    if (lengths.length + kinds.length >= PLACES_A_PARCEL || characters >= CHARACTERS_A_PARCEL) break
  }
  return {
    kind: 'rows',
    lengths: Uint32Array.from(lengths),
    kinds: Uint8Array.from(kinds),
    values: Float64Array.from(values),
    texts,
  }
}

function kindOf(cell: Cell): number {
  if (cell === null) return BLANK
  if (typeof cell === 'number') return NUMBER
  if (typeof cell === 'string') return TEXT
  if (typeof cell === 'boolean') return FLAG
  return 'serial' in cell ? DATE : ERROR
}

function figureOf(cell: Cell, numberOf: (text: string) => number): number {
  if (cell === null) return 0
  if (typeof cell === 'number') return cell
  if (typeof cell === 'string') return numberOf(cell)
  if (typeof cell === 'boolean') return cell ? 1 : 0
  return 'serial' in cell ? cell.serial : numberOf(cell.error)
}

function unpackRows(
  parcel: RowsParcel,
  rows: (readonly Cell[])[],
  texts: string[],
  dates: Map<number, DateCell>,
): void {
  const { lengths, kinds, values } = parcel
  for (const text of parcel.texts) texts.push(text)
  let at = 0
  for (const length of lengths) {
    if (length === 0) {
      rows.push(BLANK_ROW)
      continue
    }
    // Of its final size from the start: rows that grow leave much behind, and clearing it away stops the thread.
    const row = new Array<Cell>(length)
    for (let column = 0; column < length; column++, at++) {
      row[column] = cellFrom(kinds[at] ?? BLANK, values[at] ?? 0, texts, dates)
    }
    rows.push(row)
  }
}

function cellFrom(kind: number, value: number, texts: readonly string[], dates: Map<number, DateCell>): Cell {
  if (kind === BLANK) return null
  if (kind === NUMBER) return value
  if (kind === TEXT) return texts[value] ?? null
  if (kind === DATE) return dateOf(value, dates)
  return kind === FLAG ? value === 1 : { error: texts[value] ?? '' }
}

function dateOf(serial: number, dates: Map<number, DateCell>): DateCell {
  const known = dates.get(serial)
  if (known !== undefined) return known
  const date: DateCell = { serial }
  dates.set(serial, date)
  return date
}
