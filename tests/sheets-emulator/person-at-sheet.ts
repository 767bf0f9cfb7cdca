import type { sheets_v4 } from '@googleapis/sheets'
import { cellAt, columnIndex, columnLetters } from './columns.ts'
import type { People } from './people.ts'

/** What is typed into a cell; Google makes of it what it makes of typing. */
export type Typed = string | number | boolean

/** Rows of what is typed. */
export type Block = readonly (readonly Typed[])[]

type Dimension = 'ROWS' | 'COLUMNS'

/** A person's hands on one sheet. Rows are counted from 1 and columns are letters, as a person sees them. */
export class PersonAtSheet {
  readonly #people: People
  readonly #documentId: string
  #title: string

  constructor(people: People, documentId: string, title: string) {
    this.#people = people
    this.#documentId = documentId
    this.#title = title
  }

  /** Types into one cell; an empty text empties it. */
  setCell(address: string, typed: Typed): void {
    this.paste(address, [[typed]])
  }

  /** Pastes a block; the sheet grows where it is too small. */
  paste(address: string, block: Block): void {
    const { row, column } = cellAt(address)
    const width = Math.max(...block.map((line) => line.length))
    this.#grow('ROWS', row + block.length)
    this.#grow('COLUMNS', column + width)
    const end = `${columnLetters(column + width - 1)}${row + block.length}`
    this.#people.ask('PUT', `${this.#valuesPath(`${address}:${end}`)}?valueInputOption=USER_ENTERED`, {
      values: block,
    })
  }

  /** Types a new row below the last one that holds anything. */
  addRow(...typed: readonly Typed[]): void {
    this.paste(`A${this.values().length + 1}`, [typed])
  }

  clear(range: string): void {
    this.#people.ask('POST', `${this.#valuesPath(range)}:clear`, {})
  }

  /** Sorts everything below the header by one column, empty cells last. */
  sort(column: string, { descending = false, headerRows = 1 } = {}): void {
    this.#edit({
      sortRange: {
        range: { sheetId: this.sheetId, startRowIndex: headerRows },
        sortSpecs: [
          { dimensionIndex: columnIndex(column), sortOrder: descending ? 'DESCENDING' : 'ASCENDING' },
        ],
      },
    })
  }

  insertRows(before: number, count = 1): void {
    this.#insert('ROWS', before - 1, count)
  }

  deleteRows(first: number, count = 1): void {
    this.#edit({ deleteDimension: { range: this.#span('ROWS', first - 1, count) } })
  }

  insertColumns(before: string, count = 1): void {
    this.#insert('COLUMNS', columnIndex(before), count)
  }

  deleteColumns(first: string, count = 1): void {
    this.#edit({ deleteDimension: { range: this.#span('COLUMNS', columnIndex(first), count) } })
  }

  /** Drags a column to stand before another. */
  moveColumn(column: string, before: string): void {
    this.#move('COLUMNS', columnIndex(column), columnIndex(before))
  }

  /** Drags a row to stand before another. */
  moveRow(row: number, before: number): void {
    this.#move('ROWS', row - 1, before - 1)
  }

  /** Retypes the header that reads so. */
  renameHeader(from: string, to: string, row = 1): void {
    this.setCell(`${this.column(from, row)}${row}`, to)
  }

  merge(range: string): void {
    this.#edit({ mergeCells: { range: this.#range(range), mergeType: 'MERGE_ALL' } })
  }

  unmerge(range: string): void {
    this.#edit({ unmergeCells: { range: this.#range(range) } })
  }

  /** Protects a range, or the whole sheet. */
  protect(range?: string, { warningOnly = false } = {}): void {
    const protectedRange = {
      range: range === undefined ? { sheetId: this.sheetId } : this.#range(range),
      warningOnly,
    }
    this.#edit({ addProtectedRange: { protectedRange } })
  }

  /** Renames the sheet; this person then sees its new name. */
  rename(title: string): void {
    this.#edit({ updateSheetProperties: { properties: { sheetId: this.sheetId, title }, fields: 'title' } })
    this.#title = title
  }

  /** Deletes the sheet. */
  delete(): void {
    this.#edit({ deleteSheet: { sheetId: this.sheetId } })
  }

  /** What the cells read, as they are shown. */
  values(range?: string): string[][] {
    return this.#values(range, 'FORMATTED_VALUE').map((row) => row.map(String))
  }

  /** What the cells hold: numbers as numbers, dates as their serial numbers. */
  rawValues(range?: string): unknown[][] {
    return this.#values(range, 'UNFORMATTED_VALUE')
  }

  /** The letters of the column under a header. */
  column(header: string, row = 1): string {
    const index = this.values(`${row}:${row}`)[0]?.indexOf(header) ?? -1
    if (index < 0) throw new RangeError(`no header '${header}' in '${this.#title}'`)
    return columnLetters(index)
  }

  /** Everything Google tells about the sheet, without its cells. */
  get sheet(): sheets_v4.Schema$Sheet {
    const { sheets = [] } = this.#people.ask<sheets_v4.Schema$Spreadsheet>(
      'GET',
      `/v4/spreadsheets/${this.#documentId}`,
    )
    const found = sheets.find(({ properties }) => properties?.title === this.#title)
    if (!found) throw new RangeError(`no sheet '${this.#title}'`)
    return found
  }

  get sheetId(): number {
    return this.sheet.properties?.sheetId ?? 0
  }

  #edit(request: sheets_v4.Schema$Request): void {
    this.#people.edit(this.#documentId, request)
  }

  #insert(dimension: Dimension, start: number, count: number): void {
    const range = this.#span(dimension, start, count)
    this.#edit({ insertDimension: { range, inheritFromBefore: start > 0 } })
  }

  #move(dimension: Dimension, from: number, to: number): void {
    this.#edit({ moveDimension: { source: this.#span(dimension, from, 1), destinationIndex: to } })
  }

  #grow(dimension: Dimension, needed: number): void {
    const { rowCount, columnCount } = this.sheet.properties?.gridProperties ?? {}
    const length = needed - ((dimension === 'ROWS' ? rowCount : columnCount) ?? 0)
    if (length > 0) this.#edit({ appendDimension: { sheetId: this.sheetId, dimension, length } })
  }

  #span(dimension: Dimension, startIndex: number, count: number): sheets_v4.Schema$DimensionRange {
    return { sheetId: this.sheetId, dimension, startIndex, endIndex: startIndex + count }
  }

  #range(range: string): sheets_v4.Schema$GridRange {
    const [first = '', last = first] = range.split(':')
    const [start, end] = [cellAt(first), cellAt(last)]
    return {
      sheetId: this.sheetId,
      startRowIndex: start.row,
      endRowIndex: end.row + 1,
      startColumnIndex: start.column,
      endColumnIndex: end.column + 1,
    }
  }

  #values(range: string | undefined, render: string): unknown[][] {
    const { values } = this.#people.ask<sheets_v4.Schema$ValueRange>(
      'GET',
      `${this.#valuesPath(range)}?valueRenderOption=${render}`,
    )
    return values ?? []
  }

  #valuesPath(range?: string): string {
    const title = `'${this.#title.replaceAll("'", "''")}'`
    const where = encodeURIComponent(range === undefined ? title : `${title}!${range}`)
    return `/v4/spreadsheets/${this.#documentId}/values/${where}`
  }
}
