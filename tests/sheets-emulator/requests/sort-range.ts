import type { sheets_v4 } from '@googleapis/sheets'
import { gridBlock } from '../a1.ts'
import { columnLetters } from '../columns.ts'
import { Mistake } from '../mistake.ts'
import { type Cell, cellIn, putCell } from '../spreadsheet.ts'
import type { Handler } from './handler.ts'

/** Sorts the rows of a range; blank cells come last whichever way it is sorted. */
export const sortRange: Handler<sheets_v4.Schema$SortRangeRequest> = (
  { spreadsheet },
  { range, sortSpecs },
) => {
  const { sheet, top, left, bottom, right } = gridBlock(spreadsheet, range)
  for (const { dimensionIndex } of sortSpecs ?? [])
    if ((dimensionIndex ?? 0) < left || (dimensionIndex ?? 0) >= right)
      throw new Mistake(`The sort column ${columnLetters(dimensionIndex ?? 0)} is not in the range.`)
  const last = Math.min(bottom, sheet.rows.length)
  const rows = Array.from({ length: Math.max(0, last - top) }, (_r, down) =>
    Array.from({ length: right - left }, (_c, across) => cellIn(sheet, top + down, left + across)),
  )
  const order = (a: (typeof rows)[number], b: (typeof rows)[number]): number => {
    for (const { dimensionIndex, sortOrder } of sortSpecs ?? []) {
      const at = (dimensionIndex ?? 0) - left
      const by = compareCells(a[at], b[at], sortOrder === 'DESCENDING' ? -1 : 1)
      if (by !== 0) return by
    }
    return 0
  }
  for (const [down, cells] of rows.toSorted(order).entries())
    for (const [across, cell] of cells.entries()) putCell(sheet, top + down, left + across, cell ?? {})
  return {}
}

function compareCells(a: Cell | undefined, b: Cell | undefined, way: 1 | -1): number {
  const [x, y] = [a, b].map((cell) => {
    const { numberValue, stringValue, boolValue } = cell?.userEnteredValue ?? {}
    return numberValue ?? stringValue ?? boolValue ?? null
  })
  if (x == null || y == null) return x == null ? (y == null ? 0 : 1) : -1
  const kinds = ['number', 'string', 'boolean']
  const kind = kinds.indexOf(typeof x) - kinds.indexOf(typeof y)
  if (kind !== 0) return kind * way
  if (typeof x === 'string' && typeof y === 'string')
    return x.localeCompare(y, 'en', { sensitivity: 'accent' }) * way
  return (Number(x) - Number(y)) * way
}
