import type { Table } from '../tables/table.ts'
import type { Extent } from './extent.ts'
import type { SheetColumn } from './sheet-columns.ts'
import type { ValidationRule } from './xlsx/workbook.ts'

/** A table's sheet in this workbook, as far as dropdowns on other sheets need to know it. */
export interface PlacedTable {
  readonly table: Table
  /** `null` where the table has no sheet, or one a year. */
  readonly sheet: string | null
  readonly columns: readonly SheetColumn[]
  readonly extent: Extent
}

/** The dropdown of the codes in another sheet of the workbook; `null` where there is no such sheet or no single code. */
export function keyRange(placed: readonly PlacedTable[], target: string): ValidationRule | null {
  const found = placed.find(({ table }) => table.name === target)
  const [key, ...others] = found?.table.key ?? []
  if (found === undefined || found.sheet === null || key === undefined || others.length > 0) return null
  const index = found.columns.findIndex((column) => column.name === key)
  if (index < 0) return null
  const { top, bottom } = found.extent
  return { kind: 'listRange', sheet: found.sheet, area: { top, bottom, left: index, right: index } }
}
