import type { Cell } from '../columns/cell.ts'
import type { Column, Value } from '../columns/column.ts'
import type { ReadingContext } from '../columns/reading-context.ts'
import { isFilled } from './blank.ts'
import { readCell } from './read-column.ts'

/** The value of a cell by itself, whatever stands beside it; `null` where it cannot be read. `on`: the day it is about. */
export const readAlone = (
  cell: Cell | undefined,
  column: Column,
  context: ReadingContext,
  on: string | null,
): Value => (isFilled(cell) ? readCell(cell, column.prepare(context), column, { on }, () => undefined) : null)
