import { type Cell, isDateCell } from '../columns/cell.ts'
import { isoOfSerial } from '../columns/serial.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { isFilled } from './blank.ts'
import type { IntendedCell, IntendedRow, StoodRow, WriteFault } from './intent.ts'
import { identity as identityOf, type Layout } from './layout.ts'
import type { OfficeRows } from './office-rows.ts'
import { cellAt, cellRefusal, isChange } from './place-op.ts'
import type { SheetReading } from './read-sheet.ts'
import { joinKey, type Row } from './row.ts'
import type { ColumnCell, RowOp } from './row-op.ts'
import type { Table } from './table.ts'
import { undeclaredColumn } from './undeclared-column.ts'
import { noColumn, noSheet, readOnly, sheetUnreadable, unsureRow } from './write-faults.ts'
import { headerOf, writtenAs } from './written-cell.ts'

/** A sheet with its layout, as it can be written to. */
export interface OpenSheet {
  readonly reading: SheetReading
  readonly layout: Layout
}

/** A cell of a record, where it stands now. */
export interface StandingCell extends OpenSheet {
  readonly row: number
  readonly column: number
  /** In a row of its own. */
  readonly isLong: boolean
}

/** Plans a change of a record: which cells of which rows, by the columns of the sheets as they were read last. */
export function planRow(
  intended: IntendedRow,
  table: Table,
  office: OfficeRows,
): readonly RowOp[] | WriteFault {
  if (intended.act === 'CREATE') return planNewRow(intended, table, office)
  const ops: RowOp[] = []
  for (const stood of intended.stood) {
    const op = planStood(intended, stood, table, office)
    if ('code' in op) return op
    ops.push(op)
  }
  return ops
}

function planStood(
  intended: IntendedRow,
  stood: StoodRow,
  table: Table,
  office: OfficeRows,
): RowOp | WriteFault {
  const sheets = office.reading.tables.get(table.name)?.sheets ?? []
  const reading =
    sheets.find(({ grid }) => grid.title === stood.sheet) ??
    sheets.find(({ year }) => year !== null && year === stood.year)
  const sheet = reading ? opened(reading) : sheetUnreadable(stood.sheet)
  if ('code' in sheet) return sheet
  const columns: { readonly column: number; readonly before: Cell; readonly after: Cell }[] = []
  for (const { identity, before, after } of intended.cells) {
    if (!stood.identities.includes(identity)) continue
    const column = columnOf(sheet.layout, stood.long ? valueIdentity(identity) : identity)
    if (column === null) return noColumn(identity, headerOf(table, identity), stood.sheet)
    columns.push({ column, before, after })
  }
  const key: ColumnCell[] = []
  for (const { identity, cell } of respelled(intended, stood, table, office)) {
    const column = columnOf(sheet.layout, identity)
    if (column === null) return noColumn(identity, headerOf(table, identity), stood.sheet)
    key.push({ column, cell })
  }
  return opOf('CHANGE', sheet, key, columns, null)
}

/** The key as it is spelled now: people may write 000123 for 123 meanwhile. */
function respelled({ key }: IntendedRow, stood: StoodRow, table: Table, office: OfficeRows): StoodRow['key'] {
  const row = stood.long ? null : office.rowOf(table.name, key)
  const reading = row && sheetOf(table, row.sheet, office)
  if (!row || !reading?.layout || row.sheet !== stood.sheet) return stood.key
  const now = keyCells({ reading, layout: reading.layout }, row.index, table)
  // What is put back may be found by other cells than those of its key.
  const isByKey =
    !('code' in now) && stood.key.every(({ identity }) => now.some((each) => each.identity === identity))
  return isByKey ? now : stood.key
}

/** Where the cells of a record stand, or why one of them is never written. */
export function whereStood(
  cells: readonly IntendedCell[],
  row: Row,
  table: Table,
  office: OfficeRows,
): readonly StoodRow[] | WriteFault {
  const rows = new Map<string, StoodRow>()
  for (const cell of cells) {
    const at = standsAt(cell.identity, row, table, office)
    if ('code' in at) return at
    const fault = isChange(cell) ? refusalAt(at, cell, table) : null
    if (fault) return fault
    const { grid, year } = at.reading
    const where = `${grid.title}\u0000${at.row}`
    const known = rows.get(where)
    const key = known?.key ?? keyCells(at, at.row, table)
    if ('code' in key) return key
    rows.set(where, {
      sheet: grid.title,
      year,
      long: at.isLong,
      key,
      identities: [...(known?.identities ?? []), cell.identity],
    })
  }
  return [...rows.values()]
}

