import { addressOf, columnName, LAST_COLUMN, LAST_ROW } from './address.ts'
import { inSheet, type Report } from './mistakes.ts'
import { ISO_DATE } from './number-formats.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { StyleTable } from './styles.ts'
import {
  type CellStyle,
  type CellValue,
  cellsOf,
  type DressedCell,
  type RichText,
  type Sheet,
  type SheetCell,
} from './workbook.ts'
import { xmlText } from './xml.ts'

/** What the sheets of one workbook share while they are written. */
export interface Writing {
  readonly styles: StyleTable
  readonly strings: SharedStrings
  readonly report: Report
  /** Days between 1899-12-30 and the workbook's own first day: 0, or 1462 with `date1904`. */
  readonly epoch: number
}

/** The longest text of a cell, a note or a formula's result. */
export const LONGEST_TEXT = 32_767

const LONGEST_FORMULA = 8_192
const ROWS_A_PIECE = 256

/** The element `<sheetData>`, in pieces of some hundred rows. */
export function sheetDataXml(sheet: Sheet, writing: Writing): Buffer[] {
  const pieces: Buffer[] = []
  const cells = new CellWriter(sheet, writing)
  let xml = '<sheetData>'
  for (const [index, row] of sheet.rows.entries()) {
    const laidOut = 'cells' in row
    const content = cells.row(cellsOf(row), index)
    const attributes = laidOut ? `${row.hidden ? ' hidden="1"' : ''}${heightXml(row.height)}` : ''
    if (content !== '' || attributes !== '') xml += `<row r="${index + 1}"${attributes}>${content}</row>`
    if (index % ROWS_A_PIECE === ROWS_A_PIECE - 1) {
      pieces.push(Buffer.from(xml))
      xml = ''
    }
  }
  pieces.push(Buffer.from(`${xml}</sheetData>`))
  return pieces
}

/** The ids of the styles that a sheet's columns give to cells yet to be filled. */
export const columnStyleId = (style: CellStyle, styles: StyleTable): number =>
  styles.idOf(style, { locked: style.locked ?? false, quoted: false })

const heightXml = (height: number | undefined): string =>
  height === undefined ? '' : ` ht="${height}" customHeight="1"`

/** Begins what a spreadsheet program would take for a formula when the text is edited; Japanese ones take full-width too. */
const LIKE_A_FORMULA = /^[=+\-@＝＋－＠]/

/** What a cell asks of its style, as bits: eight styles at most come of one. */
const DATE = 1
const FORMULA = 2
const QUOTED = 4

class CellWriter {
  readonly #sheet: Sheet
  readonly #writing: Writing
  /** For each column and each style object: the ids of the styles made of them, by the bits above. */
  readonly #styleIds: Map<CellStyle | undefined, number[]>[] = []

  constructor(sheet: Sheet, writing: Writing) {
    this.#sheet = sheet
    this.#writing = writing
  }

