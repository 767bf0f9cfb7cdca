import { ERROR_WORDS, placeKey, type SheetStructure } from './structure.ts'
import type { Value, Values } from './values.ts'

const ERRORS = new Set(Object.values(ERROR_WORDS))

/** A day between 1906 and 2201 but no year of our time, or a time of day. */
const mayBeDate = (value: number): boolean => (value > 2200 && value < 110_000) || (value > 0 && value < 1)

/**
 * Tells whether formats and merged blocks surely stand where they stood, given the values of before and of now. Texts and
 * small numbers typed into one row move nothing; whatever changes several rows or their number may be a sort or an
 * insertion, and what changes no value at all changed something else.
 */
export function isSettled(
  structures: readonly SheetStructure[],
  before: readonly Values[],
  now: readonly Values[],
): boolean {
  let changedRows = 0
  for (const [index, structure] of structures.entries()) {
    const last = before[index] ?? []
    const current = now[index] ?? []
    if (last.length !== current.length) return false
    for (const [row, cells] of current.entries()) {
      const known = last[row] ?? []
      if (sameValues(known, cells)) continue
      changedRows++
      if (changedRows > 1 || !staysPlain(structure, row, known, cells)) return false
    }
  }
  return changedRows === 1
}

const sameValues = (a: readonly Value[], b: readonly Value[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index])

/** Tells whether no changed cell of the row may have become a date or an error. */
function staysPlain(
  { dates, errors }: SheetStructure,
  row: number,
  known: readonly Value[],
  cells: readonly Value[],
): boolean {
  return cells.every((value, column) => {
    if (value === known[column]) return true
    const place = placeKey(row, column)
    if (errors.has(place)) return false
    if (typeof value === 'number') return dates.has(place) || !mayBeDate(value)
    return typeof value !== 'string' || !ERRORS.has(value)
  })
}
