import type { Cell } from '../../columns/cell.ts'
import { isIn } from '../../tables/grid.ts'
import { SourceError } from '../source.ts'
import { type CellContent, readCellContent } from './cell-content.ts'
import { type CellTag, readCellTag } from './cell-tag.ts'
import { cellValue, INLINE, NUMBER, SHARED, type Surroundings, UNKNOWN_RESULT } from './cell-value.ts'
import { BANG, GREATER, isXmlSpace, LESS, LOWER_C, QUESTION, SLASH } from './character-codes.ts'
import { finishRow, type GridBuilder, put } from './grid-builder.ts'
import { wholeNumber } from './number-text.ts'
import { referenceOfBlock } from './ranges.ts'
import { AS_STYLE, STRUCK_RUNS } from './string-item.ts'
import { STRUCK, UNLOCKED } from './styles.ts'
import { afterElement, afterMarkup, attribute, tagAt } from './xml.ts'

/**
 * Reads the rows of a sheet into the grid, from behind `<sheetData>`, and gives the position after its end tag.
 * Every cell of every workbook comes through here, so it goes by character codes and leaves what is rare to `xml.ts`.
 */
export function readRows(
  xml: string,
  from: number,
  prefix: string,
  grid: GridBuilder,
  around: Surroundings,
): number {
  const { part } = grid
  const skip = prefix.length
  const tag: CellTag = { row: -1, column: -1, style: 0, type: NUMBER, isEmpty: false }
  const content: CellContent = {
    text: xml,
    from: -1,
    to: -1,
    hasFormula: false,
    filled: null,
    inline: null,
    strike: AS_STYLE,
  }
  const mayOpen = around.styles.some((style) => (style & UNLOCKED) !== 0)
  let row = -1
  let at = from
  for (;;) {
    const open = xml.charCodeAt(at) === LESS ? at : xml.indexOf('<', at)
    if (open < 0) throw new SourceError('DAMAGED', `${part} ends before </${prefix}sheetData>`)
    const first = xml.charCodeAt(open + 1)
    if (first === BANG || first === QUESTION) {
      at = afterMarkup(xml, open, part)
      continue
    }
    const nameEnd = open + skip + 2
    const isCell = xml.charCodeAt(nameEnd - 1) === LOWER_C && isNameEnd(xml.charCodeAt(nameEnd))
    if (isCell && (skip === 0 || xml.startsWith(prefix, open + 1))) {
      // A cell that does not say where it stands stands right of the one before it.
      tag.row = row
      tag.column++
      at = readCellTag(xml, open, nameEnd, tag, part)
      if (mayOpen) noteLock(grid, tag, around)
      if (tag.isEmpty) continue
      at = readCellContent(xml, at, prefix, content, part)
      if (content.hasFormula) noteFormula(grid, tag, content)
      const cell = cellOf(tag, content, around, part)
      if (cell !== null) put(grid, tag.row, tag.column, cell, isStruck(tag, content, around))
      continue
    }
    const other = tagAt(xml, open, part)
    at = other.end
    if (other.prefix === prefix && other.isClosing) {
      if (other.name !== 'sheetData') continue
      finishRow(grid)
      return at
    }
    if (other.prefix === prefix && other.name === 'row') {
      const number = attribute(xml, other, 'r', part)
      row = number === null ? row + 1 : wholeNumber(number, 0, number.length) - 1
      if (row < 0) throw new SourceError('DAMAGED', `${part} has a row numbered ${JSON.stringify(number)}`)
      tag.column = -1
    } else if (!other.isClosing) at = afterElement(xml, other, part)
  }
}

/** Whatever a formula fills counts as formula, wherever its cells stand in the part. */
function noteFormula(grid: GridBuilder, { row, column }: CellTag, { filled }: CellContent): void {
  if (filled !== null) grid.filled.set(referenceOfBlock(filled), filled)
  if (filled === null || !isIn({ row, column }, filled)) grid.formulas.add(row, column)
}

/** A cell's own style goes before its column's. */
function noteLock(grid: GridBuilder, { row, column, style }: CellTag, { styles }: Surroundings): void {
  const isOpen = ((styles[style] ?? 0) & UNLOCKED) !== 0
  if (isOpen === grid.openColumns.some(({ left, right }) => left <= column && column <= right)) return
  const noted = isOpen ? grid.opened : grid.shut
  noted.add(row, column)
}

const isNameEnd = (code: number): boolean => code === GREATER || code === SLASH || isXmlSpace(code)

function cellOf(tag: CellTag, content: CellContent, around: Surroundings, part: string): Cell {
  const { text, from, to, hasFormula, inline } = content
  if (tag.type === INLINE && inline !== null) return inline === '' ? null : inline
  if (from < 0) return hasFormula ? UNKNOWN_RESULT : null
  return cellValue(tag.type, text, from, to, tag.style, hasFormula, around, part)
}

function isStruck(
  { type, style }: CellTag,
  { text, from, to, strike }: CellContent,
  around: Surroundings,
): boolean {
  const runs = type === SHARED ? (around.strings.strikes[wholeNumber(text, from, to)] ?? AS_STYLE) : strike
  return runs === AS_STYLE ? ((around.styles[style] ?? 0) & STRUCK) !== 0 : runs === STRUCK_RUNS
}
