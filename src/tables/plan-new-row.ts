import { type Cell, isDateCell } from '../columns/cell.ts'
import { isoOfSerial } from '../columns/serial.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { isFilled } from './blank.ts'
import { cellAt } from './grid.ts'
import type { IntendedCell, IntendedRow, WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import { columnOf, type OpenSheet, opened } from './open-sheet.ts'
import { opOf } from './planned-op.ts'
import { isKey, keyCells } from './row-key.ts'
import type { ColumnCell, RowOp } from './row-op.ts'
import type { Table } from './table.ts'
import { placeIn } from './undeclared-column.ts'
import { noColumn, noSheet } from './write-faults.ts'
import { headerOf } from './written-cell.ts'

/** Plans a new record: it goes below the last one of its sheet. */
export function planNewRow(
  intended: IntendedRow,
  table: Table,
  office: OfficeRows,
): readonly RowOp[] | WriteFault {
  const sheet = sheetForNew(table, intended.cells, office)
  if ('code' in sheet) return sheet
  const cells: (IntendedCell & { column: number })[] = []
  const known = new Set(intended.cells.map(({ identity }) => columnOf(sheet.layout, identity)))
  for (const cell of intended.cells) {
    const place = placeIn(cell.identity)
    // What comes back under a header that has another name since goes where it stood.
    const column = columnOf(sheet.layout, cell.identity) ?? (known.has(place) ? null : place)
    if (column !== null) cells.push({ ...cell, column })
    else if (!isYearOfTitle(cell.identity, table, sheet) && !isMeantByBlank(cell, table))
      return noColumn(cell.identity, headerOf(table, cell.identity), sheet.reading.grid.title)
  }
  const key = sheet.layout.columns.flatMap(({ index, target }): ColumnCell[] =>
    isKey(target, table)
      ? [{ column: index, cell: cells.find((each) => each.column === index)?.after ?? null }]
      : [],
  )
  return [opOf('ADD', sheet, key, cells, lastRecord(sheet, table))]
}

/** The sheet that a new record goes into: that of its fiscal year where the table has one sheet a year. */
export function sheetForNew(
  table: Table,
  cells: readonly { readonly identity: string; readonly after: Cell }[],
  office: OfficeRows,
): OpenSheet | WriteFault {
  const sheets = office.reading.tables.get(table.name)?.sheets ?? []
  const year = yearOf(table, cells)
  const found =
    sheets.find((each) => each.year !== null && each.year === year) ??
    sheets.find((each) => each.year === null)
  if (found === undefined) return noSheet(table.sheet, sheets.length === 0 ? null : year)
  return opened(found, found.grid.title)
}

/** The fiscal year that a record belongs to: its own, or that of the day it is about. */
function yearOf(
  table: Table,
  cells: readonly { readonly identity: string; readonly after: Cell }[],
): number | null {
  const after = (name: string | undefined): Cell =>
    cells.find(({ identity }) => identity === name)?.after ?? null
  const named = Object.entries(table.columns).find(
    ([, { kind, required }]) => kind === 'fiscalYear' && required,
  )
  const year = after(named?.[0])
  if (typeof year === 'number') return year
  const dated = table.key.find((name) => table.columns[name]?.kind === 'date') ?? table.datedBy
  const day = after(dated ?? undefined)
  const iso = isDateCell(day) ? isoOfSerial(day.serial) : null
  return iso === null ? null : fiscalYearOf(iso)
}

/** The title of the sheet says the year, so that no column needs to. */
const isYearOfTitle = (identity: string, table: Table, { reading }: OpenSheet): boolean =>
  reading.year !== null && table.columns[identity]?.kind === 'fiscalYear'

/** A column that the sheet lacks is read as one whose cells are blank. */
function isMeantByBlank({ identity, after }: IntendedCell, table: Table): boolean {
  const column = table.columns[identity]
  return column != null && column.blank !== null && column.write(column.blank, (code) => code) === after
}

/** What a new record goes below: the last one, by its key or else by all that is typed in it. */
function lastRecord({ reading, layout }: OpenSheet, table: Table): readonly ColumnCell[] | null {
  const row = reading.outcomes.findLastIndex((each) => each.row !== null)
  if (row < 0) return null
  const key = keyCells({ reading, layout }, row, table, () => true)
  if (!('code' in key) && key.some(({ cell }) => isFilled(cell)))
    return key.flatMap(({ identity, cell }): ColumnCell[] => {
      const column = columnOf(layout, identity)
      return column === null ? [] : [{ column, cell }]
    })
  return layout.columns.flatMap(({ index }): ColumnCell[] => {
    const cell = cellAt(reading.grid, row, index)
    return isFilled(cell) ? [{ column: index, cell }] : []
  })
}
