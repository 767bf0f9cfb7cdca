import type { Held } from './message.ts'

/** Rows as a spreadsheet sorts them by one cell: numbers before texts, blank ones last either way. */
export function sortedRows<R>(
  rows: readonly R[],
  cellOf: (row: R) => Held,
  descending: boolean,
): readonly R[] {
  const sign = descending ? -1 : 1
  return rows.toSorted((one, other) => {
    const [a, b] = [cellOf(one), cellOf(other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    if (typeof a !== typeof b) return typeof a === 'number' ? -sign : sign
    return a < b ? -sign : a > b ? sign : 0
  })
}
