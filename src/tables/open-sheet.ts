import type { WriteFault } from './intent.ts'
import { identity as identityOf, type Layout } from './layout.ts'
import type { OfficeRows } from './office-rows.ts'
import type { SheetReading } from './read-sheet.ts'
import type { Table } from './table.ts'
import { undeclaredColumn } from './undeclared-column.ts'
import { sheetUnreadable } from './write-faults.ts'

/** A sheet with its layout, as it can be written to. */
export interface OpenSheet {
  readonly reading: SheetReading
  readonly layout: Layout
}

/** A sheet to write to; one that is not there, or that was not read whole, is none. */
export const opened = (reading: SheetReading | undefined, title: string): OpenSheet | WriteFault =>
  reading?.layout && reading.isCurrent ? { reading, layout: reading.layout } : sheetUnreadable(title)

/** A sheet of a table by its title. */
export const sheetOf = (table: Table, title: string, { reading }: OfficeRows): SheetReading | undefined =>
  reading.tables.get(table.name)?.sheets.find(({ grid }) => grid.title === title)

/** The sheet's column of an identity. */
export const columnOf = (layout: Layout, identity: string): number | null =>
  undeclaredColumn(layout, identity) ??
  layout.columns.find(({ target }) => identityOf(target) === identity)?.index ??
  null
