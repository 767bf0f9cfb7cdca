import type { Cell } from '../../columns/cell.ts'
import type { PlacedChanges } from '../../tables/apply-write.ts'
import type { WorkbookWrite } from '../source.ts'

/** What a batch of writes makes of one row of a sheet. */
export interface ChangedRow {
  readonly row: number
  readonly isNew: boolean
  /** Zero-based row of the first record. */
  readonly dataFrom: number
  /** What the cells hold in the end, by column. */
  readonly cells: ReadonlyMap<number, Cell>
}

/** Rows that are changed, by the title of their sheet and then by their number. */
export type ChangedRows = Map<string, Map<number, ChangedRow>>

/** Adds what one write changes to what those before it do. */
export function addChanges(
  changed: ChangedRows,
  { ops }: WorkbookWrite,
  placed: readonly PlacedChanges[],
): void {
  for (const { op, sheet, row, isNew, changes } of placed) {
    const rows = changed.get(sheet) ?? new Map<number, ChangedRow>()
    const before = rows.get(row)
    const cells = new Map(before?.cells)
    for (const { column, after } of changes) cells.set(column, after)
    const dataFrom = before?.dataFrom ?? ops[op]?.dataFrom ?? row
    rows.set(row, { row, isNew: isNew || before?.isNew === true, dataFrom, cells })
    changed.set(sheet, rows)
  }
}

/** The changed rows of a sheet from the top down. */
export const inOrder = (rows: ReadonlyMap<number, ChangedRow>): readonly ChangedRow[] =>
  [...rows.values()].sort((a, b) => a.row - b.row)
