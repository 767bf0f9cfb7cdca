import { inside, placeOf } from './cell-reference.ts'
import { isXmlSpace } from './character-codes.ts'
import { wholeNumber } from './number-text.ts'
import { Unkeepable } from './unkeepable.ts'
import { afterElement, attribute, nextTag, rootTag, type Tag, tagStart } from './xml.ts'

/** A sheet's part as text, with the places where its rows are written. */
export interface SheetText {
  readonly title: string
  readonly part: string
  readonly xml: string
  readonly prefix: string
  /** The start tag of the element that holds the rows. */
  readonly sheetData: Tag
  /** Where its end tag begins; behind it if it is closed by itself. */
  readonly rowsEnd: number
  /** From the top down. */
  readonly rows: readonly RowPlace[]
}

/** The tags of a name that stand before the rows. */
export function* tagsBeforeRows({ xml, prefix, part, sheetData }: SheetText, name: string): Generator<Tag> {
  let at = 0
  for (
    let tag = nextTag(xml, at, part);
    tag !== null && tag.end < sheetData.end;
    tag = nextTag(xml, at, part)
  ) {
    at = tag.end
    if (tag.name === name && tag.prefix === prefix) yield tag
  }
}

/** Where a row is written. */
export interface RowPlace {
  readonly row: number
  readonly tag: Tag
  /** Where its end tag begins; behind it if it is closed by itself. */
  readonly close: number
}

/** Where a cell is written. */
export interface CellPlace {
  readonly column: number
  readonly tag: Tag
  readonly end: number
  readonly style: string | null
}

/** Finds the rows of a sheet's part; refuses what is well formed, but not as programs write it. */
export function sheetText(title: string, xml: string, part: string): SheetText {
  const root = rootTag(xml, 'worksheet', part)
  const { prefix } = root
  let sheetData: Tag | null = null
  let at = root.end
  for (let tag = nextTag(xml, at, part); tag !== null && sheetData === null; tag = nextTag(xml, at, part)) {
    at = tag.end
    if (tag.name === 'sheetData' && tag.prefix === prefix && !tag.isClosing) sheetData = tag
  }
  if (sheetData === null) throw new Unkeepable(title, `${part} has no rows element`)
  const rowsEnd = sheetData.isEmpty ? sheetData.end : xml.indexOf(`</${prefix}sheetData`, sheetData.end)
  const markup = ['<!', '<?'].some((open) => {
    const found = xml.indexOf(open, sheetData.end)
    return found >= 0 && found < rowsEnd
  })
  if (rowsEnd < 0 || markup)
    throw new Unkeepable(title, `${part} has comments or other markup between its cells`)
  const rows: RowPlace[] = []
  const open = `<${prefix}row`
  for (
    let found = xml.indexOf(open, sheetData.end);
    found >= 0 && found < rowsEnd;
    found = xml.indexOf(open, at)
  ) {
    at = found + open.length
    const code = xml.charCodeAt(at)
    if (!isXmlSpace(code) && xml[at] !== '>' && xml[at] !== '/') continue
    const tag = nextTag(xml, found, part)
    if (tag === null) break
    const above = rows.at(-1)?.row ?? -1
    const number = attribute(xml, tag, 'r', part)
    const row = number === null ? above + 1 : wholeNumber(number, 0, number.length) - 1
    const close = tag.isEmpty ? tag.end : xml.indexOf(`</${prefix}row`, tag.end)
    if (row <= above || close < 0 || close > rowsEnd)
      throw new Unkeepable(title, `${part} has row ${row + 1} in an unusual place`)
    rows.push({ row: inside({ row, column: 0 }, part).row, tag, close })
    at = close
  }
  return { title, part, xml, prefix, sheetData, rowsEnd, rows }
}

/** The row at a number, or `null`. */
export function rowAt({ rows }: SheetText, row: number): RowPlace | null {
  const found = rows[firstFrom(rows, row)]
  return found?.row === row ? found : null
}

/** The index of the first row at or below a number. */
export function firstFrom(rows: readonly RowPlace[], row: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.row ?? row) < row) low = middle + 1
    else high = middle
  }
  return low
}

/** The cells of a row from the left to the right. */
export function cellsOf(
  { title, xml, prefix, part }: SheetText,
  { row, tag, close }: RowPlace,
): readonly CellPlace[] {
  const cells: CellPlace[] = []
  let at = tag.end
  while (at < close) {
    const cell = nextTag(xml, at, part)
    if (cell === null || tagStart(cell) >= close) break
    at = afterElement(xml, cell, part)
    if (cell.name !== 'c' || cell.prefix !== prefix) continue
    const left = cells.at(-1)?.column ?? -1
    const reference = attribute(xml, cell, 'r', part)
    const place = reference === null ? { row, column: left + 1 } : placeOf(reference, part)
    if (place.row !== row || place.column <= left)
      throw new Unkeepable(title, `${part} has cells out of order in row ${row + 1}`)
    cells.push({ column: place.column, tag: cell, end: at, style: attribute(xml, cell, 's', part) })
  }
  return cells
}
