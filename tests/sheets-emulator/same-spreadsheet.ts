import type { Cell, Row, Sheet, Spreadsheet } from './spreadsheet.ts'

/** Whether a changed draft came out as it went in. Rows that nobody wrote are shared, and cost nothing to compare. */
export function isSameSpreadsheet(
  { sheets: before, ...rest }: Spreadsheet,
  { sheets: after, ...otherRest }: Spreadsheet,
): boolean {
  return (
    before.length === after.length &&
    isSame(rest, otherRest) &&
    before.every((sheet, index) => isSameSheet(sheet, after[index]))
  )
}

function isSameSheet({ rows: before, ...rest }: Sheet, other: Sheet | undefined): boolean {
  if (other === undefined) return false
  const { rows: after, ...otherRest } = other
  const isSameRow = (_: unknown, row: number): boolean =>
    before[row] === after[row] || areSameCells(before[row] ?? [], after[row] ?? [])
  return (
    Array.from({ length: Math.max(before.length, after.length) }).every(isSameRow) && isSame(rest, otherRest)
  )
}

const areSameCells = (before: Row, after: Row): boolean =>
  Array.from({ length: Math.max(before.length, after.length) }).every((_, column) =>
    isSameCell(before[column], after[column]),
  )

const isSameCell = (before: Cell | undefined, after: Cell | undefined): boolean =>
  before === after || (before !== undefined && after !== undefined && isSame(before, after))

/** What answers cannot tell apart is the same: the order of names counts for nothing, nor does what is undefined. */
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)

const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
