import type { Table } from '../tables/table.ts'
import type { Extent } from './extent.ts'
import { ERROR_LOOK } from './looks.ts'
import type { SheetColumn } from './sheet-columns.ts'
import { columnName } from './xlsx/address.ts'
import type { ConditionalFormat } from './xlsx/workbook.ts'

// Each cell is compared with all others of its column: on a long sheet that would make every key stroke wait.
const LONGEST_COMPARED = 5000

/** Marks what is surely an error: a key that stands twice, and a required cell left blank in a row somebody has begun. */
export function errorMarks(
  columns: readonly SheetColumn[],
  table: Table,
  extent: Extent,
): readonly ConditionalFormat[] {
  return [...doubledKeys(columns, table, extent), ...blankCells(columns, extent)]
}

function doubledKeys(
  columns: readonly SheetColumn[],
  table: Table,
  { top, bottom }: Extent,
): readonly ConditionalFormat[] {
  const index = columns.findIndex((column) => column.isKey)
  if (table.key.length !== 1 || index < 0 || bottom - top >= LONGEST_COMPARED) return []
  const range = (at: number) => `$${columnName(at)}$${top + 1}:$${columnName(at)}$${bottom + 1}`
  const cell = (at: number) => `$${columnName(at)}${top + 1}`
  // A code that may be given again is doubled only while both holders have no last day.
  const end = columns.findIndex((column) => column.name === table.reuse?.to)
  const formula =
    end < 0
      ? `AND(${cell(index)}<>"",COUNTIF(${range(index)},${cell(index)})>1)`
      : `AND(${cell(index)}<>"",${cell(end)}="",COUNTIFS(${range(index)},${cell(index)},${range(end)},"")>1)`
  return [{ areas: [{ top, bottom, left: index, right: index }], formula, look: ERROR_LOOK }]
}

function blankCells(columns: readonly SheetColumn[], { top, bottom }: Extent): readonly ConditionalFormat[] {
  // A blank may also be filled from elsewhere, or mean something of its own.
  const needed = columns.flatMap((column, index) =>
    column.required && column.column.blank === null && column.column.blankTakes === null ? [index] : [],
  )
  const [first] = needed
  if (first === undefined) return []
  const row = `$A${top + 1}:$${columnName(columns.length - 1)}${top + 1}`
  return [
    {
      areas: needed.map((index) => ({ top, bottom, left: index, right: index })),
      formula: `AND(COUNTA(${row})>0,ISBLANK(${columnName(first)}${top + 1}))`,
      look: ERROR_LOOK,
    },
  ]
}