  row(cells: readonly SheetCell[], row: number): string {
    let xml = ''
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column]
      if (cell !== undefined && cell !== null) xml += this.#cell(cell, row, column)
    }
    if (row > LAST_ROW) this.#mistake(row, 0, 'lies below the last row a sheet can have (1,048,576)')
    if (cells.length > LAST_COLUMN + 1) this.#mistake(row, 0, 'begins a row of more than 16,384 cells')
    return xml
  }

  #cell(cell: NonNullable<SheetCell>, row: number, column: number): string {
    const dressed = typeof cell === 'object' && 'value' in cell
    const value = dressed ? cell.value : cell
    const bits = needsOf(value, dressed && cell.formula !== undefined)
    const id = this.#styleId(column, dressed ? cell.style : undefined, bits)
    const start = `<c r="${columnName(column)}${row + 1}"${id === 0 ? '' : ` s="${id}"`}`
    return dressed && cell.formula !== undefined
      ? start + this.#formula(cell, cell.formula, row, column)
      : start + this.#value(value, row, column)
  }

  /** The rest of the cell from its type on. */
  #value(value: CellValue, row: number, column: number): string {
    if (typeof value === 'string') {
      this.#checkText(value, row, column)
      return ` t="s"><v>${this.#writing.strings.idOf(value)}</v></c>`
    }
    if (typeof value === 'number') return `><v>${this.#number(value, row, column)}</v></c>`
    if (value === null) return '/>'
    if (typeof value === 'boolean') return ` t="b"><v>${value ? 1 : 0}</v></c>`
    if ('serial' in value) return `><v>${this.#serial(value.serial, row, column)}</v></c>`
    if ('error' in value) {
      this.#checkError(value.error, row, column)
      return ` t="e"><v>${xmlText(value.error)}</v></c>`
    }
    this.#checkRich(value, row, column)
    return ` t="s"><v>${this.#writing.strings.idOfRich(value)}</v></c>`
  }

  #formula({ value }: DressedCell, formula: string, row: number, column: number): string {
    const fault = formulaFault(formula)
    if (fault !== null) this.#mistake(row, column, fault)
    const f = `<f>${xmlText(formula)}</f>`
    if (typeof value === 'string') {
      this.#checkText(value, row, column)
      return ` t="str">${f}<v>${xmlText(value)}</v></c>`
    }
    if (value === null) return `>${f}</c>`
    if (typeof value === 'number') return `>${f}<v>${this.#number(value, row, column)}</v></c>`
    if (typeof value === 'boolean') return ` t="b">${f}<v>${value ? 1 : 0}</v></c>`
    if ('serial' in value) return `>${f}<v>${this.#serial(value.serial, row, column)}</v></c>`
    if ('error' in value) {
      if (value.error === '') return `>${f}</c>`
      this.#checkError(value.error, row, column)
      return ` t="e">${f}<v>${xmlText(value.error)}</v></c>`
    }
    this.#mistake(row, column, 'is a formula with rich text for its result; give the result as plain text')
    return '/>'
  }

  #styleId(column: number, own: CellStyle | undefined, bits: number): number {
    const ids = this.#idsOf(column, own)
    const known = ids[bits]
    if (known !== undefined) return known
    const id = this.#newStyleId(column, own, bits)
    ids[bits] = id
    return id
  }

  #idsOf(column: number, own: CellStyle | undefined): number[] {
    const ofColumn = this.#styleIds[column] ?? new Map<CellStyle | undefined, number[]>()
    this.#styleIds[column] = ofColumn
    const known = ofColumn.get(own)
    if (known !== undefined) return known
    const ids: number[] = []
    ofColumn.set(own, ids)
    return ids
  }

  #newStyleId(column: number, own: CellStyle | undefined, bits: number): number {
    const merged: CellStyle = { ...this.#sheet.columns?.[column]?.style, ...own }
    const style =
      (bits & DATE) !== 0 && merged.format === undefined ? { ...merged, format: ISO_DATE } : merged
    const locked = style.locked ?? (bits & FORMULA) !== 0
    return this.#writing.styles.idOf(style, { locked, quoted: (bits & QUOTED) !== 0 })
  }

  #number(value: number, row: number, column: number): number {
    if (!Number.isFinite(value))
      this.#mistake(row, column, `holds ${value}, which is not a number a sheet can hold`)
    return value
  }

  #serial(serial: number, row: number, column: number): number {
    const own = serial - this.#writing.epoch
    if (!(own >= 0 && own < 2_958_466)) {
      this.#mistake(row, column, `holds the date serial ${serial}, outside the days this workbook can hold`)
    }
    return own
  }

  #checkText(text: string, row: number, column: number): void {
    if (text.length <= LONGEST_TEXT) return
    const length = text.length.toLocaleString('en')
    this.#mistake(
      row,
      column,
      `has a text of ${length} characters; a cell holds at most 32,767: shorten or split it`,
    )
  }

  #checkRich({ runs, readings = [] }: RichText, row: number, column: number): void {
    const text = runs.map((run) => run.text).join('')
    this.#checkText(text, row, column)
    if (text === '' || runs.some((run) => run.text === '')) {
      this.#mistake(row, column, 'has rich text with an empty run; leave the run out')
    }
    let end = 0
    for (const { from, to } of readings) {
      if (
        !(Number.isInteger(from) && Number.isInteger(to) && from >= end && to > from && to <= text.length)
      ) {
        this.#mistake(
          row,
          column,
          `has a reading of the characters ${from} to ${to}, which are not in order within its text`,
        )
      }
      end = to
    }
  }

  #checkError(error: string, row: number, column: number): void {
    if (ERRORS.has(error)) return
    this.#mistake(row, column, `holds "${error}", which is not an error value (${[...ERRORS].join(' ')})`)
  }

  #mistake(row: number, column: number, what: string): void {
    this.#writing.report(inSheet(this.#sheet.title, addressOf({ row, column })), what)
  }
}

/** The error values a stored cell may hold (ECMA-376 part 1, 18.18.11, and 18.17.2.7). */
const ERRORS: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
])

function needsOf(value: CellValue, isFormula: boolean): number {
  const formula = isFormula ? FORMULA : 0
  if (typeof value === 'string') return formula === 0 && LIKE_A_FORMULA.test(value) ? QUOTED : formula
  return typeof value === 'object' && value !== null && 'serial' in value ? DATE | formula : formula
}

/** What is wrong with a formula's spelling, or `null`. */
export function formulaFault(formula: string, longest = LONGEST_FORMULA): string | null {
  if (formula === '' || formula.startsWith('='))
    return 'has a formula that is empty or begins with "="; write it without'
  if (formula.length <= longest) return null
  return `has a formula of ${formula.length} characters; at most ${longest} are allowed here`
}
