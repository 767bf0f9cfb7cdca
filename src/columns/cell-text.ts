import type { FilledCell } from './cell.ts'
import { isDateCell, isErrorCell } from './cell.ts'
import { isoOfSerial } from './serial.ts'

/** A cell as text: a number without exponent, a date as ISO, TRUE and FALSE as Excel shows them. */
export function cellText(cell: FilledCell): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (isDateCell(cell)) return isoOfSerial(cell.serial) ?? numberText(cell.serial)
  return isErrorCell(cell) ? cell.error : ''
}

function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value)
  return String(Number.parseFloat(value.toPrecision(15)))
}
