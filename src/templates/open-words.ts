import type { Schema } from '../tables/schema.ts'
import type { TemplateRow } from './sheet-columns.ts'

/** A word of a list that is kept in a sheet. */
export interface OpenWord {
  readonly code: string
  readonly label: string
}

/** Records by table. */
export type RowsByTable = Readonly<Record<string, readonly TemplateRow[]>>

/** The words of a list: those among the rows, else those every workbook starts with. */
export function openWords({ codes }: Schema, rows: RowsByTable): (list: string) => readonly OpenWord[] {
  const kept = rows[codes.table]
  return (list) =>
    kept === undefined
      ? Object.entries(codes.seed[list] ?? {}).map(([code, label]) => ({ code, label }))
      : kept.flatMap((row) => {
          const code = row[codes.code]
          const label = row[codes.label]
          return row[codes.list] === list && typeof code === 'string' && typeof label === 'string'
            ? [{ code, label }]
            : []
        })
}

/** The rows that follow from the schema alone: the words of its open lists, and its settings. */
export const seedRows = ({ codes, settings }: Schema): RowsByTable => ({
  [codes.table]: Object.entries(codes.seed).flatMap(([list, words]) =>
    Object.entries(words).map(([code, label]) => ({
      [codes.list]: list,
      [codes.code]: code,
      [codes.label]: label,
    })),
  ),
  [settings.table]: Object.entries(settings.defaults).map(([key, value]) => ({
    [settings.key]: key,
    [settings.value]: value,
  })),
})
