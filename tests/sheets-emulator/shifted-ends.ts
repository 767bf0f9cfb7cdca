/** Which way a sheet grows or shrinks. */
export type Dimension = 'ROWS' | 'COLUMNS'

/** Where something that stood at an index stands afterwards; `null` if it is gone. */
export type Shift = (index: number) => number | null

/** The places between two ends that are left, from the first to the last; the end is excluded. */
export function shiftedEnds(start: number, end: number, shift: Shift): [number, number] | null {
  let first: number | null = null
  let last: number | null = null
  for (let index = start; index < end && first === null; index++) first = shift(index)
  for (let index = end - 1; index >= start && last === null; index--) last = shift(index)
  return first === null || last === null ? null : [Math.min(first, last), Math.max(first, last) + 1]
}
