import type { Cell } from '../columns/cell.ts'
import type { Value } from '../columns/column.ts'
import type { Fault } from '../columns/fault.ts'
import { isFilled } from './blank.ts'
import { type Found, type ReadColumn, readCell } from './read-column.ts'

/** Gives cells that a column could not read to the column that takes them, where that one is still blank. */
export function readElse(
  passing: readonly ReadColumn[],
  columns: readonly ReadColumn[],
  values: Record<string, Value>,
  cells: readonly Cell[],
  on: string | null,
  found: Found[],
): void {
  for (const { name, column, index } of passing) {
    const cell = index === null ? null : (cells[index] ?? null)
    const other = columns.find((each) => each.name === column.orElse)
    if (!other || !isFilled(cell) || values[name] !== null || values[other.name] !== null) continue
    const refused = found.findIndex((each) => each.index === index && each.fault.severity !== 'WARN')
    if (refused < 0) continue
    const faults: Fault[] = []
    const value = readCell(cell, other.read, other.column, { on }, (fault) => faults.push(fault))
    if (value === null || faults.length > 0) continue
    values[other.name] = value
    found.splice(refused, 1)
  }
}
