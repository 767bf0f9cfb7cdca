import { columnIndex, columnLetters } from './columns.ts'
import { Mistake } from './mistake.ts'
import type { Sheet, Spreadsheet } from './spreadsheet.ts'

/** A block of cells on a sheet; both ends are zero-based, the last excluded. */
export interface Block {
  readonly sheet: Sheet
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const PLACE = /^(?<left>[A-Za-z]{1,3})?(?<top>[1-9]\d*)?(?::(?<right>[A-Za-z]{1,3})?(?<bottom>[1-9]\d*)?)?$/u
/** The other way to write places: row and column by number. */
const BY_NUMBER = /^R(?<top>[1-9]\d*)C(?<left>[1-9]\d*)(?::R(?<bottom>[1-9]\d*)C(?<right>[1-9]\d*))?$/iu

/** Finds the block that an A1 text means: a sheet, a named range, or cells; cut to the grid's size. */
export function blockOf(spreadsheet: Spreadsheet, text: string): Block {
  const { title, cells } = splitTitle(text)
  const named = spreadsheet.namedRanges.find(({ name }) => name === (cells ?? title))
  if (title === null) {
    const [first] = spreadsheet.sheets
    const block = first && cellsIn(first, cells ?? '')
    if (block) return checked(block, text)
  }
  const sheet = spreadsheet.sheets.find(({ properties }) => sameTitle(properties.title, title ?? cells ?? ''))
  if (sheet && (title === null || cells === null)) return wholeSheet(sheet)
  if (sheet && cells !== null) {
    const block = cellsIn(sheet, cells)
    if (block) return checked(block, text)
  }
  if (named?.range) return gridBlock(spreadsheet, named.range)
  throw new Mistake(`Unable to parse range: ${text}`)
}

const sameTitle = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

function splitTitle(text: string): { title: string | null; cells: string | null } {
  const quoted = /^'(?<title>(?:[^']|'')*)'(?:!(?<cells>.+))?$/u.exec(text)?.groups
  if (quoted) return { title: quoted['title']?.replaceAll("''", "'") ?? '', cells: quoted['cells'] ?? null }
  const at = text.lastIndexOf('!')
  return at < 0 ? { title: null, cells: text } : { title: text.slice(0, at), cells: text.slice(at + 1) }
}

/** The block of a sheet that an address without a title means; `null` if it is none. */
export function cellsIn(sheet: Sheet, text: string): Block | null {
  const found = PLACE.exec(byLetters(text.replaceAll('$', '')))?.groups
  if (!found || text === '') return null
  const { left, top, right, bottom } = found
  const single = !text.includes(':')
  if (single && (left === undefined || top === undefined)) return null
  const { rowCount, columnCount } = sheet.properties.gridProperties
  const row = (number: string | undefined): number | null =>
    number === undefined ? null : Number(number) - 1
  const column = (letters: string | undefined): number | null =>
    letters === undefined ? null : columnIndex(letters.toUpperCase())
  const [rows, columns] = [
    [row(top), row(single ? top : bottom)],
    [column(left), column(single ? left : right)],
  ]
  const [fromRow, toRow] = ends(rows[0] ?? null, rows[1] ?? null, rowCount)
  const [fromColumn, toColumn] = ends(columns[0] ?? null, columns[1] ?? null, columnCount)
  return { sheet, top: fromRow, bottom: toRow, left: fromColumn, right: toColumn }
}

function byLetters(text: string): string {
  const { top, left, bottom, right } = BY_NUMBER.exec(text)?.groups ?? {}
  if (top === undefined || left === undefined) return text
  const first = `${columnLetters(Number(left) - 1)}${top}`
  return right === undefined ? first : `${first}:${columnLetters(Number(right) - 1)}${bottom ?? ''}`
}

/** `D4:A1` is `A1:D4`, and what is left out reaches to the grid's edge. */
function ends(first: number | null, last: number | null, count: number): [number, number] {
  if (first === null && last === null) return [0, count]
  if (first === null || last === null) return [first ?? last ?? 0, count]
  return [Math.min(first, last), Math.max(first, last) + 1]
}

function checked(block: Block, text: string): Block {
  const { rowCount, columnCount } = block.sheet.properties.gridProperties
  if (block.top >= rowCount || block.left >= columnCount)
    throw new Mistake(
      `Range (${titleInWords(block.sheet)}!${text.slice(text.lastIndexOf('!') + 1)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
    )
  return { ...block, bottom: Math.min(block.bottom, rowCount), right: Math.min(block.right, columnCount) }
}

/** All cells of a sheet. */
export const wholeSheet = (sheet: Sheet): Block => ({
  sheet,
  top: 0,
  left: 0,
  bottom: sheet.properties.gridProperties.rowCount,
  right: sheet.properties.gridProperties.columnCount,
})

/** A block as a grid range. */
export const gridRange = ({ sheet, top, left, bottom, right }: Block) => ({
  sheetId: sheet.properties.sheetId,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
})

/** The part of a grid range's words that matters for finding cells. */
export interface GridRangeWords {
  readonly sheetId?: number | null
  readonly startRowIndex?: number | null
  readonly endRowIndex?: number | null
  readonly startColumnIndex?: number | null
  readonly endColumnIndex?: number | null
}

/** The block of a grid range; what it leaves out reaches to the grid's edge. */
export function gridBlock(
  spreadsheet: Pick<Spreadsheet, 'sheets'>,
  range: GridRangeWords | null | undefined,
): Block {
  const sheet = sheetById(spreadsheet, range?.sheetId)
  const { rowCount, columnCount } = sheet.properties.gridProperties
  return {
    sheet,
    top: range?.startRowIndex ?? 0,
    left: range?.startColumnIndex ?? 0,
    bottom: Math.min(range?.endRowIndex ?? rowCount, rowCount),
    right: Math.min(range?.endColumnIndex ?? columnCount, columnCount),
  }
}

/** The sheet with an id; 0 when none is given. What is about sheets as such calls a missing one so, what is about cells a grid. */
export function sheetById(
  { sheets }: Pick<Spreadsheet, 'sheets'>,
  id: number | null | undefined,
  word: 'sheet' | 'grid' = 'grid',
): Sheet {
  const found = sheets.find(({ properties }) => properties.sheetId === (id ?? 0))
  if (!found) throw new Mistake(`No ${word} with id: ${id ?? 0}`)
  return found
}

/** A title as ranges and formulas write it: in quotes unless it is a plain word that cannot be read as a cell. */
export function quotedTitle(title: string): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/u.test(title) && !/^[A-Za-z]{1,3}\d+$/u.test(title)
  return isPlain ? title : `'${title.replaceAll("'", "''")}'`
}

/** A sheet's title as answers write it. */
export const titleInWords = ({ properties: { title } }: Sheet): string => quotedTitle(title)

/** A block as answers write it. */
export function blockInWords({ sheet, top, left, bottom, right }: Block): string {
  const first = `${columnLetters(left)}${top + 1}`
  const last = `${columnLetters(right - 1)}${bottom}`
  return `${titleInWords(sheet)}!${first}${first === last ? '' : `:${last}`}`
}
