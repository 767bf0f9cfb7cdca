import type { AssignedSheet } from './assign-sheets.ts'

/** How many records the service itself takes away: by workbook, and there by the title of the sheet. */
export type Removals = ReadonlyMap<string, ReadonlyMap<string, number>>

/** How many it takes away from the sheets of a table. */
export const removedFrom = (
  removals: Removals | undefined,
  workbook: string,
  sheets: readonly AssignedSheet[],
): number => sheets.reduce((sum, { grid }) => sum + (removals?.get(workbook)?.get(grid.title) ?? 0), 0)