function planNewRow(intended: IntendedRow, table: Table, office: OfficeRows): readonly RowOp[] | WriteFault {
  const sheet = sheetForNew(table, intended.cells, office)
  if ('code' in sheet) return sheet
  const cells: (IntendedCell & { column: number })[] = []
  for (const cell of intended.cells) {
    const column = columnOf(sheet.layout, cell.identity)
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
  return opened(found)
}

function opened(reading: SheetReading): OpenSheet | WriteFault {
  const { layout, isCurrent, grid } = reading
  return layout === null || !isCurrent ? sheetUnreadable(grid.title) : { reading, layout }
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

/** Where a cell of a record stands: in its row, or in a row of its own where the sheet gives one cell a row. */
export function standsAt(
  identity: string,
  row: Row,
  table: Table,
  office: OfficeRows,
): StandingCell | WriteFault {
  const long = longRow(identity, row, table, office)
  const at = long ?? row
  const reading = sheetOf(table, at.sheet, office)
  const sheet = reading ? opened(reading) : sheetUnreadable(at.sheet)
  if ('code' in sheet) return sheet
  const column = columnOf(sheet.layout, long ? valueIdentity(identity) : identity)
  if (column === null) return noColumn(identity, headerOf(table, identity), at.sheet)
  return { ...sheet, row: at.index, column, isLong: long !== null }
}

const sheetOf = (table: Table, title: string, { reading }: OfficeRows): SheetReading | undefined =>
  reading.tables.get(table.name)?.sheets.find(({ grid }) => grid.title === title)

const valueIdentity = (identity: string): string => `${identity.slice(0, identity.indexOf('/'))}//value`

/** The sheet's column of an identity. */
export const columnOf = (layout: Layout, identity: string): number | null =>
  undeclaredColumn(layout, identity) ??
  layout.columns.find(({ target }) => identityOf(target) === identity)?.index ??
  null

/** The row that holds an item by itself; `null` where it stands in a column of the record's own row. */
function longRow(identity: string, row: Row, table: Table, office: OfficeRows): Row | null {
  const written = writtenAs(table, identity)
  if (written?.kind !== 'item') return null
  const child = office.schema.tables.find(
    ({ unfolds }) => unfolds?.parent === table.name && unfolds.spread === written.spread,
  )
  const unfolding = child?.unfolds
  if (!child || !unfolding) return null
  const key = joinKey(
    child.key.map((name) => (name === unfolding.item ? written.item : (row.values[name] ?? null))),
  )
  const found = office.rowOf(child.name, key)
  return found && (found.index !== row.index || found.sheet !== row.sheet) ? found : null
}

function refusalAt(at: StandingCell, { identity }: IntendedCell, table: Table): WriteFault | null {
  const { grid } = at.reading
  const place = { identity, sheet: grid.title, row: at.row, column: at.column }
  const refusal = cellRefusal(grid, at)
  const header = headerOf(table, identity)
  if (refusal !== null) return readOnly(refusal, header, place)
  return isShared(at, table.columns[identity]?.fillDown ?? null) ? readOnly('SHARED', header, place) : null
}

/** Tells whether blank cells of records below take their value from this one. */
function isShared({ reading, row, column }: StandingCell, fillDown: string | null): boolean {
  if (fillDown === null) return false
  const next = reading.outcomes.findIndex((each, index) => index > row && each.row !== null)
  return next > row && !isFilled(cellAt(reading.grid, next, column)) && isFilled(reading.rows[next]?.[column])
}

const isKey = ({ kind, ...target }: Layout['columns'][number]['target'], table: Table): boolean =>
  'name' in target && kind === 'column' && table.key.includes(target.name)

/** The cells by which a row is found again, by identity: its key, with what stands in for a part of it that is blank. */
export function keyCells(
  { reading, layout }: OpenSheet,
  row: number,
  table: Table,
): StoodRow['key'] | WriteFault {
  const { grid } = reading
  const cells = new Map<string, Cell>()
  const add = (identity: string, column: number): void => {
    cells.set(identity, cellAt(grid, row, column))
  }
  for (const { index, header, target } of layout.columns) {
    const isItem = target.kind === 'long' && target.part === 'item'
    if (!isKey(target, table) && !isItem) continue
    add(identityOf(target), index)
    if (isFilled(cellAt(grid, row, index)) || target.kind !== 'column') continue
    if (isFilled(reading.rows[row]?.[index]))
      return unsureRow(header, { identity: identityOf(target), sheet: grid.title, row, column: index })
    const instead = target.column.blankTakes?.reference
    const column = instead === undefined ? null : columnOf(layout, instead)
    if (instead !== undefined && column !== null) add(instead, column)
  }
  return [...cells].map(([identity, cell]) => ({ identity, cell }))
}

/** What a new record goes below: the last one, by its key or else by all that is typed in it. */
function lastRecord({ reading, layout }: OpenSheet, table: Table): readonly ColumnCell[] | null {
  const row = reading.outcomes.findLastIndex((each) => each.row !== null)
  if (row < 0) return null
  const key = keyCells({ reading, layout }, row, table)
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

function opOf(
  kind: RowOp['kind'],
  { reading, layout }: OpenSheet,
  key: readonly ColumnCell[],
  cells: RowOp['cells'],
  below: readonly ColumnCell[] | null,
): RowOp {
  const { grid } = reading
  const columns = new Set([...key, ...cells].map(({ column }) => column))
  return {
    kind,
    sheet: grid.title,
    headers: [...columns].flatMap((column) => headersOver(grid, layout.headerRow, column)),
    dataFrom: layout.dataFrom,
    key,
    below,
    cells: cells.map(({ column, before, after }) => ({ column, before, after })),
  }
}

/** The header of a column; where two rows make up the header, its own may be blank under a merged one. */
function headersOver(grid: SheetReading['grid'], row: number, column: number): RowOp['headers'] {
  const cell = cellAt(grid, row, column)
  const own = { row, column, cell }
  return isFilled(cell) || row === 0
    ? [own]
    : [own, { row: row - 1, column, cell: cellAt(grid, row - 1, column) }]
}
