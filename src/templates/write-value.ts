import type { Cell, DateCell } from '../columns/cell.ts'
import type { Value } from '../columns/column.ts'
import { serialOfIso } from '../columns/serial.ts'
import type { SheetColumn } from './sheet-columns.ts'

/** Writes a value as people would type it; a text that is no value of the column is written as it is. */
export type ValueWriter = (value: Value) => Cell

/** Makes the writer of a column's values; `labels` are the words its constants or codes are written as. */
export function valueWriter(column: SheetColumn, labels: ReadonlyMap<string, string> | null): ValueWriter {
  if (column.column.kind === 'date') return writeDate
  if (column.column.kind === 'flag')
    return (value) => (typeof value === 'boolean' ? (value ? '○' : '×') : writePlain(value))
  if (labels === null) return writePlain
  const label = (word: string): string => labels.get(word) ?? word
  return (value) =>
    typeof value === 'string'
      ? label(value)
      : isWords(value)
        ? value.map(label).join('、')
        : writePlain(value)
}

const isWords = (value: Value): value is readonly string[] => typeof value === 'object' && value !== null

const writePlain: ValueWriter = (value) => (isWords(value) ? value.join('、') : value)

const ISO = /^\d{4}-\d{2}-\d{2}$/u
// One object a day: a sheet of a million rows holds a few thousand days.
const DAYS = new Map<string, DateCell>()

const writeDate: ValueWriter = (value) => {
  if (typeof value !== 'string' || !ISO.test(value)) return writePlain(value)
  const known = DAYS.get(value)
  if (known !== undefined) return known
  const day = { serial: serialOfIso(value) }
  DAYS.set(value, day)
  return day
}
