import { serialOfIso } from '../columns/serial.ts'
import type { Area } from '../templates/xlsx/address.ts'
import type { DressedCell, SheetCell, SheetRow } from '../templates/xlsx/workbook.ts'

/** A day as a cell that Excel shows in a format: `[$-411]ge.m.d`, or the id of a built-in one such as 57. */
export const dayCell = (iso: string, format: string | number = 'yyyy/m/d'): DressedCell => ({
  value: { serial: serialOfIso(iso) },
  style: { format },
})

/** A cell struck through. */
export const struck = (value: string): DressedCell => ({ value, style: { struck: true } })

/** A cell whose colour is meant to say something. */
export const coloured = (value: string | number): DressedCell => ({ value, style: { fill: '#ff9999' } })

/** A formula with its stored result; `null` where none was stored. */
export const formula = (written: string, value: DressedCell['value']): DressedCell => ({
  formula: written,
  value,
})

/** A name with its reading above it. */
export const withFurigana = (name: string, reading: string): SheetCell => ({
  runs: [{ text: name }],
  readings: [{ text: reading, from: 0, to: name.length }],
})

/** Rows that remember which cells are merged, so that blocks move with what stands above them. */
export interface SheetDraft {
  readonly rows: SheetRow[]
  readonly merges: Area[]
}

/** Adds a row and answers its number, from 0. */
export function add({ rows }: SheetDraft, ...cells: readonly SheetCell[]): number {
  return rows.push(cells) - 1
}

/** Adds a text merged across so many columns. */
export function addAcross(draft: SheetDraft, text: string, columns: number): void {
  const row = add(draft, { value: text, style: { bold: true, horizontal: 'center' } })
  draft.merges.push({ top: row, left: 0, bottom: row, right: columns - 1 })
}

/** Merges a column over some rows. */
export const mergeDown = ({ merges }: SheetDraft, column: number, top: number, bottom: number): void => {
  merges.push({ top, left: column, bottom, right: column })
}

/** A sheet to fill. */
export const draft = (): SheetDraft => ({ rows: [], merges: [] })
