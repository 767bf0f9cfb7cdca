import type { Area } from '../source.ts'
import { referenceOf } from './cell-reference.ts'

/** The block that a reference such as `A3:F7` names; `null` where it names whole columns or rows, or is none. */
export function blockOf(reference: string): Area | null {
  const match = RANGE.exec(reference)
  if (match === null) return null
  const [, letters = '', digits = '', otherLetters = letters, otherDigits = digits] = match
  const rows = [Number(digits) - 1, Number(otherDigits) - 1]
  const columns = [columnOf(letters), columnOf(otherLetters)]
  return {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  }
}

/** How a block is called. */
export function referenceOfBlock({ top, left, bottom, right }: Area): string {
  const first = referenceOf({ row: top, column: left })
  return top === bottom && left === right ? first : `${first}:${referenceOf({ row: bottom, column: right })}`
}

/** The blocks of a list of references, whole columns and rows left out. */
export const blocksOf = (references: string): readonly Area[] =>
  references.split(SPACES).flatMap((reference) => blockOf(reference) ?? [])

/** The references with every block longer that ended right above one of the new rows, which come from the top down. */
export function grown(
  references: string,
  newRows: readonly number[],
  mayGrow: (block: Area, row: number) => boolean,
): string {
  const written = references.split(SPACES)
  const now = written.map((reference) => {
    const first = blockOf(reference)
    if (first === null) return reference
    let block = first
    for (const row of newRows)
      if (block.bottom === row - 1 && mayGrow(block, row)) block = { ...block, bottom: row }
    return block === first ? reference : referenceOfBlock(block)
  })
  return now.every((reference, index) => reference === written[index]) ? references : now.join(' ')
}

const SPACES = /[ \t\r\n]+/
const RANGE = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?$/

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
