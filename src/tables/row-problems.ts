import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import { type Fault, quote, warning } from '../columns/fault.ts'
import { isFilled } from './blank.ts'
import { type FaultPlace, type Problem, problemAt } from './problem.ts'
import type { Found } from './read-column.ts'

/** The faults of a row with their cells. */
export function placed(
  found: readonly Found[],
  place: FaultPlace,
  row: number,
  cells: readonly Cell[],
): Problem[] {
  return found.map(({ index, header, fault }) => {
    const cell = index === null ? null : (cells[index] ?? null)
    return problemAt(
      { ...place, row, column: index, header, value: cell === null ? null : quote(cellText(cell)) },
      fault,
    )
  })
}

/** Values under no header at all; those under a header nobody knows are told once, by the header. */
export function unheaded(
  cells: readonly Cell[],
  known: ReadonlySet<number>,
  unnamed: ReadonlySet<number>,
  place: FaultPlace,
  row: number,
): Problem[] {
  const problems: Problem[] = []
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index]
    if (isFilled(cell) && !known.has(index) && !unnamed.has(index))
      problems.push(problemAt({ ...place, row, column: index, value: quote(cellText(cell)) }, UNHEADED))
  }
  return problems
}

const UNHEADED: Fault = {
  ...warning(
    'Q5',
    '見出しのない列に値があります。この列は読みませんでした',
    'The column has values but no header; it was not read',
    '見出しを付けるか、列の値を消してください',
    'Give the column a header, or clear it',
  ),
  once: true,
}

/** How many filled cells of a served row a problem names instead of a value holding them. */
export function countReported(
  cells: readonly Cell[],
  found: readonly Found[],
  known: ReadonlySet<number>,
): number {
  let count = 0
  for (let index = 0; index < cells.length; index += 1)
    if (isFilled(cells[index]) && (!known.has(index) || isLost(found, index))) count += 1
  return count
}

const isLost = (found: readonly Found[], index: number): boolean =>
  found.some((each) => each.index === index && each.fault.severity !== 'WARN')
