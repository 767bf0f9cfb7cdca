import type { Cell } from '../../columns/cell.ts'
import { referenceOf } from './cell-reference.ts'
import { newCell, rewrittenCell, type StoredValue, storedValue } from './cell-xml.ts'
import type { ChangedRow } from './changed-rows.ts'
import { attributeEdit, type Edit } from './edit.ts'
import { type Looks, looksOf, type RowLook } from './row-looks.ts'
import { type CellPlace, firstFrom, type RowPlace, rowAt, type SheetText } from './row-places.ts'
import type { CellStyles } from './styles.ts'
import { Unkeepable } from './unkeepable.ts'
import { attribute, nextTag, tagStart } from './xml.ts'

/** The edits that change rows of a sheet, and what each changed cell will be read as, by row and column. */
export interface RowEdits {
  readonly edits: readonly Edit[]
  readonly readings: ReadonlyMap<number, ReadonlyMap<number, Cell>>
}

/** Rewrites the changed cells of a sheet and puts new rows in their places. */
export function rowEdits(
  sheet: SheetText,
  changed: readonly ChangedRow[],
  styles: CellStyles,
  serialOffset: number,
): RowEdits {
  const looks = looksOf(sheet, styles)
  const edits: Edit[] = []
  const fresh: { readonly before: number; readonly xml: string }[] = []
  const readings = new Map<number, ReadonlyMap<number, Cell>>()
  for (const each of changed) {
    const place = rowAt(sheet, each.row)
    const look = each.isNew ? looks.lookAbove(each) : BARE
    if (each.isNew) looks.note(each.row, look)
    const row = { sheet, looks, changed: each, place, look, serialOffset, readings: new Map<number, Cell>() }
    if (place) edits.push(...editsInRow(row, place))
    else fresh.push({ before: firstFrom(sheet.rows, each.row), xml: newRow(row) })
    readings.set(each.row, row.readings)
  }
  return { edits: [...edits, ...insertions(sheet, fresh)], readings }
}

const BARE: RowLook = { attributes: '', styles: new Map() }

/** A row at work. */
interface Row {
  readonly sheet: SheetText
  readonly looks: Looks
  readonly changed: ChangedRow
  readonly place: RowPlace | null
  readonly look: RowLook
  readonly serialOffset: number
  readonly readings: Map<number, Cell>
}

/** Stores a cell's value, in its own style or one that fits better. */
function stored(
  { sheet, looks, changed, serialOffset, readings }: Row,
  column: number,
  cell: Cell,
  own: string | null,
): { readonly style: string | null; readonly value: StoredValue } {
  const style = looks.fitting(cell, own, column, changed)
  const value = storedValue(cell, looks.isDate(style), serialOffset, sheet.prefix)
  readings.set(column, value.reading)
  return { style, value }
}

function cellThatIsNew(row: Row, column: number, cell: Cell): string {
  const { sheet, looks, changed, place, look } = row
  const own = look.styles.get(column) ?? looks.styleBeside(place, column)
  const { style, value } = stored(row, column, cell, own)
  return newCell(referenceOf({ row: changed.row, column }), style, value, sheet.prefix)
}

function newRow(row: Row): string {
  const { sheet, changed, look } = row
  const { prefix } = sheet
  const columns = new Set([...look.styles.keys(), ...changed.cells.keys()])
  const cells = [...columns]
    .sort((a, b) => a - b)
    .map((column) => cellThatIsNew(row, column, changed.cells.get(column) ?? null))
  return `<${prefix}row r="${changed.row + 1}"${look.attributes}>${cells.join('')}</${prefix}row>`
}

function editsInRow(row: Row, place: RowPlace): readonly Edit[] {
  const { sheet, looks, changed } = row
  const { xml, prefix, part } = sheet
  const cells = looks.cells(place)
  const edits: Edit[] = []
  let atEnd = ''
  for (const [column, cell] of [...changed.cells].sort(([a], [b]) => a - b)) {
    const there = cells.find((each) => each.column >= column)
    if (there?.column === column) {
      refuseChildren(sheet, there)
      const { style, value } = stored(row, column, cell, there.style)
      const from = tagStart(there.tag)
      const text = rewrittenCell(xml, there.tag, style === there.style ? null : style, value, part)
      edits.push({ from, to: there.end, text })
      continue
    }
    const text = cellThatIsNew(row, column, cell)
    if (there) edits.push({ from: tagStart(there.tag), to: tagStart(there.tag), text })
    else atEnd += text
  }
  const { tag, close } = place
  if (atEnd !== '' && tag.isEmpty)
    edits.push({ from: tag.end - 2, to: tag.end, text: `>${atEnd}</${prefix}row>` })
  else if (atEnd !== '') edits.push({ from: close, to: close, text: atEnd })
  const spans = spansEdit(sheet, place, [...changed.cells.keys()])
  return spans ? [spans, ...edits] : edits
}

/** A cell may hold its value and its formula; what else stands in it would be lost. */
function refuseChildren({ title, xml, part }: SheetText, { tag, end }: CellPlace): void {
  const inside = tag.isEmpty ? null : nextTag(xml, tag.end, part)
  const isKnown = inside === null || (inside.isClosing && inside.name === 'c') || KNOWN.includes(inside.name)
  const hasMore = xml.slice(tag.end, end).includes('extLst')
  if (!isKnown || hasMore) throw new Unkeepable(title, `${part} has a cell that holds more than a value`)
}

const KNOWN = ['v', 'is']

/** What a row says of the columns it spans is widened where a cell comes to lie outside. */
function spansEdit({ xml, part }: SheetText, { tag }: RowPlace, columns: readonly number[]): Edit | null {
  const match = /^([0-9]+):([0-9]+)$/.exec(attribute(xml, tag, 'spans', part) ?? '')
  const [, from, to] = match ?? []
  if (from === undefined || to === undefined) return null
  const first = Math.min(Number(from), ...columns.map((column) => column + 1))
  const last = Math.max(Number(to), ...columns.map((column) => column + 1))
  if (first === Number(from) && last === Number(to)) return null
  return attributeEdit(xml, tag, 'spans', `${first}:${last}`, part)
}

/** New rows go before the first row below them, or to the end. */
function insertions(
  { prefix, sheetData, rowsEnd, rows }: SheetText,
  fresh: readonly { readonly before: number; readonly xml: string }[],
): readonly Edit[] {
  const byPlace = Map.groupBy(fresh, ({ before }) => before)
  return [...byPlace].map(([before, some]) => {
    const text = some.map(({ xml }) => xml).join('')
    const next = rows[before]
    if (next) return { from: tagStart(next.tag), to: tagStart(next.tag), text }
    if (!sheetData.isEmpty) return { from: rowsEnd, to: rowsEnd, text }
    return { from: sheetData.end - 2, to: sheetData.end, text: `>${text}</${prefix}sheetData>` }
  })
}
