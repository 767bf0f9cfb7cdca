import { type Cell, isDateCell } from '../../columns/cell.ts'
import type { ChangedRow } from './changed-rows.ts'
import {
  type CellPlace,
  cellsOf,
  type RowPlace,
  rowAt,
  type SheetText,
  tagsBeforeRows,
} from './row-places.ts'
import { type CellStyles, DATE, STRUCK } from './styles.ts'
import { attribute, isOn } from './xml.ts'

/** How a row looks: what its tag says of its height and style, and the styles of its cells. */
export interface RowLook {
  /** Attributes, with a space before each. */
  readonly attributes: string
  readonly styles: ReadonlyMap<number, string>
}

interface StyledCell {
  readonly row: number
  readonly column: number
  readonly style: string
}

/** Finds out which style a cell is to have. */
export interface Looks {
  cells(place: RowPlace): readonly CellPlace[]
  /** How the row above looks if it is a record, so that a new one may look alike; what is struck through is passed over. */
  lookAbove(changed: ChangedRow): RowLook
  /** Told of each new row, from the top down: the next one may be below it. */
  note(row: number, look: RowLook): void
  /** The style of a cell that is not there: its row's, else its column's. */
  styleBeside(place: RowPlace | null, column: number): string | null
  /** The style for a value where another is the cell's own: a day takes that of a day above it. */
  fitting(cell: Cell, style: string | null, column: number, changed: ChangedRow): string | null
  isDate(style: string | null): boolean
}

/** The looks of one sheet. */
export function looksOf(sheet: SheetText, styles: CellStyles): Looks {
  const { xml, part } = sheet
  const known = new Map<RowPlace, readonly CellPlace[]>()
  const added = new Map<number, RowLook>()
  const columns = columnStyles(sheet)
  const has = (style: string | null, mark: number): boolean =>
    ((styles[Number(style ?? 0)] ?? 0) & mark) !== 0

  const cells = (place: RowPlace): readonly CellPlace[] => {
    const found = known.get(place) ?? cellsOf(sheet, place)
    known.set(place, found)
    return found
  }
  let days: ReadonlyMap<number, readonly StyledCell[]> | null = null
  /** The cells of a column that show days, and are not struck through; found once, for there may be none at all. */
  const daysIn = (column: number): readonly StyledCell[] => {
    days ??= Map.groupBy(
      sheet.rows.flatMap((place) =>
        cellsOf(sheet, place).flatMap(({ column, style }) =>
          style !== null && has(style, DATE) && !has(style, STRUCK)
            ? [{ row: place.row, column, style }]
            : [],
        ),
      ),
      (cell) => cell.column,
    )
    return days.get(column) ?? []
  }
  const lookOf = (place: RowPlace): RowLook | null => {
    const styled = cells(place).flatMap(({ column, style }) =>
      style === null ? [] : [[column, style] as const],
    )
    const attributes = KEPT.flatMap((name) => {
      const value = attribute(xml, place.tag, name, part)
      return value === null ? [] : [` ${name}="${value}"`]
    })
    const isStruck = styled.some(([, style]) => has(style, STRUCK))
    return isStruck ? null : { attributes: attributes.join(''), styles: new Map(styled) }
  }

  return {
    cells,
    lookAbove: ({ row, dataFrom }) => {
      for (let above = row - 1; above >= dataFrom; above--) {
        const look = added.get(above)
        if (look) return look
        const place = rowAt(sheet, above)
        if (place === null) break
        const found = lookOf(place)
        if (found) return found
      }
      return { attributes: '', styles: new Map() }
    },
    note: (row, look) => void added.set(row, look),
    styleBeside: (place, column) => {
      const isStyled = place !== null && isOn(attribute(xml, place.tag, 'customFormat', part))
      return (isStyled ? attribute(xml, place.tag, 's', part) : null) ?? columns(column)
    },
    fitting: (cell, style, column, { row, dataFrom }) => {
      if (!isDateCell(cell) || has(style, DATE)) return style
      const above = daysIn(column).findLast((day) => day.row < row)
      if (above && above.row >= dataFrom) return above.style
      const ofColumn = columns(column)
      return has(ofColumn, DATE) ? ofColumn : style
    },
    isDate: (style) => has(style, DATE),
  }
}

const KEPT = ['s', 'customFormat', 'ht', 'customHeight'] as const

/** The styles that columns have for cells which are not there. */
function columnStyles(sheet: SheetText): (column: number) => string | null {
  const ranges: { readonly from: number; readonly to: number; readonly style: string | null }[] = []
  for (const tag of tagsBeforeRows(sheet, 'col')) {
    const value = (name: string): string | null => attribute(sheet.xml, tag, name, sheet.part)
    ranges.push({ from: Number(value('min')) - 1, to: Number(value('max')) - 1, style: value('style') })
  }
  return (column) => ranges.find(({ from, to }) => from <= column && column <= to)?.style ?? null
}
