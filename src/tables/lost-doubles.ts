import type { WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import { columnOf } from './open-sheet.ts'
import type { Table } from './table.ts'
import { keyTwice } from './write-faults.ts'

/**
 * The fault of a key that stands in several rows of a sheet, none of which is read; `null` for any other. It names rows:
 * only for those who see all of them.
 */
export function lostDoubles(key: string, table: Table, { reading }: OfficeRows): WriteFault | null {
  const { problems = [], sheets = [] } = reading.tables.get(table.unfolds?.parent ?? table.name) ?? {}
  const places = problems.flatMap(({ code, severity, sheet, row }) => {
    const at = sheets.find(({ grid }) => grid.title === sheet)
    const outcome =
      code === 'Q16' && severity === 'REJECT_ROW' && row !== null ? at?.outcomes[row] : undefined
    const isMeant =
      outcome?.row?.key === key || outcome?.children[table.name]?.some((child) => child.key === key)
    return at && row !== null && isMeant ? [{ row, at }] : []
  })
  const [first, ...others] = places
  if (first === undefined || others.length === 0) return null
  const { grid, layout } = first.at
  const columns = table.key.flatMap((name) => (layout && columnOf(layout, name)) ?? [])
  return keyTwice(
    places.map(({ row, at }) => ({ sheet: at.grid.title, row })),
    { sheet: grid.title, row: first.row, column: columns[0] ?? null },
  )
}
