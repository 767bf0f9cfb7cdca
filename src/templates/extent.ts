import { LAST_ROW } from './xlsx/address.ts'

/** The rows of a sheet in which records stand or may still be written, zero-based and inclusive. */
export interface Extent {
  readonly top: number
  readonly bottom: number
}

const FEWEST_ROWS = 1000
const SPARE_ROWS = 300

/** The extent of a sheet of so many records; a row of examples pushes them down by one. */
export function extentOf(records: number, hasExample: boolean): Extent {
  const top = hasExample ? 2 : 1
  return { top, bottom: Math.min(LAST_ROW, top + Math.max(records + SPARE_ROWS, FEWEST_ROWS) - 1) }
}
